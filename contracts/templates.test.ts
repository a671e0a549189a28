import { describe, expect, test } from 'vitest';
import { resolveJson, resolveTemplate, underAlias, withValues } from './templates.ts';

const values = {
  instanceId: 'i-1',
  other: { instanceId: 'i-2' },
  unique: 'abc',
  request: { Period: '3' },
  list: ['x'],
  diskIds: ['d-1', 'd-"2'],
  none: [],
};

describe('resolveTemplate', () => {
  test.each([
    ['plain', 'plain'],
    ['${instanceId}', 'i-1'],
    ['["${other.instanceId}"]', '["i-2"]'],
    ['${request.Period|1} ${request.PeriodUnit|Month}', '3 Month'],
    ['令牌-${unique}', '令牌-abc'],
    ['${list}', '["x"]'],
    ['${diskIds}', '["d-1","d-\\"2"]'],
    ['${none}', '[]'],
    ['${diskIds.0}, ${diskIds.1}', 'd-1, d-"2'],
    ['${diskIds.2|none}', 'none'],
    ['${other|none}', 'none'],
  ])('%s → %s', (template, expected) => {
    expect(resolveTemplate(template, values)).toEqual({ resolved: true, value: expected });
  });
  test.each([
    '${nothing}',
    '${other.nothing}',
    '${other}',
    '${constructor}',
    '${instanceId.length}',
    '${instanceId.0}',
    '${list.1}',
    '${list.-1}',
    '${list.length}',
    '${list.at}',
    '${list.}',
  ])('%s is missing, never an empty text', (template) => {
    expect(resolveTemplate(template, values)).toMatchObject({ resolved: false });
  });
});

test('resolveJson fills in every string and says what is missing', () => {
  expect(resolveJson({ a: ['${instanceId}', 1, null, true] }, values)).toEqual({
    resolved: true,
    value: { a: ['i-1', 1, null, true] },
  });
  expect(resolveJson({ a: [{ b: '${gone}' }] }, values)).toEqual({ resolved: false, missing: 'gone' });
});

test('underAlias renames values of states and leaves those of the runner', () => {
  const data = { id: '${instanceId}', order: '${answer.OrderId}', token: 't-${unique}', period: '${request.Period|1}' };
  expect(underAlias(data, 'other')).toEqual({ ...data, id: '${other.instanceId}' });
});

test('withValues replaces what it knows and keeps the rest', () => {
  expect(withValues('${instanceId} ${unique}', { instanceId: 'i-9' })).toBe('i-9 ${unique}');
});
