import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { toYaml } from './to-yaml.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    'yes',
    'No',
    '~',
    '012',
    '1e3',
    '2021-07-19',
    '- a',
    'a: b',
    'a #b',
    '---',
    '.',
    '1:30',
    '<<',
    '=',
    '',
  ),
  fc.constantFrom(
    'provenance',
    'places',
    'a\nb',
    ' a',
    'a ',
    'a:',
    "it's",
    'say "a"',
    '"\'',
    '？',
    '%s',
    '@',
    '`',
    'x\u0085',
  ),
);
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test.each(['1.2', '1.1'] as const)('what is written is read back, by YAML %s', (version) => {
  fc.assert(
    fc.property(fc.dictionary(text, data, { noNullPrototype: true }), (value) => {
      // A merge key means something else in 1.1, quoted or not; no document of ours has one.
      fc.pre(!JSON.stringify(value).includes('"<<":') && !JSON.stringify(value).includes('__proto__'));
      expect(parse(toYaml(value, 'c'), { version })).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

test.each<[string, unknown, string]>([
  ['empty', { a: [], b: {}, c: [1, 'x, y'], d: undefined }, 'a: []\nb: {}\nc: [1, "x, y"]'],
  ['lists', { a: [{ b: 1, c: [{ d: 2 }] }, [3], [[4]]] }, 'a:\n  - b: 1\n    c:\n      - d: 2\n  - [3]\n  - - [4]'],
  ['a place', { provenance: { document: 'a', lines: [1, 2] } }, 'provenance: {document: a, lines: [1, 2]}'],
  ['places', { places: [{ lines: [1, 2] }, { lines: [3, 4] }] }, 'places:\n  - {lines: [1, 2]}\n  - {lines: [3, 4]}'],
  ['what reads as no text', { 200: 'no', version: '2014-05-26' }, '"200": "no"\nversion: "2014-05-26"'],
  ['quotes', { a: '"x" y', b: 'two\nlines' }, 'a: \'"x" y\'\nb: "two\\nlines"'],
  ['a long key', { ['k'.repeat(1100)]: { a: 1, b: 2 } }, `? ${'k'.repeat(1100)}\n: a: 1\n  b: 2`],
])('%s', (_, value, yaml) => {
  expect(toYaml(value, 'c')).toBe(`# c\n\n${yaml}\n`);
});
