/**
 * Links ranges that are listed by values of an unnamed parameter (`cloud：5~2,000`) to the parameter of the same page
 * that lists those values. If no parameter lists them, or several do, nothing is guessed.
 */
import type { Bounds, ConditionalBounds, ParameterCondition, ParameterFact } from '../model.ts';
import type { KeyedRange } from './bounds/keyed-ranges.ts';
import { groupBy } from './group-by.ts';

/** A parameter with ranges whose condition parameter is still unknown. */
export interface ReadParameter {
  readonly fact: ParameterFact;
  readonly keyed: readonly KeyedRange[];
}

function prefixOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.') + 1);
}

/** A value as the list of its parameter prints it: prose has `ICMP`, the list `icmp`. */
function listedAs(value: string, { enum: listed }: Bounds): string | undefined {
  const printed = listed?.map(String) ?? [];
  return printed.find((each) => each === value) ?? printed.find((each) => each.toLowerCase() === value.toLowerCase());
}

/** The parameters of a page by name, and by the values that they list. */
class PageParameters {
  readonly byName: ReadonlyMap<string, ParameterFact>;
  readonly #byValue: ReadonlyMap<string, readonly ParameterFact[]>;
  /**
   * Parameters that list all of some values, in total and by group. Cached, because many parameters ask for the same
   * values.
   */
  readonly #listing = new Map<string, ReadonlyMap<string, readonly ParameterFact[]>>();

  constructor(parameters: readonly ParameterFact[]) {
    this.byName = new Map(parameters.toReversed().map((fact) => [fact.name, fact]));
    const listed = parameters.flatMap((fact) =>
      [...new Set(fact.bounds.enum?.map((value) => String(value).toLowerCase()))].map((value) => ({ fact, value })),
    );
    const groups = groupBy(listed, ({ value }) => value);
    this.#byValue = new Map([...groups].map(([value, group]) => [value, group.map(({ fact }) => fact)]));
  }

  #holding(values: readonly string[]): ReadonlyMap<string, readonly ParameterFact[]> {
    const wanted = new Set(values.map((value) => value.toLowerCase()));
    const key = [...wanted].join('\n');
    const known = this.#listing.get(key);
    if (known !== undefined) return known;
    const counts = new Map<ParameterFact, number>();
    for (const value of wanted)
      for (const fact of this.#byValue.get(value) ?? []) counts.set(fact, (counts.get(fact) ?? 0) + 1);
    const all = [...counts].filter(([, count]) => count === wanted.size).map(([fact]) => fact);
    const groups = new Map([...groupBy(all, ({ name }) => prefixOf(name)), ['*', all]]);
    this.#listing.set(key, groups);
    return groups;
  }

  /** The parameter whose list contains all of these values. Of several, the one in the same group. */
  listing(values: readonly string[], of: ParameterFact): ParameterFact | undefined {
    const groups = this.#holding(values);
    for (const group of ['*', prefixOf(of.name)]) {
      // Two parameters of different names are a tie, however many there are.
      const others: ParameterFact[] = [];
      for (const fact of groups.get(group) ?? []) {
        if (fact.name !== of.name) others.push(fact);
        if (others.length > 1) break;
      }
      if (others.length < 2) return others[0];
    }
    return undefined;
  }
}

function conditionOn(parameter: ParameterFact, value: string): ParameterCondition {
  const equals = listedAs(value, parameter.bounds) ?? value;
  return { parameter: parameter.name, equals, whenAbsent: `${parameter.bounds.default}` === equals };
}

function tie({ fact, keyed }: ReadParameter, parameters: PageParameters): readonly ConditionalBounds[] {
  const outer = keyed.flatMap(({ key, within }) => within ?? key);
  const nested = keyed.filter(({ within }) => within !== undefined).map(({ key }) => key);
  const first = parameters.listing(outer, fact);
  const second = nested.length === 0 ? undefined : parameters.listing(nested, fact);
  return keyed.flatMap(({ key, within, bounds }) => {
    if (first === undefined) return [];
    if (within === undefined) return { ...conditionOn(first, key), bounds };
    return second === undefined ? [] : { ...conditionOn(first, within), and: conditionOn(second, key), bounds };
  });
}

/** A range that depends on a parameter's default also holds while that parameter is left out. */
function settle(range: ConditionalBounds, parameters: PageParameters): ConditionalBounds {
  const other = parameters.byName.get(range.parameter);
  return other === undefined ? range : { ...range, ...conditionOn(other, range.equals) };
}

/** The parameters of one page, with every range linked to its condition. */
export function resolveConditions(read: readonly ReadParameter[]): readonly ParameterFact[] {
  const parameters = new PageParameters(read.map(({ fact }) => fact));
  return read.map((each) =>
    each.fact.conditional.length === 0 && each.keyed.length === 0
      ? each.fact
      : {
          ...each.fact,
          conditional: [...each.fact.conditional.map((range) => settle(range, parameters)), ...tie(each, parameters)],
        },
  );
}
