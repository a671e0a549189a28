import { describe, expect, test } from 'vitest';
import type { ExpectedChange, RequestStep } from '#contracts';
import { sayAnswer, sayEffect, sayExpected } from './say-expectation.ts';

const absent = { status: 404, code: 'Absent', messages: ['It is absent.', 'Gone.'] };
const busy = { status: 400, code: 'Busy', messages: [] };
const success = { outcome: 'success', status: 200, contains: { Id: '${id}' } } as const;
const refusal = { outcome: 'error', anyOf: [absent, busy] } as const;

test('an answer: success with a part of its result, one refusal, one of several, either', () => {
  expect(sayAnswer(success)).toEqual(['200, success', 'its result contains {"Id":"${id}"}']);
  expect(sayAnswer({ outcome: 'error', anyOf: [absent] })).toEqual(['404 Absent "It is absent." "Gone."']);
  expect(sayAnswer(refusal)).toEqual(['any one of these 2:', '404 Absent "It is absent." "Gone."', '400 Busy']);
  const either = sayAnswer({ outcome: 'either', success, refusal });
  expect(either.slice(0, 2)).toEqual(['either carried out:', '200, success']);
  expect(either).toContain('or refused:');
  expect(either.at(-1)).toBe('400 Busy');
});

test('requests at once: one gets the answer, the others that or another', () => {
  const step: RequestStep = {
    step: 'request',
    operation: 'Do',
    parameters: {},
    format: 'json',
    expect: { outcome: 'success', status: 200 },
    atOnce: { copies: 3, others: [busy] },
  };
  expect(sayExpected(step)).toEqual([
    'at least one of the 3:',
    '200, success',
    'the others the same result, or:',
    '400 Busy',
  ]);
});

describe('an effect', () => {
  const field = { change: 'field', resource: 'disks', id: '${diskId}', field: 'expiredTime' } as const;
  test.each<[ExpectedChange, string]>([
    [{ ...field, becomes: { to: 'value', oneOf: ['a', 'b'] } }, 'expiredTime of ${diskId} in disks becomes a or b'],
    [
      { ...field, becomes: { to: 'later', amount: '2', unit: 'Week', toleranceHours: 24 } },
      'expiredTime of ${diskId} in disks is later by 2 Week, rounded up by less than 24 hours',
    ],
    [
      { ...field, becomes: { to: 'day-of-month', day: '5', toleranceHours: 24 } },
      'expiredTime of ${diskId} in disks becomes the next day 5 of a month, rounded up by less than 24 hours',
    ],
    [{ change: 'balance', becomes: { to: 'less' } }, 'the balance is less than before'],
    [{ change: 'balance', becomes: { to: 'more' } }, 'the balance is more than before'],
    [
      { change: 'added', resource: 'orders', fields: { status: 'unpaid' }, optional: true },
      'orders: one more with status "unpaid", or none',
    ],
  ])('%j', (change, sentence) => {
    expect(sayEffect({ changes: [change], allowed: [] })).toEqual([sentence, 'and nothing else changes']);
  });

  test('of nothing, and what is left open', () => {
    expect(sayEffect({ changes: [], allowed: ['disks/*/status'] })).toEqual([
      'nothing changes',
      'left open by the page: disks/*/status',
    ]);
  });
});
