/** Small constructors shared by the behaviours of all packs. */
import type { Transition } from '../machine/transition.ts';
import type { Order } from '../world.ts';
import type { Call, Effect, ErrorChoice } from './behaviour.ts';

/** A documented answer. `message` identifies one of several rows with this status and code. */
export function answer(status: number, code: string, message?: string): ErrorChoice {
  return message === undefined ? { status, code } : { status, code, message };
}

/** A refusal by the effect of an operation. */
export function refuseWith(choice: ErrorChoice): Effect {
  return { outcome: 'error', answer: choice };
}

/** The effect of a transition whose result is nothing but the request id. */
export function plainOutcome(step: Transition<unknown>, fault: ErrorChoice): Effect {
  return step.done ? { outcome: 'success', world: step.world, result: {} } : refuseWith(fault);
}

/** The effect of a transition that made an order. */
export function orderOutcome(step: Transition<Order>, fault: ErrorChoice): Effect {
  if (!step.done) return refuseWith(fault);
  const orderId = step.value.id;
  return { outcome: 'success', world: step.world, result: { OrderId: orderId }, orderId };
}

/** A parameter as text, empty where it was not given. */
export function given(call: Call, name: string): string {
  return call.parameters.get(name) ?? '';
}
