/** Refusals that StartInstance, StopInstance and RebootInstance share. */
import type { InstanceStatus } from '../../world.ts';
import type { ErrorChoice, Rule } from '../behaviour.ts';
import { either, inCondition, instanceIsAbsent, lockedFor, parameterIs, statusIsNot } from '../conditions.ts';
import { answer } from '../outcomes.ts';
import { dryRunPassed, instanceNotFound, lockedForSecurity } from './defaults.ts';

/** Of the two rows with this code the one with a message of its own. */
const wrongStatus = answer(403, 'IncorrectInstanceStatus', 'current status');

/** The instance must exist. */
export const presenceRule: Rule = { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound };

/** A barred instance has no row; the security lock is the nearest one. */
export const securityRule: Rule = {
  name: 'locked for security or barred',
  applies: either(lockedFor('security'), inCondition('barred')),
  answer: lockedForSecurity,
};

/** The one status that the page allows. */
export const statusRule = (required: InstanceStatus): Rule => ({
  name: `not ${required}`,
  applies: statusIsNot(required),
  answer: wrongStatus,
});

/** Another operation or an upgrade holds the instance. */
export const busyRule = (choice: ErrorChoice = wrongStatus): Rule => ({
  name: 'busy',
  applies: inCondition('upgrading', 'held-by-other-operation'),
  answer: choice,
});

/** A dry run ends here. */
export const dryRunRule: Rule = { name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed };
