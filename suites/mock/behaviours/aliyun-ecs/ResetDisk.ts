/**
 * ResetDisk: brings a disk back to one of its own snapshots. Content is no part of this world, so nothing is to be seen of it.
 * Order of refusals: presence, locks (see disk-data-rules.ts), statuses, whose snapshot it is, account.
 */
import type { Behaviour, Rule } from '../behaviour.ts';
import { accountHasNoFunds, offerRule } from '../conditions.ts';
import { diskIs, namedSnapshot, snapshotIsAbsent } from '../disk-conditions.ts';
import { answer } from '../outcomes.ts';
import {
  forbiddenByPolicy,
  internalError,
  malformedParameter,
  missingParameter,
  throttledByGateway,
} from './answers.ts';
import { diskLockRules, diskPresenceRule, diskStatusRules } from './disk-data-rules.ts';

const rules: readonly Rule[] = [
  offerRule(forbiddenByPolicy),
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
export const resetDiskBehaviour: Behaviour = {
  throttled: throttledByGateway,
  internalFault: internalError,
  denied: forbiddenByPolicy,
  parameters: {
    missing: { DiskId: missingParameter('DiskId'), SnapshotId: missingParameter('SnapshotId') },
    invalid: {},
    otherwise: malformedParameter,
  },
  rules,
  effect: ({ world }) => ({ outcome: 'success', world, result: {} }),
};
