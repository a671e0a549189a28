import type { ConditionalBounds } from '../model.ts';

/** `Unit=Week`, or `Category=essd&Level=PL0` for two values. */
export function conditionName(range: Pick<ConditionalBounds, 'parameter' | 'equals' | 'and'>): string {
  const all = range.and === undefined ? [range] : [range, range.and];
  return all.map(({ parameter, equals }) => `${parameter}=${equals}`).join('&');
}
