/** Public addresses, one for an instance. Each world has a block of its own to give out. */
import type { World } from '../world.ts';
import { findInstance, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** An instance of the world has the address. */
export function addressInUse(world: World, address: string): boolean {
  return world.instances.some(({ publicIpAddresses }) => publicIpAddresses.includes(address));
}

/** Gives an instance without one an address: the one asked for, else the first free one. */
export function allocateAddress(
  world: World,
  { instanceId, address }: { readonly instanceId: string; readonly address: string },
): Transition<string> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (instance.publicIpAddresses.length > 0) return refused('has-an-address');
  const given = address === '' ? firstFree(world) : address;
  if (given === undefined || addressInUse(world, given)) return refused('no-free-address');
  return done(withInstance(world, instanceId, { publicIpAddresses: [given] }), given);
}

function firstFree(world: World): string | undefined {
  const block = `47.${(world.number >> 8) & 255}.${world.number & 255}`;
  const hosts = Array.from({ length: 254 }, (_, position) => `${block}.${position + 1}`);
  return hosts.find((address) => !addressInUse(world, address));
}
