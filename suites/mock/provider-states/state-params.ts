/**
 * Parameters of a provider state: which there are, what they default to, and reading them. Parameters that a state does not
 * know are the values of earlier states of the scope and are let pass; a known one of the wrong kind is told by name.
 */
import type { JsonValue } from '../json.ts';

/** What one parameter may be and what it is when left out. */
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

/** Parameters after reading; a name without a rule reads as empty. */
export interface StateParams {
  readonly text: (name: string) => string;
  readonly integer: (name: string) => number;
  readonly flag: (name: string) => boolean;
}

/** Parameters, or what is wrong with them. */
export type ParamReading =
  | { readonly valid: true; readonly params: StateParams }
  | { readonly valid: false; readonly problem: string };

/** Reads parameters by their rules. */
export function readParams(rules: ParamRules, raw: Readonly<Record<string, unknown>>): ParamReading {
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
