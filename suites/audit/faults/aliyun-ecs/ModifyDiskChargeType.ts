import { cause, causes, type FaultRow } from '../../fault-row.ts';
import { calls } from '../calls.ts';
import {
  changesSoFar,
  diskAt,
  diskBecomes,
  lastOrder,
  namesDisks,
  paysLater,
  paysNow,
  sinceChange,
  toPayAsYouGo,
  toSubscription,
} from '../disks.ts';
import {
  all,
  asks,
  at,
  carriedOutWith,
  changeDisk,
  day,
  diskIds,
  doneOtherwise,
  instanceOf,
  not,
  type Question,
  refused,
  rule,
  takeMoney,
  withoutOrderId,
} from '../parts.ts';
import {
  answerOfAnotherToken,
  pauseAfterRefusals,
  replayedAnew,
  tokenBegins,
  tokenHasLength,
  tokenWasFor,
} from '../tokens.ts';

const { isExpired } = calls;
const isEmpty: Question = ({ world }) => world.account.balance === 0;
const hasFunds: Question = ({ world }) => world.account.balance > 0;
const mayNot =
  (action: string): Question =>
  ({ denied }) =>
    denied.includes(action);
const isAttachedTo =
  (count: number): Question =>
  (call) =>
    diskAt(call, 0)?.instanceIds.length === count;
const hasAnyVoucher: Question = ({ world }) => world.account.vouchers.length > 0;
const pausedFor =
  (isMeant: (ms: number) => boolean): Question =>
  (call) =>
    isMeant(sinceChange(diskAt(call, 0), call.nowMs));
const anotherDiskChanged: Question = (call) =>
  call.world.disks.some(({ id, chargeTypeChanges }) => chargeTypeChanges === 1 && !diskIds(call).includes(id));

/** The request and the world of the plain success. Other cases have something more, or something else. */
const isPlainConversion = all(
  toSubscription,
  paysNow,
  changesSoFar(0),
  hasFunds,
  ({ parameters, denied, world }) =>
    parameters.size === 5 &&
    denied.length === 0 &&
    world.instances.length === 1 &&
    world.disks.length === 2 &&
    world.orders.length === 0,
);

/** The order that could not be paid is the last one. */
const convertedThoughVoid = doneOtherwise((world, call) =>
  lastOrder(world)?.status === 'abnormal'
    ? changeDisk(world, diskIds(call)[0], () => ({ chargeType: 'PrePaid' }))
    : world,
);
const paidTwice = doneOtherwise(
  (world) => {
    const order = lastOrder(world);
    if (order === undefined) return world;
    return takeMoney({ ...world, orders: [...world.orders, { ...order, id: `${order.id}9` }] }, order.amount);
  },
  (call) => new Set(diskIds(call)).size < diskIds(call).length,
);

