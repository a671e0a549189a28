import { describe, expect, test } from 'vitest';
import { idMatcher, nearestIds, requireMatches } from './match-ids.ts';

const id = 'aliyun-ecs/RenewInstance/period-zero';
const ids = [id, 'aliyun-ecs/RenewInstance/period-ten', 'aliyun-ecs/StartInstance/success'];

describe('a pattern', () => {
  test.each([
    [id, true],
    ['period-zero', true],
    ['RenewInstance/period-zero', true],
    ['period-*', true],
    ['RenewInstance/*', true],
    ['*/RenewInstance/period-*', true],
    ['aliyun-ecs/**', true],
    ['**', true],
    ['*', true],
    ['aliyun-ecs/*', false],
    ['aliyun-ecs', false],
    ['zero', false],
    ['RenewInstance', false],
    ['!period-zero', false],
    ['', false],
  ])('%j fits the id of a case: %s', (pattern, expected) => {
    expect(idMatcher(pattern)(id)).toBe(expected);
  });

  test('takes dots, tildes and hashes of an id literally', () => {
    expect(idMatcher('Code.X~2')('p/O/error/400/Code.X~2')).toBe(true);
    expect(idMatcher('Code.X')('p/O/error/400/CodeYX')).toBe(false);
  });
});

test('the nearest ids come first, by as many last parts as were asked for', () => {
  expect(nearestIds('period-zer', ids, 2)).toEqual([id, 'aliyun-ecs/RenewInstance/period-ten']);
  expect(nearestIds('startinstance/succes', ids, 1)).toEqual(['aliyun-ecs/StartInstance/success']);
});

describe('patterns that must match', () => {
  test('are accepted if each fits an id', () => {
    expect(() => requireMatches('--case', ['period-*', 'success'], ids)).not.toThrow();
  });
  test('are refused with the nearest ids otherwise', () => {
    expect(() => requireMatches('--case', ['period-*', 'sucess'], ids)).toThrow(
      /^--case "sucess" matches no case\. Did you mean aliyun-ecs\/StartInstance\/success or /,
    );
  });
});
