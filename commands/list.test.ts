import { expect, test } from 'vitest';
import { listCommand } from './list.ts';
import { runCommandHere } from './run-command.test-data.ts';

interface Listed {
  readonly requirement: string;
  readonly operation: string;
  readonly profile: string;
  readonly cases: readonly string[];
  readonly reason?: string;
}

const listed = async (...options: readonly string[]): Promise<readonly Listed[]> =>
  JSON.parse((await runCommandHere(listCommand(), '--json', ...options)).stdout);

test('every requirement of the chosen operation and profile has cases or a reason', async () => {
  const found = await listed('--pack', 'aliyun-ecs', '--operation', 'RenewInstance', '--profile', 'errors');
  expect(found.length).toBeGreaterThan(30);
  for (const { operation, profile, cases, reason } of found) {
    expect([operation, profile]).toEqual(['RenewInstance', 'errors']);
    expect(cases.length > 0 || (reason ?? '').length > 10).toBe(true);
  }
});

test('one line per requirement, and counts on stderr', async () => {
  const options = ['--pack', 'volcengine-ecs', '--profile', 'wire'];
  const { stdout, stderr, exitCode } = await runCommandHere(listCommand(), ...options);
  expect(stdout.trimEnd().split('\n')).toHaveLength((await listed(...options)).length);
  expect(stderr).toMatch(/^Requirements {2}\d+/m);
  expect(exitCode).toBe(0);
});

test('an unknown operation is refused, with the names of those that there are', async () => {
  await expect(runCommandHere(listCommand(), '--operation', 'Renew')).rejects.toThrow(
    /Unknown operation "Renew".*RenewInstance/,
  );
});

test('an unknown profile is refused', async () => {
  await expect(runCommandHere(listCommand(), '--profile', 'speed')).rejects.toThrow(/speed/);
});

test('--states: the states as a table, or as JSON', async () => {
  const { stdout } = await runCommandHere(listCommand(), '--states');
  expect(stdout).toMatch(/^\|.*\|\n\|---.*\n\| 1 \| an instance exists \| resource \|/);
  const ranked = JSON.parse((await runCommandHere(listCommand(), '--states', '--json')).stdout);
  expect(ranked[0]).toMatchObject({ state: 'an instance exists', reach: 'resource' });
});

test('--states --operation: only the states that its cases use, with their number', async () => {
  const options = ['--states', '--json', '--pack', 'aliyun-ecs', '--operation', 'DescribeRegions'];
  const ranked = JSON.parse((await runCommandHere(listCommand(), ...options)).stdout);
  expect(ranked.length).toBeLessThan(10);
  expect(ranked.at(-1).possible['aliyun-ecs']).toBeLessThan(20);
});
