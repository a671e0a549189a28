/**
 * One requirement per documented statement, with an id that stays the same across editions. If a page states something
 * twice, or two editions state it, there is one requirement with several places.
 */
import type { ArrearsCondition, Bounds, ConditionalBounds, Provenance, Requirement } from '../model.ts';
import { requirementId } from '../requirement-id.ts';
import { conditionName } from './condition-name.ts';
import type { MergedErrorRow, MergedParameter, OperationSpec } from './operation-spec.ts';

interface ErrorGroup {
  /** Place among the rows of the same status and code, from 1. */
  readonly variant: number;
  readonly row: MergedErrorRow;
  readonly places: readonly Provenance[];
}

/** Rows that differ only in the message get `~2`, `~3` … in page order. */
function groupErrors(spec: OperationSpec): readonly ErrorGroup[] {
  const perCode = new Map<string, Map<string, MergedErrorRow[]>>();
  for (const row of spec.errors) {
    const key = `${row.status} ${row.code}`;
    const messages = perCode.get(key) ?? new Map<string, MergedErrorRow[]>();
    const same = messages.get(row.message);
    if (same === undefined) messages.set(row.message, [row]);
    else same.push(row);
    perCode.set(key, messages);
  }
  return [...perCode.values()].flatMap((messages) =>
    [...messages.values()].flatMap((rows, at) => {
      const [row] = rows;
      if (row === undefined) return [];
      const older = rows.flatMap((each) => each.older);
      const places = [...rows.map((each) => each.provenance), ...older];
      return { variant: at + 1, row, places: uniquePlaces(places) };
    }),
  );
}

function uniquePlaces(places: readonly Provenance[]): readonly Provenance[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = `${place.document}:${place.lines.join('-')}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

function errorRequirements(pack: string, spec: OperationSpec): readonly Requirement[] {
  return groupErrors(spec).flatMap(({ variant, row, places }) => {
    const { status, code } = row;
    const name = { pack, operation: spec.name, status, code, ...(variant === 1 ? {} : { variant }) };
    const shared = {
      operation: spec.name,
      level: row.outdated ? 'may' : 'must',
      status: row.status,
      code: row.code,
      message: row.message,
      provenance: places,
    } as const;
    return [
      { id: requirementId({ about: 'error', ...name }), kind: 'error-row', profile: 'errors', ...shared } as const,
      {
        id: requirementId({ about: 'error-effect', ...name }),
        kind: 'effect',
        profile: 'lifecycle',
        ...shared,
      } as const,
    ];
  });
}

function stating(parameter: MergedParameter, states: (fact: MergedParameter['said'][number]['fact']) => boolean) {
  return parameter.said.filter(({ fact }) => states(fact)).map(({ fact }) => fact.provenance);
}

function sameRange(left: ConditionalBounds, right: ConditionalBounds): boolean {
  return conditionName(left) === conditionName(right) && JSON.stringify(left.bounds) === JSON.stringify(right.bounds);
}

function parameterRequirements(pack: string, spec: OperationSpec): readonly Requirement[] {
  return spec.parameters.flatMap((parameter) => {
    const make = (rule: string, keyword: string, provenance: readonly Provenance[]): Requirement => ({
      id: requirementId({ about: 'parameter', pack, operation: spec.name, parameter: parameter.name, rule }),
      kind: 'parameter',
      operation: spec.name,
      profile: 'errors',
      level: 'must',
      parameter: parameter.name,
      keyword,
      provenance,
    });
    const required = stating(parameter, (fact) => fact.required === 'yes');
    const keywords = Object.keys(parameter.bounds) as (keyof Bounds)[];
    const same = (keyword: keyof Bounds) =>
      stating(parameter, (fact) => JSON.stringify(fact.bounds[keyword]) === JSON.stringify(parameter.bounds[keyword]));
    return [
      ...(parameter.required === 'yes' ? [make('required', 'required', required)] : []),
      ...keywords.map((keyword) => make(keyword, keyword, same(keyword))),
      ...parameter.conditional.map((range) =>
        make(
          `conditional/${conditionName(range)}`,
          'conditional',
          stating(parameter, (fact) => fact.conditional.some((other) => sameRange(range, other))),
        ),
      ),
    ];
  });
}

/** Where a page shows what a success looks like: its response table, otherwise its sample. */
function successPlaces(spec: OperationSpec): readonly Provenance[] {
  return spec.editions.flatMap(({ facts }) => {
    const lines = facts.response.map((field) => field.provenance.lines);
    const [first] = lines;
    const last = lines.at(-1);
    const document = facts.document.id;
    if (first !== undefined && last !== undefined) return { document, lines: [first[0], last[1]] as const };
    const sample = facts.examples.find((example) => example.format !== 'request');
    return sample?.provenance ?? [];
  });
}

function successRequirements(pack: string, spec: OperationSpec): readonly Requirement[] {
  const provenance = successPlaces(spec);
  if (provenance.length === 0) return [];
  const name = { pack, operation: spec.name, name: 'success' };
  const shared = { operation: spec.name, profile: 'lifecycle', level: 'must', provenance } as const;
  return [
    { id: requirementId({ about: 'behaviour', ...name }), kind: 'behaviour', ...shared },
    { id: requirementId({ about: 'effect', ...name }), kind: 'effect', ...shared },
  ];
}

/** All requirements of one operation's page. */
export function operationRequirements(pack: string, spec: OperationSpec): readonly Requirement[] {
  return [...successRequirements(pack, spec), ...parameterRequirements(pack, spec), ...errorRequirements(pack, spec)];
}

/** One requirement per cell of the arrears matrix. Its place is the cell, not the operation's own page. */
export function arrearsRequirements(pack: string, conditions: readonly ArrearsCondition[]): readonly Requirement[] {
  return conditions.flatMap((condition) =>
    Object.entries(condition.cells).map(([operation, cell]) => ({
      id: requirementId({ about: 'arrears', pack, operation, condition: condition.id }),
      kind: 'arrears-cell' as const,
      operation,
      profile: 'arrears' as const,
      level: 'must' as const,
      condition: condition.id,
      expected: cell.expected,
      provenance: [cell.provenance],
    })),
  );
}
