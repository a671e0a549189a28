import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packIds } from '#specs';
import { loadContract } from '../load-contract.ts';
import { ownersPage } from './owners-page.ts';
import { statesOf } from './unlock-order.ts';
import { stateVocabulary } from './vocabulary.ts';

const contracts = packIds().map(loadContract);
const empty = ['what to implement first', 'all states']
  .map((name) => `<!-- generated: ${name} -->\n<!-- end of generated: ${name} -->`)
  .join('\nby hand\n');

test('the last row of the order has every case of every pack', () => {
  const page = ownersPage(empty, contracts);
  const rows = page.split('\n').filter((line) => /^\| \d+ \|/.test(line));
  const cells = rows
    .at(-1)
    ?.split('|')
    .map((text) => text.trim().split(' / ')[0]);
  const totals = contracts.map(({ cases }) => cases.length);
  const all = totals.reduce((sum, count) => sum + count, 0);
  expect(cells?.slice(4, -1)).toEqual([...totals, all].map(String));
  const used = new Set(contracts.flatMap(({ cases }) => cases.flatMap(({ disposable }) => [...statesOf(disposable)])));
  expect(rows).toHaveLength(used.size);
});

test('every state of the vocabulary has a row, and what is written by hand stays', () => {
  const page = ownersPage(empty, contracts);
  for (const { name } of stateVocabulary) expect(page).toContain(`\n| ${name} | `);
  expect(page).toContain('\nby hand\n');
  expect(ownersPage(page, contracts)).toBe(page);
});

test('a page without a marker is refused', () => {
  expect(() => ownersPage(empty.replace('<!-- end of generated: all states -->', ''), contracts)).toThrow(/all states/);
});

test('the examples declare only states that there are, and the page shows their target file', () => {
  const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  expect(here('README.md')).toContain(here('examples/target.example.yaml'));
});
