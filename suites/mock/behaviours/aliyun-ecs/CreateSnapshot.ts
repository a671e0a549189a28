/**
 * CreateSnapshot: a snapshot of one disk, finished at once.
 * Arrears page: as usual with the instance and with the disk in arrears. The operation's own table has a row DiskInArrears; the
 * arrears page is followed. The row about the balance is about the account and not a lock, so it applies.
 * Whether a disk was ever attached or used is no part of this world. Of two rows for a wrong attached instance the one about
 * its status is taken.
 * Order of refusals: request, presence, security, what the disk is, instance status, quota, account.
 */
import { snapshotsOf, takeSnapshot } from '../../machine/snapshots.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { accountHasNoFunds, both, parameterIs } from '../conditions.ts';
import { attachedInstanceIsNot, diskIs, diskIsAbsent, diskIsLockedForSecurity } from '../disk-conditions.ts';
import { answer, given, refuseWith } from '../outcomes.ts';
import { defineBehaviour, internalError, lockedForSecurity, malformedParameter } from './defaults.ts';
import { isDescription, isName, newTagErrors, newTagRules, textRule } from './text-rules.ts';

/** Snapshots by hand that one disk can have. */
const snapshotLimit = 256;

const invalidName = answer(400, 'InvalidSnapshotName.Malformed');
const invalidDescription = answer(404, 'InvalidDescription.Malformed');

const rules: readonly Rule[] = [
  textRule('SnapshotName', isName, invalidName),
  {
    name: 'named like an automatic one',
    applies: (call) => given(call, 'SnapshotName').startsWith('auto'),
    answer: invalidName,
  },
  textRule('Description', isDescription, invalidDescription),
  ...newTagRules,
  // The page forbids both at once and has no row for it.
  {
    name: 'category and instant access',
    applies: both(
      (call) => given(call, 'Category') !== '',
      (call) => given(call, 'InstantAccess') !== '',
    ),
    answer: malformedParameter,
  },
  { name: 'disk absent', applies: diskIsAbsent, answer: answer(404, 'InvalidDiskId.NotFound') },
  // A barred instance has no row; the security lock is the nearest one.
  { name: 'locked for security or barred', applies: diskIsLockedForSecurity, answer: lockedForSecurity },
  {
    name: 'instant access of another category',
    applies: both(
      parameterIs('InstantAccess', 'true'),
      diskIs(({ category }) => category !== 'cloud_essd'),
    ),
    answer: answer(400, 'DiskCategory.OperationNotSupported'),
  },
  {
    name: 'status in transition',
    applies: attachedInstanceIsNot('Running', 'Stopped'),
    answer: answer(400, 'IncorrectInstanceStatus'),
  },
  {
    name: 'too many snapshots',
    applies: diskIs(({ id }, { world }) => snapshotsOf(world, id).length >= snapshotLimit),
    answer: answer(403, 'QuotaExceed.Snapshot'),
  },
  {
    name: 'account empty',
    applies: accountHasNoFunds,
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
];

function create(call: Call): Effect {
  const step = takeSnapshot(call.world, {
    diskId: given(call, 'DiskId'),
    name: given(call, 'SnapshotName'),
    description: given(call, 'Description'),
    nowMs: call.nowMs,
  });
  return step.done
    ? { outcome: 'success', world: step.world, result: { SnapshotId: step.value.id } }
    : refuseWith(internalError);
}

/** Decisions of CreateSnapshot. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: { SnapshotName: invalidName, Description: invalidDescription, ...newTagErrors },
  },
  tokens: {
    processing: answer(403, 'IdempotentProcessing'),
    mismatch: answer(403, 'IdempotentParameterMismatch'),
  },
  rules,
  effect: create,
});
