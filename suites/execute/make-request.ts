/** Sends a request of a trial, once or several times at once, and keeps its exchanges, its values and its answer. */
import type { RequestStep, TemplateValues } from '#contracts';
import { describeExpectedAnswer } from './describe-expectation.ts';
import { judgeCopies } from './judge-copies.ts';
import { type JudgedRequest, sendStep } from './send-step.ts';
import { bindUnder, fillTemplates, stopTrial, type TrialParts, type TrialProgress } from './trial-progress.ts';

type Fault = JudgedRequest['exchange']['fault'];

/** Nothing can be judged after a fault, except a redirect or an endless body: these are undocumented answers. */
const leavesNothing = (fault: Fault): fault is NonNullable<Fault> =>
  fault !== undefined && fault.kind !== 'redirect' && fault.kind !== 'too-large';

/** Signs and sends all copies before it waits for the first answer. */
async function sendAtOnce(
  parts: TrialParts,
  progress: TrialProgress,
  step: RequestStep & { readonly atOnce: NonNullable<RequestStep['atOnce']> },
): Promise<JudgedRequest> {
  const others = fillTemplates(step.atOnce.others, progress.values);
  const send = () => sendStep(parts, progress, step);
  const rest = Array.from({ length: step.atOnce.copies - 1 }, () => send);
  const [first, ...more] = await Promise.all([send(), ...rest.map((again) => again())]);
  const copies = [first, ...more] as const;
  progress.exchanges.push(...copies.map(({ exchange }) => exchange));
  const lost = copies.find(({ exchange }) => leavesNothing(exchange.fault));
  if (lost !== undefined) return lost;
  const { binding } = parts.pack.manifest;
  return judgeCopies({ copies, others, binding, expected: describeExpectedAnswer(step.expect) });
}

async function sendOnce(parts: TrialParts, progress: TrialProgress, step: RequestStep): Promise<JudgedRequest> {
  const judged = await sendStep(parts, progress, step);
  progress.exchanges.push(judged.exchange);
  return judged;
}

/** Sends the request of a step. The fields of its result become values under the step's name (`as`). */
export async function makeRequest(
  parts: TrialParts,
  progress: TrialProgress,
  step: RequestStep,
): Promise<JudgedRequest> {
  const { atOnce } = step;
  const judged = await (atOnce === undefined
    ? sendOnce(parts, progress, step)
    : sendAtOnce(parts, progress, { ...step, atOnce }));
  const result = judged.answer?.result;
  if (step.as !== undefined && result !== null && typeof result === 'object' && !Array.isArray(result)) {
    progress.values = bindUnder(progress.values, step.as, result as TemplateValues);
  }
  return judged;
}

/** Ends the trial if the request got no answer to judge. */
export function stopWithoutAnswer({ exchange: { fault } }: JudgedRequest): void {
  if (!leavesNothing(fault)) return;
  if (fault.kind === 'refused-by-guard') stopTrial('refused', fault.message, 'suite');
  stopTrial('no-answer', fault.message, fault.kind === 'cancelled' ? 'caller' : 'target');
}
