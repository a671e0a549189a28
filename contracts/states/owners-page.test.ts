import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownersPage } from './owners-page.ts';
import { stateVocabulary } from './vocabulary.ts';

const empty = 'before\n<!-- generated: all states -->\n<!-- end of generated: all states -->\nafter\n';

test('every state of the vocabulary has a row, and the text around the table stays', () => {
  const page = ownersPage(empty);
  for (const { name } of stateVocabulary) expect(page).toContain(`\n| ${name} | `);
  expect(page).toMatch(/^before\n(.*\n)+after\n$/);
  expect(ownersPage(page)).toBe(page);
});

test('a page without a marker is refused', () => {
  expect(() => ownersPage(empty.replace('<!-- end of generated: all states -->', ''))).toThrow(/all states/);
});

test('the page shows the target file of the examples', () => {
  const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  expect(here('README.md')).toContain(here('examples/target.example.yaml'));
});
