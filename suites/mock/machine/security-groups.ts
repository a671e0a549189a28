/**
 * Security groups: their rules and their members. Each instance lists its groups, and is always in one group at
 * least; a group goes only while nobody is in it and no rule of another group names it.
 */
import type { SecurityGroup, SecurityRule, World } from '../world.ts';
import { takeResourceId } from './identifiers.ts';
import { findInstance, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** What is chosen for a new group. */
export type SecurityGroupDraft = Pick<SecurityGroup, 'name' | 'description' | 'type'> & { readonly nowMs: number };

/** The group with that id. */
export function findSecurityGroup(world: World, id: string): SecurityGroup | undefined {
  return world.securityGroups.find((group) => group.id === id);
}

/** How many instances are in the group. */
export function memberCount(world: World, id: string): number {
  return world.instances.filter(({ securityGroupIds }) => securityGroupIds.includes(id)).length;
}

/** A rule of another group names the group. */
export function isReferenced(world: World, id: string): boolean {
  return world.securityGroups.some(
    (group) => group.id !== id && group.rules.some(({ sourceGroupId }) => sourceGroupId === id),
  );
}

/** Adds a group without rules in the network of the world. */
export function addSecurityGroup(
  world: World,
  { nowMs, ...chosen }: SecurityGroupDraft,
): { readonly world: World; readonly group: SecurityGroup } {
  const { world: numbered, id } = takeResourceId(world, 'sg');
  const { regionId, network } = world;
  const group: SecurityGroup = { id, regionId, vpcId: network.vpcId, ...chosen, rules: [], createdAtMs: nowMs };
  return { world: { ...numbered, securityGroups: [...numbered.securityGroups, group] }, group };
}

/** Removes a group that has no members and that no other group names. */
export function removeSecurityGroup(world: World, id: string): Transition<undefined> {
  if (findSecurityGroup(world, id) === undefined) return refused('no-such-security-group');
  if (memberCount(world, id) > 0 || isReferenced(world, id)) return refused('security-group-in-use');
  return done({ ...world, securityGroups: world.securityGroups.filter((group) => group.id !== id) }, undefined);
}

/** A rule of that kind is in the group. */
export function hasRule(group: SecurityGroup, rule: SecurityRule): boolean {
  return group.rules.some((known) => isSameRule(known, rule));
}

/** Adds a rule. A rule that the group already has is not added again. */
export function addRule(world: World, id: string, rule: SecurityRule): Transition<undefined> {
  const group = findSecurityGroup(world, id);
  if (group === undefined) return refused('no-such-security-group');
  if (hasRule(group, rule)) return done(world, undefined);
  return done(withRules(world, id, [...group.rules, rule]), undefined);
}

/** Removes the rule. If the group has no such rule, nothing happens. */
export function removeRule(world: World, id: string, rule: SecurityRule): Transition<undefined> {
  const group = findSecurityGroup(world, id);
  if (group === undefined) return refused('no-such-security-group');
  const rest = group.rules.filter((known) => !isSameRule(known, rule));
  return done(rest.length === group.rules.length ? world : withRules(world, id, rest), undefined);
}

/** Makes an instance a member of one more group. */
export function joinGroup(world: World, instanceId: string, id: string): Transition<undefined> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (findSecurityGroup(world, id) === undefined) return refused('no-such-security-group');
  if (instance.securityGroupIds.includes(id)) return refused('already-a-member');
  return done(withInstance(world, instanceId, { securityGroupIds: [...instance.securityGroupIds, id] }), undefined);
}

/** Takes an instance out of a group that is not its last one. */
export function leaveGroup(world: World, instanceId: string, id: string): Transition<undefined> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (!instance.securityGroupIds.includes(id)) return refused('not-a-member');
  const rest = instance.securityGroupIds.filter((groupId) => groupId !== id);
  if (rest.length === 0) return refused('last-security-group');
  return done(withInstance(world, instanceId, { securityGroupIds: rest }), undefined);
}

/** Exchanges the groups of an instance for these. */
export function changeGroups(world: World, instanceId: string, ids: readonly string[]): Transition<undefined> {
  if (findInstance(world, instanceId) === undefined) return refused('no-such-instance');
  if (ids.length === 0) return refused('last-security-group');
  if (ids.some((id) => findSecurityGroup(world, id) === undefined)) return refused('no-such-security-group');
  return done(withInstance(world, instanceId, { securityGroupIds: [...new Set(ids)] }), undefined);
}

const anywhere = '0.0.0.0/0';

/** The identity of a rule. Description and age are not part of it. No address means every address. */
function isSameRule(known: SecurityRule, rule: SecurityRule): boolean {
  const same = (['direction', 'ipProtocol', 'portRange', 'sourcePortRange', 'sourceGroupId'] as const).every(
    (field) => known[field] === rule[field],
  );
  const sameAnswer = known.policy === rule.policy && known.priority === rule.priority && known.nicType === rule.nicType;
  const sameAddresses = known.sourceCidrIp === rule.sourceCidrIp && known.ipv6SourceCidrIp === rule.ipv6SourceCidrIp;
  const sameTarget =
    (known.destCidrIp || anywhere) === (rule.destCidrIp || anywhere) && known.ipv6DestCidrIp === rule.ipv6DestCidrIp;
  return same && sameAnswer && sameAddresses && sameTarget;
}

function withRules(world: World, id: string, rules: readonly SecurityRule[]): World {
  const securityGroups = world.securityGroups.map((group) => (group.id === id ? { ...group, rules } : group));
  return { ...world, securityGroups };
}
