/** `pact verify`: Pact's official Verifier over the committed pacts, signed, with states and teardown. Wiring only. */
import { Command } from 'commander';
import { loadContract } from '#contracts';
import { buildReport, summariseReport, writeReports } from '#reports';
import { openTarget, verifyPacts } from '#suites';
import { ledgerOf } from './ledger-of.ts';
import { loadCodeOfPacks, loadPacks, type PackOptions, packCodeOption } from './load-packs.ts';
import { packOption, repeatable, wholeNumber } from './option-parsers.ts';
import { reportPage } from './report-page.ts';
import { refuseUnknownOperations } from './select-contracts.ts';
import { suiteVersionWithCommit } from './suite-version.ts';

interface VerifyOptions extends PackOptions {
  readonly target: string;
  readonly stateUrl?: string;
  readonly operation: readonly string[];
  readonly out: string;
  readonly timeoutMs: number;
}

async function verify(options: VerifyOptions): Promise<void> {
  const { timeoutMs } = options;
  await loadCodeOfPacks(options);
  const loaded = loadPacks(options.pack);
  const { target, close } = await openTarget({
    target: options.target,
    packs: loaded,
    packsNamed: options.pack.length > 0,
    environment: process.env,
    timeoutMs,
    ...(options.stateUrl === undefined ? {} : { stateUrl: options.stateUrl }),
  });
  await close();
  const packs = loaded.filter(({ manifest }) => manifest.id in target.urls);
  refuseUnknownOperations(options.operation, packs);
  const settings = {
    packs: packs.map(({ manifest }) => manifest.id),
    profiles: [],
    operations: options.operation,
    cases: [],
    editions: [],
    readings: {},
    concurrency: 1,
    timeoutMs,
  };
  process.stderr.write("Verifying with Pact's Verifier …\n");
  const record = await verifyPacts({ packs, target, settings });
  const contracts = packs.map(({ manifest }) => loadContract(manifest.id));
  const report = buildReport({
    record,
    ...ledgerOf(contracts),
    allowInconclusive: [],
    suite: suiteVersionWithCommit(),
  });
  const files = await writeReports(report, options.out);
  process.stderr.write(summariseReport(report, { color: process.stderr.isTTY, reportPath: reportPage(files) }));
  process.exitCode = report.outcome.exitCode;
}

/** The command, with `verify` below it. */
export function pactCommand(): Command {
  const verifyCommand = new Command('verify')
    .description("replay the committed pacts with Pact's official Verifier")
    .requiredOption('--target <url|file>', 'URL on this machine, or a target file with `disposable: true`')
    .option(
      '--state-url <url>',
      'where the target serves the provider-state protocol (default: /_conformance/states on the target)',
    )
    .addOption(packOption())
    .option(...packCodeOption, false)
    .addOption(repeatable('--operation <name>', 'only this operation', 'all operations'))
    .option('--out <dir>', 'where the report files go', 'reports/ecs-conformance/pact')
    .option('--timeout-ms <n>', 'longest wait for one answer, in milliseconds', wholeNumber(1, 600_000), 10_000)
    .addHelpText('after', '\nExample:\n  $ ecs-conformance pact verify --target http://127.0.0.1:4010')
    .exitOverride()
    .action(verify);
  return new Command('pact').description('contracts as pacts').addCommand(verifyCommand);
}
