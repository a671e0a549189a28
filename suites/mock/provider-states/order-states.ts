/** Provider states about orders and the requests that make them, as the vocabulary words them. */
import { availableFunds, payInto } from '../machine/charge-account.ts';
import { recordOrder } from '../machine/orders.ts';
import { payOrder } from '../machine/pay-order.ts';
import type { Order, OrderStatus } from '../world.ts';
import { forInstance, type ProviderStateRow, requiredText, type Setting, type Stage, text } from './provider-state.ts';

/**
 * An order that the instance's owner placed for a change of its specification. One in process was paid before the story
 * begins, as the instance was: its charge is no part of what can be seen.
 */
const openOrder = (status: Extract<OrderStatus, 'unpaid' | 'processing'>): ProviderStateRow =>
  forInstance({}, ({ id }, { world }) => {
    const draft = { operation: 'ModifyInstanceSpec', instanceId: id, diskIds: [], amount: 1_000, backToCredit: 0 };
    const placed = recordOrder(world, draft, status);
    return { world: placed.world, values: { orderId: placed.order.id } };
  });

function chosenOrder({ world, params }: Stage): Order | undefined {
  const id = params.text('orderId');
  return id === ''
    ? world.orders.findLast(({ status }) => status === 'unpaid')
    : world.orders.find((order) => order.id === id);
}

/** The owner first pays in what the account lacks, so that any order can be paid. */
function payByOwner(stage: Stage): Setting {
  const order = chosenOrder(stage);
  const named = stage.params.text('orderId');
  if (order === undefined) {
    return { problem: named === '' ? 'the scope has no unpaid order' : `the scope has no order ${named}` };
  }
  if (order.status !== 'unpaid') return { problem: `order ${order.id} is ${order.status} and cannot be paid` };
  const lacking = order.amount - availableFunds(stage.world.account);
  const step = payOrder(payInto(stage.world, lacking, 0), order.id, stage.nowMs);
  return step.done ? { world: step.world } : { problem: `order ${order.id} cannot be paid: ${step.reason}` };
}

/** States about orders, by name. */
export const orderStates: Readonly<Record<string, ProviderStateRow>> = {
  'the instance has an unpaid order': openOrder('unpaid'),
  'the previous order is still processing': openOrder('processing'),
  'the order was paid': { params: { orderId: text }, setUp: payByOwner },
  'a request with the client token is still processing': forInstance(
    { operation: requiredText, clientToken: requiredText, parameters: { kind: 'object' } },
    (_instance, { world, params }) => {
      const pending = {
        token: params.text('clientToken'),
        operation: params.text('operation'),
        state: 'processing',
      } as const;
      return { world: { ...world, tokens: [...world.tokens, pending] } };
    },
  ),
};
