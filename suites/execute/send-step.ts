/** Sends the request of a step once, and checks the answer against the expectation of the step. It keeps no record. */
import { type RequestStep, resolveTemplate, type TemplateValues } from '#contracts';
import type { Pack } from '#specs';
import { type AnswerInput, checkAnswer } from '../checks/checks.ts';
import type { Answer, Exchange, Mismatch } from '../model.ts';
import { breaksProtocol } from './breaks-protocol.ts';
import { readAnswer } from './read-answer.ts';
import { fillTemplates, stopTrial, type TrialParts, type TrialProgress } from './trial-progress.ts';

export interface JudgedRequest {
  readonly exchange: Exchange;
  /** Absent if there was no response. */
  readonly answer?: Answer;
  /** The input of the checks, so that the answer can be checked against another expectation too. */
  readonly checked?: AnswerInput;
  readonly mismatches: readonly Mismatch[];
  /** Describes several answers, in place of the one answer. */
  readonly description?: string;
}

type WireParameters = readonly (readonly [name: string, value: string])[];

function wireParameters(
  pack: Pack,
  step: Pick<RequestStep, 'parameters' | 'format' | 'wire'>,
  values: TemplateValues,
): WireParameters {
  const own = Object.entries(step.parameters).map(([name, template]) => {
    const resolved = resolveTemplate(template, values);
    if (resolved.resolved) return [name, resolved.value] as const;
    return stopTrial('not-reached', `no state and no answer gave a value for \${${resolved.missing}}`, 'owner');
  });
  const { formatParameter } = pack.manifest.binding;
  const format = step.wire?.formatText === undefined ? step.format.toUpperCase() : step.wire.formatText;
  return formatParameter === undefined || format === null ? own : [...own, [formatParameter, format] as const];
}

const noAnswer = (actual: string): Mismatch => ({
  check: 'body-is-readable',
  about: 'identity',
  level: 'must',
  path: 'response',
  expected: 'an answer',
  actual,
});

export type StepParts = Pick<TrialParts, 'pack' | 'sender' | 'signal' | 'onAnswer'>;
export type StepProgress = Pick<TrialProgress, 'values' | 'credentials' | 'envelope'>;

/** The parsed answer, not judged. Absent after a transport fault. */
export type Received = Pick<JudgedRequest, 'exchange' | 'answer'>;

/** Sends a request with the credentials of the scope, and applies the rules about every answer. */
export async function sendRequest(
  { pack, sender, signal, onAnswer }: StepParts,
  { values, credentials, envelope }: StepProgress,
  step: Pick<RequestStep, 'operation' | 'parameters' | 'format' | 'wire'>,
): Promise<Received> {
  const { operation, format } = step;
  const wire = fillTemplates(step.wire ?? {}, values);
  const exchange = await sender.send({
    pack,
    operation,
    parameters: wireParameters(pack, step, values),
    wire,
    ...(credentials === undefined ? {} : { credentials }),
    ...(signal === undefined ? {} : { signal }),
  });
  const { response } = exchange;
  if (response === undefined) return { exchange };
  const answer = readAnswer(response, pack.manifest.binding, pack.operations[operation]?.resultSchema);
  envelope.push(...onAnswer({ pack, operation, format, wire, exchange, response, answer }));
  return { exchange, answer };
}

/** Sends the request of a step and checks its answer. */
export async function sendStep(parts: StepParts, progress: StepProgress, step: RequestStep): Promise<JudgedRequest> {
  const { manifest, operations } = parts.pack;
  const expect = fillTemplates(step.expect, progress.values);
  const { exchange, answer } = await sendRequest(parts, progress, step);
  const { response, fault } = exchange;
  if (response === undefined || answer === undefined) {
    return { exchange, mismatches: fault === undefined ? [] : [noAnswer(fault.message)] };
  }
  const { operation, format } = step;
  const earlier = expect.outcome === 'success' ? progress.values[expect.agreesWith ?? ''] : undefined;
  const checked: AnswerInput = {
    operation,
    format,
    response,
    answer,
    expect,
    binding: manifest.binding,
    resultSchema: operations[operation]?.resultSchema,
    ...(earlier === undefined ? {} : { earlier }),
    ...(breaksProtocol(step.wire) ? { mayComeEarly: true } : {}),
  };
  return { exchange, answer, checked, mismatches: checkAnswer(checked) };
}
