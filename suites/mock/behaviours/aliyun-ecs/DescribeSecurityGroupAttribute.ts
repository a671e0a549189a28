/**
 * DescribeSecurityGroupAttribute: shows the rules of one security group, in one direction or both. Arrears page: works
 * as usual. The mock's groups are in a VPC, where every rule is of the intranet and `internet` is read as `intranet`.
 */
import type { Call, Effect, Rule } from '../behaviour.ts';
import { answer, given, refuseWith } from '../outcomes.ts';
import { defineBehaviour } from './defaults.ts';
import { groupIsAbsent, namedGroup } from './network-conditions.ts';
import { groupName, presentRule } from './present-security-group.ts';
import { regionExists } from './regions.ts';

const groupNotFound = answer(404, 'InvalidSecurityGroupId.NotFound');

const rules: readonly Rule[] = [
  {
    name: 'region absent',
    applies: (call) => !regionExists(given(call, 'RegionId')),
    answer: answer(404, 'InvalidRegionId.NotFound'),
  },
  { name: 'group absent', applies: groupIsAbsent, answer: groupNotFound },
];

function describe(call: Call): Effect {
  const group = namedGroup(call);
  if (group === undefined) return refuseWith(groupNotFound);
  const wanted = given(call, 'Direction') || 'all';
  const permissions = group.rules.filter(({ direction }) => wanted === 'all' || direction === wanted);
  const result = {
    RegionId: group.regionId,
    SecurityGroupId: group.id,
    SecurityGroupName: groupName(group),
    Description: group.description,
    VpcId: group.vpcId,
    // Members of a new group can reach each other, and none of the operations here changes that.
    InnerAccessPolicy: 'Accept',
    Permissions: { Permission: permissions.map((rule) => presentRule(rule, call.world)) },
  };
  return { outcome: 'success', world: call.world, result };
}

/** Decisions of DescribeSecurityGroupAttribute. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: { NicType: answer(400, 'InvalidNicType.ValueNotSupported') },
    otherwise: answer(400, 'InvalidParamter'),
  },
  rules,
  effect: describe,
});
