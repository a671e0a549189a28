import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { collect, collectProfile, collectReading, wholeNumber } from './option-parsers.ts';

test('collect keeps every value in order', () => {
  expect(collect('b', ['a'])).toEqual(['a', 'b']);
});

describe('wholeNumber', () => {
  const port = wholeNumber(1, 100);

  test.each([
    ['1', 1],
    ['100', 100],
    ['007', 7],
  ])('takes %s', (text, number) => {
    expect(port(text)).toBe(number);
  });

  test.each(['0', '101', '-1', '1.5', '1e1', ' 1', '', 'many'])('refuses "%s" and says the bounds', (text) => {
    expect(() => port(text)).toThrow(InvalidArgumentError);
    expect(() => port(text)).toThrow('from 1 to 100');
  });
});

test('collectProfile takes the names of profiles only, and lists them', () => {
  expect(collectProfile('wire', ['errors'])).toEqual(['errors', 'wire']);
  expect(() => collectProfile('wires', [])).toThrow(/wire, errors, arrears, lifecycle/);
});

describe('collectReading', () => {
  test('adds a choice, and a later one replaces an earlier one', () => {
    expect(collectReading('f=b', { f: 'a', g: 'c' })).toEqual({ f: 'b', g: 'c' });
  });

  test('the last equals sign divides, since ids of findings may have one', () => {
    expect(collectReading('p/O/conditional/PeriodUnit=Month=any', {})).toEqual({
      'p/O/conditional/PeriodUnit=Month': 'any',
    });
  });

  test.each(['finding', '=choice', 'finding=', ''])('refuses "%s"', (text) => {
    expect(() => collectReading(text, {})).toThrow(InvalidArgumentError);
  });
});
