/** Calls and answers of the provider-state protocol, for all drivers that use it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type JsonValue, observationSchema } from '#contracts';
import { loadResources } from '#specs';
import type { Observation, StateOutcome, StateValues } from '../model.ts';

export interface StateCall {
  readonly state?: string;
  readonly params: Readonly<Record<string, JsonValue>>;
  readonly action: 'setup' | 'teardown' | 'observe';
}

/** The answer to a state call: the HTTP status (200 in process) and the parsed body. */
export interface StateReply {
  readonly status: number;
  readonly body: unknown;
}

/** By pack: each has its own kinds of resources. */
const compiled = new Map<string, ValidateFunction<Observation>>();

function observationValidator(pack: string): ValidateFunction<Observation> {
  const known = compiled.get(pack);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  const validate = ajv.compile<Observation>(observationSchema(loadResources(pack)));
  compiled.set(pack, validate);
  return validate;
}

/** Names a call in messages, by its action and state. */
export function describeCall({ state, action }: StateCall): string {
  return state === undefined ? `the ${action} hook` : `the ${action} hook of "${state}"`;
}

function failure(call: StateCall, { status, body }: StateReply): StateOutcome<never> {
  const shown = (typeof body === 'string' ? body : (JSON.stringify(body) ?? '')).slice(0, 300);
  return { outcome: 'failed', reason: `${describeCall(call)} answered ${status}: ${shown || '(empty body)'}` };
}

/** Parses the answer to a setup or teardown: an object of values, or nothing. */
export function readValues(call: StateCall, reply: StateReply): StateOutcome<StateValues> {
  const { status, body } = reply;
  if (status < 200 || status > 299) return failure(call, reply);
  if (body === undefined || body === null || body === '') return { outcome: 'done', value: {} };
  if (typeof body === 'object' && !Array.isArray(body)) return { outcome: 'done', value: body as StateValues };
  return failure(call, reply);
}

/** Parses the answer to `observe`. If it does not fit the schema, the reason names the first place that does not. */
export function readObservation(call: StateCall, reply: StateReply): StateOutcome<Observation> {
  if (reply.status < 200 || reply.status > 299) return failure(call, reply);
  const isObservation = observationValidator(String(call.params.pack));
  if (isObservation(reply.body)) return { outcome: 'done', value: reply.body };
  const [problem] = isObservation.errors ?? [];
  const words: unknown = problem?.params.allowedValues;
  const allowed = Array.isArray(words) ? ` (${words.join(', ')})` : '';
  const place = `${problem?.instancePath || 'the answer'} ${problem?.message ?? 'is not valid'}${allowed}`;
  return { outcome: 'failed', reason: `${describeCall(call)} answered an invalid world: ${place}` };
}
