import { expect, test } from 'vitest';
import { explainCommand } from './explain.ts';
import { runCommandHere } from './run-command.test-data.ts';

const explained = (...parameters: readonly string[]) => runCommandHere(explainCommand(), ...parameters);

test('a case by its id: what it is and how to run it', async () => {
  const { stdout, exitCode } = await explained('aliyun-ecs/RenewInstance/unpaid-order');
  expect(stdout).toContain('aliyun-ecs/RenewInstance/unpaid-order');
  expect(stdout).toContain("--case 'aliyun-ecs/RenewInstance/unpaid-order'");
  expect(exitCode).toBe(0);
});

test('--json: an object for one id, an array for several', async () => {
  const ids = ['aliyun-ecs/RenewInstance/unpaid-order', 'ModifyDiskChargeType/error/400/MissingParameter.RegionId'];
  expect(JSON.parse((await explained('--json', ids[0] ?? '')).stdout).id).toBe(ids[0]);
  const several = JSON.parse((await explained('--json', ...ids)).stdout);
  expect(several.map(({ id }: { readonly id: string }) => id)).toEqual([ids[0], `aliyun-ecs/${ids[1]}`]);
});

test('an id that fits several is refused, with all that fit', async () => {
  const refused = explained('unpaid-order');
  await expect(refused).rejects.toThrow('"unpaid-order" fits 2 ids');
  await expect(refused).rejects.toThrow('\n  aliyun-ecs/ModifyDiskChargeType/unpaid-order');
});

test('an id that fits none is refused, with the nearest ones', async () => {
  await expect(explained('RenewInstance/unpayed-order')).rejects.toThrow(/RenewInstance\/unpaid-order/);
});
