import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requirementIndex } from '../requirement-index.ts';
import { loadPack } from './load-pack.ts';
import { makeFixtures } from './make-fixtures.ts';
import { externalPackFolder, knownPackIds, packIds, packPath } from './pack-files.ts';
import { regeneratePacks } from './regenerate-packs.ts';
import { usePack } from './use-pack.ts';

const page = (operation: string) => `# ${operation}

Stops one thing.

## Request parameters

| Parameter | Type | Required | Example | Description |
| --- | --- | --- | --- | --- |
| Action | String | Yes | ${operation} | The operation. Set the value to ${operation}. |
| ThingId | String | Yes | t-1 | The thing. |

## Error codes

| HTTP status code | Error code | Error message | Description |
| --- | --- | --- | --- |
| 404 | Thing.NotFound | The thing does not exist. | No such thing. |
`;

const lock = (operation: string) => `documents:
  - { id: ${operation}, title: made up, file: ${operation}.md, sha256: "", fixtureSha256: "", kind: operation, edition: "1", date: not stated, order: 1 }
`;

const directory = mkdtempSync(join(tmpdir(), 'packs-'));
const folder = join(directory, 'my-pack');

function writePack(to: string, id: string): void {
  mkdirSync(to, { recursive: true });
  const manifest = readFileSync(packPath('volcengine-ecs', 'pack.yaml'), 'utf8');
  writeFileSync(join(to, 'pack.yaml'), manifest.replace(/^id: .*/m, `id: ${id}`));
}

function addOperation(name: string): void {
  const own = join(folder, 'operations', name);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'documents.lock.yaml'), lock(name));
  writeFileSync(join(own, 'operation.yaml'), 'cost: { class: destroys, creates: false, resources: [ThingId] }\n');
  writeFileSync(join(directory, 'pages', `${name}.md`), page(name));
}

beforeAll(() => {
  writePack(folder, 'made-up');
  mkdirSync(join(directory, 'pages'));
  addOperation('StopThing');
  addOperation('EndThing');
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('a pack in a folder', () => {
  test('is known by its id once it is registered, and the installed packs stay as they are', () => {
    const installed = packIds();
    const id = usePack(`./${relative('.', folder)}`);
    expect([id, usePack(folder), usePack('made-up')]).toEqual(['made-up', 'made-up', 'made-up']);
    expect(externalPackFolder('made-up')).toBe(folder);
    expect(knownPackIds()).toEqual(expect.arrayContaining([...installed, 'made-up']));
    expect(packIds()).toEqual(installed);
    expect(externalPackFolder('aliyun-ecs')).toBeUndefined();
  });

  test('is derived from its own pages into its own folder', () => {
    const made = makeFixtures(join(directory, 'pages'), ['made-up']);
    expect(made.map(({ file, outcome }) => `${file} ${outcome}`)).toEqual([
      'EndThing.md written',
      'StopThing.md written',
    ]);
    expect(regeneratePacks({ pages: undefined, check: false, packs: ['made-up'] })).toEqual([]);
    expect(regeneratePacks({ pages: undefined, check: true, packs: ['made-up'] })).toEqual([]);
    const pack = loadPack('made-up');
    expect(Object.keys(pack.operations)).toEqual(['EndThing', 'StopThing']);
    expect(pack.operations.StopThing?.errors).toMatchObject([{ status: 404, code: 'Thing.NotFound' }]);
    expect(pack.manifest.operations.EndThing?.resources).toEqual(['ThingId']);
    expect(pack.documents.map(({ operation }) => operation)).toEqual(['EndThing', 'StopThing']);
    expect(requirementIndex(pack).byId('made-up/EndThing/error/404/Thing.NotFound')).toMatchObject({ status: 404 });
  });

  test('loads an operation without the files of the others', () => {
    const copy = join(directory, 'copy');
    cpSync(folder, copy, { recursive: true });
    writePack(copy, 'made-up-copy');
    for (const file of ['EndThing.openapi.yaml', 'requirements.yaml', 'operation.yaml']) {
      writeFileSync(join(copy, 'operations', 'EndThing', file), ': broken [');
    }
    const pack = loadPack(usePack(copy));
    expect(pack.operations.StopThing?.name).toBe('StopThing');
    expect(pack.manifest.operations.StopThing?.class).toBe('destroys');
    expect(requirementIndex(pack).ofOperation('StopThing')).not.toEqual([]);
    expect(() => pack.operations.EndThing).toThrow(/EndThing/);
    expect(() => pack.manifest.operations.EndThing).toThrow(/EndThing/);
    expect(() => pack.requirements).toThrow(/EndThing/);
  });

  test('with the id of another pack is refused', () => {
    for (const id of ['aliyun-ecs', 'made-up']) {
      const other = join(directory, `other-${id}`);
      writePack(other, id);
      expect(() => usePack(other)).toThrow(`the pack ${id} is already in`);
    }
  });

  test.each([
    ['./no-such-folder', 'has no pack.yaml'],
    ['nobody-ecs', 'Unknown pack "nobody-ecs". Known: aliyun-ecs'],
  ])('%s is refused: %s', (name, message) => {
    expect(() => usePack(name)).toThrow(message);
  });
});
