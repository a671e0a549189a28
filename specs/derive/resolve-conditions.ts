/**
 * Ranges listed by values of a parameter that the description does not name (`cloud：5~2,000`) are tied to the parameter of
 * the same page that lists those values. Where none does, or several do alike, nothing is guessed.
 */
import type { Bounds, ConditionalBounds, ParameterCondition, ParameterFact } from '../model.ts';
import type { KeyedRange } from './bounds/keyed-ranges.ts';

/** A parameter with the ranges that still lack the parameter they depend on. */
export interface ReadParameter {
  readonly fact: ParameterFact;
  readonly keyed: readonly KeyedRange[];
}

function prefixOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.') + 1);
}

/** A value as the list of its parameter prints it: prose writes `ICMP` where the list has `icmp`. */
function listedAs(value: string, { enum: listed }: Bounds): string | undefined {
  const printed = listed?.map(String) ?? [];
  return printed.find((each) => each === value) ?? printed.find((each) => each.toLowerCase() === value.toLowerCase());
}

/** The parameter whose list holds all of these values; of several, the one of the same group. */
function listing(
  values: readonly string[],
  of: ParameterFact,
  parameters: readonly ParameterFact[],
): ParameterFact | undefined {
  const all = parameters.filter(
    ({ name, bounds }) => name !== of.name && values.every((value) => listedAs(value, bounds) !== undefined),
  );
  if (all.length < 2) return all[0];
  const near = all.filter(({ name }) => prefixOf(name) === prefixOf(of.name));
  return near.length === 1 ? near[0] : undefined;
}

function conditionOn(parameter: ParameterFact, value: string): ParameterCondition {
  const equals = listedAs(value, parameter.bounds) ?? value;
  return { parameter: parameter.name, equals, whenAbsent: `${parameter.bounds.default}` === equals };
}

function tie({ fact, keyed }: ReadParameter, parameters: readonly ParameterFact[]): readonly ConditionalBounds[] {
  const outer = keyed.flatMap(({ key, within }) => within ?? key);
  const nested = keyed.filter(({ within }) => within !== undefined).map(({ key }) => key);
  const first = listing(outer, fact, parameters);
  const second = nested.length === 0 ? undefined : listing(nested, fact, parameters);
  return keyed.flatMap(({ key, within, bounds }) => {
    if (first === undefined) return [];
    if (within === undefined) return { ...conditionOn(first, key), bounds };
    return second === undefined ? [] : { ...conditionOn(first, within), and: conditionOn(second, key), bounds };
  });
}

/** A range that depends on a parameter's default also holds while that parameter is left out. */
function settle(range: ConditionalBounds, parameters: readonly ParameterFact[]): ConditionalBounds {
  const other = parameters.find(({ name }) => name === range.parameter);
  return other === undefined ? range : { ...range, ...conditionOn(other, range.equals) };
}

/** The parameters of one page with every range tied to what it depends on. */
export function resolveConditions(read: readonly ReadParameter[]): readonly ParameterFact[] {
  const parameters = read.map(({ fact }) => fact);
  return read.map((each) =>
    each.fact.conditional.length === 0 && each.keyed.length === 0
      ? each.fact
      : {
          ...each.fact,
          conditional: [...each.fact.conditional.map((range) => settle(range, parameters)), ...tie(each, parameters)],
        },
  );
}
