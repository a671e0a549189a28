import { describe, expect, test } from 'vitest';
import { ConformanceError } from '../conformance-error.ts';
import { loadOperation } from './load-operation.ts';
import { loadPack } from './load-pack.ts';
import { packIds, packPath, readText, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

test('both packs are there', () => {
  expect(packIds()).toEqual(['aliyun-ecs', 'volcengine-ecs']);
});

describe.each(packIds())('pack %s', (id) => {
  const pack = loadPack(id);

  test('is loaded once', () => {
    expect(loadPack(id)).toBe(pack);
    expect(pack.manifest.id).toBe(id);
  });

  test('every operation of its documents is loaded with all rows', () => {
    const names = new Set(pack.documents.flatMap((entry) => entry.operation ?? []));
    expect(new Set(Object.keys(pack.operations))).toEqual(names);
    for (const operation of Object.values(pack.operations)) {
      const requirements = pack.requirements.filter(
        (each) => each.operation === operation.name && each.kind === 'error-row',
      );
      const keys = new Set(operation.errors.map((row) => `${row.status} ${row.code} ${row.message}`));
      expect(new Set(requirements.map((each) => `${each.status} ${each.code} ${each.message}`))).toEqual(keys);
    }
  });

  test('every operation of the pack has a cost class', () => {
    expect(Object.keys(pack.operations).filter((name) => pack.manifest.operations[name] === undefined)).toEqual([]);
  });

  test('every ruling names a finding of the pack and chooses one of its interpretations', () => {
    const ids = new Set(pack.findings.map((finding) => finding.id));
    expect(pack.rulings.filter((ruling) => !ids.has(ruling.finding))).toEqual([]);
    for (const { finding, readings, chosen, byEdition = {} } of pack.rulings) {
      for (const choice of [chosen, ...Object.values(byEdition)])
        expect(Object.keys(readings), finding).toContain(choice);
      const editions = pack.documents.map(({ edition }) => edition);
      for (const edition of Object.keys(byEdition)) expect(editions, finding).toContain(edition);
    }
  });

  test('every place names a document of the pack', () => {
    const ids = new Set(pack.documents.map((entry) => entry.id));
    const places = [
      ...pack.requirements.flatMap((each) => each.provenance),
      ...pack.findings.flatMap((each) => each.places),
    ];
    expect(places.filter((place) => !ids.has(place.document))).toEqual([]);
  });

  test('every statement of the prose has an id of its own, and its lines on the page are not empty', () => {
    const requirementIds = pack.requirements.map((each) => each.id);
    expect(new Set(requirementIds).size).toBe(requirementIds.length);
    const stated = pack.requirements.filter(({ says }) => says !== undefined);
    expect(stated.length).toBeGreaterThan(8);
    for (const { id: requirement, operation, provenance } of stated) {
      expect(['*', ...Object.keys(pack.operations)], requirement).toContain(operation);
      for (const { document, lines } of provenance) {
        const entry = pack.documents.find((each) => each.id === document);
        const folder = entry?.kind === 'protocol' ? [] : ['fixtures'];
        const text = readText(packPath(id, ...folder, entry?.file ?? '')).split('\n');
        const said = text
          .slice(lines[0] - 1, lines[1])
          .join('')
          .trim();
        expect(said.length, `${requirement} ${document}:${lines.join('-')}`).toBeGreaterThan(5);
        if (entry?.kind === 'protocol') expect(said).toContain(`name: ${requirement.split('/').at(-1)}`);
      }
    }
  });
});

describe('operations of the matrix', () => {
  const pack = loadPack('aliyun-ecs');
  const inMatrix = new Set(pack.arrears.flatMap(({ cells }) => Object.keys(cells)));

  test('each has a page or is retired', () => {
    const names = [...inMatrix].toSorted();
    const known = [...Object.keys(pack.operations), ...pack.retired.map(({ name }) => name)];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(names).toHaveLength(40);
    expect(pack.retired.map(({ name }) => name)).toEqual([
      'DescribeAutoSnapshotPolicy',
      'DescribeSnapshotAttribute',
      'ModifyAutoSnapshotPolicy',
    ]);
  });

  test.each(pack.retired)('the retired operation $name has no document, no cost and only arrears cells', ({ name }) => {
    expect(Object.keys(pack.operations)).not.toContain(name);
    expect(Object.keys(pack.manifest.operations)).not.toContain(name);
    expect(pack.requirements.filter((each) => each.operation === name).map(({ kind }) => kind)).toEqual([
      'arrears-cell',
      'arrears-cell',
    ]);
    expect(pack.findings.map(({ id }) => id)).toContain(`aliyun-ecs/${name}/retired-operation-in-matrix/${name}`);
  });
});

test('an operation is read when it is first asked for, and only once', () => {
  const { operations } = loadPack('aliyun-ecs');
  const getters = Object.values(Object.getOwnPropertyDescriptors(operations)).map(({ get }) => typeof get);
  expect(new Set(getters)).toEqual(new Set(['function']));
  expect(operations.StartInstance).toBe(operations.StartInstance);
  expect({ ...operations }.StartInstance).toBe(operations.StartInstance);
});

test('an operation reads back what its page says', () => {
  const operation = loadPack('aliyun-ecs').operations.ModifyDiskChargeType;
  const diskIds = operation?.parameters.find((parameter) => parameter.name === 'DiskIds');
  expect(operation?.errors).toHaveLength(39);
  expect(operation?.errors[0]?.provenance).toEqual({ document: '001_f9ac4e22c254f398', lines: [50, 50] });
  expect(diskIds).toMatchObject({
    required: 'yes',
    schema: { type: 'string', maxItems: 16, contentMediaType: 'application/json' },
    provenance: { document: '001_f9ac4e22c254f398', lines: [32, 32] },
  });
  expect(operation?.resultSchema).toMatchObject({ required: ['OrderId', 'RequestId'] });
  expect(operation?.authorization[0]?.action).toBe('ecs:ModifyDiskChargeType');
});

test('the result is inside the envelope where the sample has one', () => {
  const operation = loadPack('volcengine-ecs').operations.RenewInstance;
  expect(operation?.resultSchema).toMatchObject({ properties: { OrderId: { type: 'string' } }, required: ['OrderId'] });
  expect(operation?.parameters.map((parameter) => parameter.required)).toEqual(Array(6).fill('not-stated'));
});

describe('refuses and names the place', () => {
  test('an unknown pack', () => {
    expect(() => loadPack('nobody-ecs')).toThrow(/nobody-ecs.*Packs: aliyun-ecs, volcengine-ecs/);
    expect(() => loadPack('../packs/aliyun-ecs')).toThrow(ConformanceError);
  });

  test('a manifest with a wrong field names the file, the place and the field', () => {
    const manifest = readYaml(packPath('aliyun-ecs', 'pack.yaml')) as object;
    expect(() => requireForm('manifest', { ...manifest, colour: 'red' }, 'pack.yaml')).toThrow(
      /pack\.yaml: the top level .*colour/,
    );
    expect(() => requireForm('manifest', manifest, 'pack.yaml')).not.toThrow();
  });

  test.each([
    ['lines with one end', { document: 'Page', lines: [1] }],
    ['lines with three ends', { document: 'Page', lines: [1, 2, 3] }],
    ['a line that is no whole number', { document: 'Page', lines: [1, 2.5] }],
    ['a key that no place has', { document: 'Page', lines: [1, 2], quote: 'x' }],
  ])('a statement whose place has %s', (_, wrong) => {
    const statement = { name: 'is-so', says: 'It is so.', places: [{ document: 'Page', lines: [1, 2] }] };
    const check = (content: object) => () => requireForm('statements', { statements: [content] }, 'statements.yaml');
    expect(check(statement)).not.toThrow();
    expect(check({ ...statement, places: [wrong] })).toThrow(/statements\.yaml: \/statements\/0\/places\/0/);
  });

  test.each([null, 7, {}, { paths: {} }, { 'x-documents': [] }])(
    'a document that derive did not write: %j',
    (content) => {
      expect(() => loadOperation(content, 'X.openapi.yaml')).toThrow(
        /X\.openapi\.yaml is not an OpenAPI document that derive wrote/,
      );
    },
  );
});
