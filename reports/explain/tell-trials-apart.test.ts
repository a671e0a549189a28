import { describe, expect, test } from 'vitest';
import { loadContract, type Trial } from '#contracts';
import { packIds } from '#specs';
import { tellTrialsApart } from './tell-trials-apart.ts';

const request = {
  step: 'request',
  operation: 'Do',
  parameters: { Id: '${id}', Count: '1' },
  format: 'json',
  expect: { outcome: 'success', status: 200 },
} as const;
const thing = { name: 'a thing exists', params: { colour: 'red' } };
const lock = { name: 'the thing is locked', params: {} };
const trial: Trial = { states: [thing, lock], before: [], request };

describe('the control', () => {
  test.each<[string, Partial<Trial>, readonly string[]]>([
    ['does the same', {}, []],
    ['has a state less', { states: [thing] }, ['- state "the thing is locked"']],
    [
      'has a state more, of the same name',
      { states: [thing, lock, thing] },
      ['+ state "a thing exists" {colour: red}'],
    ],
    [
      'has another thing under an alias',
      { states: [{ ...thing, as: 'other' }, thing, lock] },
      ['+ state "a thing exists" {colour: red} as other'],
    ],
    [
      'has a state otherwise',
      { states: [{ ...thing, params: { colour: 'blue', size: 2 } }, lock] },
      ['~ state "a thing exists": colour = blue, not red', '+ state "a thing exists": size = 2'],
    ],
    ['has its states in another order', { states: [lock, thing] }, ['~ states in another order']],
    [
      'takes another step first',
      { before: [{ step: 'state', state: { name: 'time has passed', params: { seconds: 60 } } }, request] },
      ['+ earlier step "time has passed" {seconds: 60}', '+ earlier step Do Id=${id} Count=1'],
    ],
    [
      'asks otherwise',
      { request: { ...request, operation: 'Undo', parameters: { Count: '2', More: 'x' }, format: 'xml' } },
      [
        '~ the operation = Undo, not Do',
        '- parameter Id = ${id}',
        '~ parameter Count = 2, not 1',
        '+ parameter More = x',
        '~ the format = xml, not json',
      ],
    ],
    [
      'travels otherwise',
      { request: { ...request, wire: { method: 'POST', places: { version: null }, added: { Page: '1' } } } },
      [
        '+ on the wire method = POST',
        '+ on the wire in the place of version = nothing',
        '+ on the wire added after signing Page = 1',
      ],
    ],
    [
      'asks several times at once',
      { request: { ...request, atOnce: { copies: 3, others: [] } } },
      ['+ the number of copies = 3'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(tellTrialsApart(trial, { ...trial, ...change })).toEqual(expected);
  });
});

const deeds = ({ states, before, request: { operation, parameters, format, atOnce, wire } }: Trial): string =>
  JSON.stringify([
    states,
    before.map((step) => (step.step === 'state' ? step : [step.operation, step.parameters, step.wire])),
    [operation, parameters, format, atOnce?.copies, wire],
  ]);

test.each(packIds())('of every control of %s that does something else, the difference is told', (id) => {
  const pairs = loadContract(id).cases.flatMap(({ disposable, vendor }) =>
    [disposable, ...(vendor === undefined ? [] : [vendor])].flatMap((form) =>
      form.controls.map((control) => [form.trial, control.trial] as const),
    ),
  );
  expect(pairs.length).toBeGreaterThan(10);
  for (const [one, other] of pairs) {
    expect(tellTrialsApart(one, other).length > 0, deeds(other)).toBe(deeds(one) !== deeds(other));
  }
});
