/** Questions about the security group that a call names, for the operations about groups. */
import { findSecurityGroup } from '../../machine/security-groups.ts';
import type { SecurityGroup } from '../../world.ts';
import type { Call } from '../behaviour.ts';
import type { Predicate } from '../conditions.ts';
import { given } from '../outcomes.ts';

/** Groups that one instance can be in. */
export const groupLimit = 5;

/** The group that the parameter SecurityGroupId names; where a region is given too, it has to be the group's. */
export function namedGroup(call: Call): SecurityGroup | undefined {
  const group = findSecurityGroup(call.world, given(call, 'SecurityGroupId'));
  const regionId = given(call, 'RegionId');
  return regionId === '' || group?.regionId === regionId ? group : undefined;
}

/** A condition of the named group; false if there is no such group. */
export function groupIs(question: (group: SecurityGroup, call: Call) => boolean): Predicate {
  return (call) => {
    const group = namedGroup(call);
    return group !== undefined && question(group, call);
  };
}

/** No group has the id in the region. */
export const groupIsAbsent: Predicate = (call) => namedGroup(call) === undefined;
