/** Which cases a run is about. A selection that names something unknown is the caller's mistake, never an empty green run. */
import { matchesGlob } from 'node:path';
import { type Case, contractOperations } from '#contracts';
import { ConformanceError, type Pack } from '#specs';
import type { RunSettings } from '../model.ts';

function refuseUnknown(option: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ConformanceError(
    'usage',
    `Unknown ${option} "${unknown}". Known: ${[...new Set(known)].sort().join(', ')}.`,
  );
}

function refuseUnknownReadings(readings: RunSettings['readings'], packs: readonly Pack[]): void {
  const rulings = packs.flatMap((pack) => pack.rulings);
  for (const [finding, choice] of Object.entries(readings)) {
    const ruling = rulings.find((candidate) => candidate.finding === finding);
    refuseUnknown(
      'finding in --reading',
      [finding],
      rulings.map((candidate) => candidate.finding),
    );
    refuseUnknown(`choice for ${finding}`, [choice], Object.keys(ruling?.readings ?? {}));
  }
}

/** Cases that the settings ask for, in their given order. */
export function selectCases(cases: readonly Case[], packs: readonly Pack[], settings: RunSettings): readonly Case[] {
  refuseUnknown('operation', settings.operations, [
    ...cases.map(({ operation }) => operation),
    ...packs.flatMap(({ manifest }) => contractOperations(manifest.id)),
  ]);
  refuseUnknown(
    'edition',
    settings.editions,
    packs.flatMap((pack) => pack.documents.map(({ edition }) => edition)),
  );
  refuseUnknownReadings(settings.readings, packs);
  const selected = cases.filter(
    ({ id, operation, claims }) =>
      (settings.operations.length === 0 || settings.operations.includes(operation)) &&
      (settings.cases.length === 0 || settings.cases.some((pattern) => matchesCase(id, pattern))) &&
      (settings.profiles.length === 0 || claims.some(({ profile }) => settings.profiles.includes(profile))),
  );
  if (selected.length > 0) return selected;
  throw new ConformanceError(
    'usage',
    'No case fits the selection: see `ecs-conformance list` for what there is, and quote globs so that the shell leaves them alone.',
  );
}

/** A case id, or a glob over it: `*` within a part, `**` over parts; a pattern without a slash is looked for in the last part. */
export function matchesCase(id: string, pattern: string): boolean {
  return id === pattern || matchesGlob(id, pattern) || (!pattern.includes('/') && matchesGlob(id, `**/${pattern}`));
}
