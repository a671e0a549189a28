/** Implementers who are wrong about what is paid for a change of disks, when, and what is paid back. */
import type { Call } from '../mock/behaviours/behaviour.ts';
import type { Order, World } from '../mock/world.ts';
import { calls } from './call-questions.test-data.ts';
import {
  changeAccount,
  changeLastOrder,
  doneOtherwise,
  type FaultPart,
  given,
  takeMoney,
  takenFor,
  withParameter,
} from './fault-parts.test-data.ts';
import type { LazyImplementer } from './implementers.test-data.ts';

type Row = Omit<LazyImplementer, 'pack' | 'operation'>;

const { toPayAsYouGo, paysLater } = calls;
const page = '001_f9ac4e22c254f398';
const guide = '004_158e320035ecf921';
const noPrice = 'no page states a price, so the cases only see that something was paid or paid back';

const lastOrder = (world: World): Order | undefined => world.orders.at(-1);
const isPaidBack = (call: Call): boolean => toPayAsYouGo(call) && !paysLater(call);
/** What is paid back becomes another amount. */
const paysBack = (amount: (due: number) => number, when: (call: Call) => boolean = isPaidBack): FaultPart =>
  doneOtherwise((world, call) => {
    const due = world.account.balance - call.world.account.balance;
    return changeAccount(world, ({ balance }) => ({ balance: balance - due + (due > 0 ? amount(due) : due) }));
  }, when);
/** An order that could not be paid and can only be voided becomes something else. */
const abnormalOtherwise = (change: (world: World, call: Call) => World): FaultPart =>
  doneOtherwise((world, call) => (lastOrder(world)?.status === 'abnormal' ? change(world, call) : world));
const vouchersOf = (world: World) => world.account.vouchers;

