/** Which cases a run judges. A selection that names something unknown is a usage error, never an empty passing run. */
import { type Case, contractOperations } from '#contracts';
import { ConformanceError, type Pack } from '#specs';
import { idMatcher, nearestIds, requireMatches } from '../match-ids.ts';
import type { RunSettings } from '../model.ts';

function didYouMean(name: string, known: readonly string[]): string {
  const [nearest] = nearestIds(name, known, 1);
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

function refuseUnknown(option: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ConformanceError(
    'usage',
    `Unknown ${option} "${unknown}". ${didYouMean(unknown, known)}Known: ${[...new Set(known)].sort().join(', ')}.`,
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
  requireMatches(
    '--case',
    settings.cases,
    cases.map(({ id }) => id),
  );
  const patterns = settings.cases.map(idMatcher);
  const selected = cases.filter(
    ({ id, operation, claims }) =>
      (settings.operations.length === 0 || settings.operations.includes(operation)) &&
      (settings.cases.length === 0 || patterns.some((matches) => matches(id))) &&
      (settings.profiles.length === 0 || claims.some(({ profile }) => settings.profiles.includes(profile))),
  );
  if (selected.length > 0) return selected;
  throw new ConformanceError(
    'usage',
    'No case matches all of --case, --operation and --profile together. `ecs-conformance list` shows what there is.',
  );
}
