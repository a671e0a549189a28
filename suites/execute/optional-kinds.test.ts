/** Resources that came into the observed world later: shown by reading operations, by observe, by both or by neither. */
import { describe, expect, test } from 'vitest';
import type { ExpectedEffect, Trial } from '#contracts';
import type { EcsWorld } from '../ecs-world.test-data.ts';
import type { StateOutcome } from '../model.ts';
import { runTrial } from './run-trial.ts';
import {
  instanceExists,
  newWorld,
  type ScriptedAnswer,
  type ScriptedRequest,
  scriptedTarget,
  success,
  trialOf,
} from './scripted-target.test-data.ts';

type Group = { readonly id: string; rules: string[] };

interface Shown {
  /** What the reading operations show, and what observe does; undefined: it leaves the kind out. */
  readonly read: (groups: readonly Group[]) => readonly Group[];
  readonly observed?: ((groups: readonly Group[]) => readonly Group[]) | undefined;
  readonly observe?: false;
}

const asItIs = (groups: readonly Group[]) => groups;

/** A target with security groups, on which one operation does what `work` does. */
async function effectOf(effect: ExpectedEffect, work: (groups: Group[]) => ScriptedAnswer, shown: Shown) {
  const groups: Group[] = [{ id: 'sg-1', rules: ['22/22'] }];
  const observe = (): StateOutcome<EcsWorld> => {
    if (shown.observe === false) return { outcome: 'unsupported', reason: 'no observe' };
    const world = structuredClone(newWorld()) as EcsWorld;
    if (shown.observed === undefined) return { outcome: 'done', value: world };
    const seen = shown.observed(groups);
    return {
      outcome: 'done',
      value: {
        ...world,
        securityGroups: seen.map(({ id }) => ({ securityGroupId: id, name: id })),
        securityGroupRules: seen.map(({ id, rules }) => ({ securityGroupId: id, portRanges: [...rules] })),
      },
    };
  };
  const answer = ({ operation, parameters }: ScriptedRequest): ScriptedAnswer | undefined => {
    if (operation === 'CreateSecurityGroup') return work(groups);
    const seen = shown.read(groups);
    if (operation === 'DescribeSecurityGroups') {
      const wanted = JSON.parse(parameters.SecurityGroupIds ?? '[]') as readonly string[];
      const SecurityGroup = seen
        .filter(({ id }) => wanted.includes(id))
        .map(({ id }) => ({ SecurityGroupId: id, SecurityGroupName: id }));
      return success({ SecurityGroups: { SecurityGroup } });
    }
    if (operation !== 'DescribeSecurityGroupAttribute') return undefined;
    const one = seen.find(({ id }) => id === parameters.SecurityGroupId);
    if (one === undefined)
      return { status: 404, body: { RequestId: 'r', Code: 'InvalidSecurityGroupId.NotFound', Message: 'm' } };
    const Permission = one.rules.map((PortRange) => ({ PortRange }));
    return success({ SecurityGroupId: one.id, Permissions: { Permission } });
  };
  const states = {
    'an instance exists': { outcome: 'done', value: { instanceId: 'i-1', regionId: 'r-1' } },
    'a security group exists': { outcome: 'done', value: { securityGroupId: 'sg-1' } },
  } as const;
  const target = scriptedTarget({ answer, observe, states });
  const trial: Trial = trialOf(
    {
      step: 'request',
      operation: 'CreateSecurityGroup',
      parameters: {},
      format: 'json',
      expect: { outcome: 'success', status: 200 },
      effect,
    },
    { states: [instanceExists, { name: 'a security group exists', params: {} }] },
  );
  const parts = { ...target.parts, queriedKinds: ['securityGroups', 'securityGroupRules'] };
  const { effect: seen } = await runTrial(parts, 's', 'trial', trial);
  return { seen, requests: target.requests };
}

const added: ExpectedEffect = {
  changes: [{ change: 'added', resource: 'securityGroups', id: '${answer.SecurityGroupId}', fields: {} }],
  allowed: ['securityGroupRules/*'],
};
const adds = (groups: Group[]) => {
  groups.push({ id: 'sg-2', rules: [] });
  return success({ SecurityGroupId: 'sg-2' });
};
const onlyNames = () => success({ SecurityGroupId: 'sg-2' });

describe('a resource that the answer names as new', () => {
  test.each<[string, Shown]>([
    ['both channels', { read: asItIs, observed: asItIs }],
    ['its reading operation, where observe leaves the kind out', { read: asItIs }],
    ['observe, where no reading operation is asked', { read: asItIs, observed: asItIs }],
  ])('is seen by %s', async (_by, shown) => {
    const { seen, requests } = await effectOf(added, adds, shown);
    expect(seen).toEqual({ seen: true, mismatches: [] });
    const asked = requests
      .filter(({ operation }) => operation === 'DescribeSecurityGroups')
      .map(({ parameters }) => parameters.SecurityGroupIds);
    expect(asked).toEqual(['["sg-1"]', '["sg-1","sg-2"]']);
  });
  test('and is not there is a difference for every channel that was asked', async () => {
    const missing = [{ path: 'securityGroups/sg-2', expected: 'added', actual: 'not there' }];
    for (const shown of [
      { read: asItIs, observed: asItIs },
      { read: asItIs },
      { read: asItIs, observe: false as const },
    ]) {
      expect((await effectOf(added, onlyNames, shown)).seen).toMatchObject({ seen: true, mismatches: missing });
    }
  });
  test('is not relied on where the channels contradict each other', async () => {
    const forObserveAlone = { read: (groups: readonly Group[]) => groups.slice(0, 1), observed: asItIs };
    expect((await effectOf(added, adds, forObserveAlone)).seen).toMatchObject({ seen: false, party: 'owner' });
  });
  test('is judged by the reading operation where observe does not show it', async () => {
    const forReadingAlone = { read: asItIs, observed: (groups: readonly Group[]) => groups.slice(0, 1) };
    expect((await effectOf(added, adds, forReadingAlone)).seen).toEqual({ seen: true, mismatches: [] });
  });
});

describe('a field of a resource that has a request of its own', () => {
  const gains: ExpectedEffect = {
    changes: [
      {
        change: 'field',
        resource: 'securityGroupRules',
        id: '${securityGroupId}',
        field: 'portRanges',
        becomes: { to: 'gains', entry: '80/80' },
      },
    ],
    allowed: [],
  };
  const opens = (groups: Group[]) => {
    groups[0]?.rules.push('80/80');
    return success();
  };
  test('is read by its id, with observe or without', async () => {
    expect((await effectOf(gains, opens, { read: asItIs, observed: asItIs })).seen).toEqual({
      seen: true,
      mismatches: [],
    });
    expect((await effectOf(gains, opens, { read: asItIs })).seen).toEqual({ seen: true, mismatches: [] });
    expect((await effectOf(gains, () => success(), { read: asItIs })).seen).toMatchObject({
      mismatches: [{ path: 'securityGroupRules/sg-1/portRanges', expected: '22/22 and 80/80', actual: 'unchanged' }],
    });
  });
});

test('a change that neither channel can show is the owner’s to leave out', async () => {
  const images: ExpectedEffect = {
    changes: [{ change: 'added', resource: 'images', id: '${answer.ImageId}', fields: {} }],
    allowed: [],
  };
  const { seen } = await effectOf(images, () => success({ ImageId: 'm-1' }), { read: asItIs });
  expect(seen).toMatchObject({
    seen: false,
    unsupported: true,
    party: 'owner',
    reason: 'the observe hook shows no images',
  });
});
