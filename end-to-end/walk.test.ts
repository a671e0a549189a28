import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine, type ServedMock, serveMock } from './command-line.test-data.ts';

const fewWalks = ['walk', '--walks', '5', '--steps', '10', '--seed', '1'];

test('a few walks on the embedded mock agree, and say what they have reached', async () => {
  const { exitCode, stdout, stderr } = await runCommandLine(fewWalks);
  expect(stderr).toMatch(/^Seed 1\n5 walks, 50 steps, \d+ cells tried between them, \d+ exchanges in .* s; seed 1\n/);
  expect(stderr).toMatch(/States +\d+ of 90\nTransitions +\d+ of 1047\nCells +\d+ of 102\n/);
  expect(stderr).toContain('Every walk agrees with the model.\n');
  expect([exitCode, stdout]).toEqual([0, '']);
});

test('one walk is taken again by its line', async () => {
  const walk = 'PrePaid/Running/attached pay-instance subscription-runs-out try-CreateDisk start renew start';
  const { exitCode, stderr } = await runCommandLine(['walk', '--replay', walk]);
  expect(stderr).toMatch(
    /^1 walk, 4 steps, 1 cells tried .*\nThe walk agrees with the model; 1 of its steps do not apply/,
  );
  expect(exitCode).toBe(0);
});

describe('another target', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await serveMock();
  });
  afterAll(() => mock.stop());

  test('is walked through its own hooks', async () => {
    const states = `${mock.url}/_conformance/states`;
    const { exitCode, stderr } = await runCommandLine([...fewWalks, '--target', mock.url, '--state-url', states]);
    expect(stderr).toContain('Every walk agrees with the model.\n');
    expect(exitCode).toBe(0);
  });

  test('whose hooks fail is not judged, and the hook is named', async () => {
    const { exitCode, stderr } = await runCommandLine([...fewWalks, '--target', mock.url, '--state-url', mock.url]);
    expect(stderr).toMatch(/The walks could not be judged: the setup hook of "an account exists" answered \d+/);
    expect(exitCode).toBe(1);
  });
});
