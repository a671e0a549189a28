import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputDirectory, runCommandLine, runWithoutReader } from './command-line.test-data.ts';
import { runCommandLineHere } from './command-line-here.test-data.ts';

describe('a vendor', () => {
  test('is sent nothing that may cost money: without credentials it is exit 2 and says which variables to set', async () => {
    const { exitCode, stderr } = await runCommandLine(
      ['run', '--target', 'https://ecs.vendor.invalid', '--pack', 'aliyun-ecs'],
      {
        ALIBABA_CLOUD_ACCESS_KEY_ID: '',
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: '',
      },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID');
  });
});

test('a reader that has seen enough of a long output breaks nothing', async () => {
  const { exitCode, stderr } = await runWithoutReader(['list', '--json']);
  expect(exitCode, stderr).toBe(0);
  expect(stderr).not.toContain('EPIPE');
});

test('a usage error that shows after the target was opened ends the process as well', async () => {
  const { exitCode, stderr } = await runCommandLine(['run', '--operation', 'LaunchRocket']);
  expect(stderr).toMatch(/Unknown operation "LaunchRocket"\. Did you mean /);
  expect(exitCode).toBe(2);
});

test('wrong usage ends the process with exit code 2 and a sentence on stderr', async () => {
  const { exitCode, stdout, stderr } = await runCommandLine(['run', '--pack', 'azure']);
  expect(stderr).toMatch(/Unknown pack "azure".*aliyun-ecs, volcengine-ecs/);
  expect([exitCode, stdout]).toEqual([2, '']);
});

describe('wrong usage is exit 2 and says what to do', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['unknown option', ['run', '--nonsense'], /unknown option '--nonsense'/],
    ['unknown command', ['frobnicate'], /unknown command 'frobnicate'/],
    ['missing target file', ['run', '--target', 'no-such-target.yaml'], /neither a URL nor a file/],
    ['unknown pack', ['run', '--pack', 'azure'], /Unknown pack "azure".*aliyun-ecs, volcengine-ecs/],
    ['unknown profile', ['run', '--profile', 'speed'], /argument 'speed' is invalid\. Known: wire, errors/],
    ['unknown profile to list', ['list', '--profile', 'speed'], /argument 'speed' is invalid\. Known: wire, errors/],
    [
      'unknown operation to list',
      ['list', '--operation', 'Launch'],
      /Unknown operation "Launch"\. Known: .*RenewInstance/,
    ],
    ['unknown operation', ['run', '--operation', 'LaunchRocket'], /Unknown operation "LaunchRocket"/],
    [
      'unknown operation of pacts',
      ['pact', 'verify', '--target', 'http://127.0.0.1:1', '--operation', 'LaunchRocket'],
      /Unknown operation "LaunchRocket"/,
    ],
    ['unknown edition', ['run', '--edition', '1999'], /Unknown edition/],
    ['unknown finding', ['run', '--reading', 'a/b=c'], /Unknown finding/],
    ['a pattern that matches nothing', ['run', '--case', 'nothing/*'], /--case "nothing\/\*" matches no case/],
    [
      'a pattern of accepted cases that matches nothing',
      ['run', '--allow-inconclusive', 'perod-zero'],
      /--allow-inconclusive "perod-zero" matches no case\. Did you mean /,
    ],
    [
      'patterns that match nothing together',
      ['run', '--operation', 'StopInstance', '--profile', 'wire', '--case', '*pause*'],
      /matches no case|No case matches all/,
    ],
    ['bad number', ['run', '--concurrency', 'many'], /whole number/],
    ['bad URL', ['run', '--target', 'ftp://127.0.0.1'], /not an http or https URL/],
    [
      'two vendors at one address',
      ['run', '--target', 'https://ecs.vendor.invalid'],
      /--pack aliyun-ecs or --pack volcengine-ecs/,
    ],
    ['provider states of no target', ['run', '--state-url', 'http://127.0.0.1:1/states'], /--state-url needs --target/],
    [
      'a walk with states of no target',
      ['walk', '--state-url', 'http://127.0.0.1:1/states'],
      /--state-url needs --target/,
    ],
    ['unknown scenario', ['mock', '--scenario', 'doom'], /Unknown scenario "doom"/],
    ['a vendor to walk', ['walk', '--target', 'https://ecs.vendor.invalid'], /never run on a vendor/],
    ['a walk without states', ['walk', '--target', 'http://127.0.0.1:1'], /need the provider states/],
    ['an unknown step', ['walk', '--replay', 'PrePaid/Running/free sit'], /no move "sit"/],
    ['a path without its seed', ['walk', '--path', '1:2'], /needs the --seed/],
    ['missing page', ['derive', 'no-such-page.md'], /cannot be read/],
  ])('%s', async (_name, args, sentence) => {
    const { exitCode, stderr } = await runCommandLineHere(args);
    expect(stderr).toMatch(sentence);
    expect(exitCode).toBe(2);
  });

  test('an invalid target file', async () => {
    const file = join(outputDirectory(), 'target.yaml');
    writeFileSync(file, 'url: http://127.0.0.1:1\ndisposible: true\n');
    const { exitCode, stderr } = await runCommandLineHere(['run', '--target', file]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('disposible');
  });
});
