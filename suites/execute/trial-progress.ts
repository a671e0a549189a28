/** What a trial gathers while it runs, and how it ends early. Used by the parts of `runTrial` alone. */
import type { JsonValue, TemplateValues } from '#contracts';
import { resolveJson } from '#contracts';
import type { Pack, ReadableKind } from '#specs';
import type { RuleFinding } from '../checks/envelope/envelope-rules.ts';
import type { Credentials, Exchange, Party, StateDriver } from '../model.ts';
import type { SeeAnswer } from './answer-watch.ts';
import type { Sender } from './send.ts';

export interface TrialParts {
  readonly pack: Pack;
  readonly sender: Sender;
  readonly driver: StateDriver;
  /** Kinds of resources whose change the trials of the case are read for by the target's own operations. */
  readonly readKinds: readonly ReadableKind[];
  /** How long the target may take to carry out what it has answered, where no order says so; 0 without it. */
  readonly settleMs?: number;
  /** Called for every answer, judged or not. */
  readonly onAnswer: SeeAnswer;
  readonly signal?: AbortSignal;
}

/** Why the judged request was not made, or got no answer that could be judged. */
export interface TrialProblem {
  readonly kind: 'unsupported' | 'not-reached' | 'no-answer' | 'refused';
  readonly reason: string;
  readonly party: Party;
}

export interface TrialProgress {
  values: Readonly<Record<string, JsonValue>>;
  credentials?: Credentials;
  readonly exchanges: Exchange[];
  /** What the answers so far show of the rules about every answer. */
  readonly envelope: RuleFinding[];
  readonly setUp: { readonly state: string; readonly params: TemplateValues }[];
}

/** Two sources of values under one name are about the same things: the values of both stay, the later ones first. */
export function bindUnder(values: TemplateValues, name: string, added: TemplateValues): TemplateValues {
  const before = Object.hasOwn(values, name) ? values[name] : undefined;
  const kept = before !== null && typeof before === 'object' && !Array.isArray(before) ? before : {};
  return { ...values, [name]: { ...kept, ...added } };
}

/** Ends a trial before its request is judged; caught by `runTrial` and nobody else. */
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

/** Fills templates in, or ends the trial: a value that no state returned means that the state was not reached. */
export function fillTemplates<T>(data: T, values: TemplateValues): T {
  const resolved = resolveJson(data as JsonValue, values);
  if (resolved.resolved) return resolved.value as T;
  return stopTrial('not-reached', `no state and no answer gave a value for \${${resolved.missing}}`, 'owner');
}
