/**
 * ResetDisk: brings a disk back to one of its own snapshots. Content is no part of this world, so nothing is to be seen of it.
 * Order of refusals: presence, locks (see disk-data-rules.ts), statuses, whose snapshot it is, account.
 */
import type { Rule } from '../behaviour.ts';
import { accountHasNoFunds } from '../conditions.ts';
import { diskIs, namedSnapshot, snapshotIsAbsent } from '../disk-conditions.ts';
import { answer } from '../outcomes.ts';
import { defineBehaviour } from './defaults.ts';
import { diskLockRules, diskPresenceRule, diskStatusRules } from './disk-data-rules.ts';

const rules: readonly Rule[] = [
  diskPresenceRule,
  { name: 'snapshot absent', applies: snapshotIsAbsent, answer: answer(404, 'InvalidSnapshotId.NotFound') },
  ...diskLockRules,
  ...diskStatusRules,
  {
    name: 'snapshot of another disk',
    applies: diskIs(({ id }, call) => namedSnapshot(call)?.diskId !== id),
    answer: answer(403, 'InvalidParameter.Mismatch'),
  },
  {
    name: 'account empty',
    applies: accountHasNoFunds,
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
];

/** Decisions of ResetDisk. */
export const behaviour = defineBehaviour({
  rules,
  effect: ({ world }) => ({ outcome: 'success', world, result: {} }),
});
