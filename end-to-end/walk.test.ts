import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine, type ServedMock, serveMock } from './command-line.test-data.ts';

const fewWalks = ['walk', '--walks', '5', '--steps', '10', '--seed', '1'];

test('a few walks on the embedded mock agree, and the summary shows what they reached', async () => {
  const { exitCode, stdout, stderr } = await runCommandLine(fewWalks);
  expect(stderr).toMatch(/^Seed 1\n5 walks, 50 steps, \d+ cells tried between them, \d+ exchanges in .* s; seed 1\n/);
  expect(stderr).toMatch(/States +\d+ of 90\nTransitions +\d+ of 1047\nCells +\d+ of 102\n/);
  expect(stderr).toContain('Every walk agrees with the model.\n');
  expect([exitCode, stdout]).toEqual([0, '']);
});

test('--replay takes one walk', async () => {
  const walk = 'PrePaid/Running/attached pay-instance subscription-runs-out try-CreateDisk start renew start';
  const { exitCode, stderr } = await runCommandLine(['walk', '--replay', walk]);
  expect(stderr).toMatch(
    /^1 walk, 4 steps, 1 cells tried .*\nThe walk agrees with the model; skipped steps that do not apply: 1\./,
  );
  expect(exitCode).toBe(0);
});

describe('a served target', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await serveMock();
  });
  afterAll(() => mock.stop());

  test('is walked through its own state hooks', async () => {
    const states = `${mock.url}/_conformance/states`;
    const { exitCode, stderr } = await runCommandLine([...fewWalks, '--target', mock.url, '--state-url', states]);
    expect(stderr).toContain('Every walk agrees with the model.\n');
    expect(exitCode).toBe(0);
  });

  test('is not judged if a hook fails, and the summary names the hook', async () => {
    const { exitCode, stderr } = await runCommandLine([...fewWalks, '--target', mock.url, '--state-url', mock.url]);
    expect(stderr).toMatch(/The walks could not be judged: the setup hook of "an account exists" answered \d+/);
    expect(exitCode).toBe(1);
  });
});

test('--pack takes packs with a walk model and lists them for one without', async () => {
  const walked = await runCommandLine([...fewWalks, '--pack', 'aliyun-ecs']);
  expect(walked.exitCode).toBe(0);
  const { exitCode, stderr } = await runCommandLine(['walk', '--pack', 'volcengine-ecs']);
  expect(stderr).toContain('The pack "volcengine-ecs" has no walk model. Packs with one: aliyun-ecs.');
  expect(exitCode).toBe(2);
});
