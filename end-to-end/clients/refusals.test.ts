/** That clients are shown every error row: what is left out is what no request can provoke, with its reason in the contract. */
import { expect, test } from 'vitest';
import { refusalCases, unseenRows } from './refusals.test-data.ts';

test.each([
  { pack: 'aliyun-ecs', operations: ['ModifyDiskChargeType', 'RenewInstance'] },
  { pack: 'volcengine-ecs', operations: ['RenewInstance'] },
] as const)('each error row of $pack has a case that clients are shown, or a reason', ({ pack, operations }) => {
  expect(unseenRows(pack)).toEqual([]);
  expect([...new Set(refusalCases(pack).map(({ operation }) => operation))].toSorted()).toEqual(operations);
});
