/**
 * Drift: compares a newer edition of a page with the facts that a pack was derived from. Only facts are compared. A
 * fixture keeps no prose, so a page whose wording changed and whose facts did not shows no drift; a person must read
 * its statements again.
 */
import type {
  ArrearsCondition,
  Bounds,
  ErrorRowFact,
  PageFacts,
  ParameterFact,
  Provenance,
  Requirement,
} from '../model.ts';
import { parseRequirementId } from '../requirement-id.ts';
import { conditionName } from './condition-name.ts';

/** One fact that changed. `before` and `after` are plain values; absent if the fact did not or does not exist. */
export interface FactChange {
  readonly what: 'parameter' | 'error-row' | 'response-field' | 'arrears-cell';
  readonly change: 'added' | 'removed' | 'changed';
  /** The parameter, the code of the row, the field, or the operation and condition of the cell. */
  readonly subject: string;
  /** For `changed`, the aspect: a keyword of JSON Schema, or `status`, `message`, `required`, `type`, `expected`. */
  readonly keyword?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly committed?: Provenance;
  readonly newer?: Provenance;
  /** Ids of the committed requirements that are based on the old fact. */
  readonly requirements: readonly string[];
}

export interface Drift {
  /** The newer page, by its file name. */
  readonly page: string;
  /** The committed edition it was compared with. */
  readonly committed: string;
  /** The page is byte for byte the one that the pack was derived from. */
  readonly identical: boolean;
  readonly changes: readonly FactChange[];
  /** Rows of the newer page that could not be parsed and were therefore not compared. */
  readonly unread: readonly Provenance[];
}

type Found = Omit<FactChange, 'requirements'>;

/** A value as text, independent of the order of a list of values. */
function canonical(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? null));
}

/** The normative aspects of a parameter, by keyword. Examples are not normative. */
function normative({ type, required, bounds, conditional, index, unsupportedValues }: ParameterFact) {
  const ranges = conditional.map((range): [string, Bounds] => [`conditional/${conditionName(range)}`, range.bounds]);
  return {
    type,
    required,
    ...bounds,
    ...(index === undefined ? {} : { index }),
    ...(unsupportedValues.length === 0 ? {} : { unsupportedValues }),
    ...Object.fromEntries(ranges),
  } as Readonly<Record<string, unknown>>;
}

interface Changed<Fact> {
  readonly old: Fact;
  readonly now: Fact;
}

function addedOrRemoved<Fact extends { readonly provenance: Provenance }>(
  what: FactChange['what'],
  change: 'added' | 'removed',
  { subject, fact, value }: { readonly subject: string; readonly fact: Fact; readonly value: unknown },
): Found {
  return change === 'added'
    ? { what, change, subject, after: value, newer: fact.provenance }
    : { what, change, subject, before: value, committed: fact.provenance };
}

function changedKeywords<Fact extends { readonly provenance: Provenance }>(
  what: FactChange['what'],
  subject: string,
  { old, now }: Changed<Fact>,
  valuesOf: (fact: Fact) => Readonly<Record<string, unknown>>,
): readonly Found[] {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  const keywords = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keywords
    .filter((keyword) => canonical(before[keyword]) !== canonical(after[keyword]))
    .map((keyword) => ({
      what,
      change: 'changed',
      subject,
      keyword,
      ...(before[keyword] === undefined ? {} : { before: before[keyword] }),
      ...(after[keyword] === undefined ? {} : { after: after[keyword] }),
      committed: old.provenance,
      newer: now.provenance,
    }));
}

interface Named {
  readonly name: string;
  readonly provenance: Provenance;
}

function compareNamed<Fact extends Named>(
  what: FactChange['what'],
  { old, now }: Changed<readonly Fact[]>,
  valuesOf: (fact: Fact) => Readonly<Record<string, unknown>>,
): readonly Found[] {
  const before = new Map(old.map((fact) => [fact.name, fact]));
  const after = new Map(now.map((fact) => [fact.name, fact]));
  const all = (fact: Fact) => ({ subject: fact.name, fact, value: valuesOf(fact) });
  return [
    ...old.filter(({ name }) => !after.has(name)).map((fact) => addedOrRemoved(what, 'removed', all(fact))),
    ...[...after.values()].flatMap((fact) => {
      const known = before.get(fact.name);
      if (known === undefined) return addedOrRemoved(what, 'added', all(fact));
      return changedKeywords(what, fact.name, { old: known, now: fact }, valuesOf);
    }),
  ];
}

