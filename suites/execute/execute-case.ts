/**
 * Executes one case against one target: chooses its form, runs trial and controls, and gives a verdict per claim. Its
 * parts come as one record of functions and data, so that the runner, the vitest suites and the audit can share it.
 */
import type { Arrangement, Case, Claim, ExpectedAnswer, ExpectedError, Trial } from '#contracts';
import { type Level, requirementIndex } from '#specs';
import type { CaseResult, JudgedAnswer, RunSettings, Target } from '../model.ts';
import { breaksProtocol } from './breaks-protocol.ts';
import { type Choice, chooseReadings, toleratedBy } from './choose-reading.ts';
import { claimFacts } from './claim-facts.ts';
import { describeExpectation } from './describe-expectation.ts';
import { type ClaimInput, type ControlOutcome, judgeClaim, mustChange } from './judge-claim.ts';
import type { Judgement } from './judgement.ts';
import { changedKinds } from './plan-queries.ts';
import { runTrial, type TrialOutcome } from './run-trial.ts';
import type { TrialParts } from './trial-progress.ts';

export interface CaseParts extends Omit<TrialParts, 'queriedKinds' | 'settleMs'> {
  readonly target: Target;
  readonly settings: Pick<RunSettings, 'editions' | 'readings'>;
  /** Prefix of all scopes of this run. */
  readonly scopePrefix: string;
}

/**
 * A disposable target with a state driver gets the form with states. Every other target gets the form with reserved
 * identifiers.
 */
function formFor(testCase: Case, { target, driver }: CaseParts): Arrangement | undefined {
  return target.kind === 'vendor' || driver.name === 'none' ? testCase.vendor : testCase.disposable;
}

/** If the chosen interpretation accepts the request, the row that refuses it does not apply. */
function isReadAway(claim: Claim, testCase: Case, expect: ExpectedAnswer): boolean {
  const refused = testCase.disposable.trial.request.expect.outcome === 'error';
  const aboutRefusal = claim.kind === 'error-row' || claim.kind === 'effect';
  return refused && aboutRefusal && expect.outcome === 'success';
}

/**
 * The level of a claim. If the caller selected an edition of the operation's page, statements that only other editions of that
 * page make are optional. Statements of other pages keep their level.
 */
function levelOf(claim: Claim, testCase: Case, { pack, settings }: CaseParts): Level {
  if (settings.editions.length === 0) return claim.level;
  const pages = pack.documents.filter(({ operation }) => operation === testCase.operation);
  const selected = pages.filter(({ edition }) => settings.editions.includes(edition));
  const index = requirementIndex(pack);
  const places = claim.requirements.flatMap((id) => index.byId(id)?.provenance.map(({ document }) => document) ?? []);
  const isOn = (documents: typeof pages): boolean => documents.some(({ id }) => places.includes(id));
  return selected.length === 0 || !isOn(pages) || isOn(selected) ? claim.level : 'may';
}

/** Error rows about load alone: common rows that the request is not expected to get, and that its page does not list. */
function answersUnderLoad(
  { manifest, operations }: CaseParts['pack'],
  { operation, expect }: Trial['request'],
): readonly ExpectedError[] {
  const wanted = expect.outcome === 'success' ? [] : (expect.outcome === 'error' ? expect : expect.refusal).anyOf;
  const own = [...wanted, ...(operations[operation]?.errors ?? [])];
  return manifest.commonErrors
    .filter(({ about }) => about?.includes('load'))
    .filter(({ status, code }) => !own.some((row) => row.status === status && row.code === code))
    .map(({ status, code, message }) => ({ status, code, messages: [message] }));
}

/** The kinds of resources by which arrears can be judged without `observe`: all kinds that the case changes. */
function readableOf(claim: Claim, trials: readonly Trial[], { pack }: CaseParts): Pick<ClaimInput, 'readable'> {
  const changes = trials.flatMap(({ request }) => request.effect?.changes ?? []);
  const kinds = changedKinds(pack.resources, trials);
  const isReadable = changes.every(
    (change) =>
      change.change !== 'balance' && change.id !== undefined && kinds.some((kind) => kind === change.resource),
  );
  return claim.kind === 'arrears-cell' && isReadable ? { readable: kinds } : {};
}

function notApplicable({ target }: CaseParts): Judgement {
  const reason =
    target.kind === 'vendor'
      ? 'it needs a state or may cost money, and a vendor receives only requests that are free or read'
      : 'it needs a state, and this target has no state URL (--state-url)';
  return { verdict: 'skip', reason, party: target.kind === 'vendor' ? 'suite' : 'caller', mismatches: [] };
}

/** The trial has a form that must be accepted, and a control breaks the protocol. */
function isAcceptance({ trial, controls }: Arrangement): boolean {
  const breaks = ({ request }: Trial): boolean => breaksProtocol(request.wire);
  return !breaks(trial) && controls.some((control) => breaks(control.trial));
}

