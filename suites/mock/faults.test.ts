/** The mock reports bugs of its own, and answers them so that nobody takes them for a documented error. */
import { expect, test, vi } from 'vitest';
import { packBehaviours } from './behaviours/pack-behaviours.ts';
import { createMock, type MockSettings } from './create-mock.ts';
import { faultCode, faultHeader, faultNotice, type MockFault, printFault } from './faults.ts';
import { packs, signedRequest, testNow } from './mock-client.test-data.ts';
import { startMockServer } from './server.ts';

const bug = new Error('a bug for this test');
const fails = (): never => {
  throw bug;
};

function faultyMock(settings: Partial<MockSettings>) {
  const faults: MockFault[] = [];
  const mock = createMock({
    packs: Object.values(packs),
    now: () => testNow,
    onFault: (fault) => faults.push(fault),
    ...settings,
  });
  return { mock, faults };
}

const request = () => signedRequest('aliyun-ecs', 'DescribeRegions', {});

async function expectFaultAnswer(response: Response): Promise<void> {
  expect([response.status, response.headers.get(faultHeader)]).toEqual([500, '1']);
  const text = await response.text();
  expect(text).toContain(faultCode);
  expect(text).not.toContain(bug.message);
  expect(text).not.toContain('InternalError');
}

const own = packBehaviours()['aliyun-ecs'];
if (own === undefined) throw new Error('the pack has no behaviours');

test.each<[string, Partial<MockSettings>]>([
  ['the behaviour', { perform: fails }],
  [
    'loading the behaviour',
    { behaviours: { ...packBehaviours(), 'aliyun-ecs': { ...own, operations: { DescribeRegions: fails } } } },
  ],
  [
    'the codec',
    {
      behaviours: {
        ...packBehaviours(),
        'aliyun-ecs': { ...own, envelope: { ...own.envelope, success: { '/RequestId': fails } } },
      },
    },
  ],
  [
    'an answer that no page documents',
    { perform: () => ({ outcome: 'error', answer: { status: 418, code: 'Teapot' }, site: 'effect' }) },
  ],
])('a bug in %s is counted, reported and answered as a bug', async (_where, settings) => {
  const { mock, faults } = faultyMock(settings);
  await expectFaultAnswer(await mock.handle(request()));
  expect(faults.map(({ during }) => during)).toEqual(['DescribeRegions']);
  expect(mock.faultCount()).toBe(1);
});

test('a bug in a state call is reported, in process and over HTTP', async () => {
  const states = { 'a state with a bug': { params: {}, setUp: fails } };
  const { mock, faults } = faultyMock({
    behaviours: { 'aliyun-ecs': { ...own, states } },
    packs: [packs['aliyun-ecs']],
  });
  const call = { state: 'a state with a bug', params: { scope: 'bug' } };
  expect(mock.states(call)).toMatchObject({ status: 500, body: { code: faultCode } });
  const url = 'http://127.0.0.1/_conformance/states';
  await expectFaultAnswer(await mock.handle(new Request(url, { method: 'POST', body: JSON.stringify(call) })));
  expect(faults.map(({ error }) => error)).toEqual([bug, bug]);
});

test('the internal error that a state asks for is the documented row and no fault', async () => {
  const { mock } = faultyMock({});
  mock.states({ state: 'the service has an internal fault' });
  const response = await mock.handle(request());
  expect(response.headers.has(faultHeader)).toBe(false);
  expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('InternalError')]);
  expect(mock.faultCount()).toBe(0);
});

test('a served mock reports what fails outside of the mock as well', async () => {
  const { mock, faults } = faultyMock({});
  const server = await startMockServer({ mock: { ...mock, handle: fails }, port: 0, host: '127.0.0.1' });
  const response = await fetch(server.url);
  await server.close();
  expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('bug of ecs-conformance')]);
  expect(faults.map(({ error }) => error)).toEqual([bug]);
});

test('by default the stack is printed', () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  printFault({ error: bug, during: 'DescribeRegions' });
  const [[text]] = print.mock.calls as [[string]];
  print.mockRestore();
  expect(text).toContain(faultNotice);
  expect(text).toContain(bug.stack);
});
