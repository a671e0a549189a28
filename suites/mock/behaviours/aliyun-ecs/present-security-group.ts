/** A security group and its rules as the two listing operations show them. What the world does not know is empty. */
import type { JsonObject } from '../../json.ts';
import { memberCount } from '../../machine/security-groups.ts';
import type { SecurityGroup, SecurityRule, World } from '../../world.ts';
import { secondTime } from './wire-times.ts';

/** How many instances a group can have. */
const memberLimits = { normal: 2_000, enterprise: 65_536 } as const;

/** The name of the group, or its default name. */
export function groupName({ id, name }: Pick<SecurityGroup, 'id' | 'name'>): string {
  return name || `name-${id}`;
}

/** The SecurityGroup object of DescribeSecurityGroups. */
export function presentGroup(group: SecurityGroup, world: World): JsonObject {
  const members = memberCount(world, group.id);
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: groupName(group),
    SecurityGroupType: group.type,
    Description: group.description,
    VpcId: group.vpcId,
    CreationTime: secondTime(group.createdAtMs),
    EcsCount: members,
    AvailableInstanceAmount: memberLimits[group.type] - members,
    ServiceManaged: false,
    ResourceGroupId: '',
    Tags: { Tag: [] },
  };
}

/** The Permission object of DescribeSecurityGroupAttribute. */
export function presentRule(rule: SecurityRule, world: World): JsonObject {
  const source = world.securityGroups.find(({ id }) => id === rule.sourceGroupId);
  return {
    Direction: rule.direction,
    IpProtocol: rule.ipProtocol.toUpperCase(),
    PortRange: rule.portRange,
    SourcePortRange: rule.sourcePortRange,
    SourceCidrIp: rule.sourceCidrIp,
    Ipv6SourceCidrIp: rule.ipv6SourceCidrIp,
    SourceGroupId: rule.sourceGroupId,
    SourceGroupName: source === undefined ? '' : groupName(source),
    SourceGroupOwnerAccount: '',
    SourcePrefixListId: '',
    SourcePrefixListName: '',
    DestCidrIp: rule.destCidrIp,
    Ipv6DestCidrIp: rule.ipv6DestCidrIp,
    DestGroupId: '',
    DestGroupName: '',
    DestGroupOwnerAccount: '',
    DestPrefixListId: '',
    DestPrefixListName: '',
    Policy: rule.policy === 'accept' ? 'Accept' : 'Drop',
    Priority: rule.priority,
    NicType: rule.nicType,
    Description: rule.description,
    CreateTime: secondTime(rule.createdAtMs),
  };
}