const payments: readonly Row[] = [
  {
    name: 'money taken for an order to be paid later',
    breaks: `${page}:4 without AutoPay nothing is paid`,
    fault: doneOtherwise((world) => takeMoney(world, 100), paysLater),
    noticedBy: 'behaviour/unpaid-order-without-autopay',
  },
  {
    name: 'disks changed back at once with AutoPay=false',
    breaks: `${page}:4 without AutoPay nothing is changed`,
    fault: takenFor((call) => (toPayAsYouGo(call) && paysLater(call) ? withParameter(call, 'AutoPay', 'true') : call)),
    noticedBy: 'behaviour/unpaid-order-without-autopay',
  },
  ...['true', 'false'].map((taken) => ({
    name: `any AutoPay that is no boolean taken for ${taken}`,
    breaks: `${guide}:31 AutoPay is true or false`,
    fault: takenFor((call) =>
      ['', 'true', 'false'].includes(given(call, 'AutoPay')) ? call : withParameter(call, 'AutoPay', taken),
    ),
    noticedBy: 'behaviour/autopay-is-boolean',
  })),
  {
    name: 'AutoPay taken for false where it is left out and disks are changed back',
    breaks: `${guide}:31 AutoPay is true where it is left out`,
    fault: takenFor((call) =>
      toPayAsYouGo(call) && given(call, 'AutoPay') === '' ? withParameter(call, 'AutoPay', 'false') : call,
    ),
    noticedBy: 'parameter/AutoPay/default',
  },
  {
    name: 'an order left unpaid that was paid',
    breaks: `${page}:4 with AutoPay the order is paid at once`,
    fault: doneOtherwise((world) => changeLastOrder(world, (it) => (it.status === 'paid' ? { status: 'unpaid' } : {}))),
    noticedBy: 'effect/success',
  },
  {
    name: 'an order that can be paid where it can only be voided',
    breaks: `${page}:4 with AutoPay and too little balance the order is void`,
    fault: abnormalOtherwise((world) => changeLastOrder(world, () => ({ status: 'unpaid' }))),
    noticedBy: 'behaviour/order-void-on-too-little-balance',
  },
  {
    name: 'the rest of a balance taken that does not suffice',
    breaks: `${page}:4 with AutoPay and too little balance nothing is paid`,
    fault: abnormalOtherwise((world) => changeAccount(world, () => ({ balance: 0 }))),
    noticedBy: 'behaviour/order-void-on-too-little-balance',
  },
  {
    name: 'an order named that does not exist',
    breaks: `${page}:44 a success names its order`,
    fault: abnormalOtherwise((_world, call) => call.world),
    noticedBy: 'behaviour/order-void-on-too-little-balance',
  },
  {
    name: 'a refund as a voucher',
    breaks: `${page}:8 the difference in price goes back to the account`,
    fault: doneOtherwise((world, call) => {
      const { balance } = call.world.account;
      return changeAccount(world, (after) => ({
        balance,
        vouchers: [{ id: 'v-refund', balance: after.balance - balance }],
      }));
    }, toPayAsYouGo),
    noticedBy: 'behaviour/price-difference-refunded',
  },
  {
    name: 'no refund',
    breaks: `${page}:8 the difference in price goes back to the account`,
    fault: paysBack(() => 0),
    noticedBy: 'behaviour/price-difference-refunded',
  },
  {
    name: 'a refund of one cent',
    breaks: `${page}:8 the difference in price goes back to the account`,
    fault: paysBack(() => 1),
    unnoticed: noPrice,
  },
  {
    name: 'a refund of ten times the difference',
    breaks: `${page}:8 the difference in price goes back to the account`,
    fault: paysBack((due) => 10 * due),
    unnoticed: noPrice,
  },
  {
    name: 'no refund for disks bought as a subscription',
    breaks: `${page}:8 the difference in price goes back to the account`,
    fault: paysBack(
      () => 0,
      (call) => isPaidBack(call) && calls.disksOf(call).every(({ chargeTypeChanges }) => chargeTypeChanges === 0),
    ),
    unnoticed: 'what a disk has cost that a state made is not known, so its refund may be nothing',
  },
  {
    name: 'no refund where there are vouchers',
    breaks: `${page}:8 the difference in price goes back to the account`,
    fault: paysBack(
      () => 0,
      (call) => isPaidBack(call) && vouchersOf(call.world).length > 0,
    ),
    unnoticed: 'the vouchers of the cases pay everything, so nothing is due back',
  },
  {
    name: 'a cent back for what a voucher has paid',
    breaks: `${page}:8 what vouchers have paid is not given back`,
    fault: doneOtherwise((world) => (vouchersOf(world).length > 0 ? takeMoney(world, -1) : world), toPayAsYouGo),
    noticedBy: 'behaviour/vouchers-not-refunded',
  },
  {
    name: 'a voucher given back',
    breaks: `${page}:8 what vouchers have paid is not given back`,
    fault: doneOtherwise(
      (world) =>
        changeAccount(world, ({ vouchers }) => ({
          vouchers: vouchers.map((it) => ({ ...it, balance: it.balance + 10 })),
        })),
      toPayAsYouGo,
    ),
    noticedBy: 'behaviour/vouchers-not-refunded',
  },
  {
    name: 'vouchers that never pay',
    breaks: `${page}:8 vouchers pay for changes`,
    fault: {
      site: 'effect',
      instead: ({ call, decide }) => {
        const outcome = decide({ ...call, world: changeAccount(call.world, () => ({ vouchers: [] })) });
        if (outcome.outcome === 'error') return outcome;
        return { ...outcome, world: changeAccount(outcome.world, () => ({ vouchers: vouchersOf(call.world) })) };
      },
    },
    unnoticed: 'that vouchers pay first is stated for renewals alone, and the case about their refund is not judged',
  },
];

export const lazyConversionPayments: readonly LazyImplementer[] = payments.map((row) => ({
  ...row,
  pack: 'aliyun-ecs',
  operation: 'ModifyDiskChargeType',
}));
