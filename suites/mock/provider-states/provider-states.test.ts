/** The state protocol in process, and that every state of the vocabulary is served as the vocabulary words it. */
import { describe, expect, test } from 'vitest';
import { stateVocabulary } from '#contracts';
import type { JsonValue } from '../json.ts';
import { bench, credentialsFrom, packs } from '../mock-client.test-data.ts';

const required: Readonly<Record<string, Readonly<Record<string, JsonValue>>>> = {
  'a request with the client token is still processing': {
    operation: 'RenewInstance',
    clientToken: 't',
    parameters: {},
  },
  'time has passed': { seconds: 1 },
};

describe.each(Object.keys(packs))('%s serves the vocabulary', (pack) => {
  test.each(stateVocabulary)('$name', ({ name, returns }) => {
    const { mock } = bench();
    const place = { pack, scope: 's' };
    mock.states({ state: 'an instance exists', params: place });
    mock.states({ state: 'a disk exists', params: place });
    if (name === 'the order was paid') mock.states({ state: 'the instance has an unpaid order', params: place });
    const { status, body } = mock.states({ state: name, params: { ...place, ...required[name] }, action: 'setup' });
    expect([status, Object.keys(body).sort()]).toEqual([200, Object.keys(returns).sort()]);
    expect(mock.states({ state: name, params: place, action: 'teardown' })).toEqual({ status: 200, body: {} });
  });
});

test('no state beyond the vocabulary, and an unknown one names those there are', () => {
  const { status, body } = bench().mock.states({ state: 'the moon is full' });
  expect(status).toBe(404);
  const named = `${body.error}`.split('known states: ')[1]?.split('; ') ?? [];
  expect(new Set(named)).toEqual(new Set(stateVocabulary.map(({ name }) => name)));
});

describe('bad calls say what is bad', () => {
  const instance = 'an instance exists';
  test.each<[unknown, string]>([
    [undefined, 'JSON object'],
    [[], 'JSON object'],
    [{ state: 1 }, '"state"'],
    [{ state: instance, action: 'dance' }, '"action"'],
    [{ state: instance, params: 'x' }, '"params"'],
    [{ state: instance, params: { pack: 'nobody' } }, '"pack"'],
    [{ state: instance, params: { scope: 1 } }, '"scope"'],
    [{ state: instance, params: { chargeType: 'Free' } }, '"chargeType" must be one of PrePaid, PostPaid'],
    [{ state: instance, params: { expiresInDays: 'x' } }, '"expiresInDays" must be an integer'],
    [{ state: 'a disk exists', params: { count: 0 } }, '"count"'],
    [{ state: 'a disk exists', params: { attached: 'yes' } }, '"attached"'],
    [{ state: 'time has passed' }, '"seconds" is missing'],
    [{ state: 'the instance expired', params: { scope: 'empty' } }, 'no instance yet'],
    [{ state: 'the instance expired', params: { instanceId: 'i-none' } }, 'i-none'],
    [{ state: 'the disk is in arrears', params: { diskId: 'd-none' } }, 'd-none'],
  ])('%j', (body, word) => {
    const answer = bench().mock.states(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(word);
  });
});

describe('scopes', () => {
  test('without pack, scope and ids: the first pack, scope default, the latest resource', () => {
    const { mock } = bench();
    const { body } = mock.states({ state: 'an instance exists', consumer: 'somebody' });
    mock.states({ state: 'the instance is in arrears' });
    const seen = mock.states({ state: '', action: 'observe', params: { pack: 'aliyun-ecs', scope: 'default' } }).body;
    const [wellKnown, added] = seen.instances as readonly Readonly<Record<string, JsonValue>>[];
    expect(wellKnown).toMatchObject({ locks: [] });
    expect(added).toMatchObject({ instanceId: body.instanceId, locks: ['financial'] });
  });

  test('the values of earlier states may travel along', () => {
    const test = bench();
    const values = test.state('an instance exists');
    const disk = test.state('a disk exists', { ...values, attached: false });
    expect(() => test.state('the account is in arrears', { ...values, ...disk })).not.toThrow();
    expect(test.see().disks.at(-1)).toMatchObject({ diskId: disk.diskId, instanceId: null, status: 'Available' });
  });

  test('teardown of any state empties the scope; a set-up afterwards begins afresh, run after run', () => {
    const test = bench();
    const seen = new Set<string>();
    for (let run = 0; run < 3; run += 1) {
      const { instanceId = '' } = test.state('an instance exists');
      test.state('the account balance is insufficient');
      seen.add(instanceId);
      for (const state of ['the account balance is insufficient', 'an instance exists']) {
        const params = { pack: 'aliyun-ecs', scope: 'test' };
        expect(test.mock.states({ state, params, action: 'teardown' }).status).toBe(200);
      }
      expect(test.see()).toMatchObject({ instances: [], disks: [], orders: [], balance: 100_000 });
    }
    expect(seen.size).toBe(3);
  });

  test('repeated set-ups without teardown mean the latest resource', () => {
    const test = bench();
    test.state('an instance exists');
    test.state('the instance is locked for security');
    const { instanceId } = test.state('an instance exists');
    expect(test.see().instances.at(-1)).toMatchObject({ instanceId, locks: [] });
  });

  test('a key of a scope dies with it', async () => {
    const test = bench();
    const values = test.state('the account is in arrears');
    test.mock.states({ state: 'the account is in arrears', action: 'teardown', params: { scope: 'test' } });
    const reply = await test.ask(
      'DescribeInstances',
      { RegionId: 'cn-hangzhou' },
      { credentials: credentialsFrom(values) },
    );
    expect(reply.code).toBe('InvalidAccessKeyId.NotFound');
  });
});
