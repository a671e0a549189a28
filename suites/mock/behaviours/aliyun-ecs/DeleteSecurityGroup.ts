/**
 * DeleteSecurityGroup: removes a security group that no instance is in and no other group names. Arrears page: works as ever.
 * The table has no row for a group that does not exist: the product's common row about a parameter is taken.
 */
import { isReferenced, memberCount, removeSecurityGroup } from '../../machine/security-groups.ts';
import type { Behaviour, Rule } from '../behaviour.ts';
import { offerRule } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import {
  forbiddenByPolicy,
  internalError,
  malformedParameter,
  missingParameter,
  throttledByGateway,
} from './answers.ts';
import { groupIs, groupIsAbsent } from './network-conditions.ts';

const rules: readonly Rule[] = [
  offerRule(forbiddenByPolicy),
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
export const deleteSecurityGroupBehaviour: Behaviour = {
  throttled: throttledByGateway,
  internalFault: internalError,
  denied: forbiddenByPolicy,
  parameters: {
    missing: { RegionId: missingParameter('RegionId'), SecurityGroupId: missingParameter('SecurityGroupId') },
    invalid: {},
    otherwise: malformedParameter,
  },
  rules,
  effect: (call) => plainOutcome(removeSecurityGroup(call.world, given(call, 'SecurityGroupId')), internalError),
};
