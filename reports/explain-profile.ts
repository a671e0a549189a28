/** Why a profile is not certified: one sentence per kind of obstacle, with the first requirement in the way and its page line. */
import { pageText } from './emitters/printable-text.ts';
import type { ProfileCertification } from './model.ts';
import type { JudgedRequirement, RequirementStanding } from './requirement-standing.ts';

interface Obstacle {
  readonly stands: (result: RequirementStanding) => boolean;
  readonly sentence: string;
}

const skippedBy =
  (party: string) =>
  (result: RequirementStanding): boolean =>
    result.standing === 'skipped' && result.by === party;

/** The one that needs most attention first. */
const obstacles: readonly Obstacle[] = [
  { stands: ({ standing }) => standing === 'failed', sentence: 'is not as the page says' },
  { stands: ({ standing }) => standing === 'inconclusive', sentence: 'could not be judged' },
  {
    stands: ({ standing }) => standing === 'undermined',
    sentence: 'holds, but a case that shows it failed for another reason',
  },
  { stands: skippedBy('owner'), sentence: 'was skipped: the owner of the target does not support what it needs' },
  { stands: skippedBy('caller'), sentence: 'was skipped: the caller gave no way to reach it' },
  { stands: skippedBy('suite'), sentence: 'was skipped: such a target does not receive the requests that it needs' },
  { stands: ({ standing }) => standing === 'not-selected', sentence: 'was not selected in this run' },
];

/** Reasons against a certificate. Empty if the target is certified. */
export function explainProfile(
  judged: readonly JudgedRequirement[],
  { cancelled, operations }: { readonly cancelled: boolean; readonly operations: readonly string[] },
): readonly string[] {
  const found = obstacles.flatMap(({ stands, sentence }) => {
    const [first, ...more] = judged.filter(({ result }) => stands(result));
    if (first === undefined) return [];
    const others = more.length === 0 ? '' : `, and so with ${more.length} more`;
    return [`${first.id} (${pageText(first.page)}) ${sentence}${others}.`];
  });
  const isShown = judged.some(({ result }) => result.standing === 'shown');
  return [
    ...(cancelled ? ['The run was cancelled. A cancelled run certifies nothing.'] : []),
    ...(operations.length > 0
      ? [
          `The run judged only the selected operations (${operations.join(', ')}). A certificate needs all operations of the pack.`,
        ]
      : []),
    ...found,
    ...(judged.length === 0 ? ['There is nothing to show: no requirement of this profile has a case.'] : []),
    ...(judged.length > 0 && found.length === 0 && !isShown ? ['Nothing was shown: everything is optional.'] : []),
  ];
}

/** The same in a few words, for one line or cell. */
export function statusOfProfile(profile: ProfileCertification): string {
  const { certified, requirements, shown, failed, undermined, notShown, notSelected, skipped } = profile;
  if (certified) {
    const missed = profile.missed === 0 ? '' : `, ${profile.missed} recommended and missed`;
    return `certified: ${shown} of ${requirements} shown${missed}${optional(skipped.byDocuments)}`;
  }
  if (requirements === 0) return 'not certified: nothing to show';
  const parts: readonly (readonly [number, string])[] = [
    [failed, 'failed'],
    [undermined, 'undermined by another failure'],
    [notShown, 'not judged'],
    [skipped.byOwner, 'skipped by the owner'],
    [skipped.byCaller, 'skipped by the caller'],
    [skipped.bySuite, 'skipped for this target'],
    [notSelected, 'not selected'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const why =
    said.length === 0
      ? [shown === 0 ? 'nothing was shown' : 'the run was cancelled or limited to some operations']
      : said;
  return `not certified: ${why.join(', ')}; ${shown} of ${requirements} shown`;
}

const optional = (count: number): string => (count === 0 ? '' : `, ${count} optional and not offered`);