const refusals: readonly FaultRow[] = [
  ...causes({
    'instance-never-existed': rule('instance absent'),
    'unpaid-order': rule('unpaid order', calls.hasUnpaidOrderOf('ModifyInstanceSpec')),
    'order-processing': rule('order processing'),
    'internal-fault': at('internal fault'),
    'instance-id-left-out': at('missing InstanceId'),
    'region-id-left-out': at('missing RegionId'),
    'region-unknown': rule('region absent'),
    'client-token-not-ascii': at('invalid ClientToken/pattern'),
    'client-token-too-long': at('invalid ClientToken/maxLength'),
    'instance-released': rule('instance released'),
    'disks-of-pay-as-you-go-instance': rule('pay-as-you-go instance'),
    'disk-has-charge-type-already': rule('charge type is that already', namesDisks(1)),
    'disk-has-charge-type-already-among-others': rule('charge type is that already', namesDisks(2)),
    'converted-again-among-others': rule('changed within five minutes', namesDisks(2)),
    'requests-throttled': at('throttled'),
    'instance-of-disks-not-steady': rule('status in transition'),
    'instance-expired': rule('stopped for expiry or arrears', isExpired),
    'instance-stopped-for-arrears': rule('stopped for expiry or arrears', not(isExpired)),
    'client-token-reused-for-other-disks': at('token mismatch', tokenWasFor('DiskIds')),
    'client-token-reused-for-another-charge-type': at('token mismatch', tokenWasFor('DiskChargeType')),
    'client-token-changed': at(
      /^rule: (changed within five minutes|charge type is that already)$/,
      calls.hasToken,
      answerOfAnotherToken,
    ),
    'converted-again-within-five-minutes': rule(
      'changed within five minutes',
      all(
        namesDisks(1),
        not(calls.hasToken),
        pausedFor((ms) => ms < 200_000),
      ),
    ),
    'converted-again-after-290-seconds': rule(
      'changed within five minutes',
      pausedFor((ms) => ms >= 200_000),
    ),
    'unpaid-order-placed-for-another-disk': rule('unpaid order', calls.hasUnpaidOrderOf('ModifyDiskChargeType')),
    'temporary-upgrade': rule('temporary upgrade'),
    'purchase-record-missing': rule('no purchase record'),
    'disk-never-existed': rule('disk absent', namesDisks(1)),
    'disk-never-existed-among-others': rule('disk absent', namesDisks(2)),
    'disk-not-portable': rule('disk not portable', namesDisks(1)),
    'disk-not-portable-among-others': rule('disk not portable', namesDisks(2)),
    'disk-multi-attach': rule('multi-attach disk', namesDisks(1)),
    'disk-multi-attach-among-others': rule('multi-attach disk', namesDisks(2)),
    'system-disk-detached': rule('detached system disk'),
    'disk-in-dedicated-cluster': rule('dedicated block storage cluster', namesDisks(1)),
    'disk-in-dedicated-cluster-among-others': rule('dedicated block storage cluster', namesDisks(2)),
    'downgrade-quota-used-up': rule('downgrade quota used up'),
    'balance-insufficient': rule('account empty'),
    'account-in-arrears': rule('account in arrears'),
    'payment-method-missing': rule('no payment method'),
    'price-permission-missing': rule('may not see prices'),
    'refund-permission-missing': rule('may not order refunds'),
    'operation-permission-missing': at('denied', mayNot('ModifyDiskChargeType')),
    'permission-missing-for-the-instance': at('denied', not(mayNot('ModifyDiskChargeType'))),
    'order-service-fails': rule('order service fails'),
    'seventeen-disks': at('invalid DiskIds/maxItems'),
    'no-disks': at(/^(rule: disk list empty|invalid DiskIds\/minItems)$/),
    'disk-ids': at(/^invalid DiskIds\/(?!maxItems|minItems)/),
    'disk-charge-type-unknown': at('invalid DiskChargeType/enum'),
    'autopay-no-boolean': at('invalid AutoPay/type'),
    'fourth-change': rule('changed three times'),
    'system-disk': rule('system disk'),
    'data-disk-detached': rule('disk not attached to the instance', isAttachedTo(0)),
    'disk-of-another-instance': rule('disk not attached to the instance', isAttachedTo(1)),
    'region-of-another-place': rule('instance in another region'),
  }),
];

