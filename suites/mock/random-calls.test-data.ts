/** Random calls of the three ordering operations: a valid request in an ordinary world, and a few things that are off. */
import fc from 'fast-check';
import { behaviour as modifyDiskChargeType } from './behaviours/aliyun-ecs/ModifyDiskChargeType.ts';
import { behaviour as renewInstance } from './behaviours/aliyun-ecs/RenewInstance.ts';
import type { Behaviour, Call } from './behaviours/behaviour.ts';
import { behaviour as otherRenewInstance } from './behaviours/volcengine-ecs/RenewInstance.ts';
import { addDisk, addInstance } from './machine/add-resources.ts';
import { dayMs } from './machine/calendar.ts';
import { fingerprint } from './machine/client-tokens.ts';
import { recordOrder } from './machine/orders.ts';
import { withDisk, withInstance } from './machine/resources.ts';
import { type PackId, packs } from './mock-client.test-data.ts';
import { type Account, emptyWorld, type Fault, type Instance, type TokenRecord, type World } from './world.ts';

export const nowMs = Date.UTC(2026, 2, 10, 8);

type Parameters = Readonly<Record<string, string>>;

/** An operation with what its calls are made of. */
export interface Subject {
  readonly title: string;
  readonly packId: PackId;
  readonly operation: string;
  readonly behaviour: Behaviour;
  /** Parameters that are fine in the ordinary world. */
  readonly valid: Parameters;
  /** Changes of parameters; an empty text leaves the parameter out. */
  readonly requests: readonly Parameters[];
}

const clientTokens: readonly Parameters[] = [
  { ClientToken: 'a'.repeat(65) },
  { ClientToken: 'clé' },
  { ClientToken: 'done' },
  { ClientToken: 'new' },
  { ClientToken: 'processing' },
];
const instanceIds: readonly Parameters[] = [{ InstanceId: '' }, { InstanceId: 'i-none' }, { InstanceId: 'i-released' }];
const day: Parameters = { Period: '', ExpectedRenewDay: '5' };

/** The ordering operations of both packs. */
export const subjects: readonly Subject[] = [
  {
    title: 'RenewInstance',
    packId: 'aliyun-ecs',
    operation: 'RenewInstance',
    behaviour: renewInstance,
    valid: { InstanceId: 'i-1', Period: '1' },
    requests: [
      ...['', 'x', '0', '2', '12', '13'].map((Period) => ({ Period })),
      ...['Week', 'Month', 'Year'].map((PeriodUnit) => ({ PeriodUnit })),
      ...['x', '0', '29', '5', '6'].map((ExpectedRenewDay) => ({ ...day, ExpectedRenewDay })),
      ...[{ ExpectedRenewDay: '5' }, { ...day, ClientToken: 'done' }],
      ...[...instanceIds, ...clientTokens],
    ],
  },
  {
    title: 'RenewInstance of the other pack',
    packId: 'volcengine-ecs',
    operation: 'RenewInstance',
    behaviour: otherRenewInstance,
    valid: { InstanceId: 'i-1', Period: '1' },
    requests: [
      ...['', 'x', '0', '2', '10', '36'].map((Period) => ({ Period })),
      ...['Week', 'Month', 'Year'].map((PeriodUnit) => ({ PeriodUnit })),
      { InstanceId: '!' },
      ...[...instanceIds.filter(({ InstanceId }) => InstanceId !== 'i-none'), ...clientTokens],
    ],
  },
  {
    title: 'ModifyDiskChargeType',
    packId: 'aliyun-ecs',
    operation: 'ModifyDiskChargeType',
    behaviour: modifyDiskChargeType,
    valid: { InstanceId: 'i-1', RegionId: 'cn-hangzhou', DiskIds: '["d-1"]' },
    requests: [
      ...['', 'no-such-region-1', 'cn-shanghai'].map((RegionId) => ({ RegionId })),
      ...['', 'd-1', '[1]', '[]', '["d-1","d-1"]', '["d-1","d-2"]', '["d-none"]', '["d-system"]', '["d-free"]'].map(
        (DiskIds) => ({ DiskIds }),
      ),
      { DiskIds: '["d-detached"]' },
      { DiskIds: JSON.stringify(Array.from({ length: 17 }, () => 'd-1')) },
      ...['true', 'false', 'maybe'].map((AutoPay) => ({ AutoPay })),
      ...['PrePaid', 'PostPaid', 'Free'].map((DiskChargeType) => ({ DiskChargeType })),
      { DiskIds: '["d-2"]', DiskChargeType: 'PostPaid' },
      { DiskIds: '["d-2"]', DiskChargeType: 'PostPaid', AutoPay: 'false' },
      ...[...instanceIds, ...clientTokens],
    ],
  },
];

const account =
  (change: Partial<Account>) =>
  (world: World): World => ({ ...world, account: { ...world.account, ...change } });
const instance =
  (change: Partial<Instance>) =>
  (world: World): World =>
    withInstance(world, 'i-1', change);
const order =
  (status: 'unpaid' | 'processing' | 'abnormal') =>
  (world: World): World => {
    const draft = { operation: 'ModifyInstanceSpec', instanceId: 'i-1', diskIds: [], amount: 10, backToCredit: 0 };
    return recordOrder(world, draft, status).world;
  };
