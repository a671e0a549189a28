/**
 * No page makes reading crash, and a page that breaks off inside a table says so. Time is not asserted here: how it grows
 * with each hostile page is printed by `npm run benchmark:derive`.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivePage } from '../derive/derive-pages.ts';
import { readFacts } from '../derive/read-facts.ts';
import { readDocument } from '../documents/read-document.ts';
import { fixtures } from '../packs/fixtures.test-data.ts';
import { hostilePages } from './hostile-pages.test-data.ts';
import { layOutPage } from './readers.ts';

const texts = fixtures.map(({ document }) => document.lines.join('\n')).filter((text) => text.length < 30_000);

function readTwice(text: string | Uint8Array): void {
  const [first, second] = [1, 2].map(() => readFacts(layOutPage(readDocument('page', text))));
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
}

describe('reading survives, and reads the same twice', () => {
  test('pages cut anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(30_000), (text, at) => readTwice(text.slice(0, at))),
      { numRuns: 60 },
    );
  });

  test('lines in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.infiniteStream(fc.nat()), (text, numbers) => {
        const lines = text.split('\n').map((line) => [numbers.next().value ?? 0, line] as const);
        readTwice(
          lines
            .toSorted((left, right) => left[0] - right[0])
            .map(([, line]) => line)
            .join('\n'),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), readTwice), { numRuns: 60 });
  });

  test.each<[string, string]>([
    ['pipes', '|'.repeat(5000)],
    ['rows of pipes', `${'|'.repeat(300)}\n`.repeat(200)],
    [
      'nested bullets',
      `|名称|类型|描述|\n|--|--|--|\n|A|Integer|取值范围：\n${Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}- a：1~4`).join('\n')}|\n`,
    ],
    ['braces', '{\n'.repeat(5000)],
    ['fences', '```\n'.repeat(5000)],
    ['backticks and stars', `|名称|类型|描述|\n|--|--|--|\n|A|String|${'`*_\\'.repeat(5000)}|\n`],
    [
      'names of the prototype',
      '|名称|类型|描述|\n|--|--|--|\n|constructor|String|x|\n|__proto__|toString|取值：constructor|\n',
    ],
  ])('%s', (_, text) => {
    readTwice(text);
    expect(() => derivePage(readDocument('page', text))).not.toThrow();
  });
});

/** A step that takes more than linear time on one of these pages does not end within the time of a test. */
describe('a page too long of one thing is read to its end', () => {
  test.each(Object.entries(hostilePages))('%s', (_, make) => {
    expect(() => derivePage(readDocument('page', make(8000)))).not.toThrow();
  });

  test('90,000 codes on ten megabytes', { timeout: 300_000 }, () => {
    const sentence = 'The specified value is not valid. '.repeat(2);
    const rows = Array.from(
      { length: 90_000 },
      (_, at) => `|400|Invalid${at.toString(36)}Thing|${sentence}|文文文文文文文文文文|`,
    );
    const text = `# DoThing\n\n|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n${rows.join('\n')}\n`;
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000_000);
    const { operations, findings } = derivePage(readDocument('page', text));
    expect(operations[0]?.errors).toHaveLength(90_000);
    expect(findings.filter(({ kind }) => kind === 'near-duplicate-code').length).toBeGreaterThan(0);
  });
});

test('a page that breaks off inside a row reports the row', () => {
  const cut = '# DoThing\n\n|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n|400|Bad|No.|x|\n|404|Worse|Still n';
  const facts = readFacts(layOutPage(readDocument('page', cut)));
  expect(facts.errors.map(({ code }) => code)).toEqual(['Bad']);
  expect(facts.unread.map(({ lines }) => lines)).toEqual([[6, 6]]);
  const header = readFacts(
    layOutPage(readDocument('page', '# DoThing\n\n|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|')),
  );
  expect(header.unread.map(({ lines }) => lines[0])).toEqual([3]);
});

const rows = ['A\nString\nYes\nThe first.', 'B\nInteger\nYes\nValid values: 1 to 20.'];
const wholePage = `DoThing\n\nRequest parameters\n\nParameter\nType\nRequired\nDescription\n${rows.join('\n')}`;
const pipes = '# DoThing\n\n|名称|类型|是否必选|描述|\n|--|--|--|--|\n|A|String|是|x|\n|B|Integer|是|取值：1~20|';

test.each([
  ['without borders, inside a cell', wholePage.slice(0, -2)],
  ['without borders, before a cell', wholePage.slice(0, wholePage.lastIndexOf('\n'))],
  ['with borders, behind a cell', pipes.slice(0, pipes.lastIndexOf('取值'))],
])('a page that breaks off %s reports the row', (_, text) => {
  const facts = readFacts(layOutPage(readDocument('page', text)));
  expect(facts.parameters.map(({ name }) => name)).toEqual(['A']);
  expect(facts.unread).toHaveLength(1);
});

test.each([wholePage, pipes])('a page that ends behind its last row has lost nothing', (text) => {
  const facts = readFacts(layOutPage(readDocument('page', text)));
  expect(facts.parameters.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(facts.unread).toEqual([]);
});
