/** `list`: every requirement with its cases, or with the reason why it has none. Wiring only. */
import { Command } from 'commander';
import { type Case, type Contract, contractIndex, describeStates, loadContract, rankStates } from '#contracts';
import { countListed, describeCounts, type ListedRequirement, listRequirements } from '#reports';
import { ConformanceError, type ProfileName } from '#specs';
import { loadPacks } from './load-packs.ts';
import { packOption, profileOption, repeatable } from './option-parsers.ts';
import { selectContracts } from './select-contracts.ts';

interface ListOptions {
  readonly json: boolean;
  readonly pack: readonly string[];
  readonly profile: readonly ProfileName[];
  readonly operation: readonly string[];
  readonly states: boolean;
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
  const chosen = listed.filter(
    (entry) =>
      (profile.length === 0 || profile.includes(entry.profile)) &&
      (operation.length === 0 || operation.includes(entry.operation)),
  );
  if (chosen.length > 0) return chosen;
  throw new ConformanceError('usage', 'No requirement matches all of --pack, --operation and --profile together.');
}

/** The part of a contract that concerns these requirements. */
function aboutThem(contract: Contract, requirements: readonly string[]): Contract {
  const index = contractIndex(contract);
  return {
    ...contract,
    cases: [...new Set(requirements.flatMap(index.casesOfRequirement))],
    untested: requirements.flatMap((id) => index.untestedRequirement(id) ?? []),
  };
}

/** `list --states`: which provider states to implement first. */
function listStates({ pack, operation, json }: ListOptions): void {
  const { contracts } = selectContracts(loadPacks(pack), operation);
  const isChosen = (testCase: Case): boolean => operation.length === 0 || operation.includes(testCase.operation);
  const ranked = rankStates(contracts.map((one) => ({ ...one, cases: one.cases.filter(isChosen) })));
  process.stdout.write(`${json ? JSON.stringify(ranked, null, 2) : describeStates(ranked)}\n`);
}

function list(options: ListOptions): void {
  if (options.states) {
    listStates(options);
    return;
  }
  const loaded = loadPacks(options.pack).map((pack) => ({ pack, contract: loadContract(pack.manifest.id) }));
  const every = loaded.flatMap(({ pack, contract }) => listRequirements(pack, contract));
  const listed = choose(every, options);
  const text = options.json ? JSON.stringify(listed, null, 2) : listed.map(asLine).join('\n');
  process.stdout.write(`${text}\n`);
  const ids = listed.map(({ requirement }) => requirement);
  const contracts = loaded.map(({ contract }) => aboutThem(contract, ids));
  process.stderr.write(describeCounts(countListed(listed, contracts)));
}

const examples = `
Examples:
  $ ecs-conformance list --profile wire
  $ ecs-conformance list --operation <Operation>
  $ ecs-conformance list --states
  $ ecs-conformance list --json | jq '.[] | select(.cases == [])'`;

/** The command. */
export function listCommand(): Command {
  return new Command('list')
    .description('every documented requirement, with its cases or the reason why it has none')
    .option('--json', 'machine-readable', false)
    .addOption(packOption())
    .addOption(profileOption('requirements'))
    .addOption(repeatable('--operation <name>', 'only this operation', 'all operations'))
    .option('--states', 'instead: the provider states, in the order in which an owner best implements them', false)
    .addHelpText('after', examples)
    .action(list);
}
