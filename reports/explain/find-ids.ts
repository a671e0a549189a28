/** Which ids a caller may have meant: the id itself, a glob over it, or its last parts; otherwise the ids written most alike. */
import { matchesGlob } from 'node:path';

export interface FoundIds {
  /** Ids that fit. The one that was written in full comes alone. */
  readonly fitting: readonly string[];
  /** The most similar ones, where none fits. */
  readonly nearest: readonly string[];
}

/** Letters to put in, take out or change to make one text of the other. */
export function editDistance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1];
    for (const [column, wanted] of [...other].entries()) {
      const [above = 0, aside = 0, diagonal = 0] = [before[column + 1], now[column], before[column]];
      now.push(Math.min(above + 1, aside + 1, diagonal + (letter === wanted ? 0 : 1)));
    }
    before = now;
  }
  return before[other.length] ?? one.length;
}

/** The end of an id that has as many parts as what was asked for. */
function lastParts(id: string, count: number): string {
  return id.split('/').slice(-count).join('/');
}

const fits = (id: string, asked: string): boolean =>
  id.endsWith(`/${asked}`) || matchesGlob(id, asked) || (!asked.includes('/') && matchesGlob(id, `**/${asked}`));

function nearestTo(asked: string, ids: readonly string[]): readonly string[] {
  const parts = asked.split('/').length;
  return ids
    .map((id) => ({ id, distance: editDistance(asked.toLowerCase(), lastParts(id, parts).toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1))
    .slice(0, 5)
    .map(({ id }) => id);
}

/** Looks for what was asked among the ids. */
export function findIds(asked: string, ids: readonly string[]): FoundIds {
  if (ids.includes(asked)) return { fitting: [asked], nearest: [] };
  const fitting = ids.filter((id) => fits(id, asked));
  return { fitting, nearest: fitting.length === 0 ? nearestTo(asked, ids) : [] };
}
