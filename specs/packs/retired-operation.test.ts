import { expect, test } from 'vitest';
import { decodeParameters } from '../derive/decode-parameters.ts';
import { validateParameters } from '../derive/validate-parameters.ts';
import type { RetiredOperation } from '../model.ts';
import { loadPack } from './load-pack.ts';
import { retiredAsOperation } from './retired-operation.ts';

const retired: RetiredOperation = {
  name: 'OldOne',
  version: '2013-01-10',
  successor: 'NewOne',
  parameters: [
    { name: 'Id', type: 'string', required: 'yes' },
    { name: 'Days', type: 'integer', required: 'no' },
    { name: 'Any', type: 'not-stated', required: 'not-stated' },
  ],
  result: ['RequestId', 'Name'],
  source: 'made up',
};

test('its parameters are judged like those of any operation', () => {
  const operation = retiredAsOperation(retired);
  const faults = (wire: Readonly<Record<string, string>>) =>
    validateParameters(operation, decodeParameters(operation, wire)).map(
      ({ parameter, keyword }) => `${parameter}/${keyword}`,
    );
  expect(faults({ Id: 'a', Days: '3', Any: 'x' })).toEqual([]);
  expect(faults({})).toEqual(['Id/required']);
  expect(faults({ Id: 'a', Days: 'x' })).toEqual(['Days/type']);
  expect(operation.parameters.map(({ required }) => required)).toEqual(['yes', 'no', 'not-stated']);
});

test('its answer has the names that are known, it has no error of its own, and it is made once', () => {
  const operation = retiredAsOperation(retired);
  expect(operation.resultSchema).toMatchObject({ required: ['RequestId', 'Name'] });
  expect(operation.errors).toEqual([]);
  expect(retiredAsOperation(retired)).toBe(operation);
});

test('no retired operation of a pack is one that a page describes', () => {
  const pack = loadPack('aliyun-ecs');
  expect(pack.retired.map(retiredAsOperation).map(({ name }) => name)).toEqual([
    'DescribeAutoSnapshotPolicy',
    'DescribeSnapshotAttribute',
    'ModifyAutoSnapshotPolicy',
  ]);
  expect(pack.retired.filter(({ name }) => Object.hasOwn(pack.operations, name))).toEqual([]);
});
