/** A run against the mock in this process: its verdicts are the same in any order and with any number of workers. */
import { expect, test } from 'vitest';
import { type Case, loadContract } from '#contracts';
import { loadPack } from '#specs';
import { createMock } from '../mock/create-mock.ts';
import { mockCredentials } from '../mock/mock-credentials.ts';
import type { Target } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { inProcessDriver } from '../states/in-process-driver.ts';
import type { HttpClient } from './exchange-http.ts';
import { runCases } from './run-cases.ts';
import { createSender } from './send.ts';

const packs = [loadPack('aliyun-ecs')];
/** Every fourth case, so that each operation, state and kind of effect is among them. */
const cases = loadContract('aliyun-ecs').cases.filter((_case, index) => index % 4 === 0);

interface Ran {
  readonly verdicts: readonly string[];
  readonly undocumented: unknown;
  /** The most requests that were under way together. */
  readonly together: number;
}

async function run(selected: readonly Case[], concurrency: number): Promise<Ran> {
  const mock = createMock({ packs });
  let [underWay, together] = [0, 0];
  const client: HttpClient = {
    exchange: async ({ method, url, headers }) => {
      underWay += 1;
      together = Math.max(together, underWay);
      const answer = await mock.handle(new Request(url, { method, headers }));
      const body = await answer.text();
      underWay -= 1;
      return { response: { status: answer.status, headers: Object.fromEntries(answer.headers), body } };
    },
    close: async () => undefined,
  };
  const target: Target = {
    kind: 'embedded',
    urls: { 'aliyun-ecs': 'http://127.0.0.1:1/' },
    credentials: { 'aliyun-ecs': mockCredentials },
  };
  const driver = inProcessDriver(async (body) => mock.states(body));
  const settings = runSettings({ concurrency, timeoutMs: 1000 });
  const sender = createSender(target, client);
  const record = await runCases({ packs, cases, selected, target, driver, sender, settings });
  const verdicts = record.results.map(({ case: id, requirements, verdict, evidence, reason }) =>
    [id, ...requirements, verdict, evidence, reason].join(' '),
  );
  return { verdicts: verdicts.toSorted(), undocumented: record.undocumented, together };
}

test('order and number of workers change nothing', async () => {
  const inOrder = await run(cases, 1);
  const shuffled = cases.toSorted((one, other) => one.title.localeCompare(other.title));
  const backwards = await run(shuffled.toReversed(), 16);
  expect(backwards.verdicts).toEqual(inOrder.verdicts);
  expect(backwards.undocumented).toEqual(inOrder.undocumented);
  expect(inOrder.verdicts.length).toBeGreaterThan(20);
});

test('a case that tells the whole target to fail goes alone, also where a later step tells it to', async () => {
  const told = cases.flatMap((testCase): readonly Case[] => {
    const { trial } = testCase.disposable;
    const state = { name: 'the order service fails', params: {} };
    const { effect: _effect, ...request } = trial.request;
    const before = [...trial.before, { step: 'state', state } as const];
    const disposable = { ...testCase.disposable, controls: [], trial: { ...trial, before, request } };
    const single = trial.request.operation === 'RenewInstance' && trial.request.atOnce === undefined;
    return single ? [{ ...testCase, disposable }] : [];
  });
  expect(told.length).toBeGreaterThan(3);
  expect((await run(told, 16)).together).toBe(1);
});