type SameRow = (left: ErrorRowFact, right: ErrorRowFact) => boolean;

/** Pairs rows step by step: identical first, then the most similar. Rows that no step pairs were removed or added. */
const likeness: readonly SameRow[] = [
  (left, right) => left.code === right.code && left.status === right.status && left.message === right.message,
  (left, right) => left.code === right.code && left.message === right.message,
  (left, right) => left.code === right.code && left.status === right.status,
];

function pairRows(old: readonly ErrorRowFact[], now: readonly ErrorRowFact[]) {
  const left = [...old];
  let right = [...now];
  const pairs: Changed<ErrorRowFact>[] = [];
  for (const same of likeness) {
    right = right.filter((row) => {
      const at = left.findIndex((other) => same(other, row));
      const [found] = at === -1 ? [] : left.splice(at, 1);
      if (found !== undefined) pairs.push({ old: found, now: row });
      return found === undefined;
    });
  }
  return { pairs, removed: left, added: right };
}

const rowValues = ({ status, message }: ErrorRowFact) => ({ status, message });

function compareRows({ old, now }: Changed<readonly ErrorRowFact[]>): readonly Found[] {
  const { pairs, removed, added } = pairRows(old, now);
  const all = (row: ErrorRowFact) => ({ subject: row.code, fact: row, value: rowValues(row) });
  return [
    ...removed.map((row) => addedOrRemoved('error-row', 'removed', all(row))),
    ...pairs.flatMap((pair) => changedKeywords('error-row', pair.old.code, pair, rowValues)),
    ...added.map((row) => addedOrRemoved('error-row', 'added', all(row))),
  ];
}

interface CellFact extends Named {
  readonly expected: 'error' | 'normal';
}

const cellName = (operation: string, condition: string): string => `${operation}/arrears/${condition}`;

function cellsOf(conditions: readonly ArrearsCondition[]): readonly CellFact[] {
  return conditions.flatMap(({ id, cells }) =>
    Object.entries(cells).map(([operation, cell]) => ({ ...cell, name: cellName(operation, id) })),
  );
}

/** A request that was valid is no longer valid. Everything that shows the operation's success depends on this. */
function breaksRequests({ what, change, keyword, after }: Found): boolean {
  if (what === 'response-field') return change !== 'added';
  if (what !== 'parameter') return false;
  const required = change === 'added' ? (after as { readonly required?: unknown }).required : after;
  return required === 'yes' && (change === 'added' || keyword === 'required');
}

function restsOn(found: Found, requirement: Requirement, old: PageFacts): boolean {
  const { what, change, subject, keyword, committed } = found;
  const { kind, operation } = requirement;
  const name = parseRequirementId(requirement.id);
  if (what === 'arrears-cell') {
    return change !== 'added' && name?.about === 'arrears' && cellName(name.operation, name.condition) === subject;
  }
  if (operation !== old.operation) return false;
  const isSuccess = (name?.about === 'behaviour' || name?.about === 'effect') && name.name === 'success';
  if (breaksRequests(found) && isSuccess) return true;
  if (change === 'added') return false;
  if (what === 'parameter') {
    const isRule = name?.about === 'parameter' && name.parameter === subject;
    return isRule && (keyword === undefined || keyword === 'type' || name.rule === keyword);
  }
  const row = old.errors.find(({ provenance }) => provenance === committed);
  const isRow =
    row?.status === requirement.status && row?.code === requirement.code && row?.message === requirement.message;
  return what === 'error-row' && isRow && (kind === 'error-row' || kind === 'effect');
}

/**
 * Compares a newer page with the committed edition of the same operation or matrix. `requirements` are those of the
 * pack. Each change names the requirements based on the changed fact.
 */
export function compareEditions(old: PageFacts, now: PageFacts, requirements: readonly Requirement[]): Drift {
  const found = [
    ...compareNamed('parameter', { old: old.parameters, now: now.parameters }, normative),
    ...compareRows({ old: old.errors, now: now.errors }),
    ...compareNamed('response-field', { old: old.response, now: now.response }, ({ type }) => ({ type })),
    ...compareNamed('arrears-cell', { old: cellsOf(old.arrears), now: cellsOf(now.arrears) }, ({ expected }) => ({
      expected,
    })),
  ];
  return {
    page: now.document.id,
    committed: old.document.id,
    identical: old.document.sha256 === now.document.sha256,
    changes: found.map((change) => ({
      ...change,
      requirements: requirements.filter((requirement) => restsOn(change, requirement, old)).map(({ id }) => id),
    })),
    unread: now.unread,
  };
}
