/**
 * Random walks for fast-check. The generator follows the model, so that every move applies where it is drawn. A walk is
 * shortened by leaving out moves, large pieces first, and by using a simpler start.
 */
import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import { cellMoves, foresee, planMove } from './plan-move.ts';
import { operationTried, type Walk, type WalkMove } from './walk.ts';
import type { WalkContext } from './walk-context.ts';
import type { WalkCommand } from './walk-model.ts';

const precision = 1_000_000;

function drawCommand<State>(
  random: Random,
  state: State,
  { commands }: WalkContext<State>,
): WalkCommand<State> | undefined {
  const possible = commands.filter((command) => command.applies?.(state) ?? true);
  const sum = possible.reduce((total, { weight }) => total + weight, 0);
  let left = (random.nextInt(0, precision - 1) / precision) * sum;
  return possible.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}

/** A call that changes something is made once per walk, so that walks do not use up a target's quota. */
function drawCellMove<State>(
  random: Random,
  state: State,
  context: WalkContext<State>,
  before: readonly WalkMove[],
): WalkMove | undefined {
  const isOnce = (move: WalkMove): boolean => {
    const operation = operationTried(move);
    return context.cells.some((cell) => cell.operation === operation && cell.expected === 'normal' && !cell.reads);
  };
  const choices = cellMoves(state, context).filter((move) => !(isOnce(move) && before.includes(move)));
  return choices.length === 0 ? undefined : choices[random.nextInt(0, choices.length - 1)];
}

function drawWalk<State>(random: Random, length: number, context: WalkContext<State>): Walk {
  const { starts } = context.model;
  const start = starts[random.nextInt(0, starts.length - 1)] ?? starts[0];
  const moves: WalkMove[] = [];
  let { state } = start;
  for (let taken = 0; taken < length; taken += 1) {
    const command = drawCommand(random, state, context);
    const plan = command === undefined ? undefined : planMove(command.name, state, context);
    if (command === undefined || plan === undefined) break;
    moves.push(command.name);
    state = foresee(plan, state, context);
    const cellMove = drawCellMove(random, state, context, moves);
    if (cellMove !== undefined) moves.push(cellMove);
  }
  return { start: start.name, moves };
}

/** Leaves pieces out, the largest and the last first; then tries other starts with one move less; then simpler starts. */
function* shorterWalks({ start, moves }: Walk, starts: readonly string[]): Generator<Walk> {
  for (let size = moves.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = moves.length - size; from > -size; from -= size) {
      yield { start, moves: moves.toSpliced(Math.max(from, 0), Math.min(size, from + size)) };
    }
  }
  for (const other of starts.filter((one) => one !== start)) {
    for (const at of moves.keys()) yield { start: other, moves: moves.toSpliced(at, 1) };
  }
  for (const simpler of starts) {
    if (simpler === start) return;
    yield { start: simpler, moves };
  }
}

class WalkArbitrary<State> extends Arbitrary<Walk> {
  readonly #length: number;
  readonly #context: WalkContext<State>;

  constructor(length: number, context: WalkContext<State>) {
    super();
    this.#length = length;
    this.#context = context;
  }

  override generate(random: Random): Value<Walk> {
    return new Value(drawWalk(random, this.#length, this.#context), undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Walk {
    return true;
  }

  override shrink(walk: Walk): Stream<Value<Walk>> {
    const starts = this.#context.model.starts.map(({ name }) => name);
    return new Stream(shorterWalks(walk, starts)).map((shorter) => new Value(shorter, undefined));
  }
}

/** Walks with this number of commands. A call that tries a cell follows each command where cells apply. */
export const arbitraryWalk = <State>(length: number, context: WalkContext<State>): Arbitrary<Walk> =>
  new WalkArbitrary(length, context);
