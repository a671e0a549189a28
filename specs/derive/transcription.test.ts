/**
 * Derivation against what a person wrote down from the pages without it, fact by fact. The transcriptions are the truth
 * here; where one is wrong it is corrected from the page, never from derive's output. A section that was not written down
 * is not compared; an empty one says that the page has none.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../documents/read-document.ts';
import type { Bounds, SourceDocument } from '../model.ts';
import { fixtures } from '../packs/fixtures.test-data.ts';
import { layOutPage } from '../readers/readers.ts';
import { parseTolerantly, xmlRoot } from './read-examples.ts';
import { readFacts } from './read-facts.ts';

type Lines = readonly [number, number];

interface Transcription {
  readonly document: string;
  readonly operation?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly type: string;
    readonly required: string;
    readonly example?: string;
    readonly lines: Lines;
    readonly bounds?: Bounds & { readonly ascii?: boolean };
    readonly conditional?: readonly (Bounds & { readonly when: Readonly<Record<string, string>> })[];
    readonly unsupported?: readonly string[];
    readonly index?: Lines;
  }[];
  readonly response?: readonly {
    readonly name: string;
    readonly type: string;
    readonly example?: string;
    readonly lines: Lines;
  }[];
  readonly errors?: readonly {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly lines: Lines;
  }[];
  readonly authorization?: readonly {
    readonly action: string;
    readonly access: string;
    readonly resource: string;
    readonly lines: Lines;
  }[];
  readonly examples?: readonly {
    readonly format: string;
    readonly lines: Lines;
    readonly valid?: boolean;
    readonly topLevelFields?: readonly string[];
    readonly xmlRoot?: string;
  }[];
  readonly conditions?: readonly {
    readonly id: string;
    readonly label: string;
    readonly lines: Lines;
    readonly cells: Readonly<Record<string, { readonly expected: string; readonly lines: Lines }>>;
  }[];
}

const folder = new URL('transcriptions/', import.meta.url);
const transcriptions = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Transcription,
);

const printedTypes: Readonly<Record<string, string>> = {
  String: 'string',
  string: 'string',
  Integer: 'integer',
  Long: 'integer',
  Float: 'number',
  Boolean: 'boolean',
  boolean: 'boolean',
  RepeatList: 'array',
  List: 'array',
  Struct: 'object',
  '': 'not-stated',
};

function normalType(printed: string): string {
  return printed.startsWith('Array of ') ? 'array' : (printedTypes[printed] ?? `unknown ${printed}`);
}

const originals = new URL('../../../shared/documents/aliyun-ecs/', import.meta.url);

/** The committed fixture or, where no pack has the page, the original, if the pages lie beside the repository. */
function pageOf(id: string): SourceDocument | undefined {
  const fixture = fixtures.find(({ entry }) => entry.id === id);
  if (fixture !== undefined) return { ...fixture.document, id };
  const original = new URL(`${id}.md`, originals);
  return existsSync(original) ? readDocument(id, readFileSync(original)) : undefined;
}

/** A run of whole numbers as its ends, so that `1~4` and `1, 2, 3, 4` compare as what they are: the same. */
function normalRange(bounds: Bounds): Bounds {
  const { enum: values, ...others } = bounds;
  const first = values?.[0];
  if (values === undefined || typeof first !== 'number') return bounds;
  if (values.some((value, at) => value !== first + at)) return bounds;
  return { ...others, minimum: first, maximum: first + values.length - 1 };
}

function normalBounds({ ascii, ...bounds }: Bounds & { readonly ascii?: boolean }): object {
  return { ...bounds, ...(ascii === true ? { pattern: '^[\\x00-\\x7F]*$' } : {}) };
}

function topLevel(text: string, format: string): readonly string[] {
  if (format === 'json') return Object.keys(parseTolerantly(text) as object);
  const inner = text.slice(text.indexOf('>') + 1, text.lastIndexOf('</'));
  const names: string[] = [];
  let depth = 0;
  for (const match of inner.matchAll(/<(\/?)([A-Za-z]\w*)(\/?)>/g)) {
    if (match[1] === '/') depth -= 1;
    else {
      if (depth === 0) names.push(match[2] ?? '');
      if (match[3] !== '/') depth += 1;
    }
  }
  return names;
}

