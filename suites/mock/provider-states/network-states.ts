/** Provider states about security groups, as the vocabulary words them. */
import { addRule, addSecurityGroup, joinGroup } from '../machine/security-groups.ts';
import { done, type Transition } from '../machine/transition.ts';
import type { SecurityRule, World } from '../world.ts';
import { chosenInstance, missing, type ProviderStateRow, type Setting, type Stage, text } from './provider-state.ts';

/** The one rule that the state can give its group. */
const sshFromInside: Omit<SecurityRule, 'createdAtMs'> = {
  direction: 'ingress',
  ipProtocol: 'tcp',
  portRange: '22/22',
  sourcePortRange: '',
  sourceCidrIp: '10.0.0.0/8',
  destCidrIp: '',
  ipv6SourceCidrIp: '',
  ipv6DestCidrIp: '',
  sourceGroupId: '',
  policy: 'accept',
  priority: 1,
  nicType: 'intranet',
  description: '',
};

function setUpGroup(stage: Stage): Setting {
  const { params, nowMs } = stage;
  const { world, group } = addSecurityGroup(stage.world, { name: '', description: '', type: 'normal', nowMs });
  const ruled = params.flag('rule')
    ? addRule(world, group.id, { ...sshFromInside, createdAtMs: nowMs })
    : done(world, undefined);
  if (!ruled.done) return { problem: ruled.reason };
  const joined = params.flag('joined') ? join(ruled.world, stage, group.id) : done(ruled.world, undefined);
  if (joined === undefined) return { problem: missing('instance', params.text('instanceId')) };
  if (!joined.done) return { problem: joined.reason };
  const { vpcId, vSwitchId } = world.network;
  return { world: joined.world, values: { securityGroupId: group.id, vpcId, vSwitchId } };
}

function join(world: World, stage: Stage, groupId: string): Transition<undefined> | undefined {
  const instance = chosenInstance(stage);
  return instance === undefined ? undefined : joinGroup(world, instance.id, groupId);
}

/** States about security groups, by name. */
export const networkStates: Readonly<Record<string, ProviderStateRow>> = {
  'a security group exists': {
    params: {
      instanceId: text,
      joined: { kind: 'flag', default: false },
      rule: { kind: 'flag', default: false },
    },
    setUp: setUpGroup,
  },
};
