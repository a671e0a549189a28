/** Makes one request of a trial and checks its answer against what the step expects. */
import { type RequestStep, resolveTemplate, type TemplateValues } from '#contracts';
import type { Pack } from '#specs';
import { checkAnswer } from '../checks/checks.ts';
import type { Answer, Exchange, Mismatch } from '../model.ts';
import { readAnswer } from './read-answer.ts';
import { fillTemplates, stopTrial, type TrialParts, type TrialProgress } from './trial-progress.ts';

export interface JudgedRequest {
  readonly exchange: Exchange;
  /** Absent where there was no response to read. */
  readonly answer?: Answer;
  readonly mismatches: readonly Mismatch[];
}

type WireParameters = readonly (readonly [name: string, value: string])[];

function wireParameters(pack: Pack, step: RequestStep, values: TemplateValues): WireParameters {
  const own = Object.entries(step.parameters).map(([name, template]) => {
    const resolved = resolveTemplate(template, values);
    if (resolved.resolved) return [name, resolved.value] as const;
    return stopTrial('not-reached', `no state returned a value for \${${resolved.missing}}`, 'owner');
  });
  const { formatParameter } = pack.manifest.binding;
  return formatParameter === undefined ? own : [...own, [formatParameter, step.format.toUpperCase()] as const];
}

/** Sends the request with the credentials of the scope; a fault in transport leaves the answer out. */
export async function makeRequest(
  parts: TrialParts,
  progress: TrialProgress,
  step: RequestStep,
): Promise<JudgedRequest> {
  const { pack, sender, signal } = parts;
  const exchange = await sender.send({
    pack,
    operation: step.operation,
    parameters: wireParameters(pack, step, progress.values),
    method: 'GET',
    ...(progress.credentials === undefined ? {} : { credentials: progress.credentials }),
    ...(signal === undefined ? {} : { signal }),
  });
  progress.exchanges.push(exchange);
  const { response, fault } = exchange;
  if (response === undefined) return { exchange, mismatches: fault === undefined ? [] : [noAnswer(fault.message)] };
  const resultSchema = pack.operations[step.operation]?.resultSchema;
  const { binding } = pack.manifest;
  const answer = readAnswer(response, binding, resultSchema);
  parts.onAnswer(step.operation, answer);
  const expect = fillTemplates(step.expect, progress.values);
  const input = { operation: step.operation, format: step.format, response, answer, expect, binding, resultSchema };
  return { exchange, answer, mismatches: checkAnswer(input) };
}

const noAnswer = (actual: string): Mismatch => ({
  check: 'body-is-readable',
  level: 'must',
  path: 'response',
  expected: 'an answer',
  actual,
});

/** Ends the trial where nothing can be judged; a redirect or an endless body is an answer that no page documents. */
export function stopWithoutAnswer({ exchange: { fault } }: JudgedRequest): void {
  if (fault === undefined || fault.kind === 'redirect' || fault.kind === 'too-large') return;
  if (fault.kind === 'refused-by-guard') stopTrial('refused', fault.message, 'suite');
  stopTrial('no-answer', fault.message, fault.kind === 'cancelled' ? 'caller' : 'target');
}

/** An answer in a few words. */
export function describeAnswer({ exchange, answer }: Pick<JudgedRequest, 'exchange' | 'answer'>): string {
  if (answer === undefined) return exchange.fault?.message ?? 'no answer';
  if (answer.problem !== undefined) return `${answer.status}, ${answer.problem}`;
  if (answer.error === undefined) return `${answer.status} success`;
  return `${answer.status} ${answer.error.code ?? 'without an error code'}`;
}
