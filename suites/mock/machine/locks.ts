/** Locks of instances and disks. */
import type { LockReason, World } from '../world.ts';
import { disksOf, findDisk, findInstance, withDisk, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** Locks an instance; a lock that it has already stays one. */
export function lockInstance(world: World, instanceId: string, reason: LockReason): Transition<undefined> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  return done(withInstance(world, instanceId, { locks: withLock(instance.locks, reason) }), undefined);
}

/** Locks a disk. */
export function lockDisk(world: World, diskId: string, reason: LockReason): Transition<undefined> {
  const disk = findDisk(world, diskId);
  if (disk === undefined) return refused('no-such-disk');
  return done(withDisk(world, diskId, { locks: withLock(disk.locks, reason) }), undefined);
}

/** Takes a lock from an instance; others stay. */
export function unlockInstance(world: World, instanceId: string, reason: LockReason): Transition<undefined> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  return done(withInstance(world, instanceId, { locks: instance.locks.filter((lock) => lock !== reason) }), undefined);
}

/** Takes a lock from a disk; others stay. */
export function unlockDisk(world: World, diskId: string, reason: LockReason): Transition<undefined> {
  const disk = findDisk(world, diskId);
  if (disk === undefined) return refused('no-such-disk');
  return done(withDisk(world, diskId, { locks: disk.locks.filter((lock) => lock !== reason) }), undefined);
}

/** A disk that is attached to the instance carries the lock. */
export function hasLockedDisk(world: World, instanceId: string, reason: LockReason): boolean {
  return disksOf(world, instanceId).some((disk) => disk.locks.includes(reason));
}

function withLock(locks: readonly LockReason[], reason: LockReason): readonly LockReason[] {
  return locks.includes(reason) ? locks : [...locks, reason];
}
