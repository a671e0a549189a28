/**
 * From what the trials of a case showed to the verdict about one claim. The only place that makes verdicts: a pass means that
 * the documented cause gave the documented answer, and what could not be judged is never green.
 */
import type { Claim, Control, Evidence, ExpectedError, RequestStep } from '#contracts';
import type { Level } from '#specs';
import type { Mismatch, Party, Verdict } from '../model.ts';
import type { TrialOutcome } from './run-trial.ts';

export interface ControlOutcome {
  readonly control: Control;
  readonly outcome: TrialOutcome;
}

export interface ClaimInput {
  readonly claim: Claim;
  /** The claim's own, or `may` where the selected edition does not say it. */
  readonly level: Level;
  readonly trial: TrialOutcome;
  /** The trial is expected to change something, so that its own effect shows that the channel works. */
  readonly trialChanges: boolean;
  readonly controls: readonly ControlOutcome[];
  readonly masks: readonly ExpectedError[];
  /** Answers that say that the target does not have an operation which it need not have. */
  readonly withheld: readonly ExpectedError[];
  /** Answers that a target under load gives whatever it is asked, and that were not expected here. */
  readonly underLoad: readonly ExpectedError[];
  readonly evidence: Evidence;
  /** The trial is in a form that is to be accepted: that it was not takes no twin to tell. */
  readonly accepts?: boolean;
  /** Why a reading of the pages makes this case unjudgeable. */
  readonly unjudgeable?: string;
  /** Why the answer, though not the expected one, is right by another reading that the pages document as well. */
  readonly asTolerated?: string;
  /** Kinds that the case changes, where it changes nothing else and so may be judged by reading operations alone. */
  readonly readable?: readonly string[];
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence?: Evidence;
  readonly reason?: string;
  readonly party?: Party;
  readonly mismatches: readonly Mismatch[];
}

const inconclusive = (reason: string, party: Party): Judgement => ({
  verdict: 'inconclusive',
  reason,
  party,
  mismatches: [],
});

const skip = (reason: string, party: Party): Judgement => ({ verdict: 'skip', reason, party, mismatches: [] });

const controlNames: Readonly<Record<Control['control'], string>> = {
  'without-cause': 'the control without the cause',
  'same-state': 'the control in the same state',
  channel: 'the control that shows a change',
};

const firstMust = (mismatches: readonly Mismatch[]): Mismatch | undefined =>
  mismatches.find(({ level }) => level === 'must');

const place = ({ path, expected, actual }: Mismatch): string => `${path} should be ${expected} and is ${actual}`;

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
 * Optional is only that the target has the operation; one that answers without the cause has it. One that has not may refuse
 * the trial before it looks for the operation, as documented, and then its twin tells.
 */
function judgeWithheld({ withheld, trial, controls }: ClaimInput): Judgement | undefined {
  const twin = twinOf(controls);
  const isRefused = trial.answer?.error !== undefined && firstMust(trial.mismatches) === undefined;
  const inTwin = twin !== undefined && isRefused ? answeredWith(withheld, twin) : undefined;
  const absent = answeredWith(withheld, trial) ?? inTwin;
  if (absent === undefined || hasOperation({ withheld, controls })) return undefined;
  const reason = `the target does not have the operation, which it need not: it answered ${absent.status} ${absent.code}`;
  return skip(reason, 'documents');
}

function hasOperation({ withheld, controls }: Pick<ClaimInput, 'withheld' | 'controls'>): boolean {
  const twin = twinOf(controls);
  return twin?.answer !== undefined && answeredWith(withheld, twin) === undefined;
}

function judgeLoad({ underLoad, trial }: ClaimInput): Judgement | undefined {
  const found = answeredWith(underLoad, trial);
  if (found === undefined) return undefined;
  const reason = `the target answered ${found.status} ${found.code}, which is about its load and says nothing of this request; fewer cases at a time may help (--concurrency)`;
  return inconclusive(reason, 'target');
}

function judgeMask({ masks, trial }: ClaimInput): Judgement | undefined {
  const mask = answeredWith(masks, trial);
  if (mask === undefined) return undefined;
  const reason = `masked: the target answered ${mask.status} ${mask.code}, which another check than the one for this cause may give, so the cause was not reached`;
  return inconclusive(reason, 'target');
}

/** A control that did not reach its own stated outcome leaves nothing to compare the trial with. */
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
    return inconclusive(`${name} had another effect than documented: ${place(effect)}`, 'target');
  return outcome.teardownProblem === undefined ? undefined : inconclusive(outcome.teardownProblem, 'owner');
}

/** The documented effect has a change that cannot be left out, so that seeing it shows that the channel works. */
export const mustChange = ({ effect }: RequestStep): boolean =>
  effect?.changes.some((change) => change.change !== 'added' || change.optional !== true) ?? false;

const changesSeen = ({ control, outcome }: ControlOutcome): boolean =>
  mustChange(control.trial.request) && outcome.effect?.seen === true;

