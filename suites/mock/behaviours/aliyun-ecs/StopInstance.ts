/**
 * StopInstance: stops a running instance, which is Stopping then and Stopped later.
 * Arrears page: refused with the instance in arrears and with a disk of it in arrears. The table has one row about arrears,
 * worded for the instance; it answers for the disk too, since no other row is closer.
 * Order of refusals: presence, security, arrears, status, mode, dry run (which here comes after all checks).
 */
import { changePower } from '../../machine/change-power.ts';
import type { Rule } from '../behaviour.ts';
import { attachedDiskLockedFor, both, chargedBy, lockedFor, parameterIs } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError } from './defaults.ts';
import { busyRule, dryRunRule, presenceRule, securityRule, statusRule } from './power-rules.ts';

const expiredOrInArrears = answer(403, 'InstanceExpiredOrInArrears');

const rules: readonly Rule[] = [
  presenceRule,
  securityRule,
  { name: 'instance in arrears', applies: lockedFor('financial'), answer: expiredOrInArrears },
  { name: 'disk in arrears', applies: attachedDiskLockedFor('financial'), answer: expiredOrInArrears },
  busyRule(),
  statusRule('Running'),
  // StopCharging is documented for pay-as-you-go instances.
  {
    name: 'subscription cannot stop charging',
    applies: both(parameterIs('StoppedMode', 'StopCharging'), chargedBy('PrePaid')),
    answer: answer(403, 'InvalidInstanceId.NotSupport', 'Pre pay'),
  },
  dryRunRule,
];

/** Decisions of StopInstance. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) =>
    plainOutcome(
      changePower(call.world, 'stop', { instanceId: given(call, 'InstanceId'), nowMs: call.nowMs }),
      internalError,
    ),
});
