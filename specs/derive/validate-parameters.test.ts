import { describe, expect, test } from 'vitest';
import type { Operation } from '../model.ts';
import { loadPack } from '../packs/load-pack.ts';
import { decodeParameters } from './decode-parameters.ts';
import { type ParameterFault, validateParameters } from './validate-parameters.ts';

function operation(pack: string, name: string): Operation {
  const found = loadPack(pack).operations[name];
  if (found === undefined) throw new Error(`No operation ${name}`);
  return found;
}

const renew = operation('aliyun-ecs', 'RenewInstance');
const convert = operation('aliyun-ecs', 'ModifyDiskChargeType');
const disks = operation('aliyun-ecs', 'DescribeDisks');
const volcengineRenew = operation('volcengine-ecs', 'RenewInstance');

function faults(target: Operation, wire: Readonly<Record<string, string>>): readonly string[] {
  const found: readonly ParameterFault[] = validateParameters(target, decodeParameters(target, wire));
  return found.map(({ parameter, keyword }) => `${parameter} ${keyword}`);
}

const converting = { InstanceId: 'i-1', RegionId: 'r', DiskIds: '["d-1"]' };

test('wire text takes the declared type where it fits and stays text where not', () => {
  expect(decodeParameters(renew, { Period: '12', InstanceId: '12', Other: '1' })).toEqual({
    Period: 12,
    InstanceId: '12',
    Other: '1',
  });
  expect(decodeParameters(convert, { AutoPay: 'true' })).toEqual({ AutoPay: true });
  expect(decodeParameters(convert, { AutoPay: 'True' })).toEqual({ AutoPay: 'True' });
  expect(decodeParameters(renew, { Period: '1.5' })).toEqual({ Period: '1.5' });
});

describe('validation', () => {
  test('a valid request breaks nothing; the protocol parameters travel along', () => {
    expect(faults(convert, { ...converting, SignatureNonce: 'x', Action: 'ModifyDiskChargeType' })).toEqual([]);
    expect(faults(renew, { InstanceId: 'i-1', Period: '12' })).toEqual([]);
    expect(faults(volcengineRenew, {})).toEqual([]);
  });

  test('missing parameters come first, in the order of the page', () => {
    expect(faults(convert, { AutoPay: 'maybe' })).toEqual([
      'InstanceId required',
      'RegionId required',
      'DiskIds required',
      'AutoPay type',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['not in the list', { DiskChargeType: 'Free' }, ['DiskChargeType enum']],
    ['too long and not ASCII', { ClientToken: 'é'.repeat(65) }, ['ClientToken maxLength', 'ClientToken pattern']],
    ['malformed JSON', { DiskIds: '[“d-1”]' }, ['DiskIds contentMediaType']],
    ['no array', { DiskIds: '{"a":1}' }, ['DiskIds contentSchema']],
    ['entries of another type', { DiskIds: '[1]' }, ['DiskIds contentSchema']],
    ['17 entries', { DiskIds: JSON.stringify(Array.from({ length: 17 }, (_, at) => `d-${at}`)) }, ['DiskIds maxItems']],
    ['16 entries', { DiskIds: JSON.stringify(Array.from({ length: 16 }, (_, at) => `d-${at}`)) }, []],
  ])('%s', (_, wire, expected) => {
    expect(faults(convert, { ...converting, ...wire })).toEqual(expected);
  });

  test.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{ Period: '4', PeriodUnit: 'Week' }, []],
    [{ Period: '5', PeriodUnit: 'Week' }, ['Period conditional']],
    [{ Period: '60', PeriodUnit: 'Month' }, []],
    [{ Period: '13', PeriodUnit: 'Month' }, ['Period conditional']],
    [{ Period: '13' }, ['Period conditional']],
    [{ Period: 'x' }, ['Period type']],
    [{ Period: '1', PeriodUnit: 'Year' }, ['PeriodUnit enum']],
    [{ ExpectedRenewDay: '29' }, ['ExpectedRenewDay maximum']],
  ])('the period depends on its unit, Month being the default: %j', (wire, expected) => {
    expect(faults(renew, { InstanceId: 'i-1', ...wire })).toEqual(expected);
  });

  test('indexed names match their pattern, and their number has a range', () => {
    expect(faults(disks, { RegionId: 'r', 'Tag.20.Key': 'k', 'AdditionalAttributes.1': 'IOPS' })).toEqual([]);
    expect(faults(disks, { RegionId: 'r', 'Tag.21.Key': 'k' })).toEqual(['Tag.21.Key index']);
    expect(faults(disks, { RegionId: 'r', 'AdditionalAttributes.1': 'Other' })).toEqual([
      'AdditionalAttributes.1 enum',
    ]);
  });

  test('names of the prototype are ordinary names', () => {
    expect(faults(convert, { ...converting, constructor: 'x', __proto__: 'y' })).toEqual([]);
  });
});

describe('limits of a repeated parameter by another with the same number', () => {
  const create = operation('aliyun-ecs', 'CreateInstance');
  const about = (wire: Readonly<Record<string, string>>) =>
    faults(create, wire).filter((fault) => !fault.endsWith(' required'));

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['inside', { 'DataDisk.1.Category': 'cloud', 'DataDisk.1.Size': '2000' }, []],
    ['outside', { 'DataDisk.1.Category': 'cloud', 'DataDisk.1.Size': '2001' }, ['DataDisk.1.Size conditional']],
    [
      'of another number',
      {
        'DataDisk.2.Category': 'cloud_ssd',
        'DataDisk.1.Category': 'cloud_ssd',
        'DataDisk.2.Size': '5',
        'DataDisk.1.Size': '20',
      },
      ['DataDisk.2.Size conditional'],
    ],
    ['another category', { 'DataDisk.1.Category': 'cloud_ssd', 'DataDisk.1.Size': '2001' }, []],
    [
      'text is a fault of type alone',
      { 'DataDisk.1.Category': 'cloud', 'DataDisk.1.Size': 'big' },
      ['DataDisk.1.Size type'],
    ],
  ])('%s', (_, wire, expected) => {
    expect(about(wire)).toEqual(expected);
  });
});