/** That nothing else happened is believed through a channel that has shown a change in this case; a difference shows itself. */
function judgeChannel(input: ClaimInput): Judgement | undefined {
  const { effect } = input.trial;
  if (effect === undefined) {
    return skip('reserved identifiers name nothing that could change, so no effect is looked at', 'suite');
  }
  if (!effect.seen) {
    return effect.unsupported ? skip(effect.reason, 'owner') : inconclusive(effect.reason, effect.party);
  }
  if (firstMust(effect.mismatches) !== undefined) return undefined;
  if (input.trialChanges || input.controls.some(changesSeen)) return undefined;
  return inconclusive('no change of the world was seen in this case, so that none can be excluded', 'suite');
}

/** `proven` takes a control whose answer and effect were both seen; with its answer alone it is `observed`. */
function evidenceOf({ evidence, controls }: ClaimInput): Pick<Judgement, 'evidence' | 'reason'> {
  if (evidence !== 'proven') return { evidence };
  const unseen = controls.find(({ outcome }) => outcome.effect?.seen === false);
  if (unseen === undefined) return { evidence };
  return { evidence: 'observed', reason: `the effect of ${controlNames[unseen.control.control]} could not be seen` };
}

/** A request that breaks the protocol and is carried out. Which row refuses it may be a *should*; that one does is none. */
function isLetThrough({ claim, trial }: ClaimInput): boolean {
  const { answer, mismatches } = trial;
  const isDone = answer !== undefined && answer.problem === undefined && answer.error === undefined;
  return claim.kind === 'wire' && isDone && mismatches.some(({ check }) => check === 'code-is-documented');
}

function levelFor(input: ClaimInput): Level {
  // Of an operation that need not be there, what it does is none the less as its page says.
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
  return { verdict: 'warning', ...evidence, reason: `a should was missed: ${place(missed)}`, mismatches };
}

/** Checks that tell which answer it was; the others are about how it was written. */
const identifying = ['body-is-readable', 'status-is-documented', 'code-is-documented'];

/** A rule about every answer, by the answers that it is about. `of` says whose they were. */
export function judgeRule(level: Level, mismatches: readonly Mismatch[], of: string): Judgement {
  const [first] = mismatches;
  if (first === undefined) return { verdict: 'pass', evidence: 'observed', mismatches };
  const reason = `${of}: ${place(first)}`;
  if (level === 'must') return { verdict: 'fail', reason, mismatches };
  if (level === 'may') return { ...skip(`optional, and not so here: ${reason}`, 'documents'), mismatches };
  return { verdict: 'warning', evidence: 'observed', reason: `a should was missed: ${reason}`, mismatches };
}

/** How an answer is written can be told by one that says what it should alone: a success is no error, and the other way round. */
function judgeEnvelope({ claim, level, trial }: ClaimInput): Judgement {
  const about = trial.envelope.filter(({ rule }) => rule === claim.rule);
  const mismatches = about.flatMap(({ rule, differences }) =>
    // What the claim is about is not so; what that means is the level of the claim.
    differences.map((difference): Mismatch => ({ check: rule, level: 'must', ...difference })),
  );
  const isOther = trial.mismatches.some(({ check, level: own }) => own === 'must' && identifying.includes(check));
  if (mismatches.length === 0 && (about.length === 0 || isOther)) {
    return inconclusive(`the answer that this rule is looked at in did not come: ${trial.observed}`, 'target');
  }
  return judgeRule(level, mismatches, 'an answer of this case');
}

const firstOf = (judgements: readonly (Judgement | undefined)[]): Judgement | undefined =>
  judgements.find((judgement) => judgement !== undefined);

/** How an answer is written has statements of its own, where the claim is about the protocol. */
const written = ['message-is-there', 'result-fits-schema', 'result-has'];

function concerning({ kind }: Claim, mismatches: readonly Mismatch[]): readonly Mismatch[] {
  return kind === 'wire' ? mismatches.filter(({ check }) => !written.includes(check)) : mismatches;
}

/** A wrong answer is wrong whether or not its effect can be seen. */
function judgeAnswer(input: ClaimInput): Judgement | undefined {
  const isWrong = input.claim.judges !== 'effect' && firstMust(input.trial.mismatches) !== undefined;
  return isWrong ? judgeMismatches(input) : undefined;
}

/** What was to be seen after the documented answer cannot be told where another one came. */
function judgeEffectAlone({ claim, trial, asTolerated }: ClaimInput): Judgement | undefined {
  const answer = firstMust(trial.mismatches.filter(({ check }) => identifying.includes(check)));
  const effect = trial.effect?.seen ? firstMust(trial.effect.mismatches) : undefined;
  if (claim.judges !== 'effect' || answer === undefined || effect !== undefined) return undefined;
  if (asTolerated !== undefined) return inconclusive(asTolerated, 'documents');
  return inconclusive(
    `the answer was not the documented one (${place(answer)}), so its effect shows nothing`,
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
 * The input with what the reading operations showed in place of what the owner does not show, if they showed all that the
 * case changes; the control in the same state is not read. Undefined: that is not so, or was not needed.
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
  return `judged by what the reading operations show of ${readable.join(' and ')}; nothing else could be seen`;
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

/** Channel controls count where the effect is looked at, and for nothing but the effect. */
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
