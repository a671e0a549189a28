import { describe, expect, test } from 'vitest';
import { readDocument } from '../../documents/read-document.ts';
import type { Finding } from '../../model.ts';
import { readLock } from '../../packs/documents-lock.ts';
import { fixtures } from '../../packs/fixtures.test-data.ts';
import { packIds } from '../../packs/pack-files.ts';
import { derivePages } from '../derive-pages.ts';
import { findingRules } from './list-findings.ts';

const packs = packIds().map((pack) => ({ pack, documents: readLock(pack) }));
const fromFixtures = derivePages(
  fixtures.map(({ document }) => document),
  packs,
);

const older = `# DoThing

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Size|Integer|是|3|文。取值范围：1~9 |

|HttpCode|错误码|错误信息|描述|
|--|--|--|--|
|400|BadSize|The size is bad.|文|
|404|GoneThing|The thing is gone.|文|
|4x4|Odd|Odd.|文|
`;
const newer = older
  .replace('|是|', '|否|')
  .replace('1~9', '1~5')
  .replace('|404|GoneThing|The thing is gone.|文|\n', '');

const listedTwice = `# ListTwice

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Size|Integer|是|30|文。取值范围：1~9 |
|Size|Integer|是|30|文。取值范围：1~9 |
`;

const madeUp = derivePages([
  readDocument('older', older),
  readDocument('newer', newer),
  readDocument('listed-twice', listedTwice),
  readDocument('notes', 'Nothing to see.'),
  readDocument(
    'long',
    listedTwice
      .replace('# ListTwice', '# Long')
      .replace('3|文', `3|${'文'.repeat(5000)}`)
      .replace('30|文', `30|${'文'.repeat(5000)}`),
  ),
  readDocument('sometimes', listedTwice.replace('# ListTwice', '# Sometimes').replace('|是|', '|条件必选|')),
  readDocument('matrix', '# 文\n\n|API|实例欠费|\n|--|--|\n|DoThing|报错|\n|DoThing|正常逻辑|\n'),
]);

function idsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ id }) => id);
}

/** A list that a reader took for values of a number: readers get better, the rule stays. */
const misread = madeUp.map((derivation) => ({
  ...derivation,
  pages: derivation.pages.map((page) => ({
    ...page,
    parameters: page.parameters.map((parameter) => ({ ...parameter, bounds: { enum: ['small', 'large'] } })),
  })),
}));

describe('the table of rules', () => {
  const inputs = [...fromFixtures, ...madeUp, ...misread].map((input) => ({
    ...input,
    others: fromFixtures.filter(({ pack }) => pack !== input.pack),
  }));

  test.each(findingRules.map((rule, at) => [at, rule] as const))(
    'rule %i finds something somewhere, twice the same',
    (_, rule) => {
      const found = inputs.flatMap((input) => rule(input));
      expect(found.length).toBeGreaterThan(0);
      expect(inputs.flatMap((input) => rule(input))).toEqual(found);
      for (const finding of found) {
        expect(finding.places.length).toBeGreaterThan(0);
        expect(finding.id).not.toMatch(/\s/);
        expect(finding.summary).toMatch(/^[A-Z].*\.$/);
      }
    },
  );
});

test('what one edition says and another does not', () => {
  const [derivation] = madeUp;
  const ids = idsOf(derivation?.findings ?? []);
  expect(ids).toContain('page/DoThing/required-differs-between-editions/Size');
  expect(ids).toContain('page/DoThing/bounds-differ-between-editions/Size');
  expect(ids).toContain('page/DoThing/row-only-in-older-edition/404_GoneThing');
  expect(ids).toContain('page/DoThing/unreadable-row/older:11-11');
  expect(ids).toContain('page/all/no-operation/notes');
});

test('a row that only an older edition has is a may, what the newest says is a must', () => {
  const requirements = madeUp[0]?.requirements ?? [];
  const levelOf = (id: string) => requirements.find((each) => each.id === `page/DoThing/${id}`)?.level;
  expect(levelOf('error/404/GoneThing')).toBe('may');
  expect(levelOf('error/400/BadSize')).toBe('must');
  expect(levelOf('parameter/Size/required')).toBeUndefined();
});
