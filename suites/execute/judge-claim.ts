/**
 * Makes the verdict about one claim from the outcomes of the trials. This is the only place that makes verdicts. A pass
 * means that the documented cause gave the documented answer. A case that could not be judged never passes.
 */
import type { Claim, Control, Evidence, ExpectedError, RequestStep } from '#contracts';
import type { Level } from '#specs';
import type { Mismatch } from '../model.ts';
import { judgeEnvelope } from './judge-rule.ts';
import { firstMust, inconclusive, type Judgement, place, skip } from './judgement.ts';
import type { TrialOutcome } from './run-trial.ts';

export interface ControlOutcome {
  readonly control: Control;
  readonly outcome: TrialOutcome;
}

export interface ClaimInput {
  readonly claim: Claim;
  /** The level of the claim, or `may` if the selected edition does not make the statement. */
  readonly level: Level;
  readonly trial: TrialOutcome;
  /** The trial itself is expected to change something, so its own effect shows that changes are visible. */
  readonly trialChanges: boolean;
  /** The pages leave no other outcome than a refusal. */
  readonly mustBeRefused: boolean;
  readonly controls: readonly ControlOutcome[];
  readonly masks: readonly ExpectedError[];
  /** Answers of a target that does not have the operation, if it need not have it. */
  readonly withheld: readonly ExpectedError[];
  /** Answers about load alone that were not expected here. */
  readonly underLoad: readonly ExpectedError[];
  readonly evidence: Evidence;
  /** The trial has a form that must be accepted. If it was not accepted, no control is needed to judge that. */
  readonly accepts?: boolean;
  /** The reason why an interpretation of the pages makes this case impossible to judge. */
  readonly unjudgeable?: string;
  /** The reason why an unexpected answer is right by another documented interpretation. */
  readonly asTolerated?: string;
  /** The kinds that the case changes, if query operations alone can show all of its changes. */
  readonly readable?: readonly string[];
}

const controlNames: Readonly<Record<Control['control'], string>> = {
  'without-cause': 'the control without the cause',
  'same-state': 'the control in the same state',
  channel: 'the control that shows a change',
};

function judgeProblem({ problem, teardownProblem }: TrialOutcome): Judgement | undefined {
  if (problem?.kind === 'unsupported') return skip(problem.reason, problem.party);
  if (problem !== undefined) return inconclusive(problem.reason, problem.party);
  return teardownProblem === undefined ? undefined : inconclusive(teardownProblem, 'owner');
}

/** The one of these errors that the trial got. */
function answeredWith(errors: readonly ExpectedError[], { answer }: TrialOutcome): ExpectedError | undefined {
  return errors.find(({ status, code }) => answer?.status === status && answer.error?.code === code);
}

const twinOf = (controls: ClaimInput['controls']): TrialOutcome | undefined =>
  controls.find(({ control }) => control.control === 'without-cause')?.outcome;

/**
 * Handles operations that a target need not have. Only the operation itself is optional: a target that answers the
 * control has it. A target without the operation may refuse the trial for its fault before it looks for the operation.
 * Then the control shows that the operation is missing.
 */
function judgeWithheld({ withheld, trial, controls }: ClaimInput): Judgement | undefined {
  const twin = twinOf(controls);
  const isRefused = trial.answer?.error !== undefined && firstMust(trial.mismatches) === undefined;
  const inTwin = twin !== undefined && isRefused ? answeredWith(withheld, twin) : undefined;
  const absent = answeredWith(withheld, trial) ?? inTwin;
  if (absent === undefined || hasOperation({ withheld, controls })) return undefined;
  const reason = `the target does not have this optional operation: it answered ${absent.status} ${absent.code}`;
  return skip(reason, 'documents');
}

function hasOperation({ withheld, controls }: Pick<ClaimInput, 'withheld' | 'controls'>): boolean {
  const twin = twinOf(controls);
  return twin?.answer !== undefined && answeredWith(withheld, twin) === undefined;
}

function judgeLoad({ underLoad, trial }: ClaimInput): Judgement | undefined {
  const found = answeredWith(underLoad, trial);
  if (found === undefined) return undefined;
  const reason = `the target answered ${found.status} ${found.code}, which is about its load and not about this request. Try fewer cases at a time (--concurrency)`;
  return inconclusive(reason, 'target');
}

function judgeMask({ masks, trial }: ClaimInput): Judgement | undefined {
  const mask = answeredWith(masks, trial);
  if (mask === undefined) return undefined;
  const reason = `masked: the target answered ${mask.status} ${mask.code}. Another check may give this answer first, so the cause was not reached`;
  return inconclusive(reason, 'target');
}

