/**
 * Merges several editions of one page into one spec. The newest edition decides what it states. An older edition fills
 * the gaps, because portals lose columns and lists. Nothing is dropped: rows that only an older edition has are kept
 * and marked.
 */
import type { Bounds, ErrorRowFact, ParameterFact, ResponseFieldFact } from '../model.ts';
import { inKeywordOrder } from './bounds/read-description.ts';
import { boundsOfType } from './fits-bounds.ts';
import { groupBy } from './group-by.ts';
import type { EditionFacts, MergedErrorRow, MergedParameter, OperationSpec } from './operation-spec.ts';
import { schemaType } from './parameter-schemas.ts';
import { parseTolerantly } from './read-examples.ts';

/** The facts of one edition, with gaps filled from an older one. */
function fillGaps(said: ParameterFact, older: ParameterFact): ParameterFact {
  const bounds: Bounds = inKeywordOrder({ ...older.bounds, ...said.bounds });
  const example = said.example ?? older.example;
  const index = said.index ?? older.index;
  return {
    ...said,
    type: said.type === 'not-stated' ? older.type : said.type,
    required: said.required === 'not-stated' && !said.requiredInSomeCases ? older.required : said.required,
    bounds,
    conditional: said.conditional.length > 0 ? said.conditional : older.conditional,
    unsupportedValues: said.unsupportedValues.length > 0 ? said.unsupportedValues : older.unsupportedValues,
    jsonArray: said.jsonArray || older.jsonArray,
    ...(example === undefined ? {} : { example }),
    ...(index === undefined ? {} : { index }),
  };
}

function mergeFacts(newest: ParameterFact, older: readonly ParameterFact[]): ParameterFact {
  let merged = newest;
  for (const fact of older) merged = fillGaps(merged, fact);
  return { ...merged, bounds: boundsOfType(merged.bounds, schemaType(merged)) };
}

function mergeParameters(editions: readonly EditionFacts[]): readonly MergedParameter[] {
  const names = new Set(editions.flatMap(({ facts }) => facts.parameters.map((parameter) => parameter.name)));
  // If a page lists a parameter twice, its first row counts.
  const perEdition = editions.map(({ edition, facts }) => ({
    edition,
    byName: new Map(facts.parameters.toReversed().map((fact) => [fact.name, fact])),
  }));
  return [...names].flatMap((name) => {
    const said = perEdition.flatMap(({ edition, byName }) => {
      const fact = byName.get(name);
      return fact === undefined ? [] : [{ edition, fact }];
    });
    const [newest, ...older] = said;
    if (newest === undefined) return [];
    return {
      ...mergeFacts(
        newest.fact,
        older.map(({ fact }) => fact),
      ),
      said,
    };
  });
}

/** Two rows are equal if status, code and message are equal. */
function rowKey(row: ErrorRowFact): string {
  return `${row.status} ${row.code} ${row.message}`;
}

function mergeErrors(editions: readonly EditionFacts[]): readonly MergedErrorRow[] {
  const [newest, ...older] = editions;
  const olderRows = older.flatMap(({ facts }) => facts.errors);
  const placesByRow = groupBy(olderRows, rowKey);
  const placesInOlder = (row: ErrorRowFact) => (placesByRow.get(rowKey(row)) ?? []).map((other) => other.provenance);
  const current = newest?.facts.errors ?? [];
  const known = new Set(current.map(rowKey));
  const merged: MergedErrorRow[] = current.map((row) => ({ ...row, older: placesInOlder(row), outdated: false }));
  for (const row of olderRows) {
    if (known.has(rowKey(row))) continue;
    known.add(rowKey(row));
    merged.push({ ...row, older: placesInOlder(row).slice(1), outdated: true });
  }
  return merged;
}

function mergeResponse(editions: readonly EditionFacts[]): readonly ResponseFieldFact[] {
  return editions.find(({ facts }) => facts.response.length > 0)?.facts.response ?? [];
}

function sampleOf(editions: readonly EditionFacts[]): unknown {
  for (const { facts } of editions) {
    for (const example of facts.examples) {
      const sample = example.format === 'json' ? parseTolerantly(example.text) : undefined;
      if (typeof sample === 'object' && sample !== null && !Array.isArray(sample)) return sample;
    }
  }
  return undefined;
}

/** Merges the editions of one operation, newest first. */
export function mergeEditions(name: string, editions: readonly EditionFacts[]): OperationSpec {
  const first = <Value>(read: (facts: EditionFacts['facts']) => Value | undefined): Value | undefined =>
    editions.map(({ facts }) => read(facts)).find((value) => value !== undefined);
  return {
    name,
    editions,
    version: first((facts) => facts.version),
    host: first((facts) => facts.host),
    parameters: mergeParameters(editions),
    errors: mergeErrors(editions),
    response: mergeResponse(editions),
    authorization: first((facts) => (facts.authorization.length > 0 ? facts.authorization : undefined)) ?? [],
    sample: sampleOf(editions),
    hasXml: editions.some(({ facts }) => facts.examples.some((example) => example.format === 'xml')),
  };
}
