/** What the tests of ModifyDiskChargeType ask with. */
import { expect } from 'vitest';
import type { JsonValue } from '../../json.ts';
import { type Bench, bench } from '../../mock-client.test-data.ts';

export const operation = 'ModifyDiskChargeType';
export type Params = Readonly<Record<string, JsonValue>>;
export type Parameters = Readonly<Record<string, string | undefined>>;

/** An instance with disks, and a request for them that is fine. */
export function prepare(disk: Params = {}, instance: Params = {}) {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists', instance);
  const values: Params = test.state('a disk exists', { instanceId, ...disk });
  const diskIds = values.diskIds as readonly string[];
  const valid = (change: Parameters = {}): Readonly<Record<string, string>> => {
    const all = { InstanceId: instanceId, RegionId: 'cn-hangzhou', DiskIds: JSON.stringify(diskIds), ...change };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  };
  return { test, instanceId, diskIds, valid };
}

/** Asks and demands success. */
export async function changed({ ask }: Bench, parameters: Readonly<Record<string, string>>) {
  const reply = await ask(operation, parameters);
  expect([reply.status, reply.code]).toEqual([200, '']);
  expect(reply.at('/OrderId')).toMatch(/^\d+$/);
  return reply;
}

/** Charge types of the disks as observed. */
export const chargeTypes = (test: Bench, diskIds: readonly string[]) =>
  test.see().disks.flatMap(({ diskId, chargeType }) => (diskIds.includes(diskId) ? [chargeType] : []));