describe.each(transcriptions)('$document', (written) => {
  const page = pageOf(written.document);
  if (page === undefined) {
    test('its page', ({ skip }) => skip('no fixture is committed, and the original pages are not at ../shared'));
    return;
  }
  const facts = readFacts(layOutPage(page));
  const { parameters, response, errors, authorization, examples, conditions } = written;

  test('is about the transcribed operation', () => {
    expect(facts.operation).toBe(written.operation);
    expect(facts.unread).toEqual([]);
  });

  test.skipIf(parameters === undefined)('parameters: name, type, required, example, lines', () => {
    const read = facts.parameters.map(({ name, type, required, example, provenance }) => ({
      name,
      type,
      required,
      example,
      lines: provenance.lines,
    }));
    const expected = parameters?.map(({ name, type, required, example, lines }) => ({
      name,
      type: normalType(type),
      required,
      example,
      lines,
    }));
    expect(read).toEqual(expected);
  });

  test.skipIf(parameters === undefined)('parameters: bounds, conditional bounds, unsupported values, index', () => {
    const read = facts.parameters.map(({ name, bounds, conditional, unsupportedValues, index }) => ({
      name,
      bounds,
      conditional: conditional.map((range) => ({
        when: {
          [range.parameter]: range.equals,
          ...(range.and === undefined ? {} : { [range.and.parameter]: range.and.equals }),
        },
        bounds: normalRange(range.bounds),
      })),
      unsupported: unsupportedValues,
      index,
    }));
    const expected = parameters?.map(({ name, bounds, conditional, unsupported, index }) => ({
      name,
      bounds: normalBounds(bounds ?? {}),
      conditional: (conditional ?? []).map(({ when, ...range }) => ({ when, bounds: normalRange(range) })),
      unsupported: unsupported ?? [],
      index,
    }));
    expect(read).toEqual(expected);
  });

  test.skipIf(response === undefined)('response fields', () => {
    const read = facts.response.map(({ name, type, element, example, provenance }) => ({
      name,
      type,
      element,
      example: example ?? '',
      lines: provenance.lines,
    }));
    const expected = response?.map(({ name, type, example, lines }) => ({
      name,
      type: normalType(type),
      element: /^Array of (\w+)$/.exec(type)?.[1],
      example: example ?? '',
      lines,
    }));
    expect(read).toEqual(expected);
  });

  test.skipIf(errors === undefined)('error rows', () => {
    const read = facts.errors.map(({ status, code, message, provenance }) => ({
      status,
      code,
      message,
      lines: provenance.lines,
    }));
    expect(read).toEqual(errors);
  });

  test.skipIf(authorization === undefined)('authorization rows', () => {
    const read = facts.authorization.map(({ action, access, resource, provenance }) => ({
      action,
      access,
      resource,
      lines: provenance.lines,
    }));
    expect(read).toEqual(authorization);
  });

  test.skipIf(examples === undefined)('samples: format, lines, validity, fields, root', () => {
    const read = facts.examples.map(({ format, text, problem, provenance }) => ({
      format,
      lines: provenance.lines,
      ...(format === 'request' ? {} : { valid: problem === undefined, topLevelFields: topLevel(text, format) }),
      ...(format === 'xml' ? { xmlRoot: xmlRoot(text) } : {}),
    }));
    expect(read).toEqual(examples);
  });

  test.skipIf(conditions === undefined)('arrears cells', () => {
    const read = facts.arrears.map(({ id, label, provenance, cells }) => ({
      id,
      label,
      lines: provenance.lines,
      cells: Object.fromEntries(
        Object.entries(cells).map(([operation, cell]) => [
          operation,
          { expected: cell.expected, lines: cell.provenance.lines },
        ]),
      ),
    }));
    expect(read).toEqual(conditions);
  });
});
