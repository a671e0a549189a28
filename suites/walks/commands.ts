/**
 * What a step of a walk does, one row per command: when the walk takes it, what is sent or set up, and what it changes where
 * it is carried out. A walk goes only where the pages, or the meaning of a provider state, say what must then hold.
 */
import type { ProviderState } from '#contracts';
import type { DiskState, InstanceState, Reason, Refusal, WalkState } from './model.ts';
import { isExpired, isFinancial } from './model.ts';
import {
  attachRefusals,
  conversionRefusals,
  detachRefusals,
  rebootRefusals,
  renewRefusals,
  startRefusals,
  stopRefusals,
} from './refusals.ts';

/** A request of the API, with the reasons for which it must be refused. */
export interface RequestAction {
  readonly action: 'request';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
}

/** Something that happens outside the API, by a provider state: money, time, the vendor's own doing. */
export interface StateAction {
  readonly action: 'state';
  readonly state: (state: WalkState) => ProviderState;
}

/** Nothing but the readings that follow every step. */
export interface ReadAction {
  readonly action: 'read';
}

export interface Command {
  readonly name: string;
  /** For people: what it does. */
  readonly says: string;
  /** How often it is chosen, against the others. */
  readonly weight: number;
  readonly act: RequestAction | StateAction | ReadAction;
  /** Left out: the walk takes it anywhere. */
  readonly takes?: (state: WalkState) => boolean;
  /** What the pages say of the state that it leads to. */
  readonly rests: readonly Reason[];
  /** The state once it was carried out. */
  readonly after: (state: WalkState) => WalkState;
}

const withInstance = (state: WalkState, change: Partial<InstanceState>): WalkState => ({
  ...state,
  instance: { ...state.instance, ...change },
});
const withDisk = (state: WalkState, change: Partial<DiskState>): WalkState => ({
  ...state,
  disk: { ...state.disk, ...change },
});

const minute = 60;
const hour = 60 * minute;

/** Enough for any start, stop, attachment or pause to be over. */
const settlingSeconds = 10 * minute;
/** More than a walk's steps of ten minutes add up to, so that none of them runs into the expiry. */
const nearSeconds = 12 * hour;
/** An expiry may be rounded up to the end of a day. */
const roundingSeconds = 25 * hour;

const passing = (seconds: number): ProviderState => ({ name: 'time has passed', params: { seconds } });

/** Everything that was under way is over. */
function settled({ instance, disk, ...rest }: WalkState, seconds: number): WalkState {
  const left = instance.leftSeconds === null ? null : instance.leftSeconds - seconds;
  return {
    ...rest,
    instance: { ...instance, moving: false, leftSeconds: left },
    disk: { ...disk, moving: false, pausing: false },
  };
}

/** After days have passed it is open whether a subscription disk outlasts its instance. */
function afterDays(state: WalkState, seconds: number): WalkState {
  const after = { ...settled(state, seconds), aged: true };
  const disk = after.disk.chargeType === 'PrePaid' ? { lockOpen: true } : {};
  return withDisk(isExpired(after.instance) ? withInstance(after, { status: 'Stopped' }) : after, disk);
}

const secondsToNear = ({ instance }: WalkState): number => (instance.leftSeconds ?? 0) - nearSeconds;
const secondsToEnd = ({ instance }: WalkState): number => (instance.leftSeconds ?? 0) + roundingSeconds;

/** Days may pass while nothing is owed: no page says after how long what is owed for is released. */
const mayWaitDays = ({ instance, disk }: WalkState): boolean =>
  instance.leftSeconds !== null && !isFinancial(instance) && (!disk.arrears || disk.lockOpen);

const conversionPage = '001_f9ac4e22c254f398';
const rests = (says: string, document: string, line: number): Reason => ({
  says,
  place: { document, lines: [line, line] },
});
const arrears: Reason = {
  says: 'arrears, and a subscription that ran out, are `financial` in the locks of the resource, and nothing else is',
  place: { document: '000_09eda7cf35e7ec07', lines: [3, 7] },
};

const ofInstance = { InstanceId: '${instanceId}' };
const ofBoth = { ...ofInstance, DiskId: '${diskId}' };
const isSettled = ({ instance, disk }: WalkState): boolean => !instance.moving && !disk.moving;

const conversion = (name: string, to: 'PrePaid' | 'PostPaid', says: string): Command => ({
  name,
  says,
  weight: 2,
  act: {
    action: 'request',
    operation: 'ModifyDiskChargeType',
    parameters: { ...ofInstance, RegionId: '${regionId}', DiskIds: '["${diskId}"]', DiskChargeType: to },
    refusals: conversionRefusals(to),
  },
  // That a free disk cannot be changed is said by no row and by the title of the page alone.
  rests: [rests('the disk has the other charge type', conversionPage, 1)],
  takes: (state) => isSettled(state) && state.disk.attached,
  after: (state) =>
    withDisk(state, {
      chargeType: to,
      changes: Math.min(state.disk.changes + 1, 3),
      pausing: true,
      lockOpen: state.disk.arrears,
    }),
});

