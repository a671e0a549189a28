/** `walk`: random walks through arrears, payments, conversions and time on a target, judged by a model of the pages. Wiring only. */
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { loadContract } from '#contracts';
import { ConformanceError, type Pack, queriedKinds } from '#specs';
import {
  exitCodeOfWalks,
  type OpenedTarget,
  openTarget,
  readWalk,
  runWalks,
  summariseWalks,
  type WalkSettings,
} from '#suites';
import { cancelOnInterrupt } from './cancel-on-interrupt.ts';
import { loadPacks } from './load-packs.ts';
import { wholeNumber } from './option-parsers.ts';
import { showCount } from './show-progress.ts';

interface WalkOptions {
  readonly target?: string;
  readonly stateUrl?: string;
  readonly walks: number;
  readonly steps: number;
  readonly seed?: number;
  readonly path?: string;
  readonly complete: boolean;
  readonly replay?: string;
  readonly timeoutMs: number;
}

/** The pack that has an arrears matrix and query operations. A walk needs both. */
function walkedPack(): Pack {
  const pack = loadPacks([]).find(({ arrears, resources }) => arrears.length > 0 && queriedKinds(resources).length > 0);
  if (pack === undefined) throw new ConformanceError('internal', 'No pack has an arrears matrix to walk.');
  return pack;
}

function settingsOf(options: WalkOptions, pack: Pack): WalkSettings {
  const { walks, steps, seed = randomInt(2 ** 31), path, complete, replay } = options;
  if (path !== undefined && options.seed === undefined) {
    throw new ConformanceError('usage', '--path needs the --seed that it was printed with.');
  }
  return {
    walks,
    steps,
    seed,
    complete: complete && replay === undefined,
    ...(path === undefined ? {} : { path }),
    ...(replay === undefined ? {} : { walk: readWalk(replay, Object.keys(pack.manifest.operations)) }),
  };
}

const noVendor =
  'Walks stop, convert and let resources run out, so they are never taken at a vendor. Name an address on this machine, or a target file with `disposable: true`.';

function refuseWithoutStates({ driver }: OpenedTarget): void {
  if (driver.name === 'none') {
    throw new ConformanceError(
      'usage',
      'Walks need the provider states of the target: --state-url URL, or stateUrl in the target file.',
    );
  }
}

async function walk(options: WalkOptions): Promise<void> {
  const pack = walkedPack();
  const settings = settingsOf(options, pack);
  const { target, stateUrl, timeoutMs } = options;
  const opened = await openTarget({
    packs: [pack],
    packsNamed: true,
    environment: process.env,
    timeoutMs,
    noVendor,
    ...(target === undefined ? {} : { target }),
    ...(stateUrl === undefined ? {} : { stateUrl }),
  });
  try {
    refuseWithoutStates(opened);
    process.stderr.write(settings.walk === undefined ? `Seed ${settings.seed}\n` : '');
    const progress = await showCount(settings.walks, 'walks');
    const record = await runWalks({
      opened,
      pack,
      cases: loadContract(pack.manifest.id).cases,
      settings,
      signal: cancelOnInterrupt('the walk that is under way ends now.'),
      onProgress: progress.update,
    });
    progress.end();
    const named = [
      target === undefined ? '' : ` --target ${target}`,
      stateUrl === undefined ? '' : ` --state-url ${stateUrl}`,
    ];
    process.stderr.write(summariseWalks(record, { targetOptions: named.join('') }));
    process.exitCode = exitCodeOfWalks(record);
  } finally {
    await opened.close();
  }
}

const examples = `
Examples:
  $ ecs-conformance walk
  $ ecs-conformance walk --complete
  $ ecs-conformance walk --walks 20 --steps 10 --seed 7
  $ ecs-conformance walk --target http://127.0.0.1:4010 --state-url http://127.0.0.1:4010/_conformance/states
  $ ecs-conformance walk --replay 'PrePaid/Running/attached instance-into-arrears pay-instance start'

A walk that does not agree with the model is made as short as possible and printed with the command line that takes just it
again. Targets: the embedded mock, an address on this machine, or a target file with \`disposable: true\`; never a vendor.`;

/** The command. */
export function walkCommand(): Command {
  return new Command('walk')
    .description('take random walks through arrears, payments, conversions and time, judged by a model of the pages')
    .option('--target <url|file>', 'URL or target file (default: the embedded mock)')
    .option('--state-url <url>', 'where the target serves the provider-state protocol')
    .option('--walks <n>', 'how many walks', wholeNumber(1, 1_000_000), 1_000)
    .option('--steps <n>', 'steps of each walk', wholeNumber(1, 1_000), 30)
    .option('--seed <n>', 'what the walks are drawn by (default: any)', wholeNumber(0, 2 ** 31 - 1))
    .option('--path <path>', 'begin where an earlier run with that seed ended')
    .option('--complete', 'then go where chance has not led, and fail unless everything was reached', false)
    .option('--replay <walk>', 'take this one walk')
    .option('--timeout-ms <n>', 'longest wait for one answer', wholeNumber(1, 600_000), 10_000)
    .addHelpText('after', examples)
    .action(walk);
}
