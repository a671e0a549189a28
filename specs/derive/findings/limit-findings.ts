/** Parameters of the same name with different limits or values in other operations or packs. */
import type { Bounds } from '../../model.ts';
import { groupBy } from '../group-by.ts';
import type { MergedParameter, OperationSpec } from '../operation-spec.ts';
import { distinct } from './compare-rows.ts';
import { type FindingRule, makeFinding } from './finding-rule.ts';

const limits: readonly (keyof Bounds)[] = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
];

interface Stated {
  readonly operation: string;
  readonly parameter: MergedParameter;
}

function byName(operations: readonly OperationSpec[]): ReadonlyMap<string, readonly Stated[]> {
  const all = operations.flatMap(({ name, parameters }) =>
    parameters.map((parameter) => ({ operation: name, parameter })),
  );
  return groupBy(all, ({ parameter }) => `${parameter.name} ${parameter.type}`);
}

/** Two operations state different limits for parameters of the same name and type. */
export const limitsDifferBetweenOperations: FindingRule = ({ pack, operations }) =>
  [...byName(operations).values()].flatMap((group) =>
    limits.flatMap((keyword) => {
      const stating = group.filter(({ parameter }) => parameter.bounds[keyword] !== undefined);
      const values = distinct(stating.map(({ parameter }) => JSON.stringify(parameter.bounds[keyword])));
      const name = stating[0]?.parameter.name;
      if (values.length < 2 || name === undefined) return [];
      return makeFinding(pack, {
        kind: 'limit-differs-between-operations',
        subject: `${name} ${keyword}`,
        summary: `Operations state ${keyword} of this parameter as ${values.join(', ')}.`,
        places: stating.map(({ parameter }) => parameter.provenance),
      });
    }),
  );

function valuesOf({ parameter }: Stated): readonly string[] {
  return (parameter.bounds.enum ?? []).map(String).toSorted();
}

/** Two lists are meant to be the same if one contains at least half of the other. */
function isSameKind(left: readonly string[], right: readonly string[]): boolean {
  const others = new Set(right);
  const shared = left.filter((value) => others.has(value)).length;
  return shared * 2 >= Math.min(left.length, right.length) && shared > 0;
}

/** Lists of values that overlap and differ. A constant, such as the operation's own name, is not a list. */
export const valuesDifferBetweenOperations: FindingRule = ({ pack, operations }) =>
  [...byName(operations).values()].flatMap((group) => {
    const stating = group
      .map((stated) => ({ ...stated, values: valuesOf(stated) }))
      .filter(({ values }) => values.length > 1);
    const lists = new Map(stating.map(({ values }) => [values.join(), values]));
    const others = new Set(
      [...lists].flatMap(([key, values]) => {
        const hasLike = [...lists].some(([other, listed]) => other !== key && isSameKind(values, listed));
        return hasLike ? key : [];
      }),
    );
    const differing = stating.filter(({ values }) => others.has(values.join()));
    const [first] = differing;
    if (first === undefined) return [];
    return makeFinding(pack, {
      kind: 'values-differ-between-operations',
      subject: first.parameter.name,
      summary: `${distinct(differing.map(({ operation }) => operation)).join(', ')} list other values for this parameter.`,
      places: differing.map(({ parameter }) => parameter.provenance),
    });
  });

/** Differences to an operation of the same name in another pack: limits, statuses and messages. */
export const differsBetweenPacks: FindingRule = ({ pack, operations, others = [] }) =>
  others.flatMap((other) =>
    operations.flatMap((spec) => {
      const twin = other.operations.find(({ name }) => name === spec.name);
      if (twin === undefined) return [];
      const parametersThere = new Map(twin.parameters.map((parameter) => [parameter.name, parameter]));
      const rowsThere = groupBy(twin.errors, ({ code }) => code);
      const tell = (subject: string, differing: readonly string[], place: MergedParameter['provenance']) =>
        differing.length === 0
          ? []
          : makeFinding(pack, {
              kind: 'differs-between-packs',
              operation: spec.name,
              subject: `${subject} ${other.pack}`,
              summary: `The pack ${other.pack} says otherwise about ${differing.join(', ')} of ${subject}.`,
              places: [place],
            });
      const parameters = spec.parameters.flatMap((parameter) => {
        const same = parametersThere.get(parameter.name);
        if (same === undefined || parameter.bounds.enum?.length === 1) return [];
        const keywords = (['enum', ...limits] as const).filter((keyword) => {
          const [a, b] = [parameter.bounds[keyword], same.bounds[keyword]].map((value) =>
            JSON.stringify(Array.isArray(value) ? value.toSorted() : value),
          );
          return a !== undefined && b !== undefined && a !== b;
        });
        const required = [parameter, same].map((each) => each.required).filter((each) => each !== 'not-stated');
        const differing = [...keywords, ...(distinct(required).length > 1 ? ['required'] : [])];
        return tell(parameter.name, differing, parameter.provenance);
      });
      const rows = [...groupBy(spec.errors, ({ code }) => code)].flatMap(([code, own]) => {
        const theirs = rowsThere.get(code) ?? [];
        const [first] = own;
        if (first === undefined || theirs.length === 0) return [];
        const differing = (['status', 'message'] as const).filter((what) => {
          const there = new Set(theirs.map((row) => row[what]));
          return !own.some((row) => there.has(row[what]));
        });
        return tell(code, differing, first.provenance);
      });
      return [...parameters, ...rows];
    }),
  );