interface ResultInput {
  readonly claim: Claim;
  readonly judgement: Judgement;
  readonly trials: readonly TrialOutcome[];
  readonly request: Trial['request'];
  readonly choices: readonly Choice[];
}

function observedBy({ claim, judgement, trials }: ResultInput): string {
  const [trial] = trials;
  if (trial === undefined) return 'not run';
  const effect = trial.effect?.seen ? trial.effect.mismatches : undefined;
  const isRead = trial.effect?.seen === false && judgement.verdict === 'pass';
  const seen =
    effect === undefined
      ? isRead
        ? 'as documented where it was read'
        : 'not observed'
      : effect.length === 0
        ? 'as documented'
        : `${effect.length} differences`;
  if (claim.judges === 'answer' || claim.judges === 'envelope' || judgement.verdict === 'skip') return trial.observed;
  return claim.judges === 'effect' ? `effect ${seen}` : `${trial.observed}; effect ${seen}`;
}

/** An answer that could not be parsed is not judged as data. */
function judgedAnswer(trial: TrialOutcome | undefined): JudgedAnswer | undefined {
  const { answer } = trial ?? {};
  if (answer === undefined || answer.problem !== undefined) return undefined;
  const { status, error } = answer;
  if (error === undefined) return { outcome: 'success', status };
  return { outcome: 'error', status, ...(error.code === undefined ? {} : { code: error.code }) };
}

function resultOf(testCase: Case, parts: CaseParts, input: ResultInput): CaseResult {
  const { claim, judgement, trials, choices } = input;
  const judged = judgedAnswer(trials[0]);
  return {
    ...claimFacts(testCase, claim),
    level: levelOf(claim, testCase, parts),
    ...judgement,
    expected: describeExpectation(claim, input.request),
    observed: observedBy(input),
    ...(judged === undefined ? {} : { judged }),
    readings: choices,
    trials: trials.map(({ record }) => record),
  };
}

async function runControls(parts: TrialParts, scope: string, arrangement: Arrangement): Promise<ControlOutcome[]> {
  const outcomes: ControlOutcome[] = [];
  for (const control of arrangement.controls) {
    const earlier = outcomes.filter((one) => one.control.control === control.control).length;
    const own = `${scope}/${control.control}${earlier === 0 ? '' : `~${earlier + 1}`}`;
    const outcome = await runTrial(parts, own, control.control, control.trial);
    outcomes.push({ control, outcome });
  }
  return outcomes;
}

/**
 * Gives a verdict for every claim of one case, also for claims of profiles that were not selected, so that no defect is
 * dropped. Never throws because of the target's behaviour.
 */
export async function executeCase(testCase: Case, parts: CaseParts): Promise<readonly CaseResult[]> {
  const { claims } = testCase;
  const form = formFor(testCase, parts);
  if (form === undefined) {
    const { request } = testCase.disposable.trial;
    const judgement = notApplicable(parts);
    return claims.map((claim) => resultOf(testCase, parts, { claim, judgement, trials: [], request, choices: [] }));
  }
  const { arrangement, choices, unjudgeable, tolerated } = chooseReadings(testCase, form, parts.settings);
  const scope = `${parts.scopePrefix}/${testCase.id}`;
  const all = [arrangement.trial, ...arrangement.controls.map((control) => control.trial)];
  const trialParts: TrialParts = {
    ...parts,
    queriedKinds: changedKinds(parts.pack.resources, all),
    settleMs: parts.target.settleMs ?? 0,
  };
  const trial = await runTrial(trialParts, `${scope}/trial`, 'trial', arrangement.trial);
  const controls = trial.problem === undefined ? await runControls(trialParts, scope, arrangement) : [];
  const { request } = arrangement.trial;
  const asTolerated = toleratedBy(tolerated, trial);
  return claims.map((claim) => {
    if (isReadAway(claim, testCase, request.expect)) {
      const reason = 'by this interpretation of the pages the request is carried out, so this row does not apply';
      const judgement: Judgement = { verdict: 'skip', reason, party: 'documents', mismatches: [] };
      return { ...resultOf(testCase, parts, { claim, judgement, trials: [trial], request, choices }), level: 'may' };
    }
    const judgement = judgeClaim({
      claim,
      level: levelOf(claim, testCase, parts),
      trial,
      trialChanges: mustChange(request),
      mustBeRefused: request.expect.outcome === 'error',
      controls,
      masks: arrangement.masks,
      withheld: arrangement.withheld ?? [],
      underLoad: answersUnderLoad(parts.pack, request),
      evidence: arrangement.evidence,
      accepts: isAcceptance(arrangement),
      ...(unjudgeable === undefined ? {} : { unjudgeable }),
      ...readableOf(claim, all, parts),
      ...(asTolerated === undefined ? {} : { asTolerated }),
    });
    const trials = [trial, ...controls.map(({ outcome }) => outcome)];
    return resultOf(testCase, parts, { claim, judgement, trials, request, choices });
  });
}
