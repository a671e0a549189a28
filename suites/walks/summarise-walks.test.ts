import { describe, expect, test } from 'vitest';
import { exitCodeOfWalks } from './exit-code-of-walks.ts';
import { walkModel as model } from './models/aliyun-ecs/walk-model.ts';
import { summariseWalks } from './summarise-walks.ts';
import type { WalksRecord } from './walks-record.ts';

const reached = { visited: 2, all: 2, missed: [] };
const record: WalksRecord = {
  settings: { walks: 3, moves: 4, seed: 5, complete: false },
  walks: 3,
  moves: 12,
  cellCalls: 2,
  exchanges: 40,
  durationMs: 1_500,
  coverage: { states: reached, transitions: { visited: 1, all: 2, missed: ['here → start'] }, cells: reached },
  untried: [],
  undeclared: [],
  notOffered: [],
  unsteady: [],
  cancelled: false,
};

const failed: WalksRecord = {
  ...record,
  failed: {
    walk: {
      start: 'PrePaid/Running/attached',
      moves: ['instance-into-arrears', 'try-CreateDisk', 'pay-instance'],
    },
    fault: {
      place: 'locks of the instance',
      expected: 'none',
      actual: 'financial\u001b[31m',
      because: [{ statement: 'arrears are shown', place: { document: 'a-page', lines: [3, 7] } }],
      exchanges: [
        {
          operation: 'DescribeInstances',
          request: { method: 'GET', url: 'http://127.0.0.1/?Signature=[redacted]', headers: {}, body: '' },
          response: { status: 200, headers: {}, body: '{"Instances":{}}' },
          durationMs: 1,
        },
      ],
    },
    drawnMoves: 30,
    path: '7:1',
  },
};

describe('the summary', () => {
  test('shows a walk that disagrees, step by step', () => {
    expect(summariseWalks(failed, { model, targetOptions: ' --target http://127.0.0.1:1' })).toMatchInlineSnapshot(`
      "3 walks, 12 steps, 2 cells tried between them, 40 exchanges in 1.5 s; seed 5
      States        2 of 2
      Transitions   1 of 2
      Cells         2 of 2
      A walk disagrees with the model (seed 5, path 7:1, shortened from 30 steps to 3):
        0. a subscription instance that is Running, and a pay-as-you-go data disk attached to it
        1. the account falls into arrears for the instance [instance-into-arrears]
        2. CreateDisk, checked against the arrears tables [try-CreateDisk]
        3. the account pays its debt for the instance [pay-instance]

      After the last step: locks of the instance
        expected  none
        received  financial [31m
        because   arrears are shown (a-page, lines 3 to 7)
        > GET http://127.0.0.1/?Signature=[redacted]
        < 200 {"Instances":{}}

      Replay this walk:
        npx ecs-conformance walk --target http://127.0.0.1:1 --replay 'PrePaid/Running/attached instance-into-arrears try-CreateDisk pay-instance'
      "
    `);
    expect(exitCodeOfWalks(failed)).toBe(1);
  });

  test.each<[string, Partial<WalksRecord>, string, 0 | 1]>([
    ['agreement', {}, 'Every walk agrees with the model.', 0],
    ['incomplete coverage', { settings: { ...record.settings, complete: true } }, 'did not reach everything', 1],
    [
      'a hook that failed',
      { problem: { kind: 'not-reached', reason: 'the setup hook of "x" answered 500', party: 'owner' } },
      'could not be judged: the setup hook of "x"',
      1,
    ],
    ['a cancelled run', { cancelled: true }, 'Cancelled', 1],
    ['an operation that is offered only sometimes', { unsteady: ['StopInstance'] }, 'sometimes offers StopInstance', 1],
    ['an operation that is not offered', { notOffered: ['DetachDisk'] }, 'Not walked: DetachDisk', 0],
    ['no walk at all', { walks: 0 }, '0 walks', 1],
  ])('of %s', (_name, change, sentence, exitCode) => {
    const changed = { ...record, ...change };
    expect(summariseWalks(changed, { model, targetOptions: '' })).toContain(sentence);
    expect(exitCodeOfWalks(changed)).toBe(exitCode);
  });
});
