/**
 * `npm run release -- 0.2.0`: sets the version, closes the changelog's list, commits, tags and packs. It pushes and publishes
 * nothing. `--dry-run` checks the same and packs, but changes no file and makes no commit.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inc } from 'semver';
import { planRelease, type ReleasePlan } from './release/release-plan.ts';

const output = (command: string, ...parameters: readonly string[]): string =>
  execFileSync(command, parameters, { encoding: 'utf8' }).trim();
const show = (command: string, ...parameters: readonly string[]): void => {
  execFileSync(command, parameters, { stdio: 'inherit' });
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const dryRun = values['dry-run'];
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const wanted = positionals[0] ?? (dryRun ? inc(version, 'minor') : null);
if (wanted === null) {
  console.error('Name the version to release, for example: npm run release -- 0.2.0');
  process.exit(2);
}

/** A dry run is about the next release as such: whether the tree of this moment is clean does not matter to it. */
const status = dryRun ? '' : output('git', 'status', '--porcelain');
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const tags = output('git', 'tag', '--list').split('\n');
const plan = planRelease(wanted, new Date().toISOString().slice(0, 10), { version, changelog, status, tags });

function release(accepted: Extract<ReleasePlan, { possible: true }>): void {
  show('npm', 'version', wanted as string, '--no-git-tag-version');
  writeFileSync('CHANGELOG.md', accepted.changelog);
  show('git', 'commit', '--all', '--message', accepted.message);
  show('git', 'tag', '--annotate', accepted.tag, '--message', accepted.message);
  show('npm', 'pack');
  console.log(
    `Released ${wanted} here. To publish: git push --follow-tags && npm publish ecs-conformance-${wanted}.tgz`,
  );
}

if (!plan.possible) {
  for (const problem of plan.problems) console.error(problem);
  process.exitCode = 1;
} else if (dryRun) {
  show('npm', 'pack', '--dry-run', '--loglevel=error');
  console.log(
    `Dry run: would set version ${wanted}, commit "${plan.message}" and tag ${plan.tag}. Nothing was changed.`,
  );
} else {
  release(plan);
}
