/** Mistakes about the money, the order and the other resources of a renewal. */
import type { World } from '../../../mock/world.ts';
import { type FaultRow, mistakes, unnoticed } from '../../fault-row.ts';
import type { FaultPart } from '../../plant-fault.ts';
import { changeAccount, changeLastOrder, doneOtherwise, given, type Question, takeMoney } from '../parts.ts';
import { hasVoucher, instanceBecomes, vouchersUsed } from '../renewals.ts';

const orderBecomes = (change: Parameters<typeof changeLastOrder>[1]): FaultPart =>
  doneOtherwise((world) => changeLastOrder(world, change));
/** The balance pays another price. */
const takes = (price: (paid: number, period: number) => number, when?: Question): FaultPart =>
  doneOtherwise((world, call) => {
    const paid = call.world.account.balance - world.account.balance;
    return paid > 0 ? takeMoney(world, price(paid, Number(given(call, 'Period') || 1)) - paid) : world;
  }, when);
const extraDisk = (world: World): World => {
  const [disk] = world.disks;
  if (disk === undefined) throw new Error('There is no disk to copy.');
  return { ...world, disks: [...world.disks, { ...disk, id: `${disk.id}9`, instanceIds: [], status: 'Available' }] };
};

const noPrice = 'no page states a price, so the cases only see that something was taken';
const noCredit = 'the observed world shows no credit';
const pays = 'RenewInstance:13 the account pays';
const byCredit = 'RenewInstance:13 an account can pay by credit';
const vouchersFirst = '003_6b6c67dc52957b35:6 vouchers pay first, the balance the rest';

const payments: readonly FaultRow[] = [
  ...unnoticed(pays, noPrice, {
    'charges twice the price': takes((paid) => 2 * paid),
    'charges one month for any period': takes((paid, period) => paid / period),
    'charges one cent': takes(() => 1),
  }),
  ...unnoticed(byCredit, noCredit, {
    'credit left as it was': doneOtherwise((world, call) =>
      changeAccount(world, () => ({ credit: call.world.account.credit })),
    ),
    'credit used before the balance': doneOtherwise(
      (world, call) => {
        const { balance, credit } = call.world.account;
        return changeAccount(world, (after) => ({ balance, credit: credit - (balance - after.balance) }));
      },
      ({ world: { account } }) => account.credit > 0 && account.balance > 0,
    ),
  }),
  ...unnoticed(vouchersFirst, noPrice, {
    'uses up a voucher and charges the whole price too': doneOtherwise(
      (world, call) =>
        world.account.balance < call.world.account.balance ? takeMoney(world, vouchersUsed(call.world, world)) : world,
      hasVoucher,
    ),
  }),
  ...unnoticed(vouchersFirst, 'a voucher that pays a part has to shrink, not to be used up', {
    'takes one cent from a voucher and the rest from the balance': doneOtherwise((world, call) => {
      if (world.account.balance === call.world.account.balance) return world;
      const vouchers = call.world.account.vouchers.map((it) => ({ ...it, balance: it.balance - 1 }));
      return changeAccount(takeMoney(world, vouchersUsed(call.world, world) - 1), () => ({ vouchers }));
    }, hasVoucher),
  }),
];

const orders: readonly FaultRow[] = [
  ...mistakes('effect/success', {
    'an order that is unpaid': orderBecomes(() => ({ status: 'unpaid' })),
    'an order that is processing': orderBecomes(() => ({ status: 'processing' })),
    'an order that is voided': orderBecomes(() => ({ status: 'voided' })),
    'an order with another id than the answer says': orderBecomes(({ id }) => ({ id: `${id}9` })),
    'two orders': doneOtherwise((world) => ({
      ...world,
      orders: [...world.orders, ...world.orders.slice(-1).map((it) => ({ ...it, id: `${it.id}9` }))],
    })),
    'creates a disk': doneOtherwise(extraDisk),
    'a renewed instance that stops': instanceBecomes(() => ({ status: 'Stopped' })),
    'a renewed instance that is pay-as-you-go from now on': instanceBecomes(() => ({ chargeType: 'PostPaid' })),
  }),
];

export const faults: readonly FaultRow[] = [...payments, ...orders];
