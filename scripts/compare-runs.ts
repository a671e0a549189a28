/**
 * `npm run compare-runs -- OTHER`: whether this checkout judges and sends the same as another one. OTHER is a checkout with its
 * dependencies installed, or a file that `--save FILE` wrote earlier. Compares case ids, verdicts, evidence, levels, pages and
 * interpretations, and every exchange with a target; wording, order and random values do not count. Exit code 1 on a difference.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { neutralText } from './compare-runs/neutral-text.ts';
import { type RunOfCheckout, recordRun } from './compare-runs/record-run.ts';

const shownAtMost = 20;

/** An older file may hold more than what is compared today. */
function neutralAgain(exchanges: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [exchange, count] of Object.entries(exchanges)) {
    const neutral = neutralText(exchange, Date.now());
    counts[neutral] = (counts[neutral] ?? 0) + count;
  }
  return counts;
}

async function runOf(source: string): Promise<RunOfCheckout> {
  if (!existsSync(source) || !statSync(source).isFile()) return recordRun(source);
  const saved = JSON.parse(readFileSync(source, 'utf8')) as RunOfCheckout;
  return { ...saved, exchanges: neutralAgain(saved.exchanges) };
}

function differences<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => `  before: ${before[name] ?? 'absent'}\n  after:  ${after[name] ?? 'absent'}\n  ${name}`);
}

function print(what: string, count: number, found: readonly string[]): void {
  console.log(`${what}: ${count} compared, ${found.length} differ`);
  for (const difference of found.slice(0, shownAtMost)) console.log(`${difference.slice(0, 4000)}\n`);
  if (found.length > shownAtMost) console.log(`  … and ${found.length - shownAtMost} more`);
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { save: { type: 'string' } } });
const [other] = positionals;
if (other === undefined && values.save === undefined) {
  console.error('Name another checkout, or a file written with --save: npm run compare-runs -- ../other-checkout');
  process.exit(2);
}
const after = await recordRun(process.cwd());
if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(after));
if (other !== undefined) {
  const before = await runOf(other);
  const verdicts = differences(before.verdicts, after.verdicts);
  const exchanges = differences(before.exchanges, after.exchanges);
  print('verdicts', Object.keys(before.verdicts).length, verdicts);
  print('exchanges', sum(before.exchanges), exchanges);
  process.exitCode = verdicts.length + exchanges.length === 0 ? 0 : 1;
}
