/** `list`: every requirement with its cases, or with the reason why it has none. Wiring only. */
import { Command } from 'commander';
import { type Contract, loadContract } from '#contracts';
import { countListed, describeCounts, type ListedRequirement, listRequirements, profileNames } from '#reports';
import { ConformanceError, type ProfileName } from '#specs';
import { loadPacks } from './load-packs.ts';
import { collect, collectProfile } from './option-parsers.ts';

interface ListOptions {
  readonly json: boolean;
  readonly pack: readonly string[];
  readonly profile: readonly ProfileName[];
  readonly operation: readonly string[];
}

function asLine({ requirement, class: reach, cases, reason, page }: ListedRequirement): string {
  const shown = cases.length > 0 ? cases.join(' ') : `— ${reason ?? ''}`;
  return `${reach.padEnd(11)} ${requirement}  (${page.document}:${page.lines.join('-')})  ${shown}`;
}

function choose(
  listed: readonly ListedRequirement[],
  { profile, operation }: ListOptions,
): readonly ListedRequirement[] {
  const known = new Set(listed.map((entry) => entry.operation));
  const unknown = operation.find((name) => !known.has(name));
  if (unknown !== undefined) {
    const names = [...known].sort().join(', ');
    throw new ConformanceError(
      'usage',
      `Unknown operation "${unknown}". Known: ${names}; * is what all of them share.`,
    );
  }
  return listed.filter(
    (entry) =>
      (profile.length === 0 || profile.includes(entry.profile)) &&
      (operation.length === 0 || operation.includes(entry.operation)),
  );
}

/** What of a contract is about these requirements. */
function aboutThem({ cases, untested, ...contract }: Contract, requirements: ReadonlySet<string>): Contract {
  return {
    ...contract,
    cases: cases.filter(({ claims }) => claims.some((claim) => claim.requirements.some((id) => requirements.has(id)))),
    untested: untested.filter(({ requirement }) => requirements.has(requirement)),
  };
}

function list(options: ListOptions): void {
  const loaded = loadPacks(options.pack).map((pack) => ({ pack, contract: loadContract(pack.manifest.id) }));
  const every = loaded.flatMap(({ pack, contract }) => listRequirements(pack, contract));
  const listed = choose(every, options);
  const text = options.json ? JSON.stringify(listed, null, 2) : listed.map(asLine).join('\n');
  process.stdout.write(`${text}\n`);
  const ids = new Set(listed.map(({ requirement }) => requirement));
  const contracts = loaded.map(({ contract }) => aboutThem(contract, ids));
  process.stderr.write(describeCounts(countListed(listed, contracts)));
}

const examples = `
Examples:
  $ ecs-conformance list --profile wire
  $ ecs-conformance list --operation RenewInstance
  $ ecs-conformance list --json | jq '.[] | select(.cases == [])'`;

/** The command. */
export function listCommand(): Command {
  return new Command('list')
    .description('every documented requirement, with its cases or the reason why it has none')
    .option('--json', 'machine-readable', false)
    .option('--pack <id|folder>', 'only this pack, by its name or its folder (./my-pack); may be repeated', collect, [])
    .option('--profile <name>', `only this profile (${profileNames.join(', ')}); may be repeated`, collectProfile, [])
    .option('--operation <name>', 'only this operation; may be repeated', collect, [])
    .addHelpText('after', examples)
    .action(list);
}
