import { describe, expect, test } from 'vitest';
import { findIds } from './find-ids.ts';

const ids = [
  'p/Renew/error/400/Code',
  'p/Renew/error/400/Code~2',
  'p/Renew/effect/error/400/Code',
  'p/Renew/left-out',
  'q/Renew/left-out',
];

describe('an id is found', () => {
  test.each([
    ['in full, though it begins others', 'p/Renew/error/400/Code', ['p/Renew/error/400/Code']],
    ['by its last parts', 'Renew/error/400/Code', ['p/Renew/error/400/Code']],
    ['by its last part, where that is enough', 'Code~2', ['p/Renew/error/400/Code~2']],
    ['by a glob', 'q/*/left-*', ['q/Renew/left-out']],
    ['by a glob over the last part', 'left-*', ['p/Renew/left-out', 'q/Renew/left-out']],
    ['never by half a part', 'out', []],
  ])('%s', (_name, asked, expected) => {
    expect(findIds(asked, ids).fitting).toEqual(expected);
  });
});

test('an id in full is meant alone, though it is the end of another', () => {
  expect(findIds('Renew/left-out', ['p/Renew/left-out', 'Renew/left-out']).fitting).toEqual(['Renew/left-out']);
});

test('where none fits the most similar ones come, whatever their case and the parts left out', () => {
  expect(findIds('renew/left-ot', ids).nearest.slice(0, 2)).toEqual(['p/Renew/left-out', 'q/Renew/left-out']);
  expect(findIds('p/Renew/error/400/Cod', ids).nearest[0]).toBe('p/Renew/error/400/Code');
  expect(findIds('Renew/left-out', ids).nearest).toEqual([]);
});
