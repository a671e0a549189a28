import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithinEdits } from './compare-rows.ts';
import { nearTexts } from './near-texts.ts';

/** Each compared with each: what the index must find. */
function byComparing(texts: readonly string[]): readonly (readonly number[])[] {
  const digits = texts.map((text) => text.replace(/\D/g, ''));
  const groups: number[][] = [];
  texts.forEach((text, at) => {
    const near = groups.filter((group) =>
      group.some((other) => digits[other] === digits[at] && isWithinEdits(texts[other] ?? '', text, 1)),
    );
    const joined = [...near.flat(), at].toSorted((left, right) => left - right);
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  });
  return groups.filter((group) => group.length > 1).toSorted((left, right) => (left[0] ?? 0) - (right[0] ?? 0));
}

test('finds what comparing each with each finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '2'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), (texts) => {
      expect(nearTexts(texts)).toEqual(byComparing(texts));
    }),
    { numRuns: 500 },
  );
});

test.each([
  [['abc', 'abd'], [[0, 1]]],
  [['abc', 'abcd'], [[0, 1]]],
  [['aab', 'ab', 'b'], [[0, 1, 2]]],
  [['ipv4', 'ipv6'], []],
  [['abc', 'abc1'], []],
  [['abc', 'bcd'], []],
  [[], []],
])('%j: %j', (texts, groups) => {
  expect(nearTexts(texts)).toEqual(groups);
});

test('100,000 texts, of which none is like another but one', () => {
  const texts = Array.from({ length: 100_000 }, (_, at) => `invalid${at}parameter${at % 7}value`);
  texts.push('invalid77parametr0value');
  expect(nearTexts(texts)).toEqual([[77, 100_000]]);
});
