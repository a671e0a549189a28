/** A kind that no built-in pack has works by a row of data: `volumes` of a made-up table. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type ExpectedEffect, observationSchema } from '#contracts';
import { loadPack, type Pack, parseResources } from '#specs';
import { classifyRequest } from './execute/classify-request.ts';
import { queryRequest } from './execute/guarded-requests.test-data.ts';
import { changedKinds } from './execute/plan-queries.ts';
import { runTrial } from './execute/run-trial.ts';
import { type ScriptedAnswer, scriptedTarget, success, trialOf } from './execute/scripted-target.test-data.ts';
import { namedResources } from './mock/named-resources.ts';
import { observeWorld } from './mock/provider-states/observe-world.ts';
import { emptyWorld } from './mock/world.ts';
import type { Observation } from './model.ts';

const resources = parseResources(
  {
    kinds: {
      volumes: {
        id: 'volumeId',
        fields: {
          volumeId: { type: 'text' },
          size: { type: 'text' },
          phase: { type: 'text', words: ['ready', 'resizing'], optional: true },
        },
        stateValues: ['volumeId'],
        parameters: ['VolumeId', 'VolumeIds', 'VolumeIds.N'],
        query: {
          operation: 'ListVolumes',
          parameters: { VolumeIds: '${ids}' },
          list: '/Volumes',
          fields: { volumeId: '/Id', size: '/Size' },
        },
        reserved: { pattern: '^vol-none[0-9]$', example: 'vol-none1' },
        underWay: { phase: 'resizing' },
      },
    },
  },
  'resources.yaml',
);
const aliyun = loadPack('aliyun-ecs');
const pack: Pack = {
  ...aliyun,
  manifest: {
    ...aliyun.manifest,
    operations: { StopInstance: { class: 'destroys', creates: false, resources: ['InstanceId'] } },
  },
  resources,
};

test('its parameters name volumes', () => {
  const parameters = new Map([
    ['InstanceId', 'i-1'],
    ['VolumeId', 'vol-1'],
    ['VolumeIds', '["vol-2","vol-3"]'],
    ['VolumeIds.1', 'vol-4'],
  ]);
  expect(namedResources(resources, parameters)).toEqual(['vol-1', 'vol-2', 'vol-3', 'vol-4']);
});

test('an observation must list volumes with their required fields', () => {
  const validate = new Ajv2020({ strict: false }).compile(observationSchema(resources));
  const volume = { volumeId: 'vol-1', size: '10' };
  expect(validate({ volumes: [volume, { ...volume, phase: 'ready' }], balance: 0 })).toBe(true);
  expect(validate({ balance: 0 })).toBe(false);
  expect(validate({ volumes: [{ volumeId: 'vol-1' }], balance: 0 })).toBe(false);
  expect(validate({ volumes: [{ ...volume, phase: 'gone' }], balance: 0 })).toBe(false);
});

test('the mock shows the fields of the table and nothing else', () => {
  const world = emptyWorld({ number: 1, regionId: 'r-1', zoneId: 'z-1', orderPrefix: '1' });
  const others = { volumes: [{ id: 'vol-1', size: '10', owner: 'me' }], pets: [{ id: 'cat' }] };
  const shown = observeWorld(resources, { ...world, others });
  expect(shown).toEqual({ volumes: [{ volumeId: 'vol-1', size: '10' }], balance: world.account.balance / 100 });
});

test('the cost guard takes its reserved ids, and those of no other pack', () => {
  const classOf = (id: string) =>
    classifyRequest(pack, queryRequest(`Action=StopInstance&Version=2014-05-26&InstanceId=${id}`)).class;
  expect(classOf('vol-none1')).toBe('free');
  expect(classOf('i-ecsconformance000001')).toBe('destroys');
});

const resized: ExpectedEffect = {
  changes: [
    {
      change: 'field',
      resource: 'volumes',
      id: '${volumeId}',
      field: 'size',
      becomes: { to: 'value', oneOf: ['${request.Size}'] },
    },
  ],
  allowed: [],
};

/** A target with one volume. `shown` and `listed` make observe and the query operation show another size. */
async function resize(work: { does: string; shown?: string; listed?: string; pauses?: number }) {
  const volume = { size: '10', pauses: 0 };
  const answer = ({ operation }: { readonly operation: string }): ScriptedAnswer => {
    if (operation === 'ListVolumes') {
      if (volume.pauses > 0) volume.pauses -= 1;
      else if (volume.size === 'resizing') volume.size = work.does;
      return success({ Volumes: [{ Id: 'vol-1', Size: work.listed ?? volume.size }] });
    }
    volume.pauses = work.pauses ?? 0;
    volume.size = volume.pauses > 0 ? 'resizing' : work.does;
    return success();
  };
  const observe = () => {
    const phase = volume.size === 'resizing' ? 'resizing' : 'ready';
    const world: Observation = {
      volumes: [{ volumeId: 'vol-1', size: work.shown ?? volume.size, phase }],
      balance: 1,
    };
    return { outcome: 'done', value: world } as const;
  };
  const states = { 'an instance exists': { outcome: 'done', value: { volumeId: 'vol-1' } } } as const;
  const target = scriptedTarget({ pack, answer, observe, states });
  const trial = trialOf({
    step: 'request',
    operation: 'ResizeVolume',
    parameters: { VolumeId: '${volumeId}', Size: '20' },
    format: 'json',
    expect: { outcome: 'success', status: 200 },
    effect: resized,
  });
  const parts = { ...target.parts, queriedKinds: changedKinds(resources, [trial]) };
  const { effect } = await runTrial(parts, 's', 'trial', trial);
  return { effect, requests: target.requests };
}

describe('an effect on a volume', () => {
  test('is seen through observe and the query operation', async () => {
    const { effect, requests } = await resize({ does: '20' });
    expect(effect).toEqual({ seen: true, mismatches: [] });
    const [query] = requests.filter(({ operation }) => operation === 'ListVolumes');
    expect(query?.parameters).toMatchObject({ VolumeIds: '["vol-1"]' });
  });
  test('that is wrong is a mismatch at its place', async () => {
    const { effect } = await resize({ does: '30' });
    expect(effect).toMatchObject({ seen: true, mismatches: [{ path: 'volumes/vol-1/size', actual: '30' }] });
  });
  test('is not judged where the channels contradict each other', async () => {
    const { effect } = await resize({ does: '20', listed: '10' });
    expect(effect).toMatchObject({ seen: false, reason: expect.stringContaining('volumes/vol-1/size') });
  });
  test('is awaited as long as the volume is under way', async () => {
    const { effect, requests } = await resize({ does: '20', pauses: 2 });
    expect(effect).toEqual({ seen: true, mismatches: [] });
    expect(requests.length).toBeGreaterThan(3);
  });
});
