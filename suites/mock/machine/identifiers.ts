/**
 * Identifiers in the form of the vendors' own, made from the world's number and a serial: the same run gives the same
 * ones, two scopes never share one, and none of them is a reserved identifier of a pack.
 */
import { type World, worldPlace } from '../world.ts';

/** A fresh resource id such as `i-mock0001a0000000002`, and the world that has used it. */
export function takeResourceId(
  world: World,
  kind: 'i' | 'd' | 'dh' | 'v' | 'sg' | 's' | 'm',
): { readonly world: World; readonly id: string } {
  const id = `${kind}-mock${worldPlace(world)}${world.serial.toString(36).padStart(8, '0')}`;
  return { world: { ...world, serial: world.serial + 1 }, id };
}

/** A fresh order number: digits, with the prefix that the vendor prints. */
export function takeOrderId(world: World): { readonly world: World; readonly id: string } {
  const digits = `${world.number}`.padStart(7, '0') + `${world.serial}`.padStart(6, '0');
  return { world: { ...world, serial: world.serial + 1 }, id: `${world.orderPrefix}2${digits}` };
}