const fault =
  (added: Fault) =>
  (world: World): World => ({ ...world, faults: [...world.faults, added] });
const host = (status: 'Available' | 'PermanentFailure' | 'TempUnavailable', days: number) =>
  instance({ dedicatedHost: { id: 'dh-1', status, expiryMs: nowMs + days * dayMs } });

/** What can be off in a world. */
const deviations: readonly ((world: World, operation: string) => World)[] = [
  ...(['throttled', 'internal', 'order-service'] as const).map(fault),
  ...(['unpaid', 'processing', 'abnormal'] as const).map(order),
  ...(['Pending', 'Stopped', 'Stopping'] as const).map((status) => instance({ status })),
  ...(['upgrading', 'specification-change-booked', 'temporary-upgrade', 'no-purchase-record'] as const).map((name) =>
    instance({ conditions: [name] }),
  ),
  ...(['starter-package', 'held-by-other-operation', 'barred', 'downgrade-quota-used-up'] as const).map((name) =>
    instance({ conditions: [name] }),
  ),
  instance({ locks: ['security'] }),
  instance({ locks: ['financial'], status: 'Stopped', expiryMs: nowMs - dayMs }),
  instance({ locks: ['financial'] }),
  instance({ chargeType: 'PostPaid', expiryMs: null }),
  instance({ expiryMs: Date.UTC(2099, 10, 15) }),
  host('Available', 40),
  host('PermanentFailure', 4_000),
  host('TempUnavailable', 4_000),
  account({ balance: 0 }),
  account({ balance: 100 }),
  account({ balance: 0, credit: 1_000_000 }),
  account({ vouchers: [{ id: 'v-1', balance: 5_000 }] }),
  account({ vouchers: [{ id: 'v-1', balance: 5_000 }], discount: true, balance: 0 }),
  account({ owed: 500 }),
  account({ paymentMethod: false }),
  account({ renewDay: 5 }),
  (world, operation) => account({ withheldOperations: [operation] })(world),
  (world) => ({ ...world, soldOutZones: [world.zoneId] }),
  (world) => withDisk(world, 'd-1', { multiAttach: true }),
  (world) => withDisk(world, 'd-1', { portable: false }),
  (world) => withDisk(world, 'd-1', { dedicatedBlockStorageCluster: true }),
  (world) => withDisk(world, 'd-1', { changedAtMs: nowMs - 60_000, chargeTypeChanges: 1 }),
  (world) => withDisk(world, 'd-1', { changedAtMs: nowMs - 600_000, chargeTypeChanges: 3 }),
];

/** Instance `i-1` with disks `d-system`, `d-1` and the subscription disk `d-2`; two disks that hang nowhere. */
function ordinaryWorld({ packId, operation, valid }: Subject): World {
  const { region } = packs[packId].manifest.binding;
  const empty = emptyWorld({ number: 1, regionId: region, zoneId: `${region}-a`, orderPrefix: '' });
  const expiryMs = nowMs + 20 * dayMs;
  const draft = { id: 'i-1', systemDiskId: 'd-system', chargeType: 'PrePaid', status: 'Running' } as const;
  const { world: bare, instance: owner } = addInstance(empty, { ...draft, expiryMs, nowMs });
  const disk = { instance: owner, portable: true, multiAttach: false, dedicatedBlockStorageCluster: false, nowMs };
  const drafts = [
    { id: 'd-1', type: 'data', attached: true, chargeType: 'PostPaid' },
    { id: 'd-2', type: 'data', attached: true, chargeType: 'PrePaid' },
    { id: 'd-free', type: 'data', attached: false, chargeType: 'PostPaid' },
    { id: 'd-detached', type: 'system', attached: false, chargeType: 'PostPaid' },
  ] as const;
  const world = drafts.reduce((grown, one) => addDisk(grown, { ...disk, ...one }).world, bare);
  const answered = fingerprint(new Map(Object.entries({ ...valid, ClientToken: 'done' })));
  const tokens: readonly TokenRecord[] = [
    { token: 'done', operation, state: 'done', parameters: answered, result: { OrderId: '1' }, orderId: '1' },
    { token: 'processing', operation, state: 'processing' },
  ];
  return { ...world, tokens, releasedInstanceIds: ['i-released'] };
}

/** Calls with up to two things off in the world, up to two in the request, and a sender who may lack something. */
export function randomCalls(subject: Subject): fc.Arbitrary<Call> {
  const operation = packs[subject.packId].operations[subject.operation];
  if (operation === undefined) throw new Error(subject.operation);
  return fc
    .record({
      changes: fc.subarray([...deviations], { maxLength: 2 }),
      requests: fc.subarray([...subject.requests], { maxLength: 2 }),
      denied: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray([subject.operation, 'price', 'refund'])),
    })
    .map(({ changes, requests, denied }) => {
      const texts = Object.entries<string>(Object.assign({}, subject.valid, ...requests));
      const parameters = new Map(texts.filter(([, text]) => text !== ''));
      const world = changes.reduce((before, change) => change(before, subject.operation), ordinaryWorld(subject));
      return { world, operation, parameters, nowMs, denied };
    });
}
