/** How the model changes: the parts that commands put their effects together from. Pure. */
import { type DiskState, type InstanceState, isExpired, isFinancial, type WalkState } from './model.ts';

/** The same with another instance, or disk. */
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

/** Enough for any start, stop, attachment or pause to be over. */
export const settlingSeconds = 10 * minute;
/** More than a walk's steps of ten minutes add up to, so that none of them runs into the expiry. */
const nearSeconds = 12 * hour;
/** An expiry may be rounded up to the end of a day. */
const roundingSeconds = 25 * hour;

/** So many seconds later: everything that was under way is over. */
export function settled({ instance, disk, ...rest }: WalkState, seconds: number): WalkState {
  const left = instance.leftSeconds === null ? null : instance.leftSeconds - seconds;
  return {
    ...rest,
    instance: { ...instance, moving: false, leftSeconds: left },
    disk: { ...disk, moving: false, pausing: false },
  };
}

/** After days have passed it is open whether a subscription disk outlasts its instance. */
export function afterDays(state: WalkState, seconds: number): WalkState {
  const after = { ...settled(state, seconds), aged: true };
  const disk = after.disk.chargeType === 'PrePaid' ? { lockOpen: true } : {};
  return withDisk(isExpired(after.instance) ? withInstance(after, { status: 'Stopped' }) : after, disk);
}

/** Until some hours before the expiry. */
export const secondsToNear = ({ instance }: WalkState): number => (instance.leftSeconds ?? 0) - nearSeconds;
/** Until the expiry is over, however it was rounded. */
export const secondsToEnd = ({ instance }: WalkState): number => (instance.leftSeconds ?? 0) + roundingSeconds;

/** Days may pass while nothing is owed: no page says after how long what is owed for is released. */
export const mayWaitDays = ({ instance, disk }: WalkState): boolean =>
  instance.leftSeconds !== null && !isFinancial(instance) && (!disk.arrears || disk.lockOpen);
