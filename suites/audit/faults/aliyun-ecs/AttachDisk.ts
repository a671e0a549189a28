import { cause, type FaultRow } from '../../fault-row.ts';
import { at, rule } from '../parts.ts';

export const faults: readonly FaultRow[] = [
  cause('instance-never-existed', rule('instance absent')),
  cause('locked-for-security', at(/^rule: locked for security/)),
  cause('instance-in-arrears', rule('instance in arrears')),
  cause('disk-in-arrears', rule('disk in arrears')),
];