const successes: readonly FaultRow[] = [
  cause('one-disk', diskBecomes(0, { chargeType: 'PostPaid' }, isPlainConversion), {
    fails: [
      'effect/success',
      'behaviour/again-after-five-minutes',
      'behaviour/order-id',
      'behaviour/pause-after-success-only',
      'behaviour/price-difference-refunded',
    ],
  }),
  ...causes({
    'sixteen-disks': diskBecomes(
      15,
      { chargeType: 'PostPaid' },
      all(namesDisks(16), (call) => (instanceOf(call)?.expiryMs ?? 0) < call.nowMs + 1000 * day),
    ),
    'three-disks': diskBecomes(2, { chargeType: 'PostPaid' }, namesDisks(3)),
    'two-subscription-disks-to-pay-as-you-go': diskBecomes(
      1,
      { chargeType: 'PrePaid' },
      all(toPayAsYouGo, namesDisks(2), changesSoFar(0), (call) => diskAt(call, 1)?.chargeTypeChanges === 0),
    ),
    'disk-named-twice': paidTwice,
    'subscription-disk-to-pay-as-you-go': refused(
      400,
      'ChargeTypeViolation',
      all(toPayAsYouGo, namesDisks(1), changesSoFar(0), asks('AutoPay', 'true')),
    ),
    'disk-charge-type-left-out': carriedOutWith('DiskChargeType', 'PostPaid', asks('DiskChargeType', '')),
    'autopay-left-out': carriedOutWith('AutoPay', 'false', all(toSubscription, asks('AutoPay', ''))),
    'autopay-left-out-to-pay-as-you-go': carriedOutWith('AutoPay', 'false', all(toPayAsYouGo, asks('AutoPay', ''))),
    'autopay-false-to-pay-as-you-go': carriedOutWith('AutoPay', 'true', all(toPayAsYouGo, paysLater)),
    'autopay-false': doneOtherwise(
      (world) => takeMoney(world, 1),
      all(paysLater, toSubscription, hasFunds, ({ world }) => world.disks.length === 2),
    ),
    'autopay-false-with-too-little-balance': doneOtherwise(
      (world) => ({ ...world, orders: world.orders.map((order) => ({ ...order, status: 'abnormal' })) }),
      all(paysLater, isEmpty),
    ),
    'autopay-with-too-little-balance': convertedThoughVoid,
    'unpaid-order-paid-later': doneOtherwise(
      (world) => ({ ...world, orders: world.orders.map((order) => ({ ...order, diskIds: [] })) }),
      paysLater,
    ),
    'autopay-without-price-permission': refused(400, 'NoPermission.Price', all(paysNow, mayNot('price'))),
    'converted-again-after-five-minutes': refused(
      400,
      'Throttling',
      all(toPayAsYouGo, changesSoFar(1), not(hasAnyVoucher)),
    ),
    'converted-after-a-refusal': () => pauseAfterRefusals('region absent'),
    'converted-after-a-refusal-of-its-disks': () => pauseAfterRefusals('disk absent'),
    'another-disk-within-five-minutes': refused(
      400,
      'Throttling',
      all(toSubscription, changesSoFar(0), anotherDiskChanged),
    ),
    'fourth-change-of-the-instance': refused(
      400,
      'InstanceDowngrade.QuotaExceed',
      ({ world }) => world.disks.reduce((sum, disk) => sum + disk.chargeTypeChanges, 0) >= 3,
    ),
    'third-change': refused(400, 'InstanceDowngrade.QuotaExceed', changesSoFar(2)),
    'voucher-not-refunded': doneOtherwise((world) => takeMoney(world, -500), all(toPayAsYouGo, hasAnyVoucher)),
    'client-token-of': refused(400, 'InvalidClientToken.ValueNotSupported', tokenHasLength(63)),
    'client-token-repeated': replayedAnew(tokenBegins('first-')),
    'client-token-twice-at-once': replayedAnew(tokenBegins('twice-')),
  }),
  cause('order-id', at('effect', isPlainConversion, withoutOrderId), {
    fails: [
      'behaviour/success',
      'behaviour/one-to-sixteen-disks',
      'behaviour/paid-at-once',
      'behaviour/pause-after-success-only',
      'behaviour/to-subscription',
      'protocol/result-as-documented',
    ],
  }),
];

export const faults: readonly FaultRow[] = [...refusals, ...successes];

/** Rules of the mock that the page does not state. They are the mock's own choice, so no case may demand them. */
export const rulesWithoutPage: readonly string[] = [
  'operation not offered',
  'locked for security',
  'barred',
  'upgrading',
  'held by another operation',
];
