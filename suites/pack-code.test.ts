/** A pack outside the installation brings behaviours, provider states and kinds of resources of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPack, type Pack } from '#specs';
import { packBehaviours } from './mock/behaviours/pack-behaviours.ts';
import { createMock } from './mock/create-mock.ts';
import { loadPackCode } from './pack-code.ts';
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
  return { ...pack, manifest: { ...pack.manifest, id: 'made-up' } };
}

test('the mock serves the states and resources of a pack that registers them', async () => {
  write('pack.yaml', 'id: made-up\n');
  write('code.js', code);
  const takeBack = await loadPackCode(folder);
  const mock = createMock({ packs: [madeUp()] });
  const call = { params: { pack: 'made-up', scope: 'one' } };
  expect(mock.states({ ...call, state: 'a gadget exists' }).body).toEqual({ gadgetId: 'gadget-1' });
  expect(mock.states({ ...call, state: '', action: 'observe' }).body).toMatchObject({
    gadgets: [{ id: 'gadget-1', colour: 'red' }],
    instances: [],
  });
  expect(mock.states({ ...call, state: 'a gadget vanishes' }).status).toBe(404);
  takeBack();
  expect(Object.keys(packBehaviours())).not.toContain('made-up');
});

test('the code of a pack registers its walk model', async () => {
  write('pack.yaml', 'id: made-up\n');
  write('code.js', 'export const walkModel = { starts: [], commands: [], resources: [] };');
  const takeBack = await loadPackCode(folder);
  expect(packsWithWalkModel()).toContain('made-up');
  takeBack();
  expect(packsWithWalkModel()).not.toContain('made-up');
});

test('a folder without code or with broken code is the caller’s mistake', async () => {
  await expect(loadPackCode(folder)).rejects.toThrow(/code\.ts or code\.js/);
  write('code.js', 'this is no JavaScript');
  await expect(loadPackCode(folder)).rejects.toThrow(/cannot be loaded/);
});

test('a folder whose pack.yaml states no id is the caller’s mistake', async () => {
  write('code.js', 'export const behaviours = undefined;');
  await expect(loadPackCode(folder)).rejects.toThrow(/must state the id/);
});
