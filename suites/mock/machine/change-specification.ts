/** Changes the type of an instance or its public bandwidth. */
import type { Instance, World } from '../world.ts';
import { findInstance, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** The new type or the new bandwidth. */
export type SpecificationChange = Partial<Pick<Instance, 'instanceType' | 'bandwidth'>>;

/** Changes an instance; its type only while it is stopped. */
export function changeSpecification(
  world: World,
  instanceId: string,
  change: SpecificationChange,
): Transition<undefined> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (change.instanceType !== undefined && instance.status !== 'Stopped') return refused('wrong-instance-status');
  return done(withInstance(world, instanceId, change), undefined);
}
