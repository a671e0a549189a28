/** `run`: judges a target, or the embedded mock, and writes the report files. Wiring only. */
import { Command, Option } from 'commander';
import { buildReport, summariseReport, writeReports } from '#reports';
import type { Pack, ProfileName } from '#specs';
import { packIds } from '#specs';
import { openTarget, type RunSettings, requireMatches, runCases, selectCases, type Target } from '#suites';
import { cancelOnInterrupt } from './cancel-on-interrupt.ts';
import { ledgerOf } from './ledger-of.ts';
import { loadCodeOfPacks, loadPacks, type PackOptions, packCodeOption } from './load-packs.ts';
import { collectReading, packOption, profileOption, repeatable, wholeNumber } from './option-parsers.ts';
import { reportPage } from './report-page.ts';
import { selectContracts } from './select-contracts.ts';
import { showProgress } from './show-progress.ts';
import { suiteVersionWithCommit } from './suite-version.ts';

interface RunOptions extends PackOptions {
  readonly target?: string;
  readonly stateUrl?: string;
  readonly profile: readonly ProfileName[];
  readonly operation: readonly string[];
  readonly case: readonly string[];
  readonly edition: readonly string[];
  readonly reading: Readonly<Record<string, string>>;
  readonly out: string;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly allowInconclusive: readonly string[];
}

function settingsOf(options: RunOptions, packs: readonly Pack[]): RunSettings {
  return {
    packs: packs.map(({ manifest }) => manifest.id),
    profiles: options.profile,
    operations: options.operation,
    cases: options.case,
    editions: options.edition,
    readings: options.reading,
    concurrency: options.concurrency,
    timeoutMs: options.timeoutMs,
  };
}

/** Packs that the target has a URL for. Other packs are neither judged nor reported. */
const served = (packs: readonly Pack[], target: Target): readonly Pack[] =>
  packs.filter(({ manifest }) => manifest.id in target.urls);

async function run(options: RunOptions): Promise<void> {
  await loadCodeOfPacks(options);
  const loaded = loadPacks(options.pack);
  const settings = settingsOf(options, loaded);
  const opened = await openTarget({
    packs: loaded,
    packsNamed: options.pack.length > 0,
    environment: process.env,
    timeoutMs: settings.timeoutMs,
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.stateUrl === undefined ? {} : { stateUrl: options.stateUrl }),
  });
  try {
    const { packs, contracts } = selectContracts(served(loaded, opened.target), options.operation);
    const cases = contracts.flatMap((contract) => contract.cases);
    const selected = selectCases(cases, packs, settings);
    const ids = cases.map(({ id }) => id);
    requireMatches('--allow-inconclusive', options.allowInconclusive, ids);
    const progress = await showProgress(selected.length);
    const record = await runCases({
      ...opened,
      packs,
      cases,
      selected,
      settings,
      signal: cancelOnInterrupt('running cases end now. The report lists the cases that did not run.'),
      onProgress: progress.update,
    });
    progress.end();
    const report = buildReport({
      record,
      ...ledgerOf(contracts),
      allowInconclusive: options.allowInconclusive,
      suite: suiteVersionWithCommit(),
    });
    const files = await writeReports(report, options.out);
    process.stderr.write(summariseReport(report, { color: process.stderr.isTTY, reportPath: reportPage(files) }));
    const faults = opened.mockFaults?.() ?? 0;
    if (faults > 0)
      process.stderr.write(
        `The embedded mock failed ${faults === 1 ? 'once' : `${faults} times`}. See the stacks above. Please report this bug.\n`,
      );
    process.exitCode = faults > 0 ? 3 : report.outcome.exitCode;
  } finally {
    await opened.close();
  }
}

const examples = `
Examples:
  $ ecs-conformance run
  $ ecs-conformance run --pack ${packIds().at(-1)} --profile errors
  $ ecs-conformance run --target http://127.0.0.1:4010 --state-url http://127.0.0.1:4010/_conformance/states
  $ ecs-conformance run --target target.yaml --out build/conformance
  $ ecs-conformance run --case '*/period-*'
  $ ecs-conformance run --pack ./my-pack --pack-code

Targets: without --target the embedded mock. An address on this machine, or a target file with \`disposable: true\`, may be
changed at will. Any other address is a vendor. A vendor gets only requests that are free or read.`;

/** The command. */
export function runCommand(): Command {
  return new Command('run')
    .description('judge a target against the documented contract and write a report')
    .option('--target <url|file>', 'URL or target file (default: the embedded mock)')
    .option('--state-url <url>', 'where the target serves the provider-state protocol')
    .addOption(packOption())
    .option(...packCodeOption, false)
    .addOption(profileOption('cases'))
    .addOption(repeatable('--operation <name>', 'only this operation', 'all operations'))
    .addOption(repeatable('--case <glob>', 'only cases whose id matches', 'all cases'))
    .addOption(repeatable('--edition <id>', 'judge by this edition of the pages', 'the newest edition'))
    .addOption(
      new Option(
        '--reading <finding=choice>',
        'choose another interpretation of contradictory pages; `explain FINDING` lists the choices; may be repeated',
      )
        .argParser(collectReading)
        .default({}, 'as the rulings of the pack say'),
    )
    .option('--out <dir>', 'where the report files go', 'reports/ecs-conformance')
    .option('--concurrency <n>', 'cases at a time', wholeNumber(1, 256), 16)
    .option('--timeout-ms <n>', 'longest wait for one answer, in milliseconds', wholeNumber(1, 600_000), 10_000)
    .addOption(
      repeatable('--allow-inconclusive <glob>', 'accept these cases although they could not be judged', 'none'),
    )
    .addHelpText('after', examples)
    .action(run);
}
