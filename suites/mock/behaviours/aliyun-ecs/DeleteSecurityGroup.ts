/**
 * DeleteSecurityGroup: removes a security group that no instance is in and no other group names.
 * Arrears page: arrears change nothing. The table has no row for a group that does not exist: the product's common row
 * about a parameter is taken.
 */
import { isReferenced, memberCount, removeSecurityGroup } from '../../machine/security-groups.ts';
import type { Rule } from '../behaviour.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError, malformedParameter } from './defaults.ts';
import { groupIs, groupIsAbsent } from './network-conditions.ts';

const rules: readonly Rule[] = [
  { name: 'group absent', applies: groupIsAbsent, answer: malformedParameter },
  {
    name: 'group has members',
    applies: groupIs(({ id }, { world }) => memberCount(world, id) > 0),
    answer: answer(403, 'DependencyViolation', 'still instance'),
  },
  {
    name: 'group named by another',
    applies: groupIs(({ id }, { world }) => isReferenced(world, id)),
    answer: answer(403, 'DependencyViolation', 'authorized in another'),
  },
];

/** Decisions of DeleteSecurityGroup. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) => plainOutcome(removeSecurityGroup(call.world, given(call, 'SecurityGroupId')), internalError),
});
