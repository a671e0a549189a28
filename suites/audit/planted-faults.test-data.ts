/**
 * For each entry of the cause files one fault in the mock's own logic, by hand: the decision of the mock that answers for
 * it, and where one decision answers for several entries, what tells them apart. Statements that say what is carried out
 * get a fault in what is done. Faults of the protocol, which come before any operation, are given as behaviours.
 */
import type { Call, Outcome, ProtocolErrors } from '../mock/behaviours/behaviour.ts';
import { type BehaviourTable, packBehaviours } from '../mock/behaviours/pack-behaviours.ts';
import type { Disk } from '../mock/world.ts';
import {
  changeDisk,
  changeInstance,
  day,
  diskIds,
  given,
  instanceOf,
  refuse,
  spoil,
  takeMoney,
  withParameters,
} from './fault-parts.test-data.ts';
import type { Fault, FaultyCall } from './plant-fault.ts';

export interface PlantedFault {
  readonly pack: string;
  /** Entry of the cause file, whose requirements and no others must fail. */
  readonly cause: string;
  readonly fault: Fault;
  /** In place of the fault: behaviours with one in them. */
  readonly behaviours?: BehaviourTable;
  /** Requirements that the very same request shows, or one that begins with it: no fault can tell them apart. */
  readonly besides?: readonly string[];
  /**
   * The request names no resource of its scope, so that the mock carries it out for the account of nobody's scope: what a
   * careless answer does there is seen by no case.
   */
  readonly effectUnseen?: true;
}

const firstDisk = (call: Call): Disk | undefined => call.world.disks.find(({ id }) => id === diskIds(call)[0]);

/** A replayed token is carried out anew. */
const replayAnew = withParameters((parameters) => parameters.delete('ClientToken'));
const tokenBegins =
  (prefix: string) =>
  ({ call }: FaultyCall): boolean =>
    given(call, 'ClientToken').startsWith(prefix);

/** A token that was never seen gets the answer of another one. */
const answerOfAnotherToken = ({ call }: FaultyCall): Outcome => {
  const [known] = call.world.tokens.flatMap((token) => (token.state === 'done' ? [token.orderId] : []));
  const orderId = known ?? '';
  return { outcome: 'success', world: call.world, result: { OrderId: orderId }, orderId, site: 'fault' };
};
const hasAnotherToken = ({ call }: FaultyCall): boolean =>
  given(call, 'ClientToken') !== '' && call.world.tokens.some(({ token }) => token !== given(call, 'ClientToken'));

/** The voucher that was there is untouched, and the balance has paid in its place. */
const balancePaysInstead = spoil((world, { call }) => {
  const before = call.world.account.vouchers.reduce((sum, { balance }) => sum + balance, 0);
  const after = world.account.vouchers.reduce((sum, { balance }) => sum + balance, 0);
  return takeMoney({ ...world, account: { ...world.account, vouchers: call.world.account.vouchers } }, before - after);
});
const hasVoucher = ({ call }: FaultyCall): boolean =>
  call.world.account.vouchers.length > 0 && !call.world.account.discount;

/** An answer without the name of its order; what was done stays as it is. */
const withoutOrderId = ({ outcome }: FaultyCall): Outcome =>
  outcome.outcome === 'success' ? { ...outcome, result: {} } : outcome;

