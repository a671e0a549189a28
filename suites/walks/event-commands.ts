/** Commands that happen outside the API, by provider states: money, time, the vendor's own doing. */
import type { ProviderState } from '#contracts';
import { type Command, rests } from './command.ts';
import { isFinancial, type Reason } from './model.ts';
import {
  afterDays,
  mayWaitDays,
  secondsToEnd,
  secondsToNear,
  settled,
  settlingSeconds,
  withDisk,
  withInstance,
} from './transitions.ts';

const passing = (seconds: number): ProviderState => ({ name: 'time has passed', params: { seconds } });

const arrears: Reason = {
  says: 'arrears, and a subscription that ran out, are `financial` in the locks of the resource, and nothing else is',
  place: { document: '000_09eda7cf35e7ec07', lines: [3, 7] },
};

export const eventCommands: readonly Command[] = [
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
