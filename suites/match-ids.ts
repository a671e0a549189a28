/**
 * The one pattern dialect for ids of cases, requirements and findings. A pattern is a glob over the whole id or over its last
 * parts: `*` matches within a part, `**` over parts. So `period-*` and `RenewInstance/period-*` both match
 * `aliyun-ecs/RenewInstance/period-zero`.
 */
import { distance } from 'fastest-levenshtein';
import picomatch from 'picomatch';
import { ConformanceError } from '#specs';

/** Whether an id fits a pattern. Compile once, then ask for many ids. */
export function idMatcher(pattern: string): (id: string) => boolean {
  if (pattern === '') return () => false;
  const matches = picomatch([pattern, `**/${pattern}`], { dot: true, nonegate: true });
  return (id) => id === pattern || id.endsWith(`/${pattern}`) || matches(id);
}

/** The ids most similar to a text, best first; only as many parts are compared as the text has. */
export function nearestIds(asked: string, ids: readonly string[], limit = 5): readonly string[] {
  const parts = asked.split('/').length;
  const lastParts = (id: string) => id.split('/').slice(-parts).join('/').toLowerCase();
  return [...new Set(ids)]
    .map((id) => ({ id, letters: distance(asked.toLowerCase(), lastParts(id)) }))
    .sort((one, other) => one.letters - other.letters || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Throws a usage error for the first pattern that no id fits. `option` is named in the message. */
export function requireMatches(option: string, patterns: readonly string[], ids: readonly string[]): void {
  const unmatched = patterns.find((pattern) => !ids.some(idMatcher(pattern)));
  if (unmatched === undefined) return;
  const nearest = nearestIds(unmatched, ids, 3);
  const hint = nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`;
  throw new ConformanceError(
    'usage',
    `${option} ${JSON.stringify(unmatched)} matches no case.${hint} \`ecs-conformance list\` shows all ids. Quote globs, so that the shell does not expand them.`,
  );
}
