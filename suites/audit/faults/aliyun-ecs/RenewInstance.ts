import { cause, type FaultRow } from '../../fault-row.ts';
import { calls } from '../calls.ts';
import { all, asks, at, day, refused, rule, takenFor } from '../parts.ts';
import { byMonth, byWeek, expiryLater, instanceBecomes, isExpired, renewalFaults } from '../renewals.ts';
import { tokenWasFor } from '../tokens.ts';

const withoutDiscount = takenFor(
  (call) =>
    call.world.account.discount
      ? { ...call, world: { ...call.world, account: { ...call.world.account, discount: false } } }
      : call,
  'effect',
);

export const faults: readonly FaultRow[] = [
  ...renewalFaults({
    malformedToken: 'InvalidClientToken.ValueNotSupported',
    tokenMismatch: 'IdempotenceParamNotMatch',
  }),
  cause('instance-never-existed', rule('instance absent'), { effectUnseen: true }),
  cause('period-left-out', rule('neither period nor renewal day')),
  cause('period-of-months-not-listed', at(/^invalid Period\//, byMonth)),
  cause('period-of-weeks-not-listed', at(/^invalid Period\//, byWeek)),
  cause('period-unit-unknown', at('invalid PeriodUnit/enum')),
  cause('instance-not-steady', rule('status in transition')),
  cause('client-token-reused-with-another-unit', at('token mismatch', tokenWasFor('PeriodUnit'))),
  cause('unpaid-order-placed', rule('unpaid order', calls.hasUnpaidOrderOf('ModifyDiskChargeType'))),
  cause('unpaid-order', rule('unpaid order', calls.hasUnpaidOrderOf('ModifyInstanceSpec'))),
  cause('order-processing', rule('order processing')),
  cause('locked-for-security', at(/^rule: locked for security/)),
  cause('specification-change-booked', rule('specification change booked')),
  cause('instance-upgrading', rule('upgrading')),
  cause('dedicated-host-status', rule('dedicated host failed')),
  cause('dedicated-host-unavailable', rule('dedicated host not available')),
  cause('dedicated-host-expires-first', rule('expires after its dedicated host')),
  cause('beyond-maximum-expiration-date', rule('expires after the maximum')),
  cause('starter-package-by-years', rule('starter package')),
  cause('zone-out-of-stock', rule('sold out')),
  cause('operation-not-offered-to-account', rule('operation not offered')),
  cause('period-of-10-or-11-months', refused(400, 'InvalidPeriod', asks('Period', '11'))),
  cause('period-in-weeks', refused(400, 'InvalidPeriod', all(byWeek, asks('Period', '3')))),
  cause(
    'expired-instance',
    instanceBecomes(() => ({ locks: ['financial'] }), isExpired),
  ),
  cause(
    'new-period-of-expired-instance',
    instanceBecomes((it, old, nowMs) => ({ expiryMs: (it.expiryMs ?? 0) + nowMs - (old?.expiryMs ?? 0) }), isExpired),
  ),
  cause('discount-account-with-voucher', withoutDiscount),
  cause(
    'pays-by-credit',
    refused(400, 'OperationDenied', ({ world: { account } }) => account.balance === 0 && account.credit > 0),
  ),
  cause('no-way-to-pay', rule('no way to pay')),
  cause('renewal-beyond-balance', rule('too little money')),
  cause('period-and-renewal-day', rule('both period and renewal day')),
  cause('renewal-day', expiryLater(5 * day, asks('ExpectedRenewDay', '5'))),
  cause('renewal-day-not-chosen', rule('other renewal day chosen')),
  cause('renewal-day-below-minimum', at('invalid ExpectedRenewDay/minimum')),
  cause('renewal-day-above-maximum', at('invalid ExpectedRenewDay/maximum')),
];

/** Rules of the mock without a row or statement on the page. They are the mock's own choice, so no case may demand them. */
export const rulesWithoutPage: readonly string[] = ['barred', 'held by another operation', 'order service fails'];
