import { cause, type FaultRow } from '../../fault-row.ts';
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
  cause('instance-never-existed', rule('instance absent')),
  cause('unpaid-order', rule('unpaid order', calls.hasUnpaidOrderOf('ModifyInstanceSpec'))),
  cause('order-processing', rule('order processing')),
  cause('internal-fault', at('internal fault')),
  cause('instance-id-left-out', at('missing InstanceId')),
  cause('region-id-left-out', at('missing RegionId')),
  cause('region-unknown', rule('region absent')),
  cause('client-token-not-ascii', at('invalid ClientToken/pattern')),
  cause('client-token-too-long', at('invalid ClientToken/maxLength')),
  cause('instance-released', rule('instance released')),
  cause('disks-of-pay-as-you-go-instance', rule('pay-as-you-go instance')),
  cause('disk-has-charge-type-already', rule('charge type is that already', namesDisks(1))),
  cause('disk-has-charge-type-already-among-others', rule('charge type is that already', namesDisks(2))),
  cause('converted-again-among-others', rule('changed within five minutes', namesDisks(2))),
  cause('requests-throttled', at('throttled')),
  cause('instance-of-disks-not-steady', rule('status in transition')),
  cause('instance-expired', rule('stopped for expiry or arrears', isExpired)),
  cause('instance-stopped-for-arrears', rule('stopped for expiry or arrears', not(isExpired))),
  cause('client-token-reused-for-other-disks', at('token mismatch', tokenWasFor('DiskIds'))),
  cause('client-token-reused-for-another-charge-type', at('token mismatch', tokenWasFor('DiskChargeType'))),
  cause(
    'client-token-changed',
    at(/^rule: (changed within five minutes|charge type is that already)$/, calls.hasToken, answerOfAnotherToken),
  ),
  cause(
    'converted-again-within-five-minutes',
    rule(
      'changed within five minutes',
      all(
        namesDisks(1),
        not(calls.hasToken),
        pausedFor((ms) => ms < 200_000),
      ),
    ),
  ),
  cause(
    'converted-again-after-290-seconds',
    rule(
      'changed within five minutes',
      pausedFor((ms) => ms >= 200_000),
    ),
  ),
  cause('unpaid-order-placed-for-another-disk', rule('unpaid order', calls.hasUnpaidOrderOf('ModifyDiskChargeType'))),
  cause('temporary-upgrade', rule('temporary upgrade')),
  cause('purchase-record-missing', rule('no purchase record')),
  cause('disk-never-existed', rule('disk absent', namesDisks(1))),
  cause('disk-never-existed-among-others', rule('disk absent', namesDisks(2))),
  cause('disk-not-portable', rule('disk not portable', namesDisks(1))),
  cause('disk-not-portable-among-others', rule('disk not portable', namesDisks(2))),
  cause('disk-multi-attach', rule('multi-attach disk', namesDisks(1))),
  cause('disk-multi-attach-among-others', rule('multi-attach disk', namesDisks(2))),
  cause('system-disk-detached', rule('detached system disk')),
  cause('disk-in-dedicated-cluster', rule('dedicated block storage cluster', namesDisks(1))),
  cause('disk-in-dedicated-cluster-among-others', rule('dedicated block storage cluster', namesDisks(2))),
  cause('downgrade-quota-used-up', rule('downgrade quota used up')),
  cause('balance-insufficient', rule('account empty')),
  cause('account-in-arrears', rule('account in arrears')),
  cause('payment-method-missing', rule('no payment method')),
  cause('price-permission-missing', rule('may not see prices')),
  cause('refund-permission-missing', rule('may not order refunds')),
  cause('operation-permission-missing', at('denied', mayNot('ModifyDiskChargeType'))),
  cause('permission-missing-for-the-instance', at('denied', not(mayNot('ModifyDiskChargeType')))),
  cause('order-service-fails', rule('order service fails')),
  cause('seventeen-disks', at('invalid DiskIds/maxItems')),
  cause('no-disks', at(/^(rule: disk list empty|invalid DiskIds\/minItems)$/)),
  cause('disk-ids', at(/^invalid DiskIds\/(?!maxItems|minItems)/)),
  cause('disk-charge-type-unknown', at('invalid DiskChargeType/enum')),
  cause('autopay-no-boolean', at('invalid AutoPay/type')),
  cause('fourth-change', rule('changed three times')),
  cause('system-disk', rule('system disk')),
  cause('data-disk-detached', rule('disk not attached to the instance', isAttachedTo(0))),
  cause('disk-of-another-instance', rule('disk not attached to the instance', isAttachedTo(1))),
  cause('region-of-another-place', rule('instance in another region')),
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
  cause(
    'sixteen-disks',
    diskBecomes(
      15,
      { chargeType: 'PostPaid' },
      all(namesDisks(16), (call) => (instanceOf(call)?.expiryMs ?? 0) < call.nowMs + 1000 * day),
    ),
  ),
  cause('three-disks', diskBecomes(2, { chargeType: 'PostPaid' }, namesDisks(3))),
  cause(
    'two-subscription-disks-to-pay-as-you-go',
    diskBecomes(
      1,
      { chargeType: 'PrePaid' },
      all(toPayAsYouGo, namesDisks(2), changesSoFar(0), (call) => diskAt(call, 1)?.chargeTypeChanges === 0),
    ),
  ),
  cause('disk-named-twice', paidTwice),
  cause(
    'subscription-disk-to-pay-as-you-go',
    refused(400, 'ChargeTypeViolation', all(toPayAsYouGo, namesDisks(1), changesSoFar(0), asks('AutoPay', 'true'))),
  ),
  cause('disk-charge-type-left-out', carriedOutWith('DiskChargeType', 'PostPaid', asks('DiskChargeType', ''))),
  cause('autopay-left-out', carriedOutWith('AutoPay', 'false', all(toSubscription, asks('AutoPay', '')))),
  cause(
    'autopay-left-out-to-pay-as-you-go',
    carriedOutWith('AutoPay', 'false', all(toPayAsYouGo, asks('AutoPay', ''))),
  ),
  cause('autopay-false-to-pay-as-you-go', carriedOutWith('AutoPay', 'true', all(toPayAsYouGo, paysLater))),
  cause(
    'autopay-false',
    doneOtherwise(
      (world) => takeMoney(world, 1),
      all(paysLater, toSubscription, hasFunds, ({ world }) => world.disks.length === 2),
    ),
  ),
  cause(
    'autopay-false-with-too-little-balance',
    doneOtherwise(
      (world) => ({ ...world, orders: world.orders.map((order) => ({ ...order, status: 'abnormal' })) }),
      all(paysLater, isEmpty),
    ),
  ),
  cause('autopay-with-too-little-balance', convertedThoughVoid),
  cause(
    'unpaid-order-paid-later',
    doneOtherwise(
      (world) => ({ ...world, orders: world.orders.map((order) => ({ ...order, diskIds: [] })) }),
      paysLater,
    ),
  ),
  cause('autopay-without-price-permission', refused(400, 'NoPermission.Price', all(paysNow, mayNot('price')))),
  cause(
    'converted-again-after-five-minutes',
    refused(400, 'Throttling', all(toPayAsYouGo, changesSoFar(1), not(hasAnyVoucher))),
  ),
  cause('converted-after-a-refusal', () => pauseAfterRefusals('region absent')),
  cause('converted-after-a-refusal-of-its-disks', () => pauseAfterRefusals('disk absent')),
  cause(
    'another-disk-within-five-minutes',
    refused(400, 'Throttling', all(toSubscription, changesSoFar(0), anotherDiskChanged)),
  ),
  cause(
    'fourth-change-of-the-instance',
    refused(
      400,
      'InstanceDowngrade.QuotaExceed',
      ({ world }) => world.disks.reduce((sum, disk) => sum + disk.chargeTypeChanges, 0) >= 3,
    ),
  ),
  cause('third-change', refused(400, 'InstanceDowngrade.QuotaExceed', changesSoFar(2))),
  cause(
    'voucher-not-refunded',
    doneOtherwise((world) => takeMoney(world, -500), all(toPayAsYouGo, hasAnyVoucher)),
  ),
  cause('client-token-of', refused(400, 'InvalidClientToken.ValueNotSupported', tokenHasLength(63))),
  cause('client-token-repeated', replayedAnew(tokenBegins('first-'))),
  cause('client-token-twice-at-once', replayedAnew(tokenBegins('twice-'))),
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

/** Rules of the mock without a row or statement on the page. They are the mock's own choice, so no case may demand them. */
export const rulesWithoutPage: readonly string[] = [
  'operation not offered',
  'locked for security',
  'barred',
  'upgrading',
  'held by another operation',
];
