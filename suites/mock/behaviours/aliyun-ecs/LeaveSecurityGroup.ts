/**
 * LeaveSecurityGroup: takes an instance out of a security group that is not its last one. Arrears page: arrears change nothing.
 * The table has no row for a request that names instance and interface: the product's common one is taken.
 * Order of refusals: what the request names, presence, security, status, membership.
 */
import { leaveGroup } from '../../machine/security-groups.ts';
import type { Rule } from '../behaviour.ts';
import { instanceIs } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError, malformedParameter } from './defaults.ts';
import { membershipRules } from './membership-rules.ts';

const rules: readonly Rule[] = [
  ...membershipRules(malformedParameter),
  {
    name: 'not a member',
    applies: instanceIs(({ securityGroupIds }, call) => !securityGroupIds.includes(given(call, 'SecurityGroupId'))),
    answer: answer(403, 'InstanceNotInSecurityGroup'),
  },
  {
    name: 'last group',
    applies: instanceIs(({ securityGroupIds }) => securityGroupIds.length === 1),
    answer: answer(403, 'InstanceLastSecurityGroup'),
  },
];

/** Decisions of LeaveSecurityGroup. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) =>
    plainOutcome(leaveGroup(call.world, given(call, 'InstanceId'), given(call, 'SecurityGroupId')), internalError),
});
