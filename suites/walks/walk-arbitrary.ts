/**
 * Random walks for fast-check. A walk is drawn through the model, so that each of its steps is one that the model takes there;
 * a shorter one is got by leaving steps out, large pieces first, and by the plainest start.
 */
import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import type { Command } from './command.ts';
import { foreseen, planStep, readAsForeseen, trialSteps } from './expect-step.ts';
import type { Ground } from './ground.ts';
import { stateAt, type WalkState } from './model.ts';
import { operationTried, type Step, starts, type Walk } from './walk.ts';

const precision = 1_000_000;

function drawCommand(random: Random, state: WalkState, { commands }: Ground): Command | undefined {
  const taken = commands.filter(({ takes }) => takes?.(state) ?? true);
  const sum = taken.reduce((total, { weight }) => total + weight, 0);
  let left = (random.nextInt(0, precision - 1) / precision) * sum;
  return taken.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}

/** Cells whose calls change something are tried once in a walk, so that no quota of a target is used up. */
function drawTrial(random: Random, state: WalkState, ground: Ground, before: readonly Step[]): Step | undefined {
  const isOnce = (step: Step): boolean => {
    const operation = operationTried(step);
    return ground.cells.some((cell) => cell.operation === operation && cell.expected === 'normal' && !cell.reads);
  };
  const choices = trialSteps(state, ground).filter((step) => !(isOnce(step) && before.includes(step)));
  return choices.length === 0 ? undefined : choices[random.nextInt(0, choices.length - 1)];
}

function drawWalk(random: Random, length: number, ground: Ground): Walk {
  const start = starts[random.nextInt(0, starts.length - 1)] ?? starts[0];
  if (start === undefined) throw new Error('There is no start of a walk.');
  const steps: Step[] = [];
  let state = stateAt(start);
  for (let taken = 0; taken < length; taken += 1) {
    const command = drawCommand(random, state, ground);
    const plan = command === undefined ? undefined : planStep(command.name, state, ground);
    if (command === undefined || plan === undefined) break;
    steps.push(command.name);
    state = readAsForeseen(foreseen(plan, state));
    const trial = drawTrial(random, state, ground, steps);
    if (trial !== undefined) steps.push(trial);
  }
  return { start, steps };
}

/** Leaves pieces out, the largest and the last ones first; then begins elsewhere with a step less, or more plainly. */
function* shorterWalks({ start, steps }: Walk): Generator<Walk> {
  for (let size = steps.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = steps.length - size; from > -size; from -= size) {
      yield { start, steps: steps.toSpliced(Math.max(from, 0), Math.min(size, from + size)) };
    }
  }
  for (const other of starts.filter((one) => one !== start)) {
    for (const at of steps.keys()) yield { start: other, steps: steps.toSpliced(at, 1) };
  }
  for (const plainer of starts) {
    if (plainer === start) return;
    yield { start: plainer, steps };
  }
}

class WalkArbitrary extends Arbitrary<Walk> {
  readonly #length: number;
  readonly #ground: Ground;

  constructor(length: number, ground: Ground) {
    super();
    this.#length = length;
    this.#ground = ground;
  }

  override generate(random: Random): Value<Walk> {
    return new Value(drawWalk(random, this.#length, this.#ground), undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Walk {
    return true;
  }

  override shrink(walk: Walk): Stream<Value<Walk>> {
    return new Stream(shorterWalks(walk)).map((shorter) => new Value(shorter, undefined));
  }
}

/** Walks of so many commands, each followed by a cell of the matrix where something is in arrears. */
export const arbitraryWalk = (length: number, ground: Ground): Arbitrary<Walk> => new WalkArbitrary(length, ground);
