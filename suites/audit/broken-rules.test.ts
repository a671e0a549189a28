/**
 * The suite against mocks with one rule left out: each documented refusal that the mock can make is missed by some case,
 * and the verdict names the requirement and the page line. A rule that nothing misses is a hole in the cases.
 */
import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import type { VendorBehaviours } from '../mock/behaviours/behaviour.ts';
import { vendors } from '../mock/behaviours/vendors.ts';
import { createMock } from '../mock/create-mock.ts';
import type { CaseResult } from '../model.ts';
import { openTarget } from '../open-target.ts';

/** Rules whose absence no case misses, and why that is so today. One that is missed after all must leave this list. */
const notMissed: Readonly<Record<string, string>> = {
  'aliyun-ecs ModifyDiskChargeType account in arrears':
    'equivalent: such an account cannot pay, and the same codes are documented for both',
  'aliyun-ecs ModifyDiskChargeType instance released':
    'equivalent: a released instance is absent, and the pages have three codes for that',
  'aliyun-ecs ModifyDiskChargeType instance in another region': 'no row is about it',
  'aliyun-ecs ModifyDiskChargeType disk not attached to the instance': 'no row is about it',
  'aliyun-ecs ModifyDiskChargeType locked for security or barred': 'no row is about it',
  'aliyun-ecs ModifyDiskChargeType status in transition': 'no case for this side of the row yet',
  'aliyun-ecs ModifyDiskChargeType system disk': 'stated in prose only, no case yet',
  'aliyun-ecs ModifyDiskChargeType disk list unreadable': 'stated in prose only, no case yet',
  'aliyun-ecs ModifyDiskChargeType changed three times': 'stated in prose only, no case yet',
  'aliyun-ecs RenewInstance both period and renewal day': 'stated in prose only, no case yet',
  'aliyun-ecs RenewInstance other renewal day chosen': 'stated in prose only, no case yet',
  'aliyun-ecs RenewInstance no way to pay': 'stated in prose only, no case yet',
  'aliyun-ecs RenewInstance too little money': 'stated in prose only, no case yet',
  'aliyun-ecs RenewInstance dedicated host not available': 'the cause uses another status of the host',
  'aliyun-ecs RenewInstance barred': 'no row is about it',
  'aliyun-ecs RenewInstance held by another operation': 'no row is about it',
  'aliyun-ecs RenewInstance order service fails': 'no row is about it',
  'volcengine-ecs RenewInstance instance id malformed': 'no row is about it',
  'volcengine-ecs RenewInstance period by weeks': 'the page does not state what the unsupported value gets',
  'volcengine-ecs RenewInstance locked for security': 'no row is about it',
  'volcengine-ecs RenewInstance expires after the maximum': 'no row is about it',
  'volcengine-ecs RenewInstance no way to pay': 'no row is about it',
  'volcengine-ecs RenewInstance sold out or no orders': 'no row is about it',
};

/** Operations whose pages' rows all have causes or reasons; of the others only arrears cells and a few rows have cases. */
const modelled = ['RenewInstance', 'ModifyDiskChargeType'];

const mutants = Object.entries(vendors).flatMap(([packId, vendor]) =>
  Object.entries(vendor.operations)
    .filter(([operation]) => modelled.includes(operation))
    .flatMap(([operation, { rules }]) => rules.map(({ name }) => ({ packId, operation, rule: name }))),
);

function without(packId: string, operation: string, rule: string): Readonly<Record<string, VendorBehaviours>> {
  const vendor = vendors[packId];
  const behaviour = vendor?.operations[operation];
  if (vendor === undefined || behaviour === undefined) throw new Error(`${packId} has no ${operation}`);
  const rules = behaviour.rules.filter(({ name }) => name !== rule);
  if (rules.length !== behaviour.rules.length - 1) throw new Error(`${operation} has not one rule ${rule}`);
  return {
    ...vendors,
    [packId]: { ...vendor, operations: { ...vendor.operations, [operation]: { ...behaviour, rules } } },
  };
}

/** Once for all mutants: the rules for parameters are compiled per loaded pack. */
const loaded = packIds().map(loadPack);

async function resultsWithout(packId: string, operation: string, rule: string): Promise<readonly CaseResult[]> {
  const packs = loaded.filter(({ manifest }) => manifest.id === packId);
  const { cases } = loadContract(packId);
  const mock = createMock({ packs, behaviours: without(packId, operation, rule) });
  const opened = await openTarget({ packs, packsNamed: true, environment: {}, timeoutMs: 5000, mock });
  const settings = {
    packs: [packId],
    profiles: [],
    operations: [operation],
    cases: [],
    editions: [],
    readings: {},
    concurrency: 16,
    timeoutMs: 5000,
  };
  const selected = cases.filter((testCase) => testCase.operation === operation);
  const { results } = await runCases({ ...opened, packs, cases, selected, settings });
  await opened.close();
  return results;
}

test('there are rules to leave out, in both packs', () => {
  expect(mutants.length).toBeGreaterThan(30);
  expect(new Set(mutants.map(({ packId }) => packId))).toEqual(new Set(packIds()));
});

describe.each(mutants)('$packId $operation without its rule "$rule"', ({ packId, operation, rule }) => {
  const reason = notMissed[`${packId} ${operation} ${rule}`];
  test(reason === undefined ? 'fails a requirement, with its page line' : `is not missed: ${reason}`, async () => {
    const failed = (await resultsWithout(packId, operation, rule)).filter(({ verdict }) => verdict === 'fail');
    expect(failed.length > 0).toBe(reason === undefined);
    for (const { requirements, page, expected, observed } of failed) {
      expect(requirements[0]).toMatch(new RegExp(`^${packId}/${operation}/`));
      expect(page.lines[0]).toBeGreaterThan(0);
      expect(observed).not.toBe(expected);
    }
  });
});

test('every rule in the list of those not missed exists', () => {
  const names = mutants.map(({ packId, operation, rule }) => `${packId} ${operation} ${rule}`);
  expect(Object.keys(notMissed).filter((name) => !names.includes(name))).toEqual([]);
});