/** Without the expected outcome of its control, a trial cannot be judged. */
function judgeControl({ control, outcome }: ControlOutcome): Judgement | undefined {
  const name = `${controlNames[control.control]} (${control.trial.request.operation})`;
  const { problem } = outcome;
  if (problem?.kind === 'unsupported') return skip(problem.reason, problem.party);
  if (problem !== undefined) return inconclusive(`${name} could not be run: ${problem.reason}`, problem.party);
  const answer = firstMust(outcome.mismatches);
  if (answer !== undefined) {
    return inconclusive(`${name} answered ${outcome.observed}: ${place(answer)}`, 'target');
  }
  const effect = outcome.effect?.seen ? firstMust(outcome.effect.mismatches) : undefined;
  if (effect !== undefined)
    return inconclusive(`${name} had an effect other than documented: ${place(effect)}`, 'target');
  return outcome.teardownProblem === undefined ? undefined : inconclusive(outcome.teardownProblem, 'owner');
}

/** The documented effect contains a required change. Seeing it shows that changes are visible. */
export const mustChange = ({ effect }: RequestStep): boolean =>
  effect?.changes.some((change) => change.change !== 'added' || change.optional !== true) ?? false;

const changesSeen = ({ control, outcome }: ControlOutcome): boolean =>
  mustChange(control.trial.request) && outcome.effect?.seen === true;

/**
 * "Nothing else happened" counts only if this case has shown some change through the same channel. A difference counts
 * always.
 */
function judgeChannel(input: ClaimInput): Judgement | undefined {
  const { effect } = input.trial;
  if (effect === undefined) {
    return skip('reserved identifiers name nothing that could change, so the effect is not judged', 'suite');
  }
  if (!effect.seen) {
    return effect.unsupported ? skip(effect.reason, 'owner') : inconclusive(effect.reason, effect.party);
  }
  if (firstMust(effect.mismatches) !== undefined) return undefined;
  if (input.trialChanges || input.controls.some(changesSeen)) return undefined;
  return inconclusive('this case has shown no change at all, so it cannot show that nothing changed', 'suite');
}

/**
 * `proven` needs a control whose answer and effect were both seen. With the answer alone the evidence is `observed`.
 */
function evidenceOf({ evidence, controls }: ClaimInput): Pick<Judgement, 'evidence' | 'reason'> {
  if (evidence !== 'proven') return { evidence };
  const unseen = controls.find(({ outcome }) => outcome.effect?.seen === false);
  if (unseen === undefined) return { evidence };
  return { evidence: 'observed', reason: `the effect of ${controlNames[unseen.control.control]} could not be seen` };
}

/**
 * A request that breaks the protocol was carried out. The page may only recommend which error row to return. That the request
 * is refused is required.
 */
function isLetThrough({ claim, mustBeRefused, trial: { answer } }: ClaimInput): boolean {
  const isDone = answer !== undefined && answer.problem === undefined && answer.error === undefined;
  return claim.kind === 'wire' && mustBeRefused && isDone;
}

function levelFor(input: ClaimInput): Level {
  // Only the operation is optional. If the target has it, its behaviour is required.
  if (input.withheld.length > 0 && hasOperation(input)) return 'must';
  return input.level === 'should' && isLetThrough(input) ? 'must' : input.level;
}

function judgeMismatches(input: ClaimInput): Judgement {
  const { claim, trial, asTolerated } = input;
  const level = levelFor(input);
  const effect = trial.effect?.seen ? trial.effect.mismatches : [];
  const mismatches = [
    ...(claim.judges === 'effect' ? [] : trial.mismatches),
    ...(claim.judges === 'answer' ? [] : effect),
  ];
  const wrong = firstMust(mismatches);
  if (wrong !== undefined && level !== 'may' && asTolerated !== undefined)
    return inconclusive(asTolerated, 'documents');
  if (wrong !== undefined && level === 'must') {
    return { verdict: 'fail', reason: place(wrong), mismatches };
  }
  if (wrong !== undefined && level === 'may')
    return { ...skip(`optional, and not so here: ${place(wrong)}`, 'documents'), mismatches };
  const evidence = evidenceOf(input);
  const missed = wrong ?? mismatches[0];
  if (missed === undefined) return { verdict: 'pass', mismatches, ...evidence };
  return { verdict: 'warning', ...evidence, reason: `a recommendation was missed: ${place(missed)}`, mismatches };
}

const firstOf = (judgements: readonly (Judgement | undefined)[]): Judgement | undefined =>
  judgements.find((judgement) => judgement !== undefined);

