import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDocument } from '../documents/read-document.ts';
import { derivePage } from './derive-pages.ts';
import { boundsOfType, fitsBounds, fitsType, sampleValue } from './fits-bounds.ts';

test('values are of their type, or they stand in no schema', () => {
  expect(fitsType(3, 'integer')).toBe(true);
  expect(fitsType(3.5, 'integer')).toBe(false);
  expect(fitsType('3', 'integer')).toBe(false);
  expect(fitsType('x', 'not-stated')).toBe(true);
  expect(boundsOfType({ enum: ['cloud', 'PL1'], minimum: 1, default: '20' }, 'integer')).toEqual({ minimum: 1 });
  expect(boundsOfType({ enum: [1, 'x'], default: 1 }, 'integer')).toEqual({ enum: [1], default: 1 });
});

test.each([
  [3, { maximum: 2 }, false],
  [3, { enum: [1, 2] }, false],
  ['abc', { maxLength: 2 }, false],
  ['𠮷𠮷', { maxLength: 2 }, true],
  ['abc', { pattern: '^b' }, false],
  ['abc', { minLength: 3, maxLength: 3, pattern: '^a' }, true],
] as const)('%j within %j: %j', (value, bounds, fits) => {
  expect(fitsBounds(value, bounds)).toBe(fits);
});

test('a printed sample is a value of the type where it is one', () => {
  expect(sampleValue('20', 'integer')).toBe(20);
  expect(sampleValue('twenty', 'integer')).toBe('twenty');
  expect(sampleValue('true', 'boolean')).toBe(true);
  expect(sampleValue('null', 'string')).toBeUndefined();
});

describe('a document of a page that contradicts itself is valid all the same', () => {
  const page = `# DoThing

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Size|Integer|是|30|取值范围：1~9 |
`;
  const { files } = derivePage(readDocument('DoThing', page));
  const { get } = (parse(files['DoThing.openapi.yaml'] ?? '') as { paths: { '/': { get: Record<string, unknown> } } })
    .paths['/'];

  test('its sample stands apart', () => {
    expect(get.parameters).toMatchObject([{ name: 'Size', 'x-example': 30 }]);
    expect(get.parameters).not.toMatchObject([{ example: 30 }]);
  });

  test('a page without a refusal still has a response for refusals, without rows', () => {
    expect(Object.keys(get.responses as object)).toEqual(['200', '4XX']);
    expect(files['DoThing.openapi.yaml']).not.toContain('x-error-rows');
  });
});
