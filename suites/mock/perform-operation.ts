/**
 * One operation on one world, pure. The sequence is the same for all operations: faults that a state asked for,
 * permission, parameters, client token, rules in order, effect. Every decision in it comes from the behaviour's tables, and
 * every outcome names the decision that made it.
 */
import { decodeParameters, type ParameterFault, validateParameters } from '#specs';
import { type Behaviour, type Call, deniedFor, type ErrorChoice, type Outcome } from './behaviours/behaviour.ts';
import { fingerprint, judgeToken, rememberToken, type TokenRequest } from './machine/client-tokens.ts';
import { idsInValue } from './named-resources.ts';
import type { World } from './world.ts';

/** Carries out a call, or refuses it with the world left as it was. */
export function performOperation(behaviour: Behaviour, call: Call): Outcome {
  const refused = refuseSender(behaviour, call) ?? refuseParameters(behaviour, call);
  if (refused !== undefined) return refused;
  const request = tokenRequest(behaviour, call);
  const answered = answerByToken(behaviour, call.world, request);
  if (answered !== undefined) return answered;
  const rule = behaviour.rules.find(({ applies }) => applies(call));
  if (rule !== undefined) return refusal(`rule: ${rule.name}`, rule.answer);
  const effect = behaviour.effect(call);
  const { token } = request;
  if (effect.outcome === 'error' || token === '') return { ...effect, site: 'effect' };
  const { world, result, orderId = '' } = effect;
  return { ...effect, world: rememberToken(world, request, { result, orderId }), site: 'effect' };
}

function refuseSender(behaviour: Behaviour, call: Call): Outcome | undefined {
  const { faults } = call.world;
  if (faults.includes('throttled')) return refusal('throttled', behaviour.throttled);
  if (faults.includes('internal')) return refusal('internal fault', behaviour.internalFault);
  if (behaviour.denied === undefined || !isDenied(call)) return undefined;
  return refusal('denied', behaviour.denied);
}

/** The permission for the operation is missing, as such or for a resource that the call names. */
function isDenied({ denied, operation: { name }, parameters }: Call): boolean {
  if (denied.includes(name)) return true;
  return [...parameters.values()]
    .flatMap(idsInValue)
    .some((resourceId) => denied.includes(deniedFor(name, resourceId)));
}

function refuseParameters(behaviour: Behaviour, call: Call): Outcome | undefined {
  const wire = { Action: call.operation.name, ...Object.fromEntries(call.parameters) };
  const [fault] = validateParameters(call.operation, decodeParameters(call.operation, wire));
  if (fault === undefined) return undefined;
  const { parameter, keyword } = fault;
  const site = keyword === 'required' ? `missing ${parameter}` : `invalid ${parameter}/${keyword}`;
  return refusal(site, answerToFault(behaviour, fault));
}

function answerToFault({ parameters }: Behaviour, { parameter, keyword }: ParameterFault): ErrorChoice {
  if (keyword === 'required') {
    return parameters.missing[parameter] ?? parameters.missingOtherwise?.(parameter) ?? parameters.otherwise;
  }
  const printed = parameter.replace(/\.\d+(?=\.|$)/g, '.N');
  const names = [`${parameter}/${keyword}`, parameter, `${printed}/${keyword}`, printed];
  const chosen = names.find((name) => name in parameters.invalid);
  return (chosen === undefined ? undefined : parameters.invalid[chosen]) ?? parameters.otherwise;
}

/** The request that the client token identifies. An empty token identifies nothing. */
function tokenRequest({ tokens, ignoresToken }: Behaviour, call: Call): TokenRequest {
  const { operation, parameters } = call;
  const counts = tokens !== undefined && ignoresToken?.(call) !== true;
  const token = counts ? (parameters.get('ClientToken') ?? '') : '';
  return { operation: operation.name, token, parameters: token === '' ? '' : fingerprint(parameters) };
}

function answerByToken({ tokens }: Behaviour, world: World, request: TokenRequest): Outcome | undefined {
  if (tokens === undefined || request.token === '') return undefined;
  const judged = judgeToken(world, request);
  switch (judged.token) {
    case 'new':
      return undefined;
    case 'processing':
      return refusal('token processing', tokens.processing);
    case 'mismatch':
      return refusal('token mismatch', tokens.mismatch);
    case 'replay': {
      const { result, orderId } = judged.given;
      const ordered = orderId === '' ? {} : { orderId };
      return { outcome: 'success', world, result, ...ordered, site: 'token replay' };
    }
  }
}

function refusal(site: string, answer: ErrorChoice): Outcome {
  return { outcome: 'error', answer, site };
}
