/**
 * DeleteInstance: releases a pay-as-you-go instance that is stopped, or running with Force, or an expired subscription with
 * TerminateSubscription. Its system disk and the disks that go with it are gone, the others become free.
 * Arrears page: works with the instance or a disk of it in arrears.
 * The table refuses an instance locked for security. The prose says that all disks of one go with it: it may be released all
 * the same, by the vendor; the table is followed for a request.
 * The protection against release counts for pay-as-you-go alone, as the page of ModifyInstanceAttribute says.
 */
import { deleteInstance } from '../../machine/delete-instance.ts';
import type { Rule } from '../behaviour.ts';
import {
  both,
  chargedBy,
  either,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  lockedFor,
  parameterIs,
  statusIsNot,
} from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound, internalError, lockedForSecurity } from './defaults.ts';

const wrongStatus = answer(403, 'IncorrectInstanceStatus', 'current status');
const chargeTypeViolation = answer(403, 'ChargeTypeViolation');
const forced = parameterIs('Force', 'true');
const asksForSubscription = parameterIs('TerminateSubscription', 'true');

const rules: readonly Rule[] = [
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: lockedForSecurity,
  },
  {
    name: 'subscription not expired',
    applies: instanceIs(({ expiryMs }, { nowMs }) => expiryMs !== null && expiryMs > nowMs),
    answer: chargeTypeViolation,
  },
  {
    name: 'expired subscription not meant',
    applies: both(chargedBy('PrePaid'), (call) => !asksForSubscription(call)),
    answer: chargeTypeViolation,
  },
  {
    name: 'protected against release',
    applies: both(
      chargedBy('PostPaid'),
      instanceIs(({ deletionProtection }) => deletionProtection),
    ),
    answer: { ...answer(403, 'InvalidOperation.DeletionProtection'), values: ['The instance is protected.'] },
  },
  {
    name: 'initializing',
    applies: instanceIs(({ status }) => status === 'Pending'),
    answer: answer(403, 'IncorrectInstanceStatus.Initializing'),
  },
  {
    name: 'busy',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: wrongStatus,
  },
  {
    name: 'running and not forced',
    applies: both(statusIsNot('Stopped'), (call) => !forced(call)),
    answer: wrongStatus,
  },
];

/** Decisions of DeleteInstance. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) => plainOutcome(deleteInstance(call.world, given(call, 'InstanceId')), internalError),
});
