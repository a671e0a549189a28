/** Implementers who take wrong money for a renewal, keep no right order of it, or do more than they were asked. */
import type { World } from '../mock/world.ts';
import { calls } from './call-questions.test-data.ts';
import {
  changeAccount,
  changeLastOrder,
  doneOtherwise,
  type FaultPart,
  given,
  takeMoney,
} from './fault-parts.test-data.ts';
import type { LazyImplementer } from './implementers.test-data.ts';
import { aliyun, both, instanceBecomes, type RenewalRow, renewalsOf } from './lazy-renewals.test-data.ts';

const orderBecomes = (change: Parameters<typeof changeLastOrder>[1]): FaultPart =>
  doneOtherwise((world) => changeLastOrder(world, change));
/** The price that was taken from the balance becomes another one. */
const takes = (price: (paid: number, period: number) => number, when?: Parameters<typeof doneOtherwise>[1]) =>
  doneOtherwise((world, call) => {
    const paid = call.world.account.balance - world.account.balance;
    return paid > 0 ? takeMoney(world, price(paid, Number(given(call, 'Period') || 1)) - paid) : world;
  }, when);
const extraDisk = (world: World): World => {
  const [disk] = world.disks;
  if (disk === undefined) throw new Error('There is no disk to take as a pattern.');
  return { ...world, disks: [...world.disks, { ...disk, id: `${disk.id}9`, instanceIds: [], status: 'Available' }] };
};
const vouchersUsed = (before: World, after: World): number =>
  before.account.vouchers.reduce((sum, { balance }) => sum + balance, 0) -
  after.account.vouchers.reduce((sum, { balance }) => sum + balance, 0);

const noPrice = 'no page states a price, so the cases only see that something was taken';
const noCredit = 'the observed world shows no credit';

const older = '003_6b6c67dc52957b35';

const payments: readonly RenewalRow[] = [
  {
    name: 'no money taken',
    at: both(13, 10),
    breaks: 'the account pays',
    fault: doneOtherwise((world, call) => ({ ...world, account: call.world.account })),
    noticedBy: 'effect/success',
  },
  {
    name: 'twice the price',
    at: aliyun(13),
    breaks: 'the account pays',
    fault: takes((paid) => 2 * paid),
    unnoticed: noPrice,
  },
  {
    name: 'one month to pay for any period',
    at: aliyun(13),
    breaks: 'the account pays',
    fault: takes((paid, period) => paid / period),
    unnoticed: noPrice,
  },
  { name: 'one cent to pay', at: aliyun(13), breaks: 'the account pays', fault: takes(() => 1), unnoticed: noPrice },
  {
    name: 'credit left as it was',
    at: aliyun(13),
    breaks: 'an account can pay by credit',
    fault: doneOtherwise((world, call) => changeAccount(world, () => ({ credit: call.world.account.credit }))),
    unnoticed: noCredit,
  },
  {
    name: 'credit used before the balance',
    at: aliyun(13),
    breaks: 'credit pays where the balance does not suffice',
    fault: doneOtherwise(
      (world, call) => {
        const { balance, credit } = call.world.account;
        return changeAccount(world, (after) => ({ balance, credit: credit - (balance - after.balance) }));
      },
      ({ world: { account } }) => account.credit > 0 && account.balance > 0,
    ),
    unnoticed: noCredit,
  },
  {
    name: 'a voucher used up and the whole price taken as well',
    at: aliyun(6, older),
    breaks: 'vouchers pay first, the balance the rest',
    fault: doneOtherwise(
      (world, call) =>
        world.account.balance < call.world.account.balance ? takeMoney(world, vouchersUsed(call.world, world)) : world,
      calls.hasVoucher,
    ),
    unnoticed: noPrice,
  },
  {
    name: 'one cent taken from a voucher, the rest from the balance',
    at: aliyun(6, older),
    breaks: 'vouchers pay first, the balance the rest',
    fault: doneOtherwise((world, call) => {
      if (world.account.balance === call.world.account.balance) return world;
      const vouchers = call.world.account.vouchers.map((it) => ({ ...it, balance: it.balance - 1 }));
      return changeAccount(takeMoney(world, vouchersUsed(call.world, world) - 1), () => ({ vouchers }));
    }, calls.hasVoucher),
    unnoticed: 'a voucher that pays a part has to shrink, not to be used up',
  },
];

const orders: readonly RenewalRow[] = [
  ...(['unpaid', 'processing', 'voided'] as const).map((status) => ({
    name: `an order that is ${status}`,
    at: aliyun(46),
    breaks: 'the order of the renewal that was carried out',
    fault: orderBecomes(() => ({ status })),
    noticedBy: 'effect/success',
  })),
  {
    name: 'no order',
    at: both(46, 77),
    breaks: 'a success names its order',
    fault: doneOtherwise((world, call) => ({ ...world, orders: call.world.orders })),
    noticedBy: 'effect/success',
  },
  {
    name: 'an order of another id than the one that is answered',
    at: aliyun(46),
    breaks: 'a success names its order',
    fault: orderBecomes(({ id }) => ({ id: `${id}9` })),
    noticedBy: 'effect/success',
  },
  {
    name: 'two orders',
    at: aliyun(46),
    breaks: 'a success names its order',
    fault: doneOtherwise((world) => ({
      ...world,
      orders: [...world.orders, ...world.orders.slice(-1).map((it) => ({ ...it, id: `${it.id}9` }))],
    })),
    noticedBy: 'effect/success',
  },
  {
    name: 'a disk that nobody asked for',
    at: aliyun(3),
    breaks: 'an instance is renewed, nothing else',
    fault: doneOtherwise(extraDisk),
    noticedBy: 'effect/success',
  },
  {
    name: 'a renewed instance that stops',
    at: aliyun(3),
    breaks: 'an instance is renewed, nothing else',
    fault: instanceBecomes(() => ({ status: 'Stopped' })),
    noticedBy: 'effect/success',
  },
  {
    name: 'a renewed instance that is pay-as-you-go from now on',
    at: aliyun(3),
    breaks: 'a subscription is renewed',
    fault: instanceBecomes(() => ({ chargeType: 'PostPaid' })),
    noticedBy: 'effect/success',
  },
];

export const lazyRenewalPayments: readonly LazyImplementer[] = renewalsOf([...payments, ...orders]);
