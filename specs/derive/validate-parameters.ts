/**
 * Judges decoded parameters by the operation's `x-parameters-schema`. It reports which rule of which parameter is
 * violated. Which error a vendor gives for it is decided elsewhere. JSON arrays in strings are judged too.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema, Operation } from '../model.ts';
import type { ParameterValue } from './decode-parameters.ts';
import { brokenConditions } from './judge-repeated.ts';
import { schemaOfParameter } from './schema-of-parameter.ts';

/**
 * Rules in addition to those of JSON Schema: `conditional` is a limit that depends on another parameter, `index` the
 * range of N.
 */
export type ParameterRule =
  | 'required'
  | 'type'
  | 'enum'
  | 'minimum'
  | 'maximum'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'minItems'
  | 'maxItems'
  | 'contentMediaType'
  | 'contentSchema'
  | 'conditional'
  | 'index';

/** One violated rule. `limit` is what the schema allows. */
export interface ParameterFault {
  readonly parameter: string;
  readonly keyword: ParameterRule;
  readonly limit?: unknown;
}

// Most validators handle few requests, so optimising them would take longer than it saves.
const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  validateSchema: false,
  validateFormats: false,
  code: { optimize: false },
});
const validators = new WeakMap<JsonSchema, ValidateFunction>();

function validatorOf(operation: Operation): ValidateFunction {
  const known = validators.get(operation.parametersSchema);
  if (known !== undefined) return known;
  const validate = ajv.compile(operation.parametersSchema);
  validators.set(operation.parametersSchema, validate);
  return validate;
}

const reported: ReadonlySet<string> = new Set<ParameterRule>([
  'type',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
]);

function toFault(error: ErrorObject): ParameterFault | undefined {
  if (error.keyword === 'required' && error.instancePath === '') {
    return { parameter: String(error.params.missingProperty), keyword: 'required' };
  }
  if (!reported.has(error.keyword) || error.instancePath === '') return undefined;
  const parameter = error.instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
  const params = error.params as Readonly<Record<string, unknown>>;
  const limit = params.limit ?? params.allowedValues ?? params.pattern ?? params.type;
  if (error.schemaPath.startsWith('#/allOf/')) return { parameter, keyword: 'conditional', limit };
  return { parameter, keyword: error.keyword as ParameterRule, limit };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function judgeContent(parameter: string, text: string, content: JsonSchema): readonly ParameterFault[] {
  const parsed = parseJson(text);
  if (parsed === undefined) return [{ parameter, keyword: 'contentMediaType', limit: 'application/json' }];
  const items = parsed.value;
  if (!Array.isArray(items) || items.some((item) => typeof item !== 'string')) {
    return [{ parameter, keyword: 'contentSchema', limit: 'array of string' }];
  }
  const { minItems, maxItems } = content as { readonly minItems?: number; readonly maxItems?: number };
  if (maxItems !== undefined && items.length > maxItems) return [{ parameter, keyword: 'maxItems', limit: maxItems }];
  if (minItems !== undefined && items.length < minItems) return [{ parameter, keyword: 'minItems', limit: minItems }];
  return [];
}

function judgeIndex(parameter: string, range: readonly [number, number]): readonly ParameterFault[] {
  const numbers = parameter.split('.').filter((part) => /^\d+$/.test(part));
  const outside = numbers.some((part) => Number(part) < range[0] || Number(part) > range[1]);
  return outside ? [{ parameter, keyword: 'index', limit: range }] : [];
}

/**
 * What ajv does not judge: text that holds JSON, the number in a name, and limits that depend on a name with the same
 * number.
 */
function judgeBeyondSchema(
  operation: Operation,
  name: string,
  parameters: Readonly<Record<string, ParameterValue>>,
): readonly ParameterFault[] {
  const value = parameters[name];
  const schema = schemaOfParameter(operation, name);
  const content = schema?.contentSchema as JsonSchema | undefined;
  const range = schema?.['x-index'] as readonly [number, number] | undefined;
  return [
    ...(content !== undefined && typeof value === 'string' ? judgeContent(name, value, content) : []),
    ...(range !== undefined ? judgeIndex(name, range) : []),
    ...brokenConditions(name, schema, parameters).map((limit) => ({
      parameter: name,
      keyword: 'conditional' as const,
      limit,
    })),
  ];
}

const ruleOrder: readonly ParameterRule[] = ['required', 'type', 'contentMediaType', 'contentSchema', 'index'];

/** Missing parameters first, then the page's order of parameters. For one parameter, the most basic rule first. */
function inPageOrder(operation: Operation, faults: readonly ParameterFault[]): readonly ParameterFault[] {
  if (faults.length < 2) return faults;
  const order = new Map(operation.parameters.map((parameter, at) => [parameter.name, at]));
  const rank = (fault: ParameterFault): number => order.get(fault.parameter) ?? order.size;
  const missing = (fault: ParameterFault): number => (fault.keyword === 'required' ? 0 : 1);
  const basic = (fault: ParameterFault): number => {
    const at = ruleOrder.indexOf(fault.keyword);
    return at === -1 ? ruleOrder.length : at;
  };
  return faults.toSorted(
    (a, b) =>
      missing(a) - missing(b) ||
      rank(a) - rank(b) ||
      (a.parameter < b.parameter ? -1 : a.parameter > b.parameter ? 1 : 0) ||
      basic(a) - basic(b),
  );
}

/** A value of the wrong type violates only that rule: its range cannot be judged. */
function withoutConsequences(faults: readonly ParameterFault[]): readonly ParameterFault[] {
  const mistyped = new Set(faults.filter(({ keyword }) => keyword === 'type').map(({ parameter }) => parameter));
  return faults.filter(({ parameter, keyword }) => keyword === 'type' || !mistyped.has(parameter));
}

/**
 * Every rule of the page that the parameters break; none for a valid request. Action and Version choose the operation and
 * may travel in a header: left out here, they count as given.
 */
export function validateParameters(
  operation: Operation,
  parameters: Readonly<Record<string, ParameterValue>>,
): readonly ParameterFault[] {
  const validate = validatorOf(operation);
  const valid = validate(parameters);
  const bySchema = valid ? [] : (validate.errors ?? []).flatMap((error) => toFault(error) ?? []);
  const beyond = Object.keys(parameters).flatMap((name) => judgeBeyondSchema(operation, name, parameters));
  const chosen = new Set(['Action', 'Version']);
  const faults = [...bySchema, ...beyond].filter(
    ({ parameter, keyword }) => keyword !== 'required' || !chosen.has(parameter),
  );
  return inPageOrder(operation, withoutConsequences(faults));
}
