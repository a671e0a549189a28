/**
 * Client tokens. A token belongs to one operation of one scope. It is kept once its request succeeded; a request that
 * failed leaves none, so that the caller may mend it and send it again.
 */
import type { GivenAnswer, World } from '../world.ts';

/** What decides whether two requests with one token are the same. `parameters` is a fingerprint. */
export interface TokenRequest {
  readonly operation: string;
  readonly token: string;
  readonly parameters: string;
}

/** What the mock knows about the token of a request. */
export type TokenJudgement =
  | { readonly token: 'new' }
  | { readonly token: 'processing' }
  | { readonly token: 'mismatch' }
  | { readonly token: 'replay'; readonly given: GivenAnswer };

/** Judges a request by its token. A request still in process answers so before its parameters are compared. */
export function judgeToken(world: World, request: TokenRequest): TokenJudgement {
  const known = world.tokens.find(
    (candidate) => candidate.operation === request.operation && candidate.token === request.token,
  );
  if (known === undefined) return { token: 'new' };
  if (known.state === 'processing') return { token: 'processing' };
  if (known.parameters !== request.parameters) return { token: 'mismatch' };
  const { result, orderId } = known;
  return { token: 'replay', given: { result, orderId } };
}

/** Parameters as one text that does not depend on their order. */
export function fingerprint(parameters: ReadonlyMap<string, string>): string {
  return JSON.stringify([...parameters].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Keeps the answer of a request that succeeded under its token. */
export function rememberToken(world: World, request: TokenRequest, given: GivenAnswer): World {
  return { ...world, tokens: [...world.tokens, { ...request, ...given, state: 'done' }] };
}
