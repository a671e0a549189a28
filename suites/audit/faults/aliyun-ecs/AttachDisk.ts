import { causes, type FaultRow } from '../../fault-row.ts';
import { at, rule } from '../parts.ts';

export const faults: readonly FaultRow[] = [
  ...causes({
    'instance-never-existed': rule('instance absent'),
    'locked-for-security': at(/^rule: locked for security/),
    'instance-in-arrears': rule('instance in arrears'),
    'disk-in-arrears': rule('disk in arrears'),
  }),
];
