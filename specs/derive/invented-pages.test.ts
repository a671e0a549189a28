/** Pages that no vendor printed, in the style of theirs, with what a person says they state. `invented/` holds both. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDocument } from '../documents/read-document.ts';
import type { PageFacts } from '../model.ts';
import { layOutPage } from '../readers/readers.ts';
import { readFacts } from './read-facts.ts';

const folder = new URL('invented/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace('.md', ''));

interface Expected {
  readonly operation?: string;
  readonly parameters?: readonly object[];
  readonly errors?: readonly (readonly [status: number, code: string, message: string])[];
  readonly arrears?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** In the form of the expected files: what is empty is left out. */
function parametersOf(facts: PageFacts): readonly object[] {
  return facts.parameters.map(({ name, type, required, bounds, conditional, unsupportedValues, index }) => ({
    name,
    type,
    required,
    ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
    ...(conditional.length === 0
      ? {}
      : { conditional: conditional.map((each) => [each.parameter, each.equals, each.whenAbsent, each.bounds]) }),
    ...(unsupportedValues.length === 0 ? {} : { unsupportedValues }),
    ...(index === undefined ? {} : { index }),
  }));
}

test.each(names)('%s', (name) => {
  const facts = readFacts(layOutPage(readDocument(name, readFileSync(new URL(`${name}.md`, folder)))));
  const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Expected;
  expect(parametersOf(facts)).toEqual(expected.parameters ?? []);
  expect(facts.errors.map(({ status, code, message }) => [status, code, message])).toEqual(expected.errors ?? []);
  expect(
    Object.fromEntries(
      facts.arrears.map(({ id, cells }) => [
        id,
        Object.fromEntries(Object.entries(cells).map(([operation, cell]) => [operation, cell.expected])),
      ]),
    ),
  ).toEqual(expected.arrears ?? {});
  expect(facts.operation).toBe(expected.operation);
  expect(facts.unread).toEqual([]);
});
