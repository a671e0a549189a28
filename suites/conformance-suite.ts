/**
 * Registers the cases of the contract as vitest tests, over the same `executeCase` as `run`. There is one test per
 * case: it fails if a claim fails or cannot be judged, and is skipped if no claim applies, each with its reason. One
 * more test per pack is about the rules for all answers.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Case, loadContract } from '#contracts';
import type { Pack } from '#specs';
import { type AnswerWatch, createAnswerWatch } from './execute/answer-watch.ts';
import { executeCase } from './execute/execute-case.ts';
import { withBreaches } from './execute/with-breaches.ts';
import type { CaseResult } from './model.ts';
import { type OpenedTarget, openTarget } from './open-target.ts';

export interface SuiteOptions {
  readonly packs: readonly Pack[];
  /** URL or target file. Without it the embedded mock is tested. */
  readonly target?: string;
  readonly stateUrl?: string;
  readonly timeoutMs?: number;
}

function describeResult({ requirements, page, expected, observed, reason }: CaseResult): string {
  const place = `${page.document}:${page.lines.join('-')}`;
  return `${requirements.join(', ')} (${place})\n  expected: ${expected}\n  observed: ${observed}\n  ${reason ?? ''}`;
}

/** Converts the verdicts of one case to the outcome of one test. */
function settle(results: readonly CaseResult[], skip: (note: string) => void): void {
  const red = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
  if (red.length > 0) throw new Error(red.map((result) => `${result.verdict}: ${describeResult(result)}`).join('\n'));
  const applies = results.filter(({ verdict }) => verdict !== 'skip');
  if (applies.length === 0) skip(results[0]?.reason ?? 'no claim of this case applies');
}

/** Registers a test per case of each pack. Call it at the top level of a vitest file. */
export function conformanceSuite(options: SuiteOptions): void {
  const { packs, timeoutMs = 10_000, ...named } = options;
  const scopePrefix = `vitest-${randomBytes(4).toString('hex')}`;
  const watch = createAnswerWatch();
  let opened: OpenedTarget | undefined;
  beforeAll(async () => {
    opened = await openTarget({ ...named, packs, packsNamed: true, environment: process.env, timeoutMs });
  });
  afterAll(() => opened?.close());
  for (const pack of packs) {
    const byOperation = Map.groupBy(loadContract(pack.manifest.id).cases, ({ operation }) => operation);
    for (const [operation, cases] of byOperation) {
      describe(`${pack.manifest.id} ${operation}`, () => {
        for (const testCase of cases) registerCase(testCase, pack, () => ({ opened, scopePrefix, watch }));
      });
    }
    registerRules(pack, watch);
  }
}

/** Judges the rules about every answer, by all answers of these tests. */
function registerRules(pack: Pack, watch: AnswerWatch): void {
  const { id } = pack.manifest;
  test(`${id}: every answer is written as documented`, ({ skip }) => {
    if (watch.seenOf(id) === 0) skip('no answer came, since no case of this pack was run');
    const { cases } = loadContract(id);
    const breaches = watch.breaches().filter((breach) => breach.pack === id);
    const broken = withBreaches({ cases, selected: [] }, [], breaches).filter(({ verdict }) => verdict === 'fail');
    if (broken.length > 0) throw new Error(broken.map((result) => `fail: ${describeResult(result)}`).join('\n'));
  });
}

function registerCase(
  testCase: Case,
  pack: Pack,
  session: () => {
    readonly opened: OpenedTarget | undefined;
    readonly scopePrefix: string;
    readonly watch: AnswerWatch;
  },
): void {
  test(testCase.id, async ({ skip }) => {
    const { opened, scopePrefix, watch } = session();
    if (opened === undefined) throw new Error('The target was not opened.');
    const settings = { profiles: [], editions: [], readings: {} };
    const onAnswer = watch.ofCase(testCase.id);
    const results = await executeCase(testCase, { ...opened, pack, settings, scopePrefix, onAnswer });
    settle(results, skip);
  });
}
