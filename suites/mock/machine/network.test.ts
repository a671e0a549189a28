/** Security groups, addresses and specifications under random commands, and what the machine itself refuses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SecurityRule, World } from '../world.ts';
import { changeSpecification } from './change-specification.ts';
import { deleteInstance } from './delete-instance.ts';
import { begin, type Command, realNow } from './machine.test-data.ts';
import { allocateAddress } from './public-addresses.ts';
import {
  addRule,
  addSecurityGroup,
  changeGroups,
  joinGroup,
  leaveGroup,
  removeRule,
  removeSecurityGroup,
} from './security-groups.ts';
import { done } from './transition.ts';

const small = fc.nat({ max: 3 });
const idAt = (resources: readonly { readonly id: string }[], at: number): string => resources[at]?.id ?? 'nothing';
const groupAt = (world: World, at: number): string => idAt(world.securityGroups, at);

const ruleAbout = (sourceGroupId: string, port: number): SecurityRule => ({
  direction: 'ingress',
  ipProtocol: 'tcp',
  portRange: `${port}/${port}`,
  sourcePortRange: '',
  sourceCidrIp: '',
  destCidrIp: '',
  ipv6SourceCidrIp: '',
  ipv6DestCidrIp: '',
  sourceGroupId,
  policy: 'accept',
  priority: 1,
  nicType: 'intranet',
  description: '',
  createdAtMs: realNow,
});

const draft = { name: '', description: '', type: 'normal', nowMs: realNow } as const;

const command: fc.Arbitrary<Command> = fc.tuple(fc.nat({ max: 8 }), small, small, small).map(
  ([kind, first, second, third]): Command =>
    (world) => {
      const instanceId = idAt(world.instances, first);
      const group = groupAt(world, second);
      const commands: readonly Command[] = [
        () => done(addSecurityGroup(world, draft).world, undefined),
        () => removeSecurityGroup(world, group),
        () => addRule(world, group, ruleAbout(groupAt(world, third), first)),
        () => removeRule(world, group, ruleAbout(groupAt(world, third), first)),
        () => joinGroup(world, instanceId, group),
        () => leaveGroup(world, instanceId, group),
        () => changeGroups(world, instanceId, [group, groupAt(world, third)]),
        () => allocateAddress(world, { instanceId, address: '' }),
        () => deleteInstance(world, instanceId),
      ];
      return commands[kind]?.(world) ?? done(world, undefined);
    },
);

test('after any history every instance is in known groups, once each, and no address is given out twice', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25, size: 'max' }), (history) => {
      let world = begin();
      for (const each of history) {
        const frozen = JSON.stringify(world);
        const step = each(world);
        expect(JSON.stringify(world)).toBe(frozen);
        if (step.done) world = step.world;
      }
      const known = new Set(world.securityGroups.map(({ id }) => id));
      for (const { securityGroupIds } of world.instances) {
        expect(securityGroupIds.length).toBeGreaterThan(0);
        expect(new Set(securityGroupIds).size).toBe(securityGroupIds.length);
        expect(securityGroupIds.every((id) => known.has(id))).toBe(true);
      }
      const sources = world.securityGroups.flatMap(({ id, rules }) =>
        rules.filter(({ sourceGroupId }) => sourceGroupId !== id).map(({ sourceGroupId }) => sourceGroupId),
      );
      expect(sources.every((id) => known.has(id) || id === 'nothing')).toBe(true);
      const addresses = world.instances.flatMap(({ publicIpAddresses }) => publicIpAddresses);
      expect(new Set(addresses).size).toBe(addresses.length);
      const attachedTo = new Set(world.disks.flatMap(({ instanceIds }) => instanceIds));
      expect([...attachedTo].every((id) => world.instances.some((instance) => instance.id === id))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe('what the machine refuses', () => {
  const world = begin();
  const instanceId = idAt(world.instances, 0);
  const usual = groupAt(world, 0);
  const running = changeSpecification(world, instanceId, { instanceType: 'ecs.g6.large' });
  test.each([
    ['no-such-security-group', removeSecurityGroup(world, 'nothing')],
    ['no-such-security-group', addRule(world, 'nothing', ruleAbout('', 1))],
    ['no-such-security-group', removeRule(world, 'nothing', ruleAbout('', 1))],
    ['no-such-security-group', joinGroup(world, instanceId, 'nothing')],
    ['no-such-security-group', changeGroups(world, instanceId, ['nothing'])],
    ['no-such-instance', joinGroup(world, 'nothing', usual)],
    ['no-such-instance', leaveGroup(world, 'nothing', usual)],
    ['no-such-instance', changeGroups(world, 'nothing', [usual])],
    ['no-such-instance', deleteInstance(world, 'nothing')],
    ['no-such-instance', allocateAddress(world, { instanceId: 'nothing', address: '' })],
    ['no-such-instance', changeSpecification(world, 'nothing', {})],
    ['security-group-in-use', removeSecurityGroup(world, usual)],
    ['already-a-member', joinGroup(world, instanceId, usual)],
    ['not-a-member', leaveGroup(world, instanceId, 'nothing')],
    ['last-security-group', leaveGroup(world, instanceId, usual)],
    ['last-security-group', changeGroups(world, instanceId, [])],
    ['wrong-instance-status', running],
  ])('%s', (reason, step) => {
    expect(step).toEqual({ done: false, reason });
  });
});
