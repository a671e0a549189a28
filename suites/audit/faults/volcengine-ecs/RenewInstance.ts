import { cause, causes, type FaultRow } from '../../fault-row.ts';
import { at, not, rule } from '../parts.ts';
import { byWeek, renewalFaults } from '../renewals.ts';

export const faults: readonly FaultRow[] = [
  ...renewalFaults({ malformedToken: 'InvalidClientToken.Malformed', tokenMismatch: 'IdempotentParameterMismatch' }),
  cause('instance-id-left-out', rule('no instance named'), { effectUnseen: true }),
  cause('instance-never-existed', rule('instance absent'), { effectUnseen: true }),
  ...causes({
    'period-no-number': at('invalid Period/type'),
    'period-not-listed': at(/^invalid Period\/(?!type)/),
    'period-unit-unknown': at('invalid PeriodUnit/enum', not(byWeek)),
    'period-unit-week': at(/^(rule: period by weeks|invalid PeriodUnit\/enum)$/, byWeek),
    'instance-barred': rule('barred'),
    'balance-insufficient': rule('too little money'),
    'instance-held-by-operation': rule('held by another operation'),
  }),
];

/** Rules of the mock that the page does not state. They are the mock's own choice, so no case may demand them. */
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