export const commands: readonly Command[] = [
  {
    name: 'describe',
    says: 'read both again',
    weight: 0.3,
    act: { action: 'read' },
    rests: [],
    after: (state) => state,
  },
  {
    name: 'start',
    says: 'StartInstance',
    weight: 2,
    act: { action: 'request', operation: 'StartInstance', parameters: ofInstance, refusals: startRefusals },
    rests: [rests('a started instance is Starting, then Running', 'StartInstance', 3)],
    after: (state) => withInstance(state, { status: 'Running', moving: true }),
  },
  {
    name: 'stop',
    says: 'StopInstance',
    weight: 2,
    act: { action: 'request', operation: 'StopInstance', parameters: ofInstance, refusals: stopRefusals },
    rests: [rests('a stopped instance is Stopping, then Stopped', 'StopInstance', 3)],
    after: (state) => withInstance(state, { status: 'Stopped', moving: true }),
  },
  {
    name: 'reboot',
    says: 'RebootInstance',
    weight: 1,
    act: { action: 'request', operation: 'RebootInstance', parameters: ofInstance, refusals: rebootRefusals },
    rests: [rests('a rebooted instance is Starting, then Running', 'RebootInstance', 8)],
    after: (state) => withInstance(state, { moving: true }),
  },
  {
    name: 'attach',
    says: 'AttachDisk',
    weight: 2,
    act: { action: 'request', operation: 'AttachDisk', parameters: ofBoth, refusals: attachRefusals },
    // Whether a subscription disk can be free at all is not said.
    takes: ({ disk }) => disk.attached || disk.chargeType === 'PostPaid',
    rests: [rests('the disk is attached to the instance', 'AttachDisk', 3)],
    after: (state) => withDisk(state, { attached: true, moving: true }),
  },
  {
    name: 'detach',
    says: 'DetachDisk',
    weight: 2,
    act: { action: 'request', operation: 'DetachDisk', parameters: ofBoth, refusals: detachRefusals },
    // The page is about pay-as-you-go data disks.
    takes: ({ disk }) => disk.chargeType === 'PostPaid',
    rests: [
      rests('the disk is detached from the instance', 'DetachDisk', 3),
      rests('arrears of the instance change nothing about it', '000_09eda7cf35e7ec07', 39),
      rests('arrears of the disk change nothing about it', '000_09eda7cf35e7ec07', 80),
    ],
    after: (state) => withDisk(state, { attached: false, moving: true }),
  },
  {
    name: 'renew',
    says: 'RenewInstance for a month',
    weight: 1.5,
    act: {
      action: 'request',
      operation: 'RenewInstance',
      parameters: { ...ofInstance, Period: '1', PeriodUnit: 'Month' },
      refusals: renewRefusals,
    },
    takes: isSettled,
    rests: [
      rests('a renewal extends the subscription', 'RenewInstance', 25),
      rests('an instance that ran out is used again once it is renewed', 'StopInstance', 93),
    ],
    after: (state) => withInstance(state, { arrears: false, renewed: true, statusOpen: isExpired(state.instance) }),
  },
  conversion('to-subscription', 'PrePaid', 'ModifyDiskChargeType to subscription'),
  conversion('to-pay-as-you-go', 'PostPaid', 'ModifyDiskChargeType to pay-as-you-go'),
  {
    name: 'instance-into-arrears',
    says: 'the account falls into arrears for the instance',
    weight: 1,
    act: {
      action: 'state',
      state: () => ({ name: 'the instance is in arrears', params: { instanceId: '${instanceId}' } }),
    },
    takes: ({ instance }) => !isFinancial(instance),
    rests: [arrears],
    after: (state) => withInstance(state, { arrears: true }),
  },
  {
    name: 'disk-into-arrears',
    says: 'the account falls into arrears for the disk',
    weight: 1,
    act: { action: 'state', state: () => ({ name: 'the disk is in arrears', params: { diskId: '${diskId}' } }) },
    takes: ({ disk }) => !disk.arrears && !disk.lockOpen,
    rests: [arrears],
    after: (state) => withDisk(state, { arrears: true }),
  },
  {
    name: 'pay-instance',
    says: 'what is owed for the instance is paid',
    weight: 1.5,
    act: {
      action: 'state',
      state: () => ({ name: 'the instance is no longer in arrears', params: { instanceId: '${instanceId}' } }),
    },
    takes: ({ instance }) => instance.arrears,
    rests: [arrears],
    after: (state) => withInstance(state, { arrears: false }),
  },
  {
    name: 'pay-disk',
    says: 'what is owed for the disk is paid',
    weight: 1.5,
    act: {
      action: 'state',
      state: () => ({ name: 'the disk is no longer in arrears', params: { diskId: '${diskId}' } }),
    },
    takes: ({ disk }) => disk.arrears && !disk.lockOpen,
    rests: [arrears],
    after: (state) => withDisk(state, { arrears: false }),
  },
  {
    name: 'lock-for-security',
    says: 'the vendor locks the instance for security',
    // Nothing takes this lock away again, so what comes after it is in its shadow.
    weight: 0.2,
    act: {
      action: 'state',
      state: () => ({ name: 'the instance is locked for security', params: { instanceId: '${instanceId}' } }),
    },
    takes: ({ instance }) => !instance.secured,
    rests: [rests('a lock for security stands in the locks of the instance', 'DescribeInstances', 250)],
    after: (state) => withInstance(state, { secured: true }),
  },
  {
    name: 'ten-minutes-pass',
    says: 'ten minutes pass',
    weight: 2,
    act: { action: 'state', state: () => passing(settlingSeconds) },
    rests: [rests('what is under way is over after about a minute', 'DetachDisk', 13)],
    after: (state) => settled(state, settlingSeconds),
  },
  {
    name: 'expiry-comes-near',
    says: 'time passes until some hours before the expiry',
    weight: 0.5,
    act: { action: 'state', state: (state) => passing(secondsToNear(state)) },
    takes: (state) => mayWaitDays(state) && secondsToNear(state) > settlingSeconds,
    rests: [arrears],
    after: (state) => afterDays(state, secondsToNear(state)),
  },
  {
    name: 'subscription-runs-out',
    says: 'time passes beyond the expiry',
    weight: 0.7,
    act: { action: 'state', state: (state) => passing(secondsToEnd(state)) },
    takes: mayWaitDays,
    rests: [arrears],
    after: (state) => afterDays(state, secondsToEnd(state)),
  },
];
