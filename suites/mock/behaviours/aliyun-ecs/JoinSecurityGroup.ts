/**
 * JoinSecurityGroup: makes an instance a member of one more security group. Arrears page: arrears change nothing.
 * Order of refusals: what the request names, presence, security, status, membership.
 */
import { joinGroup } from '../../machine/security-groups.ts';
import type { Rule } from '../behaviour.ts';
import { instanceIs } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError } from './defaults.ts';
import { membershipRules } from './membership-rules.ts';
import { groupLimit } from './network-conditions.ts';

const conflict = {
  ...answer(403, 'InvalidParam.EniIdAndInstanceId.Conflict'),
  values: ['InstanceId and NetworkInterfaceId cannot be set at the same time.'],
};

const rules: readonly Rule[] = [
  ...membershipRules(conflict),
  {
    name: 'member already',
    applies: instanceIs(({ securityGroupIds }, call) => securityGroupIds.includes(given(call, 'SecurityGroupId'))),
    answer: answer(403, 'InvalidInstanceId.AlreadyExists'),
  },
  {
    name: 'too many groups',
    applies: instanceIs(({ securityGroupIds }) => securityGroupIds.length >= groupLimit),
    answer: answer(400, 'InstanceSecurityGroupLimitExceeded'),
  },
];

/** Decisions of JoinSecurityGroup. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) =>
    plainOutcome(joinGroup(call.world, given(call, 'InstanceId'), given(call, 'SecurityGroupId')), internalError),
});
