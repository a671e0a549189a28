/** Finds the ids that a caller may mean: the id itself, or every id that fits a pattern; otherwise the most similar ids. */
import { idMatcher, nearestIds } from '#suites';

export interface FoundIds {
  /** Ids that fit. An id written in full comes alone. */
  readonly fitting: readonly string[];
  /** The most similar ids, if none fits. */
  readonly nearest: readonly string[];
}

/** Looks for a text among the ids. */
export function findIds(asked: string, ids: readonly string[]): FoundIds {
  if (ids.includes(asked)) return { fitting: [asked], nearest: [] };
  const fitting = ids.filter(idMatcher(asked));
  return { fitting, nearest: fitting.length === 0 ? nearestIds(asked, ids) : [] };
}
