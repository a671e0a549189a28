/** The state of a running trial, and how a trial ends early. Only the parts of `runTrial` use this file. */
import type { JsonValue, TemplateValues } from '#contracts';
import { resolveJson } from '#contracts';
import type { Pack } from '#specs';
import type { RuleFinding } from '../checks/envelope/envelope-rules.ts';
import type { Credentials, Exchange, Party, StateDriver } from '../model.ts';
import type { SeeAnswer } from './answer-watch.ts';
import type { Sender } from './send.ts';

export interface TrialParts {
  readonly pack: Pack;
  readonly sender: Sender;
  readonly driver: StateDriver;
  /** Kinds of resources that the case changes and the runner queries through the target's API. */
  readonly queriedKinds: readonly string[];
  /** How long the target may take to carry out a request after its answer, where no resource shows it. 0 by default. */
  readonly settleMs?: number;
  /** Called for every answer, judged or not. */
  readonly onAnswer: SeeAnswer;
  readonly signal?: AbortSignal;
}

/** Why the runner did not send the judged request, or could not judge its answer. */
export interface TrialProblem {
  readonly kind: 'unsupported' | 'not-reached' | 'no-answer' | 'refused';
  readonly reason: string;
  readonly party: Party;
}

export interface TrialProgress {
  values: Readonly<Record<string, JsonValue>>;
  credentials?: Credentials;
  readonly exchanges: Exchange[];
  /** Findings about the rules for every answer, so far. */
  readonly envelope: RuleFinding[];
  readonly setUp: { readonly state: string; readonly params: TemplateValues }[];
}

/** Adds values under a name. Values that are already there stay, unless the added values have the same key. */
export function bindUnder(values: TemplateValues, name: string, added: TemplateValues): TemplateValues {
  const before = Object.hasOwn(values, name) ? values[name] : undefined;
  const kept = before !== null && typeof before === 'object' && !Array.isArray(before) ? before : {};
  return { ...values, [name]: { ...kept, ...added } };
}

/** Ends a trial before its request is judged. Only `runTrial` catches it. */
export class TrialStopped extends Error {
  readonly problem: TrialProblem;

  constructor(problem: TrialProblem) {
    super(problem.reason);
    this.problem = problem;
  }
}

/** Ends the trial. */
export function stopTrial(kind: TrialProblem['kind'], reason: string, party: Party): never {
  throw new TrialStopped({ kind, reason, party });
}

/** Fills in templates, or ends the trial: without the value of a state, that state was not reached. */
export function fillTemplates<T>(data: T, values: TemplateValues): T {
  const resolved = resolveJson(data as JsonValue, values);
  if (resolved.resolved) return resolved.value as T;
  return stopTrial('not-reached', `no state and no answer gave a value for \${${resolved.missing}}`, 'owner');
}
