/**
 * RebootInstance: restarts a running instance, which is Starting then.
 * Arrears page: refused with the instance in arrears and with a disk of it in arrears. The table has one row about arrears,
 * worded for the instance; it answers for the disk too, since no other row is closer.
 * Order of refusals: presence, security, arrears, status, dry run (which here comes after all checks).
 */
import { changePower } from '../../machine/change-power.ts';
import type { Rule } from '../behaviour.ts';
import { attachedDiskLockedFor, lockedFor } from '../conditions.ts';
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
  dryRunRule,
];

/** Decisions of RebootInstance. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) =>
    plainOutcome(
      changePower(call.world, 'reboot', { instanceId: given(call, 'InstanceId'), nowMs: call.nowMs }),
      internalError,
    ),
});
