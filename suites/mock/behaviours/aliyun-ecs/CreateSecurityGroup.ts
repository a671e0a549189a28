/**
 * CreateSecurityGroup: adds a security group without rules. Arrears page: arrears change nothing.
 * A group of a VPC names it; the account has one VPC and nothing else, and a group for which none is named goes there. A VPC
 * of another region is one that does not exist. The page has no row for a client token that comes with other parameters: the
 * product's common row about a parameter is taken.
 * Order of refusals: texts, tags, what is named, how many there are.
 */
import { addSecurityGroup } from '../../machine/security-groups.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { defineBehaviour, malformedParameter } from './defaults.ts';
import { badTagRules } from './tag-rules.ts';
import { isDescription, isName, textRule } from './text-rules.ts';

const groupsPerRegion = 100;

const invalidName = answer(400, 'InvalidSecurityGroupName.Malformed');
const invalidDescription = answer(400, 'InvalidDescription.Malformed');

const rules: readonly Rule[] = [
  textRule('SecurityGroupName', isName, invalidName),
  textRule('Description', isDescription, invalidDescription),
  ...badTagRules,
  {
    name: 'resource group absent',
    applies: (call) => given(call, 'ResourceGroupId') !== '',
    answer: answer(404, 'InvalidResourceGroup.NotFound'),
  },
  {
    name: 'VPC absent',
    applies: (call) => {
      const vpcId = given(call, 'VpcId');
      const { network, regionId } = call.world;
      return given(call, 'RegionId') !== regionId || (vpcId !== '' && vpcId !== network.vpcId);
    },
    answer: answer(404, 'InvalidVpcId.NotFound'),
  },
  {
    name: 'too many groups',
    applies: (call) => call.world.securityGroups.length >= groupsPerRegion,
    answer: answer(403, 'QuotaExceed.SecurityGroup'),
  },
];

function create(call: Call): Effect {
  const { world, group } = addSecurityGroup(call.world, {
    name: given(call, 'SecurityGroupName'),
    description: given(call, 'Description'),
    type: given(call, 'SecurityGroupType') === 'enterprise' ? 'enterprise' : 'normal',
    nowMs: call.nowMs,
  });
  return { outcome: 'success', world, result: { SecurityGroupId: group.id } };
}

/** Decisions of CreateSecurityGroup. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: {
      SecurityGroupName: invalidName,
      Description: invalidDescription,
      'Tag.N.Key': answer(400, 'InvalidTagKey.Malformed'),
      'Tag.N.Value': answer(400, 'InvalidTagValue.Malformed'),
    },
  },
  tokens: { processing: answer(403, 'IdempotentProcessing'), mismatch: malformedParameter },
  rules,
  effect: create,
});
