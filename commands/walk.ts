/** `walk`: random walks through arrears, payments, conversions and time on a target, judged by a pack's walk model. Wiring only. */
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { loadContract } from '#contracts';
import { ConformanceError, externalPackFolder, type Pack } from '#specs';
import {
  exitCodeOfWalks,
  type OpenedTarget,
  openTarget,
  packsWithWalkModel,
  readWalk,
  runWalks,
  summariseWalks,
  type WalkModel,
  type WalkSettings,
  walkModelOf,
} from '#suites';
import { cancelOnInterrupt } from './cancel-on-interrupt.ts';
import { loadCodeOfPacks, loadPacks, type PackOptions, packCodeOption } from './load-packs.ts';
import { packOption, wholeNumber } from './option-parsers.ts';
import { showCount } from './show-progress.ts';

interface WalkOptions extends PackOptions {
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

/** A pack with its walk model. */
interface Walkable {
  readonly pack: Pack;
  readonly model: WalkModel<unknown>;
}

/** The named packs; every pack that has a model if none is named. */
function walkablePacks(ids: readonly string[]): readonly Walkable[] {
  return loadPacks(ids.length === 0 ? packsWithWalkModel() : ids).map((pack) => {
    const { id } = pack.manifest;
    const model = walkModelOf(id);
    if (model !== undefined) return { pack, model };
    throw new ConformanceError(
      'usage',
      `The pack "${id}" has no walk model. Packs with one: ${packsWithWalkModel().join(', ')}. If the pack brings its own walk model, add --pack-code.`,
    );
  });
}

/** A replayed walk, or a path of fast-check, belongs to one model. */
function refuseSeveral({ replay, path }: WalkOptions, walkables: readonly Walkable[]): void {
  if (walkables.length === 1 || (replay === undefined && path === undefined)) return;
  const option = replay === undefined ? '--path' : '--replay';
  const ids = walkables.map(({ pack }) => pack.manifest.id);
  throw new ConformanceError('usage', `${option} needs one --pack. Packs with a walk model: ${ids.join(', ')}.`);
}

function settingsOf(options: WalkOptions, { pack, model }: Walkable, seed: number): WalkSettings {
  const { walks, steps, path, complete, replay } = options;
  return {
    walks,
    moves: steps,
    seed,
    complete: complete && replay === undefined,
    ...(path === undefined ? {} : { path }),
    ...(replay === undefined ? {} : { walk: readWalk(replay, Object.keys(pack.manifest.operations), model) }),
  };
}

const noVendor =
  'Walks stop, convert and expire resources, so they never run on a vendor. Name an address on this machine, or a target file with `disposable: true`.';

function refuseWithoutStates({ driver }: OpenedTarget): void {
  if (driver.name === 'none') {
    throw new ConformanceError(
      'usage',
      'Walks need the provider states of the target. Give --state-url URL, or stateUrl in the target file.',
    );
  }
}

/** The options that a replay needs to reach the same pack and target. */
function targetOptionsOf({ pack, packCode, target, stateUrl }: WalkOptions, id: string): string {
  return [
    pack.length === 0 && packsWithWalkModel().length === 1 ? '' : ` --pack ${externalPackFolder(id) ?? id}`,
    packCode && externalPackFolder(id) !== undefined ? ' --pack-code' : '',
    target === undefined ? '' : ` --target ${target}`,
    stateUrl === undefined ? '' : ` --state-url ${stateUrl}`,
  ].join('');
}

/** Walks one pack; resolves to its exit code. */
async function walkPack(options: WalkOptions, walkable: Walkable, seed: number, signal: AbortSignal): Promise<0 | 1> {
  const { pack, model } = walkable;
  const settings = settingsOf(options, walkable, seed);
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
    const { cases } = loadContract(pack.manifest.id);
    const record = await runWalks({ opened, pack, model, cases, settings, signal, onProgress: progress.update });
    progress.end();
    const targetOptions = targetOptionsOf(options, pack.manifest.id);
    process.stderr.write(summariseWalks(record, { model, targetOptions }));
    return exitCodeOfWalks(record);
  } finally {
    await opened.close();
  }
}

async function walk(options: WalkOptions): Promise<void> {
  if (options.path !== undefined && options.seed === undefined) {
    throw new ConformanceError('usage', '--path needs the --seed that was printed with it.');
  }
  await loadCodeOfPacks(options);
  const walkables = walkablePacks(options.pack);
  refuseSeveral(options, walkables);
  const seed = options.seed ?? randomInt(2 ** 31);
  const signal = cancelOnInterrupt('the current walk ends now.');
  const codes: number[] = [];
  for (const walkable of walkables) {
    if (walkables.length > 1) process.stderr.write(`${walkable.pack.manifest.id}:\n`);
    codes.push(await walkPack(options, walkable, seed, signal));
  }
  process.exitCode = codes.length > 0 ? Math.max(...codes) : 1;
}

const examples = `
Examples:
  $ ecs-conformance walk
  $ ecs-conformance walk --complete
  $ ecs-conformance walk --walks 20 --steps 10 --seed 7
  $ ecs-conformance walk --target http://127.0.0.1:4010 --state-url http://127.0.0.1:4010/_conformance/states
  $ ecs-conformance walk --replay 'PrePaid/Running/attached instance-into-arrears pay-instance start'

If a walk disagrees with the model, the command shortens it and prints the command line that replays it.
Targets: the embedded mock, an address on this machine, or a target file with \`disposable: true\`; never a vendor.`;

/** The command. */
export function walkCommand(): Command {
  return new Command('walk')
    .description("take random walks through arrears, payments, conversions and time, judged by the pack's walk model")
    .addOption(packOption('every pack that has a walk model'))
    .option(...packCodeOption, false)
    .option('--target <url|file>', 'URL or target file (default: the embedded mock)')
    .option('--state-url <url>', 'where the target serves the provider-state protocol')
    .option('--walks <n>', 'how many walks', wholeNumber(1, 1_000_000), 1_000)
    .option('--steps <n>', 'steps per walk', wholeNumber(1, 1_000), 30)
    .option(
      '--seed <n>',
      'seed of the random generator; the same seed gives the same walks (default: random)',
      wholeNumber(0, 2 ** 31 - 1),
    )
    .option('--path <path>', 'begin where an earlier run with that seed ended')
    .option('--complete', 'then visit what the random walks missed, and fail unless everything was reached', false)
    .option('--replay <walk>', 'take only this walk')
    .option('--timeout-ms <n>', 'longest wait for one answer, in milliseconds', wholeNumber(1, 600_000), 10_000)
    .addHelpText('after', examples)
    .action(walk);
}
