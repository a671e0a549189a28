/** What a release changes, as plain data: decided from the files and tags of the repository, before anything is written. */
import { gt, valid } from 'semver';

/** The state of the repository. `status` is the output of `git status --porcelain`. */
export interface ReleaseState {
  readonly version: string;
  readonly changelog: string;
  readonly status: string;
  readonly tags: readonly string[];
}

/** A release that can be made, or every reason why it cannot. */
export type ReleasePlan =
  | { readonly possible: true; readonly tag: string; readonly message: string; readonly changelog: string }
  | { readonly possible: false; readonly problems: readonly [string, ...string[]] };

const unreleased = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m;

/** The entries below "Unreleased". */
function unreleasedEntries(changelog: string): string {
  return unreleased.exec(changelog)?.[1]?.trim() ?? '';
}

/** `date`: day of the release, as 2026-12-01. */
export function planRelease(wanted: string, date: string, state: ReleaseState): ReleasePlan {
  const tag = `v${wanted}`;
  const entries = unreleasedEntries(state.changelog);
  const isVersion = valid(wanted) === wanted;
  const [problem, ...more] = [
    ...(isVersion ? [] : [`"${wanted}" is not a version. Use three numbers, such as 1.4.0.`]),
    ...(isVersion && !gt(wanted, state.version) ? [`${wanted} is not newer than ${state.version}.`] : []),
    ...(state.status === '' ? [] : ['The working tree has uncommitted changes. Commit or stash them first.']),
    ...(state.tags.includes(tag) ? [`The tag ${tag} exists already.`] : []),
    ...(entries === '' ? ['CHANGELOG.md has no entries under "## Unreleased".'] : []),
  ];
  if (problem !== undefined) return { possible: false, problems: [problem, ...more] };
  const changelog = state.changelog.replace(unreleased, `## Unreleased\n\n## ${wanted} - ${date}\n\n${entries}\n\n`);
  return { possible: true, tag, message: `Release ${wanted}`, changelog: `${changelog.trimEnd()}\n` };
}
