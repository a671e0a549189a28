/**
 * The cost guard: what may go to an address. Loopback, and what its owner declared disposable, may be sent anything; any
 * other address gets only what is free or reads. Every path on which requests leave asks it last, about the final request.
 */
import type { CostClass, Pack } from '#specs';
import type { HttpRequest, Target } from '../model.ts';
import { classifyRequest } from './classify-request.ts';
import { isLoopback } from './is-loopback.ts';

export interface GuardDecision {
  readonly class: CostClass;
  /** There when the request must not leave: one sentence that says why. */
  readonly refusal?: string;
}

/** Decides about one request as it would leave. */
export function guardRequest(pack: Pack, target: Pick<Target, 'kind'>, request: HttpRequest): GuardDecision {
  const cost = classifyRequest(pack, request);
  const mayBeChanged = target.kind === 'disposable' || isLoopback(request.url);
  if (mayBeChanged || cost.class === 'free' || cost.class === 'read') return { class: cost.class };
  const refusal = `not sent: it counts as one that ${cost.class}, since ${cost.because}; a vendor gets free and reading requests only`;
  return { class: cost.class, refusal };
}
