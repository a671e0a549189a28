import { type Refusal, statedAt, type WalkCommand } from '../../walk-model.ts';
import { at, ofInstance, open, yes } from './refusal-conditions.ts';
import { isSettled, withDisk } from './transitions.ts';
import { type ChargeType, isExpired, isFinancial, type WalkState } from './walk-state.ts';

const page = '001_f9ac4e22c254f398';
const olderPage = '004_158e320035ecf921';

/** A reason is open if only the older edition states it, or if no page does. */
const refusals = (to: ChargeType): readonly Refusal<WalkState>[] => [
  {
    statement: 'disks of a pay-as-you-go instance cannot be changed',
    place: at(page, 6),
    rows: ['400 ChargeTypeViolation', '403 InvalidInstanceChargeType.NotFound'],
    holds: ({ instance }) => yes(instance.chargeType === 'PostPaid'),
  },
  {
    statement: 'the instance must not be stopped because its subscription expired',
    place: at(page, 7),
    rows: ['404 InvalidInstanceStatus.NotSupported'],
    holds: ({ instance }) => yes(isExpired(instance)),
  },
  {
    statement: 'a disk that already has the charge type cannot be changed to it',
    place: at(olderPage, 38, 39),
    rows: ['400 ChargeTypeViolation'],
    holds: ({ disk }) => yes(disk.chargeType === to),
  },
  {
    statement: 'a second change within five minutes is refused',
    place: at(page, 9),
    holds: ({ disk }) => yes(disk.pausing),
  },
  {
    statement: 'a fourth change of a disk is refused (older edition)',
    place: at(olderPage, 14),
    holds: ({ disk }) => open(disk.changes >= 3),
  },
  {
    statement: 'no page states the answer to an account that owes for the instance or the disk',
    place: at(page, 59),
    holds: ({ instance, disk }) => open((isFinancial(instance) && !isExpired(instance)) || disk.arrears),
  },
  {
    statement: 'no page states the answer for an instance that is locked for security',
    place: at(page, 1),
    holds: ({ instance }) => open(instance.secured),
  },
];

const changeTo = (name: string, to: ChargeType, description: string): WalkCommand<WalkState> => ({
  name,
  description,
  weight: 2,
  act: {
    action: 'request',
    operation: 'ModifyDiskChargeType',
    parameters: { ...ofInstance, RegionId: '${regionId}', DiskIds: '["${diskId}"]', DiskChargeType: to },
    refusals: refusals(to),
  },
  // Only the title of the page suggests that a free disk cannot be changed, and no row covers it.
  basedOn: [statedAt('the disk has the other charge type', page, 1)],
  applies: (state) => isSettled(state) && state.disk.attached,
  after: (state) =>
    withDisk(state, {
      chargeType: to,
      changes: Math.min(state.disk.changes + 1, 3),
      pausing: true,
      lockOpen: state.disk.arrears,
    }),
});

export const toSubscription = changeTo('to-subscription', 'PrePaid', 'ModifyDiskChargeType to subscription');
export const toPayAsYouGo = changeTo('to-pay-as-you-go', 'PostPaid', 'ModifyDiskChargeType to pay-as-you-go');
