import type { WireParameter } from './canonical-query.ts';

/**
 * Puts the protocol's parameters before the operation's own. Where a page lists a protocol parameter (`Action`) as one of
 * the operation's and a caller gives it, the caller's value stands alone: no parameter is sent twice by accident.
 */
export function addCommonParameters(
  common: readonly WireParameter[],
  own: readonly WireParameter[],
): readonly WireParameter[] {
  const given = new Set(own.map(([name]) => name));
  return [...common.filter(([name]) => !given.has(name)), ...own];
}
