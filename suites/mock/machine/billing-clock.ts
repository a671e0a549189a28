/**
 * The billing clock of a world: real time plus an offset that only grows. Statuses settle and subscriptions run out by it.
 * It has nothing to do with the clock of signatures.
 */
import type { Instance, World } from '../world.ts';
import { done, refused, type Transition } from './transition.ts';

/** How long an instance is Starting or Stopping. */
export const settlingTimeMs = 30_000;

/** What the billing clock shows. */
export function billingNow(world: World, realNowMs: number): number {
  return realNowMs + world.clockOffsetMs;
}

/** Moves the billing clock on; it never goes back. */
export function advanceClock(world: World, byMs: number): Transition<undefined> {
  if (!(byMs > 0)) return refused('time-not-forward');
  return done({ ...world, clockOffsetMs: world.clockOffsetMs + byMs }, undefined);
}

/** The world with everything that was due by now: settled statuses, subscriptions that ran out. */
export function settle(world: World, nowMs: number): World {
  if (!world.instances.some((instance) => isDue(instance, nowMs))) return world;
  return { ...world, instances: world.instances.map((instance) => settleInstance(instance, nowMs)) };
}

function isDue(instance: Instance, nowMs: number): boolean {
  return (instance.settling !== undefined && instance.settling.atMs <= nowMs) || hasRunOut(instance, nowMs);
}

/** What has run out is Stopped and locked, whatever locked or started it before; once it is, nothing more is due. */
function hasRunOut({ expiryMs, status, locks }: Instance, nowMs: number): boolean {
  return expiryMs !== null && expiryMs <= nowMs && (status !== 'Stopped' || !locks.includes('financial'));
}

function settleInstance(instance: Instance, nowMs: number): Instance {
  const { settling, ...settled } = instance;
  const arrived = settling !== undefined && settling.atMs <= nowMs ? { ...settled, status: settling.status } : instance;
  return hasRunOut(arrived, nowMs) ? expired(arrived) : arrived;
}

/** The instance as it is once its subscription has run out. */
export function expired(instance: Instance): Instance {
  const { settling: _dropped, ...stopped } = instance;
  const locks = instance.locks.filter((lock) => lock !== 'financial');
  return { ...stopped, status: 'Stopped', locks: [...locks, 'financial'] };
}
