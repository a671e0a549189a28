/** Commands that are requests of the API: what is sent, and what it changes where it is carried out. */
import { type Command, rests } from './command.ts';
import { isExpired, type WalkState } from './model.ts';
import {
  attachRefusals,
  conversionRefusals,
  detachRefusals,
  rebootRefusals,
  renewRefusals,
  startRefusals,
  stopRefusals,
} from './refusals.ts';
import { withDisk, withInstance } from './transitions.ts';

const conversionPage = '001_f9ac4e22c254f398';
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

export const requestCommands: readonly Command[] = [
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
];
