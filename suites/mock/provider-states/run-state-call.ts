/**
 * The protocol of provider states: set-up, teardown and observe of one scope. The teardown of any state removes the whole
 * scope, as its states are only torn down when the case is over; the other teardowns of the case then find nothing and are
 * fine, and a next set-up begins afresh. So a scope that is used run after run never carries anything over.
 */
import { loadResources } from '#specs';
import { type BehaviourTable, defaultPackId } from '../behaviours/pack-behaviours.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { billingNow, settle } from '../machine/billing-clock.ts';
import type { ScopeAddress, Scopes } from '../scopes.ts';
import { accountStates } from './account-states.ts';
import { networkStates } from './network-states.ts';
import { observeWorld } from './observe-world.ts';
import { orderStates } from './order-states.ts';
import type { ProviderStateRow } from './provider-state.ts';
import { resourceStates } from './resource-states.ts';
import { readParams } from './state-params.ts';
import { storageStates } from './storage-states.ts';

/** Status and JSON body of a state call's answer. */
export interface StateAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

/** What the state protocol works on. */
export interface StateSurroundings {
  readonly scopes: Scopes;
  /** The packs that are served, by id. */
  readonly packs: BehaviourTable;
  readonly now: () => Date;
}

interface StateCall {
  readonly name: string;
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: ScopeAddress;
}

/** Answers a state call; `body` is anything that came in. */
export function runStateCall(body: unknown, surroundings: StateSurroundings): StateAnswer {
  const call = readCall(body, surroundings);
  if ('status' in call) return call;
  if (call.action === 'observe') return observe(call, surroundings);
  const pack = surroundings.packs[call.address.packId];
  const states: Readonly<Record<string, ProviderStateRow>> = {
    ...resourceStates,
    ...storageStates,
    ...networkStates,
    ...orderStates,
    ...accountStates(Object.keys(pack?.operations ?? {})),
    ...pack?.states,
  };
  const row = Object.hasOwn(states, call.name) ? states[call.name] : undefined;
  if (row === undefined) {
    return refusal(404, `unknown state "${call.name}"; known states: ${Object.keys(states).join('; ')}`);
  }
  if (call.action === 'setup') return setUp(row, call, surroundings);
  surroundings.scopes.remove(call.address);
  return { status: 200, body: {} };
}

function readCall(body: unknown, { packs }: StateSurroundings): StateCall | StateAnswer {
  if (!isRecord(body)) return refusal(400, 'the body must be a JSON object {state, params, action}');
  const { state = '', action = 'setup', params = {} } = body;
  if (typeof state !== 'string') return refusal(400, '"state" must be a text');
  if (action !== 'setup' && action !== 'teardown' && action !== 'observe') {
    return refusal(400, '"action" must be setup, teardown or observe');
  }
  if (!isRecord(params)) return refusal(400, '"params" must be an object');
  const packId = params.pack ?? (defaultPackId in packs ? defaultPackId : Object.keys(packs)[0]);
  if (typeof packId !== 'string' || !Object.hasOwn(packs, packId)) {
    return refusal(400, `parameter "pack" must be one of ${Object.keys(packs).join(', ')}`);
  }
  const scope = params.scope ?? 'default';
  if (typeof scope !== 'string' || scope === '')
    return refusal(400, 'parameter "scope" must be a text that is not empty');
  return { name: state, action, params, address: { packId, scope } };
}

function setUp(row: ProviderStateRow, call: StateCall, { scopes, now }: StateSurroundings): StateAnswer {
  const reading = readParams(row.params, call.params);
  if (!reading.valid) return refusal(400, reading.problem);
  const before = scopes.world(call.address);
  const nowMs = billingNow(before, now().getTime());
  const setting = row.setUp({ world: settle(before, nowMs), params: reading.params, nowMs });
  if ('problem' in setting) return refusal(400, setting.problem);
  scopes.replace(call.address, setting.world);
  if (setting.credentials === undefined) return { status: 200, body: setting.values ?? {} };
  const { id, secret, token } = scopes.addKey(call.address, setting.credentials);
  const ofToken = token === undefined ? {} : { securityToken: token };
  return { status: 200, body: { ...setting.values, accessKeyId: id, accessKeySecret: secret, ...ofToken } };
}

function observe({ address }: StateCall, { scopes, now }: StateSurroundings): StateAnswer {
  const world = scopes.world(address);
  const observation = observeWorld(loadResources(address.packId), settle(world, billingNow(world, now().getTime())));
  return { status: 200, body: observation as unknown as JsonObject };
}

function refusal(status: number, error: string): StateAnswer {
  return { status, body: { error } };
}

function isRecord(value: unknown): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
