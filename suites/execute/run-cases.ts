/**
 * Executes one run: bounded concurrency, progress and cancellation. Cases that affect the whole target run one at a
 * time. So do cases that affect an account, unless the target gives each scope its own credentials.
 */
import { randomBytes } from 'node:crypto';
import { type Case, stateVocabulary, type Trial } from '#contracts';
import type { Pack } from '#specs';
import type { CaseResult, RunRecord, RunSettings, StateDriver, Target } from '../model.ts';
import { type AnswerWatch, createAnswerWatch } from './answer-watch.ts';
import { claimFacts } from './claim-facts.ts';
import { executeCase } from './execute-case.ts';
import type { Sender } from './send.ts';
import { withBreaches } from './with-breaches.ts';
import { workThrough } from './work-through.ts';

export interface RunParts {
  readonly packs: readonly Pack[];
  /** Every case of the packs. The report also accounts for those that were not selected. */
  readonly cases: readonly Case[];
  readonly selected: readonly Case[];
  readonly target: Target;
  readonly driver: StateDriver;
  readonly sender: Sender;
  readonly settings: RunSettings;
  readonly signal?: AbortSignal;
  /** Called after each case, with the number of finished cases. */
  readonly onProgress?: (done: number, total: number, results: readonly CaseResult[]) => void;
}

type Reach = 'resource' | 'account' | 'target';

function reachOf(testCase: Case): Reach {
  const trials: readonly Trial[] = [
    testCase.disposable.trial,
    ...testCase.disposable.controls.map(({ trial }) => trial),
  ];
  const names = new Set(
    trials.flatMap(({ states, before }) => [
      ...states.map(({ name }) => name),
      ...before.flatMap((step) => (step.step === 'state' ? [step.state.name] : [])),
    ]),
  );
  const reaches = stateVocabulary.filter(({ name }) => names.has(name)).map(({ reach }) => reach);
  if (reaches.includes('target')) return 'target';
  return reaches.includes('account') ? 'account' : 'resource';
}

function cancelledResults(testCase: Case): readonly CaseResult[] {
  return testCase.claims.map(
    (claim): CaseResult => ({
      ...claimFacts(testCase, claim),
      verdict: 'inconclusive',
      reason: 'the run was cancelled before this case',
      party: 'caller',
      mismatches: [],
      readings: [],
      expected: '',
      observed: 'not run',
      trials: [],
    }),
  );
}

function executor(parts: RunParts, results: Map<string, readonly CaseResult[]>, watch: AnswerWatch) {
  const packs = new Map(parts.packs.map((pack) => [pack.manifest.id, pack]));
  const scopePrefix = `run-${randomBytes(4).toString('hex')}`;
  return async (testCase: Case): Promise<void> => {
    const pack = packs.get(testCase.pack);
    if (pack === undefined) throw new Error(`The case ${testCase.id} belongs to a pack that is not loaded.`);
    const own = parts.signal?.aborted
      ? cancelledResults(testCase)
      : await executeCase(testCase, {
          pack,
          target: parts.target,
          driver: parts.driver,
          sender: parts.sender,
          settings: parts.settings,
          scopePrefix,
          onAnswer: watch.ofCase(testCase.id),
          ...(parts.signal === undefined ? {} : { signal: parts.signal }),
        });
    results.set(testCase.id, own);
    parts.onProgress?.(results.size, parts.selected.length, own);
  };
}

/** Runs the selected cases. Results are in the order of the cases, whatever the order of execution was. */
export async function runCases(parts: RunParts): Promise<RunRecord> {
  const started = new Date();
  const results = new Map<string, readonly CaseResult[]>();
  const watch = createAnswerWatch();
  const execute = executor(parts, results, watch);
  const byReach = Map.groupBy(parts.selected, reachOf);
  const workers = parts.target.supports?.scopes === false ? 1 : parts.settings.concurrency;
  const accountWorkers = parts.target.kind === 'embedded' ? workers : 1;
  await workThrough(byReach.get('resource') ?? [], workers, execute);
  await workThrough(byReach.get('account') ?? [], accountWorkers, execute);
  await workThrough(byReach.get('target') ?? [], 1, execute);
  return {
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    target: {
      kind: parts.target.kind,
      urls: parts.target.urls,
      ...(parts.target.stateUrl === undefined ? {} : { stateUrl: parts.target.stateUrl }),
      ...(parts.target.file === undefined ? {} : { file: parts.target.file }),
    },
    settings: parts.settings,
    packs: parts.packs,
    cases: parts.cases,
    results: withBreaches(
      parts,
      parts.selected.flatMap(({ id }) => results.get(id) ?? []),
      watch.breaches(),
    ),
    undocumented: watch.undocumented(),
    spend: { sent: { ...parts.sender.spend.sent }, refused: parts.sender.spend.refused },
    cancelled: parts.signal?.aborted ?? false,
  };
}
