/**
 * Targets that carry a request out after they have answered it. How long they may take is told by an order that is still
 * `processing`, or by the owner (`settleMs` in the target file); where neither is so, nothing waits.
 */
import type { Observation } from '../model.ts';
import type { Look } from './look-at-world.ts';
import type { TrialParts } from './trial-progress.ts';

/** The first looks come soon, the later ones at most a second apart. */
const firstDelayMs = 50;
const longestDelayMs = 1000;
/** An order may be processing for so long after the answer, unless the owner asks for more. */
const leastLimitMs = 5000;

/** Waits, but no longer than the run goes on. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

const processingIn = ({ orders }: Observation): readonly string[] =>
  orders.filter(({ status }) => status === 'processing').map(({ orderId }) => orderId);

/** An order is being carried out that was not before. */
export function isStillProcessing(before: Observation, after: Observation): boolean {
  const known = new Set(processingIn(before));
  return processingIn(after).some((orderId) => !known.has(orderId));
}

/** As `isStillProcessing`; what is not observed is not waited for. */
export const isUnsettled = (before: Look, after: Look): boolean =>
  before.observed.seen && after.observed.seen && isStillProcessing(before.observed.world, after.observed.world);

/** After `settleMs` are over: calls `again` after growing pauses until it wants no more, or the time is up. */
export async function repeatWhile(
  { settleMs = 0, signal }: Pick<TrialParts, 'settleMs' | 'signal'>,
  again: () => Promise<boolean>,
): Promise<void> {
  let left = Math.max(leastLimitMs, settleMs) - settleMs;
  for (let delay = firstDelayMs; left > 0 && !signal?.aborted; delay = Math.min(2 * delay, longestDelayMs)) {
    const ms = Math.min(delay, left);
    await pause(ms, signal);
    left -= ms;
    if (!(await again())) return;
  }
}
