/** Mistakes about what a change of disks costs, when it is paid, and what is paid back. */
import type { Call } from '../../../mock/behaviours/behaviour.ts';
import type { World } from '../../../mock/world.ts';
import { type FaultRow, mistakes, unnoticed } from '../../fault-row.ts';
import type { FaultPart } from '../../plant-fault.ts';
import { calls } from '../calls.ts';
import { lastOrder, paysLater, toPayAsYouGo } from '../disks.ts';
import { changeAccount, changeLastOrder, doneOtherwise, given, takeMoney, takenFor, withParameter } from '../parts.ts';

const page = '001_f9ac4e22c254f398';
const noPrice = 'no page states a price, so the cases only see that something was paid or paid back';

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
const noBooleanIs = (taken: string): FaultPart =>
  takenFor((call) =>
    ['', 'true', 'false'].includes(given(call, 'AutoPay')) ? call : withParameter(call, 'AutoPay', taken),
  );
const vouchersOf = (world: World) => world.account.vouchers;

export const faults: readonly FaultRow[] = [
  ...mistakes('behaviour/unpaid-order-without-autopay', {
    'charges for an order that is to be paid later': doneOtherwise((world) => takeMoney(world, 100), paysLater),
    'changes disks to pay-as-you-go at once despite AutoPay=false': takenFor((call) =>
      toPayAsYouGo(call) && paysLater(call) ? withParameter(call, 'AutoPay', 'true') : call,
    ),
  }),
  ...mistakes('behaviour/autopay-is-boolean', {
    'an invalid AutoPay counts as true': noBooleanIs('true'),
    'an invalid AutoPay counts as false': noBooleanIs('false'),
  }),
  ...mistakes('parameter/AutoPay/default', {
    'a missing AutoPay counts as false in a change to pay-as-you-go': takenFor((call) =>
      toPayAsYouGo(call) && given(call, 'AutoPay') === '' ? withParameter(call, 'AutoPay', 'false') : call,
    ),
  }),
  ...mistakes('effect/success', {
    'leaves the order unpaid': doneOtherwise((world) =>
      changeLastOrder(world, (it) => (it.status === 'paid' ? { status: 'unpaid' } : {})),
    ),
  }),
  ...mistakes('behaviour/order-void-on-too-little-balance', {
    'an unpaid order instead of a void one': abnormalOtherwise((world) =>
      changeLastOrder(world, () => ({ status: 'unpaid' })),
    ),
    'takes an insufficient balance completely': abnormalOtherwise((world) =>
      changeAccount(world, () => ({ balance: 0 })),
    ),
    'returns the id of no order': abnormalOtherwise((_world, call) => call.world),
  }),
  ...mistakes('behaviour/price-difference-refunded', {
    'a refund as a voucher': doneOtherwise((world, call) => {
      const { balance } = call.world.account;
      return changeAccount(world, (after) => ({
        balance,
        vouchers: [{ id: 'v-refund', balance: after.balance - balance }],
      }));
    }, toPayAsYouGo),
    'no refund': paysBack(() => 0),
  }),
  ...unnoticed(`${page}:8 the difference in price goes back to the account`, noPrice, {
    'a refund of one cent': paysBack(() => 1),
    'a refund of ten times the difference': paysBack((due) => 10 * due),
  }),
  ...unnoticed(
    `${page}:8 the difference in price goes back to the account`,
    'what a disk has cost that a state made is not known, so its refund may be nothing',
    {
      'no refund for disks bought as a subscription': paysBack(
        () => 0,
        (call) => isPaidBack(call) && calls.disksOf(call).every(({ chargeTypeChanges }) => chargeTypeChanges === 0),
      ),
    },
  ),
  ...unnoticed(
    `${page}:8 the difference in price goes back to the account`,
    'the vouchers of the cases pay everything, so nothing is due back',
    {
      'no refund where there are vouchers': paysBack(
        () => 0,
        (call) => isPaidBack(call) && vouchersOf(call.world).length > 0,
      ),
    },
  ),
  ...mistakes('behaviour/vouchers-not-refunded', {
    'a cent back for what a voucher has paid': doneOtherwise(
      (world) => (vouchersOf(world).length > 0 ? takeMoney(world, -1) : world),
      toPayAsYouGo,
    ),
    'a voucher given back': doneOtherwise(
      (world) =>
        changeAccount(world, ({ vouchers }) => ({
          vouchers: vouchers.map((it) => ({ ...it, balance: it.balance + 10 })),
        })),
      toPayAsYouGo,
    ),
  }),
  ...unnoticed(
    `${page}:8 vouchers pay for changes`,
    'that vouchers pay first is stated for renewals alone, and the case about their refund is not judged',
    {
      'vouchers that never pay': {
        site: 'effect',
        instead: ({ call, decide }) => {
          const outcome = decide({ ...call, world: changeAccount(call.world, () => ({ vouchers: [] })) });
          if (outcome.outcome === 'error') return outcome;
          return { ...outcome, world: changeAccount(outcome.world, () => ({ vouchers: vouchersOf(call.world) })) };
        },
      },
    },
  ),
];
