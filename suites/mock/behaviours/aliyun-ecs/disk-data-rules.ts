/**
 * Refusals that ReInitDisk and ResetDisk share: both write over the data of a disk that is attached to a stopped instance.
 * Arrears page: refused with the instance in arrears and with the disk in arrears. The instance has a row about arrears; the
 * disk has none, but the explanation of IncorrectDiskStatus names arrears.
 */
import type { Rule } from '../behaviour.ts';
import {
  attachedInstanceIsNot,
  attachedInstanceLockedFor,
  diskIs,
  diskIsAbsent,
  diskIsLockedForSecurity,
  diskLockedFor,
} from '../disk-conditions.ts';
import { answer } from '../outcomes.ts';
import { lockedForSecurity } from './defaults.ts';

const incorrectDiskStatus = answer(403, 'IncorrectDiskStatus');

/** The disk must exist. */
export const diskPresenceRule: Rule = {
  name: 'disk absent',
  applies: diskIsAbsent,
  answer: answer(404, 'InvalidDiskId.NotFound'),
};

/** Locks of the disk and of its instance. A barred instance has no row; the security lock is the nearest one. */
export const diskLockRules: readonly Rule[] = [
  { name: 'locked for security or barred', applies: diskIsLockedForSecurity, answer: lockedForSecurity },
  {
    name: 'instance in arrears',
    applies: attachedInstanceLockedFor('financial'),
    answer: answer(403, 'InstanceExpiredOrInArrears'),
  },
  { name: 'disk in arrears', applies: diskLockedFor('financial'), answer: incorrectDiskStatus },
];

/** The one status of the disk and the one of its instance. */
export const diskStatusRules: readonly Rule[] = [
  { name: 'disk not in use', applies: diskIs(({ status }) => status !== 'In_use'), answer: incorrectDiskStatus },
  {
    name: 'instance not stopped',
    applies: attachedInstanceIsNot('Stopped'),
    answer: answer(403, 'IncorrectInstanceStatus'),
  },
];
