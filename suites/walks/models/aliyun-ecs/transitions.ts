/** How the state of a walk changes. Commands combine these pure functions. */
import { type DiskState, type InstanceState, isExpired, isFinancial, type WalkState } from './walk-state.ts';

/** The same state with a changed instance, or disk. */
export const withInstance = (state: WalkState, change: Partial<InstanceState>): WalkState => ({
  ...state,
  instance: { ...state.instance, ...change },
});
export const withDisk = (state: WalkState, change: Partial<DiskState>): WalkState => ({
  ...state,
  disk: { ...state.disk, ...change },
});

const minute = 60;
const hour = 60 * minute;

/** Long enough for any start, stop, attachment or pause to end. */
export const settlingSeconds = 10 * minute;
/** Longer than all ten-minute moves of a walk together, so that they never reach the expiry. */
const nearSeconds = 12 * hour;
/** A target may round an expiry up to the end of a day. */
const roundingSeconds = 25 * hour;

/** Nothing is in progress in the instance or the disk. */
export const isSettled = ({ instance, disk }: WalkState): boolean => !instance.moving && !disk.moving;

/** The state after this many seconds: whatever was in progress is complete. */
export function settled({ instance, disk, ...rest }: WalkState, seconds: number): WalkState {
  const left = instance.leftSeconds === null ? null : instance.leftSeconds - seconds;
  return {
    ...rest,
    instance: { ...instance, moving: false, leftSeconds: left },
    disk: { ...disk, moving: false, pausing: false },
  };
}

/** The state after days. The pages do not state whether a subscription disk outlasts its instance. */
export function afterDays(state: WalkState, seconds: number): WalkState {
  const after = { ...settled(state, seconds), aged: true };
  const disk = after.disk.chargeType === 'PrePaid' ? { lockOpen: true } : {};
  return withDisk(isExpired(after.instance) ? withInstance(after, { status: 'Stopped' }) : after, disk);
}

/** Until some hours before the expiry. */
export const secondsToNear = ({ instance }: WalkState): number => (instance.leftSeconds ?? 0) - nearSeconds;
/** Until after the expiry, even if the target rounded it up. */
export const secondsToEnd = ({ instance }: WalkState): number => (instance.leftSeconds ?? 0) + roundingSeconds;

/** Days may pass only while nothing is owed: no page states when a resource in arrears is released. */
export const mayWaitDays = ({ instance, disk }: WalkState): boolean =>
  instance.leftSeconds !== null && !isFinancial(instance) && (!disk.arrears || disk.lockOpen);
