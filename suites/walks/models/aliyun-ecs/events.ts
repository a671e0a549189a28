/** Commands that happen outside the API, by provider states: money, time, what the vendor does. */
import { type Reason, type StateAction, statedAt, type WalkCommand } from '../../walk-model.ts';
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
import { isFinancial, type WalkState } from './walk-state.ts';

const arrears: Reason = {
  statement: 'a resource has the lock `financial` if it is in arrears or its subscription expired, and not otherwise',
  place: { document: '000_09eda7cf35e7ec07', lines: [3, 7] },
};

const toInstance = (name: string): StateAction<WalkState> => ({
  action: 'state',
  name,
  params: () => ({ instanceId: '${instanceId}' }),
});
const toDisk = (name: string): StateAction<WalkState> => ({
  action: 'state',
  name,
  params: () => ({ diskId: '${diskId}' }),
});
const passing = (secondsIn: (state: WalkState) => number): StateAction<WalkState> => ({
  action: 'state',
  name: 'time has passed',
  params: (state) => ({ seconds: secondsIn(state) }),
});

export const events: readonly WalkCommand<WalkState>[] = [
  {
    name: 'instance-into-arrears',
    description: 'the account falls into arrears for the instance',
    weight: 1,
    act: toInstance('the instance is in arrears'),
    applies: ({ instance }) => !isFinancial(instance),
    basedOn: [arrears],
    after: (state) => withInstance(state, { arrears: true }),
  },
  {
    name: 'disk-into-arrears',
    description: 'the account falls into arrears for the disk',
    weight: 1,
    act: toDisk('the disk is in arrears'),
    applies: ({ disk }) => !disk.arrears && !disk.lockOpen,
    basedOn: [arrears],
    after: (state) => withDisk(state, { arrears: true }),
  },
  {
    name: 'pay-instance',
    description: 'the account pays its debt for the instance',
    weight: 1.5,
    act: toInstance('the instance is no longer in arrears'),
    applies: ({ instance }) => instance.arrears,
    basedOn: [arrears],
    after: (state) => withInstance(state, { arrears: false }),
  },
  {
    name: 'pay-disk',
    description: 'the account pays its debt for the disk',
    weight: 1.5,
    act: toDisk('the disk is no longer in arrears'),
    applies: ({ disk }) => disk.arrears && !disk.lockOpen,
    basedOn: [arrears],
    after: (state) => withDisk(state, { arrears: false }),
  },
  {
    name: 'lock-for-security',
    description: 'the vendor locks the instance for security',
    // No command removes this lock, and it hides the other reasons to refuse a request. So it is rare.
    weight: 0.2,
    act: toInstance('the instance is locked for security'),
    applies: ({ instance }) => !instance.secured,
    basedOn: [statedAt('the locks of the instance show a lock for security', 'DescribeInstances', 250)],
    after: (state) => withInstance(state, { secured: true }),
  },
  {
    name: 'ten-minutes-pass',
    description: 'ten minutes pass',
    weight: 2,
    act: passing(() => settlingSeconds),
    basedOn: [statedAt('what is in progress ends after about a minute', 'DetachDisk', 13)],
    after: (state) => settled(state, settlingSeconds),
  },
  {
    name: 'expiry-comes-near',
    description: 'time passes until some hours before the expiry',
    weight: 0.5,
    act: passing(secondsToNear),
    applies: (state) => mayWaitDays(state) && secondsToNear(state) > settlingSeconds,
    basedOn: [arrears],
    after: (state) => afterDays(state, secondsToNear(state)),
  },
  {
    name: 'subscription-runs-out',
    description: 'time passes until after the expiry',
    weight: 0.7,
    act: passing(secondsToEnd),
    applies: mayWaitDays,
    basedOn: [arrears],
    after: (state) => afterDays(state, secondsToEnd(state)),
  },
];
