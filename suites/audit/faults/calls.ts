/** Questions that faults ask about a call. */
import type { Call } from '../../mock/behaviours/behaviour.ts';
import type { Disk } from '../../mock/world.ts';
import { diskIds, given, instanceOf } from './parts.ts';

const disksOf = (call: Call): readonly Disk[] => call.world.disks.filter(({ id }) => diskIds(call).includes(id));

export const calls = {
  renewedId: (call: Call): string => given(call, 'InstanceId'),
  byWeek: (call: Call): boolean => given(call, 'PeriodUnit') === 'Week',
  byMonth: (call: Call): boolean => given(call, 'PeriodUnit') !== 'Week',
  hasPeriod: (call: Call): boolean => given(call, 'Period') !== '',
  hasRenewalDay: (call: Call): boolean => given(call, 'ExpectedRenewDay') !== '',
  isExpired: (call: Call): boolean => (instanceOf(call)?.expiryMs ?? call.nowMs + 1) <= call.nowMs,
  isStopped: (call: Call): boolean => instanceOf(call)?.status === 'Stopped',
  hasVoucher: ({ world: { account } }: Call): boolean => account.vouchers.length > 0 && !account.discount,
  hasToken: (call: Call): boolean => given(call, 'ClientToken') !== '',
  toPayAsYouGo: (call: Call): boolean => given(call, 'DiskChargeType') === 'PostPaid',
  paysLater: (call: Call): boolean => given(call, 'AutoPay') === 'false',
  isList: (call: Call): boolean => diskIds(call).length > 1,
  disksOf,
  hasUnpaidOrderOf:
    (operation: string) =>
    ({ world }: Call): boolean =>
      world.orders.some((order) => order.status === 'unpaid' && order.operation === operation),
  /** Changes of all disks of the instance so far. */
  changesOfInstance: (call: Call): number =>
    call.world.disks
      .filter(({ instanceIds }) => instanceIds.includes(given(call, 'InstanceId')))
      .reduce((sum, { chargeTypeChanges }) => sum + chargeTypeChanges, 0),
};
