/**
 * The cost guard decides what may be sent to an address. A loopback address or a disposable target may get any request. Any
 * other address gets only requests that are free or read. Every path that sends requests asks the guard last, with the final
 * request.
 */
import type { CostClass, Pack } from '#specs';
import type { HttpRequest, Target } from '../model.ts';
import { classifyRequest } from './classify-request.ts';
import { isLoopback } from './is-loopback.ts';

export interface GuardDecision {
  readonly class: CostClass;
  /** Present if the request must not leave: the reason, in one sentence. */
  readonly refusal?: string;
}

/** Decides about one request, exactly as it would leave. */
export function guardRequest(pack: Pack, target: Pick<Target, 'kind'>, request: HttpRequest): GuardDecision {
  const cost = classifyRequest(pack, request);
  const mayBeChanged = target.kind === 'disposable' || isLoopback(request.url);
  if (mayBeChanged || cost.class === 'free' || cost.class === 'read') return { class: cost.class };
  const refusal = `not sent: the request counts as one that ${cost.class}, because ${cost.because}. A vendor gets only requests that are free or read`;
  return { class: cost.class, refusal };
}
