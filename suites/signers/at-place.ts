import type { ProtocolPlace } from '#contracts';
import type { UnsignedRequest } from '../model.ts';
import type { WireParameter } from './canonical-query.ts';

/** What stands at a place of the protocol: what belongs there, or what the caller wants there instead. */
export function textAt({ places }: UnsignedRequest, place: ProtocolPlace, text: string): string | undefined {
  const instead = places?.[place];
  return instead === null ? undefined : (instead ?? text);
}

/** The same as a named value, nothing where nothing is to stand there. */
export function atPlace(
  request: UnsignedRequest,
  place: ProtocolPlace,
  [name, text]: WireParameter,
): readonly WireParameter[] {
  const standing = textAt(request, place, text);
  return standing === undefined ? [] : [[name, standing]];
}
