/**
 * Writes cases as Pact V4 files, one per operation, for teams that verify with Pact's own tools. A pact contains one
 * request after states, with values that states return. Cases that need earlier requests, two resources or XML are left
 * to the runner. Format: https://github.com/pact-foundation/pact-specification/tree/version-4
 */
import { createHash } from 'node:crypto';
import type { WireBinding } from '#specs';
import type {
  Case,
  ExpectedAnswer,
  ExpectedRefusal,
  ExpectedSuccess,
  JsonValue,
  ProviderState,
  Trial,
} from '../model.ts';
import { pactParameters } from '../pact-parameters.ts';

type Json = Readonly<Record<string, JsonValue>>;

const anyReference = /\$\{[^}]+\}/;
const uniqueReference = /\$\{unique\}/g;
const onlyReference = /^\$\{[^}]+\}$/;

/** The 12 characters in place of `${unique}`, the same in every generation. */
function fixedUnique(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 12);
}

const isReference = (value: JsonValue): boolean => typeof value === 'string' && onlyReference.test(value);

/** States without the resources that only a control asks about. */
function statesNeeded({ states, request }: Trial): readonly ProviderState[] {
  const own = states.filter(({ as }) => as === undefined);
  const text = JSON.stringify([own, request.parameters]);
  return states.filter(({ as }) => as === undefined || text.includes(`\${${as}.`));
}

/**
 * A pact can say it: no earlier requests, no aliases, no lists, no times, no form of its own on the wire, and state parameters that are plain or mean the latest
 * resource.
 */
function sayable({ disposable: { trial }, claims }: Case): boolean {
  // The Verifier signs in its own way; what is about the protocol alone is left to the runner as well.
  if (claims.every(({ kind }) => kind === 'wire')) return false;
  const plain = (state: ProviderState): boolean =>
    state.as === undefined &&
    Object.values(state.params).every((value) => isReference(value) || !anyReference.test(JSON.stringify(value)));
  const { format, expect, atOnce, parameters, wire } = trial.request;
  const usual = atOnce === undefined && wire === undefined;
  const single = format === 'json' && expect.outcome !== 'either' && usual;
  const unsayable = Object.values(parameters).some((value) => /\$\{([^}]*Ids|time\.)/.test(value));
  return single && !unsayable && trial.before.length === 0 && statesNeeded(trial).every(plain);
}

function providerStates({ id, pack }: Case, trial: Trial): readonly Json[] {
  return statesNeeded(trial).map(({ name, params }) => ({
    name,
    params: {
      pack,
      scope: `pact/${id}`,
      ...Object.fromEntries(Object.entries(params).filter(([, value]) => !isReference(value))),
    },
  }));
}

function requestOf(testCase: Case, binding: WireBinding, examples: Readonly<Record<string, string>>): Json {
  const { operation, parameters } = testCase.disposable.trial.request;
  const unique = fixedUnique(testCase.id);
  const sent = Object.entries(parameters).map(
    ([name, value]) => [name, value.replaceAll(uniqueReference, unique)] as const,
  );
  const fixed = { [pactParameters.operation]: operation, [pactParameters.version]: binding.version };
  const format = binding.formatParameter === undefined ? {} : { [binding.formatParameter]: 'JSON' };
  const query = Object.entries({ ...fixed, ...format, ...Object.fromEntries(sent) }).map(([name, value]) => {
    const example = value.replaceAll(/\$\{([^}]+)\}/g, (_whole, key: string) => examples[key] ?? key);
    return [name, [example]] as const;
  });
  const generated = sent
    .filter(([, value]) => anyReference.test(value))
    .map(([name, expression]) => [name, { type: 'ProviderState', expression, dataType: 'STRING' }] as const);
  return {
    method: 'GET',
    path: '/',
    query: Object.fromEntries(query),
    ...(generated.length === 0 ? {} : { generators: { query: Object.fromEntries(generated) } }),
  };
}

/** `/A/B` with a value → the object that has the value there. */
function nested(pointer: string, value: JsonValue): JsonValue {
  return pointer
    .split('/')
    .slice(1)
    .reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
}

function merged(one: JsonValue, other: JsonValue): JsonValue {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return other;
  const [left, right] = [one as Json, other as Json];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(
    keys.map((key) => {
      const [a, b] = [left[key], right[key]];
      return [key, a === undefined ? (b as JsonValue) : b === undefined ? a : merged(a, b)];
    }),
  );
}

const pathOf = (pointer: string): string => `$${pointer.replaceAll('/', '.')}`;
const rule = (matcher: Json): Json => ({ combine: 'AND', matchers: [matcher] });
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function errorResponse(expect: ExpectedRefusal, binding: WireBinding): Json {
  const [first] = expect.anyOf;
  const statuses = [...new Set(expect.anyOf.map(({ status }) => status))];
  const codes = [...new Set(expect.anyOf.map(({ code }) => code))];
  const content = [
    nested(binding.requestId, 'request-id'),
    nested(binding.errorCode, first?.code ?? ''),
    nested(binding.errorMessage, first?.messages[0] ?? 'message'),
  ].reduce(merged);
  const codeRule =
    codes.length === 1 ? { match: 'equality' } : { match: 'regex', regex: `^(${codes.map(escaped).join('|')})$` };
  return {
    status: first?.status ?? 400,
    body: { content, contentType: 'application/json', encoded: false },
    matchingRules: {
      ...(statuses.length === 1 ? {} : { status: rule({ match: 'statusCode', status: statuses }) }),
      body: {
        [pathOf(binding.requestId)]: rule({ match: 'type' }),
        [pathOf(binding.errorCode)]: rule(codeRule),
        [pathOf(binding.errorMessage)]: rule({ match: 'type' }),
      },
    },
  };
}

function successResponse({ status }: ExpectedSuccess, binding: WireBinding): Json {
  return {
    status,
    body: { content: nested(binding.requestId, 'request-id'), contentType: 'application/json', encoded: false },
    matchingRules: { body: { [pathOf(binding.requestId)]: rule({ match: 'type' }) } },
  };
}

function responseOf(expect: ExpectedAnswer, binding: WireBinding): Json {
  if (expect.outcome === 'either') throw new Error('A pact cannot leave open whether a request is refused.');
  return expect.outcome === 'success' ? successResponse(expect, binding) : errorResponse(expect, binding);
}

function interactionOf(testCase: Case, binding: WireBinding, examples: Readonly<Record<string, string>>): Json {
  const { trial } = testCase.disposable;
  return {
    type: 'Synchronous/HTTP',
    key: fixedUnique(testCase.id),
    description: testCase.id,
    pending: false,
    providerStates: providerStates(testCase, trial),
    request: requestOf(testCase, binding, examples),
    response: responseOf(trial.request.expect, binding),
  };
}

/** Operation → pact, for every operation with a case that Pact can express. */
export function writePacts(
  cases: readonly Case[],
  binding: WireBinding,
  examples: Readonly<Record<string, string>>,
): ReadonlyMap<string, Json> {
  const byOperation = Map.groupBy(cases.filter(sayable), ({ operation }) => operation);
  return new Map(
    [...byOperation].map(([operation, own]) => [
      operation,
      {
        consumer: { name: 'ecs-conformance' },
        provider: { name: own[0]?.pack ?? '' },
        interactions: own.map((testCase) => interactionOf(testCase, binding, examples)),
        metadata: { pactSpecification: { version: '4.0' } },
      },
    ]),
  );
}