/** Statements of an operation by the last parts of their ids. */
const statements = (pack: string, operation: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${pack}/${operation}/behaviour/${name}`);

/** Behaviours whose protocol answers an unknown operation or version, or a missing one, with an internal fault. */
function withProtocol(pack: string, change: (protocol: ProtocolErrors) => Partial<ProtocolErrors>) {
  const own = packBehaviours()[pack];
  if (own === undefined) throw new Error(`There are no behaviours for ${pack}.`);
  return { ...packBehaviours(), [pack]: { ...own, protocol: { ...own.protocol, ...change(own.protocol) } } };
}

type Row = Omit<PlantedFault, 'pack' | 'fault'> & Partial<Fault> & { readonly operations: readonly string[] };

const planted =
  (pack: string) =>
  ({ cause, behaviours, besides, effectUnseen, site = 'nowhere', ...fault }: Row): PlantedFault => ({
    pack,
    cause,
    fault: { site, ...fault },
    ...(behaviours === undefined ? {} : { behaviours }),
    ...(besides === undefined ? {} : { besides }),
    ...(effectUnseen === undefined ? {} : { effectUnseen }),
  });

const renew = { operations: ['RenewInstance'] } as const;
const convert = { operations: ['ModifyDiskChargeType'] } as const;
const rule = (name: string): { readonly site: string } => ({ site: `rule: ${name}` });
const successes = { site: 'effect' } as const;
const asks =
  (name: string, value: string) =>
  ({ call }: FaultyCall): boolean =>
    given(call, name) === value;
const all =
  (...questions: readonly ((faulty: FaultyCall) => boolean)[]) =>
  (faulty: FaultyCall): boolean =>
    questions.every((question) => question(faulty));
const succeeded = ({ outcome }: FaultyCall): boolean => outcome.outcome === 'success';
const byWeek = asks('PeriodUnit', 'Week');
const byMonth = (faulty: FaultyCall): boolean => !byWeek(faulty);
const oneInstance = ({ call }: FaultyCall): boolean => call.world.instances.length === 1;
const isExpired = ({ call }: FaultyCall): boolean => (instanceOf(call)?.expiryMs ?? call.nowMs + 1) <= call.nowMs;
const sinceChange = ({ call }: FaultyCall): number => call.nowMs - (firstDisk(call)?.changedAtMs ?? 0);
const hasOrderOf =
  (operation: string) =>
  ({ call }: FaultyCall): boolean =>
    call.world.orders.some((order) => order.status === 'unpaid' && order.operation === operation);
const toSubscription = ({ call }: FaultyCall): boolean => given(call, 'DiskChargeType') !== 'PostPaid';
const toPayAsYouGo = asks('DiskChargeType', 'PostPaid');
const paysLater = asks('AutoPay', 'false');
const paysNow = (faulty: FaultyCall): boolean => !paysLater(faulty);
const changesSoFar =
  (number: number) =>
  ({ call }: FaultyCall): boolean =>
    firstDisk(call)?.chargeTypeChanges === number;
const namesOneDisk = ({ call }: FaultyCall): boolean => diskIds(call).length === 1;
const namesTwoDisks = ({ call }: FaultyCall): boolean => diskIds(call).length === 2;
const secondDisk = (call: Call): Disk | undefined => call.world.disks.find(({ id }) => id === diskIds(call)[1]);
const earlierToken = ({ call }: FaultyCall): string =>
  call.world.tokens.flatMap((token) => (token.state === 'done' ? [token.parameters] : []))[0] ?? '';
/** The earlier request of the token differs in that parameter. */
const tokenWasFor =
  (name: string) =>
  (faulty: FaultyCall): boolean => {
    const earlier = new Map<string, string>(JSON.parse(earlierToken(faulty) || '[]'));
    return (earlier.get(name) ?? '') !== given(faulty.call, name);
  };
const funds = ({ call }: FaultyCall): number => call.world.account.balance;

/** The request and the world of the plain success, in which nothing else is to be seen. */
const isPlainRenewal = all(
  byMonth,
  asks('Period', '1'),
  (faulty) => !isExpired(faulty) && funds(faulty) > 0,
  ({ call: { parameters, world } }) =>
    parameters.size === 3 && world.instances.length === 1 && world.orders.length + world.account.vouchers.length === 0,
);
const isPlainConversion = all(
  succeeded,
  toSubscription,
  paysNow,
  changesSoFar(0),
  (faulty) => funds(faulty) > 0,
  ({ call: { parameters, world, denied } }) =>
    parameters.size === 5 &&
    denied.length === 0 &&
    world.instances.length === 1 &&
    world.disks.length === 2 &&
    world.orders.length === 0,
);

/** After a refusal the instance rests as after a success: a memory of the fault's own, since an error changes no world. */
function pauseAfterRefusals(refusing: string): Pick<Fault, 'site' | 'when' | 'instead'> {
  const refused = new Set<string>();
  return {
    site: new RegExp(`^(effect|rule: ${refusing})$`),
    when: ({ call, outcome }) => {
      const id = given(call, 'InstanceId');
      if (outcome.outcome === 'error') refused.add(id);
      return outcome.outcome === 'success' && refused.has(id);
    },
    instead: refuse(400, 'Throttling'),
  };
}

const common = (pack: string): readonly PlantedFault[] =>
  (
    [
      { cause: 'instance-pay-as-you-go', ...renew, ...rule('not a subscription') },
      { cause: 'client-token-not-ascii', ...renew, site: 'invalid ClientToken/pattern' },
      { cause: 'client-token-too-long', ...renew, site: 'invalid ClientToken/maxLength' },
      { cause: 'client-token-reused', ...renew, site: 'token mismatch', when: tokenWasFor('Period') },
      {
        cause: 'client-token-reused-for-another-instance',
        ...renew,
        site: 'token mismatch',
        when: tokenWasFor('InstanceId'),
      },
      { cause: 'client-token-processing', ...renew, site: 'token processing' },
      {
        cause: 'client-token-of',
        ...renew,
        ...successes,
        when: ({ call }) => given(call, 'ClientToken').length === 63,
        instead: refuse(
          400,
          pack === 'aliyun-ecs' ? 'InvalidClientToken.ValueNotSupported' : 'InvalidClientToken.Malformed',
        ),
      },
      {
        cause: 'client-token-repeated',
        ...renew,
        site: 'token replay',
        when: tokenBegins('first-'),
        instead: replayAnew,
      },
      {
        cause: 'client-token-twice-at-once',
        ...renew,
        site: 'token replay',
        when: tokenBegins('twice-'),
        instead: replayAnew,
      },
      {
        cause: 'client-token-changed',
        ...renew,
        ...successes,
        when: all(hasAnotherToken, tokenBegins('second-'), asks('Period', '1'), byMonth, oneInstance),
        instead: answerOfAnotherToken,
      },
      {
        cause: 'client-token-changed-in-its-end',
        ...renew,
        ...successes,
        when: all(hasAnotherToken, ({ call }) => given(call, 'ClientToken').length === 64),
        instead: answerOfAnotherToken,
      },
      {
        cause: 'period-in-months',
        ...renew,
        ...successes,
        when: all(byMonth, asks('Period', '24')),
        instead: withParameters((parameters) => parameters.set('Period', '12')),
      },
      {
        cause: 'period-unit-left-out',
        ...renew,
        ...successes,
        when: ({ call }) => given(call, 'Period') !== '' && given(call, 'PeriodUnit') === '',
        instead: spoil((world, { call }) =>
          changeInstance(world, given(call, 'InstanceId'), ({ expiryMs }) => ({
            expiryMs: (expiryMs ?? 0) - 30 * day,
          })),
        ),
      },
      {
        cause: 'one-of-two-instances',
        ...renew,
        ...successes,
        when: ({ call }) =>
          call.world.instances.length === 2 &&
          call.world.instances.every(
            ({ chargeType, locks, conditions, status, dedicatedHost }) =>
              chargeType === 'PrePaid' &&
              locks.length + conditions.length === 0 &&
              status === 'Running' &&
              dedicatedHost === undefined,
          ) &&
          call.world.orders.length + call.world.tokens.length === 0,
        instead: spoil((world, { call }) =>
          changeInstance(
            world,
            world.instances.find(({ id }) => id !== given(call, 'InstanceId'))?.id,
            ({ expiryMs }) => ({
              expiryMs: (expiryMs ?? 0) + 30 * day,
            }),
          ),
        ),
      },
      {
        cause: 'voucher-pays-all',
        ...renew,
        ...successes,
        when: all(hasVoucher, asks('Period', '1')),
        instead: balancePaysInstead,
      },
      {
        cause: 'voucher-pays-a-part',
        ...renew,
        ...successes,
        when: all(hasVoucher, asks('Period', '2')),
        instead: balancePaysInstead,
      },
      {
        cause: 'order-id',
        ...renew,
        ...successes,
        when: isPlainRenewal,
        instead: withoutOrderId,
        besides: [
          ...statements(pack, 'RenewInstance', ['success', 'period-in-months', 'new-period-starts-at-old-expiry']),
          `${pack}/protocol/result-as-documented`,
        ],
      },
      { cause: 'internal-fault', operations: ['RenewInstance', 'ModifyDiskChargeType'], site: 'internal fault' },
      {
        cause: 'action-unknown',
        operations: [],
        behaviours: withProtocol(pack, ({ internalFault }) => ({ unknownAction: () => internalFault })),
      },
    ] satisfies readonly Row[]
  ).map(planted(pack));

const renewals = (
  [
    {
      cause: 'instance-never-existed',
      operations: ['RenewInstance', 'StartInstance', 'StopInstance', 'RebootInstance'],
      ...rule('instance absent'),
      effectUnseen: true,
    },
    { cause: 'instance-never-existed', operations: ['ModifyDiskChargeType', 'AttachDisk'], ...rule('instance absent') },
    { cause: 'period-left-out', ...renew, site: 'rule: neither period nor renewal day' },
    { cause: 'period-of-months-not-listed', ...renew, site: /^invalid Period\//, when: byMonth },
    { cause: 'period-of-weeks-not-listed', ...renew, site: /^invalid Period\//, when: byWeek },
    { cause: 'period-unit-unknown', ...renew, site: 'invalid PeriodUnit/enum' },
    { cause: 'instance-not-steady', ...renew, ...rule('status in transition') },
    {
      cause: 'client-token-reused-with-another-unit',
      ...renew,
      site: 'token mismatch',
      when: tokenWasFor('PeriodUnit'),
    },
    { cause: 'unpaid-order-placed', ...renew, ...rule('unpaid order'), when: hasOrderOf('ModifyDiskChargeType') },
    {
      cause: 'unpaid-order',
      operations: ['RenewInstance', 'ModifyDiskChargeType'],
      ...rule('unpaid order'),
      when: hasOrderOf('ModifyInstanceSpec'),
    },
    { cause: 'order-processing', operations: ['RenewInstance', 'ModifyDiskChargeType'], ...rule('order processing') },
    {
      cause: 'locked-for-security',
      operations: ['RenewInstance', 'StartInstance', 'StopInstance', 'RebootInstance', 'AttachDisk'],
      site: /^rule: locked for security/,
    },
    { cause: 'specification-change-booked', ...renew, ...rule('specification change booked') },
    { cause: 'instance-upgrading', ...renew, ...rule('upgrading') },
    { cause: 'dedicated-host-status', ...renew, ...rule('dedicated host failed') },
    { cause: 'dedicated-host-unavailable', ...renew, ...rule('dedicated host not available') },
    { cause: 'dedicated-host-expires-first', ...renew, ...rule('expires after its dedicated host') },
    { cause: 'beyond-maximum-expiration-date', ...renew, ...rule('expires after the maximum') },
    { cause: 'starter-package-by-years', ...renew, ...rule('starter package') },
    { cause: 'zone-out-of-stock', ...renew, ...rule('sold out') },
    { cause: 'operation-not-offered-to-account', ...renew, ...rule('operation not offered') },
    {
      cause: 'period-of-10-or-11-months',
      ...renew,
      ...successes,
      when: asks('Period', '11'),
      instead: refuse(400, 'InvalidPeriod'),
    },
    {
      cause: 'period-in-weeks',
      ...renew,
      ...successes,
      when: all(byWeek, asks('Period', '3')),
      instead: refuse(400, 'InvalidPeriod'),
    },
    {
      cause: 'expired-instance',
      ...renew,
      ...successes,
      when: isExpired,
      instead: spoil((world, { call }) =>
        changeInstance(world, given(call, 'InstanceId'), () => ({ locks: ['financial'] })),
      ),
    },
    {
      cause: 'new-period-of-expired-instance',
      ...renew,
      ...successes,
      when: isExpired,
      instead: spoil((world, { call }) =>
        changeInstance(world, given(call, 'InstanceId'), ({ expiryMs }) => ({
          expiryMs: (expiryMs ?? 0) + call.nowMs - (instanceOf(call)?.expiryMs ?? 0),
        })),
      ),
    },
    {
      cause: 'discount-account-with-voucher',
      ...renew,
      ...successes,
      when: ({ call }) => call.world.account.discount,
      instead: ({ call, decide }) =>
        decide({ ...call, world: { ...call.world, account: { ...call.world.account, discount: false } } }),
    },
    {
      cause: 'pays-by-credit',
      ...renew,
      ...successes,
      when: ({ call }) => call.world.account.balance === 0 && call.world.account.credit > 0,
      instead: refuse(400, 'OperationDenied'),
    },
    { cause: 'no-way-to-pay', ...renew, ...rule('no way to pay') },
    { cause: 'renewal-beyond-balance', ...renew, ...rule('too little money') },
    { cause: 'period-and-renewal-day', ...renew, ...rule('both period and renewal day') },
    {
      cause: 'renewal-day',
      ...renew,
      ...successes,
      when: asks('ExpectedRenewDay', '5'),
      instead: spoil((world, { call }) =>
        changeInstance(world, given(call, 'InstanceId'), ({ expiryMs }) => ({ expiryMs: (expiryMs ?? 0) + 5 * day })),
      ),
    },
    { cause: 'renewal-day-not-chosen', ...renew, ...rule('other renewal day chosen') },
    { cause: 'renewal-day-below-minimum', ...renew, site: 'invalid ExpectedRenewDay/minimum' },
    { cause: 'renewal-day-above-maximum', ...renew, site: 'invalid ExpectedRenewDay/maximum' },
    {
      cause: 'action-left-out',
      operations: [],
      behaviours: withProtocol('aliyun-ecs', ({ internalFault }) => ({ missingAction: internalFault })),
    },
    {
      cause: 'instance-in-arrears',
      operations: ['StartInstance'],
      site: /^rule: (subscription )?instance in arrears$/,
    },
    { cause: 'instance-in-arrears', operations: ['StopInstance'], ...rule('instance in arrears') },
    { cause: 'instance-in-arrears', operations: ['RebootInstance'], ...rule('instance in arrears') },
    { cause: 'instance-in-arrears', operations: ['AttachDisk'], ...rule('instance in arrears') },
    { cause: 'disk-in-arrears', operations: ['StartInstance'], ...rule('disk in arrears') },
    { cause: 'disk-in-arrears', operations: ['StopInstance'], ...rule('disk in arrears') },
    { cause: 'disk-in-arrears', operations: ['RebootInstance'], ...rule('disk in arrears') },
    { cause: 'disk-in-arrears', operations: ['AttachDisk'], ...rule('disk in arrears') },
  ] satisfies readonly Row[]
).map(planted('aliyun-ecs'));

const conversions = (
  [
    { cause: 'instance-id-left-out', ...convert, site: 'missing InstanceId' },
    { cause: 'region-id-left-out', ...convert, site: 'missing RegionId' },
    { cause: 'region-unknown', ...convert, ...rule('region absent') },
    { cause: 'client-token-not-ascii', ...convert, site: 'invalid ClientToken/pattern' },
    { cause: 'client-token-too-long', ...convert, site: 'invalid ClientToken/maxLength' },
    { cause: 'instance-released', ...convert, ...rule('instance released') },
    { cause: 'disks-of-pay-as-you-go-instance', ...convert, ...rule('pay-as-you-go instance') },
    { cause: 'disk-has-charge-type-already', ...convert, ...rule('charge type is that already'), when: namesOneDisk },
    {
      cause: 'disk-has-charge-type-already-among-others',
      ...convert,
      ...rule('charge type is that already'),
      when: namesTwoDisks,
    },
    { cause: 'converted-again-among-others', ...convert, ...rule('changed within five minutes'), when: namesTwoDisks },
    { cause: 'requests-throttled', ...convert, site: 'throttled' },
    { cause: 'instance-of-disks-not-steady', ...convert, ...rule('status in transition') },
    { cause: 'instance-expired', ...convert, ...rule('stopped for expiry or arrears'), when: isExpired },
    {
      cause: 'instance-stopped-for-arrears',
      ...convert,
      ...rule('stopped for expiry or arrears'),
      when: (faulty) => !isExpired(faulty),
    },
    {
      cause: 'client-token-reused-for-other-disks',
      ...convert,
      site: 'token mismatch',
      when: tokenWasFor('DiskIds'),
    },
    {
      cause: 'client-token-reused-for-another-charge-type',
      ...convert,
      site: 'token mismatch',
      when: tokenWasFor('DiskChargeType'),
    },
    {
      cause: 'client-token-changed',
      ...convert,
      site: /^rule: (changed within five minutes|charge type is that already)$/,
      when: ({ call }) => given(call, 'ClientToken') !== '',
      instead: answerOfAnotherToken,
    },
    {
      cause: 'converted-again-within-five-minutes',
      ...convert,
      ...rule('changed within five minutes'),
      when: all(
        namesOneDisk,
        ({ call }) => given(call, 'ClientToken') === '',
        (faulty) => sinceChange(faulty) < 200_000,
      ),
    },
    {
      cause: 'converted-again-after-290-seconds',
      ...convert,
      ...rule('changed within five minutes'),
      when: (faulty) => sinceChange(faulty) >= 200_000,
    },
    {
      cause: 'unpaid-order-placed-for-another-disk',
      ...convert,
      ...rule('unpaid order'),
      when: hasOrderOf('ModifyDiskChargeType'),
    },
    { cause: 'temporary-upgrade', ...convert, ...rule('temporary upgrade') },
    { cause: 'purchase-record-missing', ...convert, ...rule('no purchase record') },
    { cause: 'disk-never-existed', ...convert, ...rule('disk absent'), when: namesOneDisk },
    { cause: 'disk-never-existed-among-others', ...convert, ...rule('disk absent'), when: namesTwoDisks },
    { cause: 'disk-not-portable', ...convert, ...rule('disk not portable'), when: namesOneDisk },
    { cause: 'disk-not-portable-among-others', ...convert, ...rule('disk not portable'), when: namesTwoDisks },
    { cause: 'disk-multi-attach', ...convert, ...rule('multi-attach disk'), when: namesOneDisk },
    { cause: 'disk-multi-attach-among-others', ...convert, ...rule('multi-attach disk'), when: namesTwoDisks },
    { cause: 'system-disk-detached', ...convert, ...rule('detached system disk') },
    { cause: 'disk-in-dedicated-cluster', ...convert, ...rule('dedicated block storage cluster'), when: namesOneDisk },
    {
      cause: 'disk-in-dedicated-cluster-among-others',
      ...convert,
      ...rule('dedicated block storage cluster'),
      when: namesTwoDisks,
    },
    { cause: 'downgrade-quota-used-up', ...convert, ...rule('downgrade quota used up') },
    { cause: 'balance-insufficient', ...convert, ...rule('account empty') },
    { cause: 'account-in-arrears', ...convert, ...rule('account in arrears') },
    { cause: 'payment-method-missing', ...convert, ...rule('no payment method') },
    { cause: 'price-permission-missing', ...convert, ...rule('may not see prices') },
    { cause: 'refund-permission-missing', ...convert, ...rule('may not order refunds') },
    {
      cause: 'operation-permission-missing',
      ...convert,
      site: 'denied',
      when: ({ call }) => call.denied.includes('ModifyDiskChargeType'),
    },
    {
      cause: 'permission-missing-for-the-instance',
      ...convert,
      site: 'denied',
      when: ({ call }) => !call.denied.includes('ModifyDiskChargeType'),
    },
    { cause: 'order-service-fails', ...convert, ...rule('order service fails') },
    {
      cause: 'one-disk',
      ...convert,
      ...successes,
      when: isPlainConversion,
      instead: spoil((world, { call }) => changeDisk(world, diskIds(call)[0], () => ({ chargeType: 'PostPaid' }))),
      besides: [
        'aliyun-ecs/ModifyDiskChargeType/effect/success',
        ...statements('aliyun-ecs', 'ModifyDiskChargeType', [
          'again-after-five-minutes',
          'order-id',
          'pause-after-success-only',
          'price-difference-refunded',
        ]),
      ],
    },
    {
      cause: 'sixteen-disks',
      ...convert,
      ...successes,
      when: ({ call }) => diskIds(call).length === 16 && (instanceOf(call)?.expiryMs ?? 0) < call.nowMs + 1000 * day,
      instead: spoil((world, { call }) => changeDisk(world, diskIds(call)[15], () => ({ chargeType: 'PostPaid' }))),
    },
    {
      cause: 'three-disks',
      ...convert,
      ...successes,
      when: ({ call }) => diskIds(call).length === 3,
      instead: spoil((world, { call }) => changeDisk(world, diskIds(call)[2], () => ({ chargeType: 'PostPaid' }))),
    },
    {
      cause: 'two-subscription-disks-to-pay-as-you-go',
      ...convert,
      ...successes,
      when: all(toPayAsYouGo, namesTwoDisks, changesSoFar(0), ({ call }) => secondDisk(call)?.chargeTypeChanges === 0),
      instead: spoil((world, { call }) => changeDisk(world, diskIds(call)[1], () => ({ chargeType: 'PrePaid' }))),
    },
    { cause: 'seventeen-disks', ...convert, site: 'invalid DiskIds/maxItems' },
    { cause: 'no-disks', ...convert, site: /^(rule: disk list empty|invalid DiskIds\/minItems)$/ },
    { cause: 'disk-ids', ...convert, site: /^invalid DiskIds\/(?!maxItems|minItems)/ },
    {
      cause: 'disk-named-twice',
      ...convert,
      ...successes,
      when: ({ call }) => new Set(diskIds(call)).size < diskIds(call).length,
      instead: spoil((world) => {
        const [order] = world.orders.slice(-1);
        return order === undefined
          ? world
          : takeMoney({ ...world, orders: [...world.orders, { ...order, id: `${order.id}9` }] }, order.amount);
      }),
    },
    {
      cause: 'subscription-disk-to-pay-as-you-go',
      ...convert,
      ...successes,
      when: all(toPayAsYouGo, namesOneDisk, changesSoFar(0), asks('AutoPay', 'true')),
      instead: refuse(400, 'ChargeTypeViolation'),
    },
    {
      cause: 'disk-charge-type-left-out',
      ...convert,
      ...successes,
      when: ({ call }) => given(call, 'DiskChargeType') === '',
      instead: withParameters((parameters) => parameters.set('DiskChargeType', 'PostPaid')),
    },
    { cause: 'disk-charge-type-unknown', ...convert, site: 'invalid DiskChargeType/enum' },
    {
      cause: 'autopay-left-out',
      ...convert,
      ...successes,
      when: all(toSubscription, ({ call }) => given(call, 'AutoPay') === ''),
      instead: withParameters((parameters) => parameters.set('AutoPay', 'false')),
    },
    {
      cause: 'autopay-left-out-to-pay-as-you-go',
      ...convert,
      ...successes,
      when: all(toPayAsYouGo, ({ call }) => given(call, 'AutoPay') === ''),
      instead: withParameters((parameters) => parameters.set('AutoPay', 'false')),
    },
    {
      cause: 'autopay-false-to-pay-as-you-go',
      ...convert,
      ...successes,
      when: all(toPayAsYouGo, paysLater),
      instead: withParameters((parameters) => parameters.set('AutoPay', 'true')),
    },
    { cause: 'autopay-no-boolean', ...convert, site: 'invalid AutoPay/type' },
    {
      cause: 'autopay-false',
      ...convert,
      ...successes,
      when: all(
        paysLater,
        toSubscription,
        (faulty) => funds(faulty) > 0,
        ({ call }) => call.world.disks.length === 2,
      ),
      instead: spoil((world) => takeMoney(world, 1)),
    },
    {
      cause: 'autopay-false-with-too-little-balance',
      ...convert,
      ...successes,
      when: all(paysLater, (faulty) => funds(faulty) === 0),
      instead: spoil((world) => ({
        ...world,
        orders: world.orders.map((order) => ({ ...order, status: 'abnormal' })),
      })),
    },
    {
      cause: 'autopay-with-too-little-balance',
      ...convert,
      ...successes,
      when: ({ outcome }) =>
        outcome.outcome === 'success' && outcome.world.orders.some(({ status }) => status === 'abnormal'),
      instead: spoil((world, { call }) => changeDisk(world, diskIds(call)[0], () => ({ chargeType: 'PrePaid' }))),
    },
    {
      cause: 'unpaid-order-paid-later',
      ...convert,
      ...successes,
      when: paysLater,
      instead: spoil((world) => ({ ...world, orders: world.orders.map((order) => ({ ...order, diskIds: [] })) })),
    },
    {
      cause: 'autopay-without-price-permission',
      ...convert,
      ...successes,
      when: all(paysNow, ({ call }) => call.denied.includes('price')),
      instead: refuse(400, 'NoPermission.Price'),
    },
    {
      cause: 'converted-again-after-five-minutes',
      ...convert,
      ...successes,
      when: all(toPayAsYouGo, changesSoFar(1), ({ call }) => call.world.account.vouchers.length === 0),
      instead: refuse(400, 'Throttling'),
    },
    { cause: 'converted-after-a-refusal', ...convert, ...pauseAfterRefusals('region absent') },
    { cause: 'converted-after-a-refusal-of-its-disks', ...convert, ...pauseAfterRefusals('disk absent') },
    {
      cause: 'another-disk-within-five-minutes',
      ...convert,
      ...successes,
      when: all(toSubscription, changesSoFar(0), ({ call }) =>
        call.world.disks.some(({ id, chargeTypeChanges }) => chargeTypeChanges === 1 && !diskIds(call).includes(id)),
      ),
      instead: refuse(400, 'Throttling'),
    },
    {
      cause: 'fourth-change-of-the-instance',
      ...convert,
      ...successes,
      when: ({ call }) => call.world.disks.reduce((sum, disk) => sum + disk.chargeTypeChanges, 0) >= 3,
      instead: refuse(400, 'InstanceDowngrade.QuotaExceed'),
    },
    {
      cause: 'third-change',
      ...convert,
      ...successes,
      when: changesSoFar(2),
      instead: refuse(400, 'InstanceDowngrade.QuotaExceed'),
    },
    { cause: 'fourth-change', ...convert, ...rule('changed three times') },
    { cause: 'system-disk', ...convert, ...rule('system disk') },
    {
      cause: 'data-disk-detached',
      ...convert,
      ...rule('disk not attached to the instance'),
      when: ({ call }) => firstDisk(call)?.instanceIds.length === 0,
    },
    {
      cause: 'disk-of-another-instance',
      ...convert,
      ...rule('disk not attached to the instance'),
      when: ({ call }) => firstDisk(call)?.instanceIds.length === 1,
    },
    { cause: 'region-of-another-place', ...convert, ...rule('instance in another region') },
    {
      cause: 'voucher-not-refunded',
      ...convert,
      ...successes,
      when: all(toPayAsYouGo, ({ call }) => call.world.account.vouchers.length > 0),
      instead: spoil((world) => takeMoney(world, -500)),
    },
    {
      cause: 'client-token-of',
      ...convert,
      ...successes,
      when: ({ call }) => given(call, 'ClientToken').length === 63,
      instead: refuse(400, 'InvalidClientToken.ValueNotSupported'),
    },
    {
      cause: 'client-token-repeated',
      ...convert,
      site: 'token replay',
      when: tokenBegins('first-'),
      instead: replayAnew,
    },
    {
      cause: 'client-token-twice-at-once',
      ...convert,
      site: 'token replay',
      when: tokenBegins('twice-'),
      instead: replayAnew,
    },
    {
      cause: 'order-id',
      ...convert,
      ...successes,
      when: isPlainConversion,
      instead: withoutOrderId,
      besides: [
        ...statements('aliyun-ecs', 'ModifyDiskChargeType', [
          'success',
          'one-to-sixteen-disks',
          'paid-at-once',
          'pause-after-success-only',
          'to-subscription',
        ]),
        'aliyun-ecs/protocol/result-as-documented',
      ],
    },
    {
      cause: 'action-left-out',
      operations: [],
      behaviours: withProtocol('aliyun-ecs', ({ internalFault }) => ({ missingAction: internalFault })),
    },
  ] satisfies readonly Row[]
).map(planted('aliyun-ecs'));

const otherRenewals = (
  [
    { cause: 'instance-id-left-out', ...renew, ...rule('no instance named'), effectUnseen: true },
    { cause: 'instance-never-existed', ...renew, ...rule('instance absent'), effectUnseen: true },
    { cause: 'period-no-number', ...renew, site: 'invalid Period/type' },
    { cause: 'period-not-listed', ...renew, site: /^invalid Period\/(?!type)/ },
    { cause: 'period-unit-unknown', ...renew, site: 'invalid PeriodUnit/enum', when: (faulty) => !byWeek(faulty) },
    { cause: 'period-unit-week', ...renew, site: /^(rule: period by weeks|invalid PeriodUnit\/enum)$/, when: byWeek },
    { cause: 'instance-barred', ...renew, ...rule('barred') },
    { cause: 'balance-insufficient', ...renew, ...rule('too little money') },
    { cause: 'instance-held-by-operation', ...renew, ...rule('held by another operation') },
    {
      cause: 'version-unknown',
      operations: [],
      behaviours: withProtocol('volcengine-ecs', ({ internalFault }) => ({ unknownVersion: () => internalFault })),
    },
  ] satisfies readonly Row[]
).map(planted('volcengine-ecs'));

/** Rules of the mock that no page has a row or statement for: the mock's own choice, which no case may demand. */
export const rulesWithoutPage: Readonly<Record<string, readonly string[]>> = {
  'aliyun-ecs RenewInstance': ['barred', 'held by another operation', 'order service fails'],
  'aliyun-ecs ModifyDiskChargeType': [
    'operation not offered',
    'locked for security',
    'barred',
    'upgrading',
    'held by another operation',
  ],
  'volcengine-ecs RenewInstance': [
    'operation not offered',
    'no period',
    'instance id malformed',
    'locked for security',
    'upgrading',
    'specification change booked',
    'temporary upgrade',
    'unpaid order',
    'order processing',
    'status in transition',
    'expires after the maximum',
    'no way to pay',
    'sold out',
    'order service fails',
  ],
};

/** Every planted fault of both packs. */
export const plantedFaults: readonly PlantedFault[] = [
  ...common('aliyun-ecs'),
  ...renewals,
  ...conversions,
  ...common('volcengine-ecs'),
  ...otherRenewals,
];