/** The shape of answers has rules of its own in the profile `wire`, so claims of kind `wire` ignore it. */
function concerning({ kind }: Claim, mismatches: readonly Mismatch[]): readonly Mismatch[] {
  return kind === 'wire' ? mismatches.filter(({ about }) => about !== 'shape') : mismatches;
}

/** A wrong answer fails whether or not its effect can be seen. */
function judgeAnswer(input: ClaimInput): Judgement | undefined {
  const isWrong = input.claim.judges !== 'effect' && firstMust(input.trial.mismatches) !== undefined;
  return isWrong ? judgeMismatches(input) : undefined;
}

/** The documented effect belongs to the documented answer. After another answer it cannot be judged. */
function judgeEffectAlone({ claim, trial, asTolerated }: ClaimInput): Judgement | undefined {
  const answer = firstMust(trial.mismatches.filter(({ about }) => about === 'identity'));
  const effect = trial.effect?.seen ? firstMust(trial.effect.mismatches) : undefined;
  if (claim.judges !== 'effect' || answer === undefined || effect !== undefined) return undefined;
  if (asTolerated !== undefined) return inconclusive(asTolerated, 'documents');
  return inconclusive(
    `the answer was not the documented one (${place(answer)}), so its effect cannot be judged`,
    'target',
  );
}

function asRead(outcome: TrialOutcome, kinds: readonly string[]): TrialOutcome | undefined {
  const { effect } = outcome;
  if (effect === undefined || effect.seen) return outcome;
  const isShown = effect.unsupported && kinds.every((kind) => effect.shown?.includes(kind));
  return isShown ? { ...outcome, effect: { seen: true, mismatches: [] } } : undefined;
}

/**
 * Replaces what the owner does not show by what query operations show, if they show everything that the case changes.
 * The control in the same state is not queried. Undefined if that is not possible or not needed.
 */
function judgedByReadings(input: ClaimInput): ClaimInput | undefined {
  const { readable = [], trial, controls } = input;
  if (readable.length === 0 || trial.effect?.seen !== false) return undefined;
  const read = asRead(trial, readable);
  if (read === undefined) return undefined;
  const readControls: ControlOutcome[] = [];
  for (const { control, outcome } of controls) {
    const own = control.control === 'same-state' ? outcome : asRead(outcome, readable);
    if (own === undefined) return undefined;
    readControls.push({ control, outcome: own });
  }
  return { ...input, trial: read, controls: readControls };
}

function byReadingsAlone({ readable = [] }: ClaimInput): string {
  return `judged by what query operations show of ${readable.join(' and ')}; nothing else was visible`;
}

/** The verdict about one claim. */
export function judgeClaim(input: ClaimInput): Judgement {
  const read = judgedByReadings(input);
  if (read === undefined) return judgeAsSeen(input);
  const judgement = judgeAsSeen(read);
  return judgement.verdict === 'pass'
    ? { ...judgement, evidence: 'observed', reason: byReadingsAlone(input) }
    : judgement;
}

/** Controls that only show a change count for claims about effects, and for nothing else. */
function judgeAsSeen(input: ClaimInput): Judgement {
  if (input.unjudgeable !== undefined) return inconclusive(input.unjudgeable, 'documents');
  const { judges } = input.claim;
  if (judges === 'envelope') return judgeProblem(input.trial) ?? judgeEnvelope(input);
  const looks = judges === 'effect' || (judges === 'answer-and-effect' && input.trial.effect !== undefined);
  const concerned = (outcome: TrialOutcome): TrialOutcome => ({
    ...outcome,
    mismatches: concerning(input.claim, outcome.mismatches),
  });
  const trial = concerned(input.trial);
  const isChannel = ({ control }: ControlOutcome) => control.control === 'channel';
  const controls = input.controls
    .filter((control) => looks || !isChannel(control))
    .map(({ control, outcome }) => ({ control, outcome: concerned(outcome) }));
  const judged = { ...input, trial, controls };
  return (
    judgeProblem(input.trial) ??
    judgeWithheld(input) ??
    judgeLoad(input) ??
    judgeMask(input) ??
    (input.accepts === true ? judgeAnswer(judged) : undefined) ??
    firstOf(controls.filter((control) => !isChannel(control)).map(judgeControl)) ??
    judgeAnswer(judged) ??
    firstOf(controls.filter(isChannel).map(judgeControl)) ??
    (looks ? judgeChannel(judged) : undefined) ??
    judgeEffectAlone(judged) ??
    judgeMismatches(judged)
  );
}
