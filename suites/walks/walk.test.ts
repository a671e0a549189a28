import { check, property, sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { pack } from './broken-mocks.test-data.ts';
import { foreseen, planStep, readAsForeseen } from './expect-step.ts';
import { layGround } from './ground.ts';
import { stateAt, type WalkState } from './model.ts';
import { readWalk, starts, type Walk, writeWalk } from './walk.ts';
import { arbitraryWalk } from './walk-arbitrary.ts';

const ground = layGround(pack, loadContract(pack.manifest.id).cases, undefined);
const walks = sample(arbitraryWalk(30, ground), { numRuns: 50, seed: 3 });
const operations = Object.keys(pack.manifest.operations);

const isCommand = (step: string): boolean => !step.startsWith('try-');

describe('a drawn walk', () => {
  test('has as many commands as asked for, each of which the model takes where it stands', () => {
    for (const { start, steps } of walks) {
      expect(steps.filter(isCommand)).toHaveLength(30);
      steps.reduce<WalkState>((state, step) => {
        const plan = planStep(step, state, ground);
        if (plan === undefined) throw new Error(`${step} is not taken`);
        return readAsForeseen(foreseen(plan, state));
      }, stateAt(start));
    }
  });

  test('is drawn alike by the same seed', () => {
    expect(sample(arbitraryWalk(30, ground), { numRuns: 50, seed: 3 })).toEqual(walks);
  });

  test('is written on one line and read from it', () => {
    for (const walk of walks) expect(readWalk(writeWalk(walk), operations)).toEqual(walk);
  });

  test('is shortened to what a fault needs, and to the plainest start', () => {
    const needs = (walk: Walk): boolean => {
      const at = walk.steps.indexOf('instance-into-arrears');
      return at >= 0 && walk.steps.indexOf('pay-instance', at) > at;
    };
    const found = check(
      property(arbitraryWalk(30, ground), (walk) => !needs(walk)),
      { numRuns: 200, seed: 3 },
    );
    expect(found.counterexample?.map(writeWalk)).toEqual([
      'PrePaid/Running/attached instance-into-arrears pay-instance',
    ]);
  });
});

test.each([
  ['PrePaid/Sleeping/attached stop', /begins with one of PrePaid\/Running\/attached/],
  ['PrePaid/Running/attached sit', /no step "sit"\. Known: describe, start/],
  ['PrePaid/Running/attached try-Nothing', /no step "try-Nothing"/],
])('%s is refused with what there is', (text, message) => {
  expect(() => readWalk(text, operations)).toThrow(message);
});

test('there are eight starts', () => {
  expect(starts).toHaveLength(8);
});
