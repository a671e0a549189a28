/** The rules about repeated changes of a disk, over random histories of requests, payments and time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDisk, addInstance } from '../../machine/add-resources.ts';
import { dayMs } from '../../machine/calendar.ts';
import { payOrder } from '../../machine/pay-order.ts';
import { packs } from '../../mock-client.test-data.ts';
import { performOperation } from '../../perform-operation.ts';
import { emptyWorld, type World } from '../../world.ts';
import { behaviour } from './ModifyDiskChargeType.ts';

const beginMs = Date.UTC(2026, 2, 10);
const operation = packs['aliyun-ecs'].operations.ModifyDiskChargeType;
if (operation === undefined) throw new Error('no operation');

interface Moment {
  readonly world: World;
  readonly nowMs: number;
}
type Event = (moment: Moment) => Moment;

function begin(balance: number): World {
  const empty = emptyWorld({ number: 1, regionId: 'cn-hangzhou', zoneId: 'cn-hangzhou-h', orderPrefix: '' });
  const draft = { id: 'i-1', chargeType: 'PrePaid', status: 'Running', expiryMs: beginMs + 30 * dayMs } as const;
  const { world, instance } = addInstance(empty, { ...draft, nowMs: beginMs });
  const disk = { type: 'data', instance, attached: true, chargeType: 'PostPaid', portable: true } as const;
  const more = { ...disk, multiAttach: false, dedicatedBlockStorageCluster: false, nowMs: beginMs };
  const two = addDisk(addDisk(world, { ...more, id: 'd-1' }).world, { ...more, id: 'd-2' }).world;
  return { ...two, account: { ...two.account, balance } };
}

const requests = fc
  .record({
    DiskIds: fc.constantFrom('["d-1"]', '["d-2"]', '["d-1","d-2"]', '["d-2","d-2"]'),
    DiskChargeType: fc.constantFrom('PrePaid', 'PostPaid'),
    AutoPay: fc.constantFrom('true', 'true', 'false'),
    ClientToken: fc.constantFrom('', '', 'a', 'b'),
  })
  .map(
    (texts): Event =>
      ({ world, nowMs }) => {
        const given = Object.entries({ InstanceId: 'i-1', RegionId: 'cn-hangzhou', ...texts }).filter(
          ([, text]) => text,
        );
        const call = { world, operation, parameters: new Map(given), nowMs, denied: [] };
        const outcome = performOperation(behaviour, call);
        return { world: outcome.outcome === 'success' ? outcome.world : world, nowMs };
      },
  );

const payment: Event = ({ world, nowMs }) => {
  const open = world.orders.find(({ status }) => status === 'unpaid');
  const step = open === undefined ? undefined : payOrder(world, open.id, nowMs);
  return { world: step?.done === true ? step.world : world, nowMs };
};

const waits = fc.constantFrom(1_000, 299_000, 299_999, 300_000, 600_000).map(
  (ms): Event =>
    ({ world, nowMs }) => ({ world, nowMs: nowMs + ms }),
);

const histories = fc.array(fc.oneof({ weight: 3, arbitrary: requests }, waits, fc.constant(payment)), {
  maxLength: 40,
  size: 'max',
});

/** Moments at which each disk changed. */
function changesIn(start: World, history: readonly Event[]): Readonly<Record<string, readonly number[]>> {
  const changes: Record<string, number[]> = { 'd-1': [], 'd-2': [] };
  let moment: Moment = { world: start, nowMs: beginMs };
  for (const event of history) {
    const next = event(moment);
    for (const disk of next.world.disks) {
      const before = moment.world.disks.find(({ id }) => id === disk.id);
      if (before?.chargeType !== disk.chargeType) changes[disk.id]?.push(next.nowMs);
    }
    moment = next;
  }
  return changes;
}

describe('in any history', () => {
  test('a disk changes at most three times and never within five minutes of its last change', () => {
    fc.assert(
      fc.property(fc.constantFrom(1_000, 100_000), histories, (balance, history) => {
        for (const moments of Object.values(changesIn(begin(balance), history))) {
          expect(moments.length).toBeLessThanOrEqual(3);
          const pauses = moments.slice(1).map((moment, at) => moment - (moments[at] ?? 0));
          for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(300_000);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('there are histories with three changes and with a pause of five minutes and no more', () => {
    const seen = fc
      .sample(histories, { numRuns: 400, seed: 3 })
      .flatMap((history) => Object.values(changesIn(begin(100_000), history)));
    expect(Math.max(...seen.map(({ length }) => length))).toBe(3);
    expect(seen.some(([first = 0, second = 0]) => second - first === 300_000)).toBe(true);
  });
});
