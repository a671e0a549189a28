/** A pack outside the installation brings behaviours, provider states and kinds of resources of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPack, type Pack } from '#specs';
import { packBehaviours } from './mock/behaviours/pack-behaviours.ts';
import { createMock } from './mock/create-mock.ts';

import { openTarget } from './open-target.ts';
import { isPackCodeLoaded, loadPackCode } from './pack-code.ts';
import { signerNamed } from './signers/signers.ts';
import { packsWithWalkModel } from './walks/models/walk-models.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'made-up-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const code = `
const error = { status: 500, code: 'InternalError' };
const answer = (status, code) => ({ status, code });
const protocolError = () => answer(404, 'InvalidAction.NotFound');
export const behaviours = {
  zoneSuffix: '-1',
  orderPrefix: '',
  newRequestId: () => 'made-up-1',
  namedIn: ['query'],
  parametersIn: ['query'],
  envelope: { success: {}, error: {}, cdata: [] },
  protocol: { unknownAction: protocolError },
  operations: {
    ListGadgets: {
      throttled: error,
      internalFault: error,
      parameters: { missing: {}, invalid: {}, otherwise: error },
      rules: [],
      effect: (call) => ({ outcome: 'success', world: call.world, result: { Gadgets: call.world.others.gadgets ?? [] } }),
    },
  },
  states: {
    'a gadget exists': {
      params: {},
      setUp: ({ world }) => ({
        world: { ...world, others: { ...world.others, gadgets: [{ id: 'gadget-1', colour: 'red' }] } },
        values: { gadgetId: 'gadget-1' },
      }),
    },
  },
};
`;

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** The pack of the installation with another id. */
function madeUp(): Pack {
  const pack = loadPack('volcengine-ecs');
  return { ...pack, manifest: { ...pack.manifest, id: 'made-up-by-code' } };
}

test('the mock serves the states and resources of a pack that registers them', async () => {
  const manifest = readFileSync('specs/packs/volcengine-ecs/pack.yaml', 'utf8');
  write('pack.yaml', manifest.replace('id: volcengine-ecs', 'id: made-up-by-code'));
  write('resources.yaml', 'kinds: { gadgets: { id: id, fields: { id: { type: text }, colour: { type: text } } } }\n');
  write('code.js', code);
  const takeBack = await loadPackCode(folder);
  const mock = createMock({ packs: [madeUp()] });
  const call = { params: { pack: 'made-up-by-code', scope: 'one' } };
  expect(mock.states({ ...call, state: 'a gadget exists' }).body).toEqual({ gadgetId: 'gadget-1' });
  expect(mock.states({ ...call, state: '', action: 'observe' }).body).toMatchObject({
    gadgets: [{ id: 'gadget-1', colour: 'red' }],
  });
  expect(mock.states({ ...call, state: 'a gadget vanishes' }).status).toBe(404);
  takeBack();
  expect(Object.keys(packBehaviours())).not.toContain('made-up-by-code');
});

const signerCode = (names: readonly string[]): string => `
const none = { parameters: [], headers: [] };
const wire = { operation: none, version: none, secrets: none, secretParts: [] };
export const signers = ${JSON.stringify(names)}.map((name) => ({ name, wire, recognises() {}, sign() {}, verify() {} }));
`;

/** A folder stays registered for its id, so each test has an id of its own. */
function writePack(id: string): void {
  const manifest = readFileSync('specs/packs/volcengine-ecs/pack.yaml', 'utf8');
  write('pack.yaml', manifest.replace('id: volcengine-ecs', `id: ${id}`));
}

test('a pack brings signers; without them neither mock nor target opens', async () => {
  const pack = madeUp();
  const binding = { ...pack.manifest.binding, signers: ['by-code'] };
  const packs = [{ ...pack, manifest: { ...pack.manifest, id: 'volcengine-ecs', binding } }];
  const open = { packs, packsNamed: true, environment: {}, timeoutMs: 1000, target: 'http://127.0.0.1:9/' };
  expect(() => createMock({ packs })).toThrow(/needs the signer by-code, which is unknown\..*--pack-code/);
  await expect(openTarget(open)).rejects.toThrow('needs the signer by-code');
  writePack('made-up-with-signer');
  write('code.js', signerCode(['by-code']));
  const takeBack = await loadPackCode(folder);
  expect(isPackCodeLoaded(folder)).toBe(true);
  expect(() => createMock({ packs })).not.toThrow();
  await (await openTarget(open)).close();
  takeBack();
  expect(isPackCodeLoaded(folder)).toBe(false);
  expect(() => createMock({ packs })).toThrow('needs the signer by-code');
});

test('of code with one bad signer nothing stays registered', async () => {
  writePack('made-up-with-bad-signer');
  write('code.js', signerCode(['good', 'rpc-hmac-sha1']));
  await expect(loadPackCode(folder)).rejects.toThrow('another signer has this name');
  expect(signerNamed('good')).toBeUndefined();
  expect(isPackCodeLoaded(folder)).toBe(false);
});

test('the code of a pack registers its walk model', async () => {
  writePack('made-up-with-model');
  const functions = ['nameOfState', 'keyOfState', 'afterExpectedSnapshot', 'compare'].map((name) => `${name}() {}`);
  write('code.js', `export const walkModel = { starts: [], commands: [], resources: [], ${functions} };`);
  const takeBack = await loadPackCode(folder);
  expect(packsWithWalkModel()).toContain('made-up-with-model');
  takeBack();
  expect(packsWithWalkModel()).not.toContain('made-up-with-model');
});

test('a folder without code or with broken code is the caller’s mistake', async () => {
  await expect(loadPackCode(folder)).rejects.toThrow(/code\.ts or code\.js/);
  write('code.js', 'this is no JavaScript');
  await expect(loadPackCode(folder)).rejects.toThrow(/cannot be loaded/);
});

test('a folder without pack.yaml is the caller’s mistake', async () => {
  write('code.js', 'export const behaviours = undefined;');
  await expect(loadPackCode(folder)).rejects.toThrow(/no pack\.yaml/);
});

test.each([
  ['nothing', 'export const signer = {};', 'it exports none of `signers`, `behaviours` and `walkModel`.'],
  ['no-list', 'export const signers = {};', '`signers` must be an array.'],
  ['no-signer', 'export const signers = [null];', '`signers[0]` must be an object.'],
  [
    'no-sign',
    "export const signers = [{ name: 'x', wire: {}, recognises() {} }];",
    '`signers[0].sign` must be a function.',
  ],
  ['no-object', 'export const behaviours = [];', '`behaviours` must be an object.'],
  ['misspelt', code.replace('  namedIn', '  named'), '`behaviours.namedIn` must be an array.'],
  ['no-commands', 'export const walkModel = { starts: [], commands: {} };', '`walkModel.commands` must be an array.'],
])('refuses code that exports something else: %s', async (name, text, problem) => {
  writePack(`made-up-with-${name}`);
  write('code.js', text);
  const file = join(folder, 'code.js');
  await expect(loadPackCode(folder)).rejects.toThrow(`The code of the pack in ${file}: ${problem}`);
  expect(isPackCodeLoaded(folder)).toBe(false);
});
