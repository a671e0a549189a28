/** Starting, stopping and rebooting: a passing status now, the settled one when the billing clock has moved on. */
import type { InstanceStatus, World } from '../world.ts';
import { settlingTimeMs } from './billing-clock.ts';
import { findInstance, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** What can be done to the power of an instance. */
export type PowerCommand = 'start' | 'stop' | 'reboot';

const changes: Readonly<Record<PowerCommand, { from: InstanceStatus; via: InstanceStatus; to: InstanceStatus }>> = {
  start: { from: 'Stopped', via: 'Starting', to: 'Running' },
  stop: { from: 'Running', via: 'Stopping', to: 'Stopped' },
  reboot: { from: 'Running', via: 'Starting', to: 'Running' },
};

/** Carries out a power command for an instance in the one status that allows it. */
export function changePower(
  world: World,
  command: PowerCommand,
  target: { readonly instanceId: string; readonly nowMs: number },
): Transition<undefined> {
  const instance = findInstance(world, target.instanceId);
  if (instance === undefined) return refused('no-such-instance');
  const { from, via, to } = changes[command];
  if (instance.status !== from) return refused('wrong-instance-status');
  const settling = { status: to, atMs: target.nowMs + settlingTimeMs };
  return done(withInstance(world, instance.id, { status: via, settling }), undefined);
}
