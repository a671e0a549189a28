/** Pages that no vendor printed, in the style of theirs, with what a person says they state. `invented/` holds both. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../documents/read-document.ts';
import type { PageFacts } from '../model.ts';
import { layOutPage } from '../readers/readers.ts';
import { readFacts } from './read-facts.ts';
import { redactProse } from './redact-prose.ts';

const folder = new URL('invented/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace('.md', ''));

interface Expected {
  readonly operation?: string;
  readonly parameters?: readonly { readonly name: string; readonly type: string; readonly required: string }[];
  readonly errors?: readonly (readonly [status: number, code: string, message: string])[];
  /** First and last lines of what looks like a row and leaves open what it says. */
  readonly unread?: readonly (readonly [from: number, to: number])[];
  readonly arrears?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Bounds that derive is known to miss or to misread, by page. Such a test has to fail: mend derive, and the entry has to go. */
const notYetRead: Readonly<Record<string, string>> = {
  AssignPrivateIpAddresses: 'values that no word announces, an index behind `N:`',
  AttachVolume: '`not supported currently`',
  DescribeDedicatedHosts: '`不得大于`, `不填时为`, entries without JSON, values in code marks alone',
  ImportImage: 'a length in brackets, values parted by pipes, `no longer supported` behind a clause',
  ModifyDeploymentSetAttribute: '`Up to`, `at least … and at most`, `no more than … of them`',
  ModifySnapshotAttribute: '`Accepts only 0, 1 or 2`',
  RenewDedicatedHosts: 'two reasons for one value that is gone',
};

/** In the form of the expected files: what is empty is left out. */
function boundsOf(facts: PageFacts): readonly object[] {
  return facts.parameters.map(({ name, bounds, conditional, unsupportedValues, index }) => ({
    name,
    ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
    ...(conditional.length === 0
      ? {}
      : { conditional: conditional.map((each) => [each.parameter, each.equals, each.whenAbsent, each.bounds]) }),
    ...(unsupportedValues.length === 0 ? {} : { unsupportedValues }),
    ...(index === undefined ? {} : { index }),
  }));
}

function cellsOf(facts: PageFacts): object {
  return Object.fromEntries(
    facts.arrears.map(({ id, cells }) => [
      id,
      Object.fromEntries(Object.entries(cells).map(([operation, cell]) => [operation, cell.expected])),
    ]),
  );
}

describe.each(names)('%s', (name) => {
  const page = readDocument(name, readFileSync(new URL(`${name}.md`, folder)));
  const facts = readFacts(layOutPage(page));
  const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Expected;
  const parameters = expected.parameters ?? [];

  test('parameters, error rows and cells, and what cannot be read', () => {
    expect(facts.parameters.map(({ name, type, required }) => ({ name, type, required }))).toEqual(
      parameters.map(({ name, type, required }) => ({ name, type, required })),
    );
    expect(facts.errors.map(({ status, code, message }) => [status, code, message])).toEqual(expected.errors ?? []);
    expect(cellsOf(facts)).toEqual(expected.arrears ?? {});
    expect(facts.operation).toBe(expected.operation);
    expect(facts.unread.map(({ lines }) => lines)).toEqual(expected.unread ?? []);
  });

  test('its fixture has the same facts', () => {
    const kept = readFacts(layOutPage(readDocument(name, redactProse(page))));
    expect({ ...kept, document: name }).toEqual({ ...facts, document: name });
  });

  const gap = notYetRead[name];
  const boundsTest = gap === undefined ? test : test.fails;
  boundsTest(`bounds${gap === undefined ? '' : ` (${gap})`}`, () => {
    expect(boundsOf(facts)).toEqual(parameters.map(({ type: _, required: __, ...bounds }) => bounds));
  });
});
