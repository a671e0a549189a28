/**
 * StartInstance: starts a stopped instance, which is Starting then.
 * Arrears page: refused with the instance in arrears and with a disk of it in arrears.
 * Order of refusals: dry run (which here checks key, permission and parameters alone), presence, security, arrears, status,
 * stock, account. Arrears come before the status, which they must not hide behind.
 */
import { changePower } from '../../machine/change-power.ts';
import type { Rule } from '../behaviour.ts';
import { accountHasNoFunds, attachedDiskLockedFor, both, chargedBy, lockedFor, zoneIsSoldOut } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError } from './defaults.ts';
import { busyRule, dryRunRule, presenceRule, securityRule, statusRule } from './power-rules.ts';

const rules: readonly Rule[] = [
  dryRunRule,
  presenceRule,
  securityRule,
  {
    name: 'pay-as-you-go instance in arrears',
    applies: both(chargedBy('PostPaid'), lockedFor('financial')),
    answer: answer(403, 'InstanceExpired', 'postPaid'),
  },
  {
    name: 'subscription instance in arrears',
    applies: both(chargedBy('PrePaid'), lockedFor('financial')),
    answer: answer(403, 'InstanceExpired', 'prePaid'),
  },
  { name: 'disk in arrears', applies: attachedDiskLockedFor('financial'), answer: answer(403, 'DiskInArrears') },
  busyRule(answer(403, 'InstanceNotReady')),
  statusRule('Stopped'),
  { name: 'sold out', applies: zoneIsSoldOut, answer: answer(403, 'OperationDenied.NoStock') },
  // The row names no charge type, so it holds for both.
  { name: 'account empty', applies: accountHasNoFunds, answer: answer(403, 'InsufficientBalance') },
];

/** Decisions of StartInstance. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) =>
    plainOutcome(
      changePower(call.world, 'start', { instanceId: given(call, 'InstanceId'), nowMs: call.nowMs }),
      internalError,
    ),
});
