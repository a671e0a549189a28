import type { ProtocolPlace } from '#contracts';
import type { WireParameter } from './canonical-query.ts';
import type { UnsignedRequest } from './signer.ts';

/** The text for a place of the protocol: the default, or the caller's own text. Undefined leaves the place empty. */
export function textAt({ places }: UnsignedRequest, place: ProtocolPlace, text: string): string | undefined {
  const instead = places?.[place];
  return instead === null ? undefined : (instead ?? text);
}

/** The same as a list with one named value. An empty list leaves the place empty. */
export function atPlace(
  request: UnsignedRequest,
  place: ProtocolPlace,
  [name, text]: WireParameter,
): readonly WireParameter[] {
  const chosen = textAt(request, place, text);
  return chosen === undefined ? [] : [[name, chosen]];
}
