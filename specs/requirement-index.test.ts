import { expect, test } from 'vitest';
import { loadPack } from './packs/load-pack.ts';
import { requirementIndex } from './requirement-index.ts';

const pack = loadPack('aliyun-ecs');
const index = requirementIndex(pack);

test('finds every requirement by its id', () => {
  expect(pack.requirements.filter((requirement) => index.byId(requirement.id) !== requirement)).toEqual([]);
  expect(index.byId('aliyun-ecs/RenewInstance/error/400/Nothing')).toBeUndefined();
});

test.each(['RenewInstance', 'DescribeSnapshotAttribute', '*', 'NoSuchOperation'])(
  'knows the requirements of %s',
  (name) => {
    expect(index.ofOperation(name)).toEqual(pack.requirements.filter(({ operation }) => operation === name));
  },
);

test('knows the requirements that a document states', () => {
  const stated = pack.requirements.filter(({ provenance }) =>
    provenance.some(({ document }) => document === '000_09eda7cf35e7ec07'),
  );
  expect(stated).not.toEqual([]);
  expect(index.onDocument('000_09eda7cf35e7ec07')).toEqual(stated);
  expect(index.onDocument('no such page')).toEqual([]);
});

test('is built once per pack', () => {
  expect(requirementIndex(pack)).toBe(index);
  expect(requirementIndex({ ...pack })).not.toBe(index);
});
