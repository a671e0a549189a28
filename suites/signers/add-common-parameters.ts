import type { WireParameter } from './canonical-query.ts';

/**
 * Puts the protocol's parameters before the operation's own. A page may list a protocol parameter (`Action`) among the
 * operation's. If the caller gives such a parameter, only the caller's value is sent.
 */
export function addCommonParameters(
  common: readonly WireParameter[],
  own: readonly WireParameter[],
): readonly WireParameter[] {
  const given = new Set(own.map(([name]) => name));
  return [...common.filter(([name]) => !given.has(name)), ...own];
}
