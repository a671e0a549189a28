import { check, property, sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { pack } from './broken-mocks.test-data.ts';
import { walkModel as model } from './models/aliyun-ecs/walk-model.ts';
import type { WalkState } from './models/aliyun-ecs/walk-state.ts';
import { foresee, planMove } from './plan-move.ts';
import { readWalk, startNamed, type Walk, writeWalk } from './walk.ts';
import { arbitraryWalk } from './walk-arbitrary.ts';
import { walkContext } from './walk-context.ts';

const { cases } = loadContract(pack.manifest.id);
const context = walkContext({ pack, cases, model, supports: undefined });
const walks = sample(arbitraryWalk(30, context), { numRuns: 50, seed: 3 });
const operations = Object.keys(pack.manifest.operations);

const isCommand = (move: string): boolean => !move.startsWith('try-');

describe('a drawn walk', () => {
  test('has the requested number of commands, and each applies where it is drawn', () => {
    for (const { start, moves } of walks) {
      expect(moves.filter(isCommand)).toHaveLength(30);
      moves.reduce<WalkState>((state, move) => {
        const plan = planMove(move, state, context);
        if (plan === undefined) throw new Error(`${move} does not apply`);
        return foresee(plan, state, context);
      }, startNamed(model, start).state);
    }
  });

  test('is the same for the same seed', () => {
    expect(sample(arbitraryWalk(30, context), { numRuns: 50, seed: 3 })).toEqual(walks);
  });

  test('survives writing and parsing', () => {
    for (const walk of walks) expect(readWalk(writeWalk(walk), operations, model)).toEqual(walk);
  });

  test('is shortened to what a fault needs, and to the simplest start', () => {
    const needs = (walk: Walk): boolean => {
      const at = walk.moves.indexOf('instance-into-arrears');
      return at >= 0 && walk.moves.indexOf('pay-instance', at) > at;
    };
    const found = check(
      property(arbitraryWalk(30, context), (walk) => !needs(walk)),
      { numRuns: 200, seed: 3 },
    );
    expect(found.counterexample?.map(writeWalk)).toEqual([
      'PrePaid/Running/attached instance-into-arrears pay-instance',
    ]);
  });
});

test.each([
  ['PrePaid/Sleeping/attached stop', /begins with PrePaid\/Running\/attached/],
  ['PrePaid/Running/attached sit', /no move "sit"\. Known: describe, start/],
  ['PrePaid/Running/attached try-Nothing', /no move "try-Nothing"/],
])('%s is rejected with the known names', (text, message) => {
  expect(() => readWalk(text, operations, model)).toThrow(message);
});

test('there are eight starts', () => {
  expect(model.starts).toHaveLength(8);
});
