/** The tables of the built-in packs load, and a table whose rows disagree is an error that names the row. */
import { describe, expect, test } from 'vitest';
import { kindNamedBy, observedKinds, queriedKinds } from '../model/resource-kinds.ts';
import { loadPack } from './load-pack.ts';
import { parseResources } from './load-resources.ts';

const volumes = {
  id: 'volumeId',
  fields: { volumeId: { type: 'text' }, size: { type: 'number' } },
  parameters: ['VolumeId', 'VolumeIds.N', 'Mapping.N.VolumeId'],
  query: { operation: 'ListVolumes', parameters: {}, list: '/Volumes', fields: { volumeId: '/VolumeId' } },
};
const parse = (kind: object) => parseResources({ kinds: { volumes: { ...volumes, ...kind } } }, 'resources.yaml');

test('the built-in packs load', () => {
  expect(queriedKinds(loadPack('aliyun-ecs').resources)).toContain('disks');
  const namesOf = (pack: string) => observedKinds(loadPack(pack).resources).map(([name]) => name);
  expect(namesOf('volcengine-ecs')).toEqual(namesOf('aliyun-ecs'));
  expect(queriedKinds(loadPack('volcengine-ecs').resources)).toEqual([]);
});

test.each(['VolumeId', 'VolumeIds.12', 'Mapping.3.VolumeId'])(
  '%s names a volume by a row of the table',
  (parameter) => {
    expect(kindNamedBy(parse({}), parameter)).toBe('volumes');
  },
);

test.each(['VolumeId.1', 'VolumeIds', 'MyVolumeId', 'VolumeIdX'])('%s names nothing', (parameter) => {
  expect(kindNamedBy(parse({}), parameter)).toBeUndefined();
});

describe('an error names the row for', () => {
  test.each<[string, object, RegExp]>([
    ['an unknown key', { colour: 'red' }, /\/kinds\/volumes.*colour/],
    ['an unknown type', { fields: { volumeId: { type: 'texts' } } }, /\/kinds\/volumes\/fields\/volumeId\/type/],
    ['an id that is no field', { id: 'id' }, /\/kinds\/volumes: id names the field id/],
    [
      'a queried field that is unknown',
      { query: { ...volumes.query, fields: { name: '/Name' } } },
      /query\/fields names/,
    ],
    ['a query without the id', { query: { ...volumes.query, fields: {} } }, /does not say where volumeId is/],
    ['a kind with an id and no fields', { fields: undefined }, /`id` and `fields` belong together/],
    [
      'a reserved example that is not reserved',
      { reserved: { pattern: '^v-0$', example: 'v-1' } },
      /v-1 does not match/,
    ],
  ])('%s', (_what, change, message) => {
    expect(() => parse(change)).toThrow(message);
  });
});
