import { cause, type FaultRow } from '../../fault-row.ts';
import { at, not, rule } from '../parts.ts';
import { byWeek, renewalFaults } from '../renewals.ts';

export const faults: readonly FaultRow[] = [
  ...renewalFaults({ malformedToken: 'InvalidClientToken.Malformed', tokenMismatch: 'IdempotentParameterMismatch' }),
  cause('instance-id-left-out', rule('no instance named'), { effectUnseen: true }),
  cause('instance-never-existed', rule('instance absent'), { effectUnseen: true }),
  cause('period-no-number', at('invalid Period/type')),
  cause('period-not-listed', at(/^invalid Period\/(?!type)/)),
  cause('period-unit-unknown', at('invalid PeriodUnit/enum', not(byWeek))),
  cause('period-unit-week', at(/^(rule: period by weeks|invalid PeriodUnit\/enum)$/, byWeek)),
  cause('instance-barred', rule('barred')),
  cause('balance-insufficient', rule('too little money')),
  cause('instance-held-by-operation', rule('held by another operation')),
];

/** Rules of the mock without a row or statement on the page. They are the mock's own choice, so no case may demand them. */
export const rulesWithoutPage: readonly string[] = [
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
];
