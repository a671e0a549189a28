/** Sends the request of a step once and checks its answer against what the step expects. It keeps no record of it. */
import { type RequestStep, resolveTemplate, type TemplateValues } from '#contracts';
import type { Pack } from '#specs';
import { type AnswerInput, checkAnswer } from '../checks/checks.ts';
import type { Answer, Exchange, Mismatch } from '../model.ts';
import { breaksProtocol } from './breaks-protocol.ts';
import { readAnswer } from './read-answer.ts';
import { fillTemplates, stopTrial, type TrialParts, type TrialProgress } from './trial-progress.ts';

export interface JudgedRequest {
  readonly exchange: Exchange;
  /** Absent where there was no response to read. */
  readonly answer?: Answer;
  /** What the answer was checked with, for checking it against something else as well. */
  readonly checked?: AnswerInput;
  readonly mismatches: readonly Mismatch[];
  /** In place of the answer in a few words, where there were several. */
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

/** What came back, read but not judged; a fault in transport leaves the answer out. */
export type Received = Pick<JudgedRequest, 'exchange' | 'answer'>;

/** Sends a request with the credentials of the scope; its answer is held against the rules about every answer. */
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
