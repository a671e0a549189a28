/**
 * One operation on one world, pure. The sequence is the same for all operations: faults that the mock was told to have,
 * permission, parameters, client token, rules in order, effect. Every decision in it comes from the behaviour's tables.
 */
import { decodeParameters, validateParameters } from '#specs';
import type { Behaviour, Call, ErrorChoice, Outcome } from './behaviours/behaviour.ts';
import { refuseWith } from './behaviours/outcomes.ts';
import { fingerprint, judgeToken, rememberToken } from './machine/client-tokens.ts';

/** Carries out a call, or refuses it with the world left as it was. */
export function performOperation(behaviour: Behaviour, call: Call): Outcome {
  const refusal = refuseBefore(behaviour, call);
  if (refusal !== undefined) return refuseWith(refusal);
  const token = behaviour.tokens === undefined ? '' : (call.parameters.get('ClientToken') ?? '');
  const request = { operation: call.operation.name, token, parameters: fingerprint(call.parameters) };
  if (behaviour.tokens !== undefined && token !== '') {
    const judged = judgeToken(call.world, request);
    if (judged.token === 'processing') return refuseWith(behaviour.tokens.processing);
    if (judged.token === 'mismatch') return refuseWith(behaviour.tokens.mismatch);
    if (judged.token === 'replay') {
      return { outcome: 'success', world: call.world, result: { OrderId: judged.orderId }, orderId: judged.orderId };
    }
  }
  const rule = behaviour.rules.find(({ applies }) => applies(call));
  if (rule !== undefined) return refuseWith(rule.answer);
  const outcome = behaviour.effect(call);
  if (outcome.outcome === 'error' || token === '' || outcome.orderId === undefined) return outcome;
  return { ...outcome, world: rememberToken(outcome.world, { ...request, orderId: outcome.orderId }) };
}

function refuseBefore(behaviour: Behaviour, call: Call): ErrorChoice | undefined {
  if (call.world.faults.includes('throttled')) return behaviour.throttled;
  if (call.world.faults.includes('internal')) return behaviour.internalFault;
  if (behaviour.denied !== undefined && call.denied.includes(call.operation.name)) return behaviour.denied;
  return refuseParameters(behaviour, call);
}

function refuseParameters({ parameters }: Behaviour, call: Call): ErrorChoice | undefined {
  const wire = { Action: call.operation.name, ...Object.fromEntries(call.parameters) };
  const [fault] = validateParameters(call.operation, decodeParameters(call.operation, wire));
  if (fault === undefined) return undefined;
  const { parameter, keyword } = fault;
  if (keyword === 'required') return parameters.missing[parameter] ?? parameters.otherwise;
  const printed = parameter.replace(/\.\d+(?=\.|$)/g, '.N');
  const chosen = [`${parameter}/${keyword}`, parameter, printed].find((name) => name in parameters.invalid);
  return (chosen === undefined ? undefined : parameters.invalid[chosen]) ?? parameters.otherwise;
}
