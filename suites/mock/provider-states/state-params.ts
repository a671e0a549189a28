/**
 * Parameters of a provider state: their kinds, their defaults, and how they are parsed. A parameter that the state does not
 * know is a value of an earlier state of the scope, and is ignored. An error names the parameter that has the wrong kind.
 */
import type { JsonValue } from '../json.ts';

/** The kind of one parameter and its default. */
export type ParamRule =
  | { readonly kind: 'text'; readonly required?: true }
  | { readonly kind: 'choice'; readonly values: readonly [string, ...string[]] }
  | IntegerRule
  | { readonly kind: 'flag'; readonly default: boolean }
  | { readonly kind: 'object' };

interface IntegerRule {
  readonly kind: 'integer';
  readonly default: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: true;
}

/** Parameters of a state by name. */
export type ParamRules = Readonly<Record<string, ParamRule>>;

/** Parsed parameters. A name without a rule is empty. */
export interface StateParams {
  readonly text: (name: string) => string;
  readonly integer: (name: string) => number;
  readonly flag: (name: string) => boolean;
}

/** Parsed parameters, or the problem with them. */
export type ParsedParam =
  | { readonly valid: true; readonly params: StateParams }
  | { readonly valid: false; readonly problem: string };

/** Parses parameters by their rules. */
export function readParams(rules: ParamRules, raw: Readonly<Record<string, unknown>>): ParsedParam {
  const values = new Map<string, JsonValue>();
  for (const [name, rule] of Object.entries(rules)) {
    const value = raw[name];
    const absent = value === undefined || value === null;
    const problem = absent ? problemOfAbsence(rule) : problemOfValue(rule, value);
    if (problem !== undefined) return { valid: false, problem: `parameter "${name}" ${problem}` };
    values.set(name, absent ? defaultOf(rule) : (value as JsonValue));
  }
  const params: StateParams = {
    text: (name) => `${values.get(name) ?? ''}`,
    integer: (name) => Number(values.get(name) ?? 0),
    flag: (name) => values.get(name) === true,
  };
  return { valid: true, params };
}

function problemOfAbsence(rule: ParamRule): string | undefined {
  return 'required' in rule ? 'is missing' : undefined;
}

function problemOfValue(rule: ParamRule, value: unknown): string | undefined {
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' && value !== '' ? undefined : 'must be a text that is not empty';
    case 'choice':
      return rule.values.some((choice) => choice === value) ? undefined : `must be one of ${rule.values.join(', ')}`;
    case 'integer':
      return problemOfInteger(rule, value);
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'object':
      return typeof value === 'object' && !Array.isArray(value) ? undefined : 'must be an object';
  }
}

function problemOfInteger({ minimum, maximum }: IntegerRule, value: unknown): string | undefined {
  const fits =
    Number.isInteger(value) &&
    Number(value) >= (minimum ?? Number.NEGATIVE_INFINITY) &&
    Number(value) <= (maximum ?? Number.POSITIVE_INFINITY);
  if (fits) return undefined;
  const least = minimum === undefined ? '' : ` of at least ${minimum}`;
  return `must be an integer${least}${maximum === undefined ? '' : ` and at most ${maximum}`}`;
}

function defaultOf(rule: ParamRule): JsonValue {
  if (rule.kind === 'choice') return rule.values[0];
  return 'default' in rule ? rule.default : '';
}
