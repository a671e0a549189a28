import { cause, causes, type FaultRow } from '../../fault-row.ts';
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
  ...causes({
    'period-left-out': rule('neither period nor renewal day'),
    'period-of-months-not-listed': at(/^invalid Period\//, byMonth),
    'period-of-weeks-not-listed': at(/^invalid Period\//, byWeek),
    'period-unit-unknown': at('invalid PeriodUnit/enum'),
    'instance-not-steady': rule('status in transition'),
    'client-token-reused-with-another-unit': at('token mismatch', tokenWasFor('PeriodUnit')),
    'unpaid-order-placed': rule('unpaid order', calls.hasUnpaidOrderOf('ModifyDiskChargeType')),
    'unpaid-order': rule('unpaid order', calls.hasUnpaidOrderOf('ModifyInstanceSpec')),
    'order-processing': rule('order processing'),
    'locked-for-security': at(/^rule: locked for security/),
    'specification-change-booked': rule('specification change booked'),
    'instance-upgrading': rule('upgrading'),
    'dedicated-host-status': rule('dedicated host failed'),
    'dedicated-host-unavailable': rule('dedicated host not available'),
    'dedicated-host-expires-first': rule('expires after its dedicated host'),
    'beyond-maximum-expiration-date': rule('expires after the maximum'),
    'starter-package-by-years': rule('starter package'),
    'zone-out-of-stock': rule('sold out'),
    'operation-not-offered-to-account': rule('operation not offered'),
    'period-of-10-or-11-months': refused(400, 'InvalidPeriod', asks('Period', '11')),
    'period-in-weeks': refused(400, 'InvalidPeriod', all(byWeek, asks('Period', '3'))),
    'expired-instance': instanceBecomes(() => ({ locks: ['financial'] }), isExpired),
    'new-period-of-expired-instance': instanceBecomes(
      (it, old, nowMs) => ({ expiryMs: (it.expiryMs ?? 0) + nowMs - (old?.expiryMs ?? 0) }),
      isExpired,
    ),
    'discount-account-with-voucher': withoutDiscount,
    'pays-by-credit': refused(
      400,
      'OperationDenied',
      ({ world: { account } }) => account.balance === 0 && account.credit > 0,
    ),
    'no-way-to-pay': rule('no way to pay'),
    'renewal-beyond-balance': rule('too little money'),
    'period-and-renewal-day': rule('both period and renewal day'),
    'renewal-day': expiryLater(5 * day, asks('ExpectedRenewDay', '5')),
    'renewal-day-not-chosen': rule('other renewal day chosen'),
    'renewal-day-below-minimum': at('invalid ExpectedRenewDay/minimum'),
    'renewal-day-above-maximum': at('invalid ExpectedRenewDay/maximum'),
  }),
];

/** Rules of the mock that the page does not state. They are the mock's own choice, so no case may demand them. */
export const rulesWithoutPage: readonly string[] = ['barred', 'held by another operation', 'order service fails'];
