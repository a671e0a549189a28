/** A run with a signature that is registered for it: the mock answers such requests, and no report shows a secret. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { buildReport, emitters } from '#reports';
import { runCases } from '../execute/run-cases.ts';
import { createSender } from '../execute/send.ts';
import { createMock } from '../mock/create-mock.ts';
import { mockCredentials } from '../mock/mock-credentials.ts';
import type { HttpRequest, RunRecord } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { madeUpPack, madeUpSigner } from '../signers/made-up-signer.test-data.ts';
import { registerSigner } from '../signers/signers.ts';
import { inProcessDriver } from '../states/in-process-driver.ts';
import { inProcessClient, inProcessUrl, mockAnswers, type Respond, targetAt } from './in-process.test-data.ts';

const pack = madeUpPack();
const { id } = pack.manifest;
const cases = loadContract(id).cases.filter(({ operation }) => operation === 'RenewInstance');

let remove = (): void => undefined;
beforeAll(() => {
  remove = registerSigner(madeUpSigner);
});
afterAll(() => remove());

const sent: HttpRequest[] = [];

/** Runs against the mock; `change` may spoil its answers. */
async function run(change: (answers: Respond) => Respond): Promise<RunRecord> {
  const packs = [pack];
  const mock = createMock({ packs });
  const answers = change(mockAnswers(mock));
  const client = inProcessClient((request) => {
    sent.push(request);
    return answers(request);
  });
  const target = targetAt(inProcessUrl, 'embedded', packs);
  return runCases({
    packs,
    cases,
    selected: cases,
    target,
    driver: inProcessDriver(async (body) => mock.states(body)),
    sender: createSender(target, client),
    settings: runSettings({ packs: [id] }),
  });
}

test('the mock finds operation and version by the registered signer', async () => {
  const { results } = await run((answers) => answers);
  const passed = results.filter(({ verdict }) => verdict === 'pass');
  expect(cases.length).toBeGreaterThan(10);
  expect(passed.length).toBeGreaterThan(results.length / 2);
});

test('no report of a target that sends everything back shows a secret', async () => {
  const record = await run((answers) => async (request) => {
    const { url, headers } = request;
    const Message = [url, decodeURIComponent(url)].join(' ');
    // Short reports show the code alone.
    const Code = Object.values(headers).join(' ');
    return { ...(await answers(request)), status: 400, body: JSON.stringify({ Code, Message }) };
  });
  const suite = { name: 's', version: '0', commit: null };
  const report = buildReport({ record, untested: [], causes: 0, allowInconclusive: [], suite });
  const texts = [JSON.stringify(record), ...emitters.map(({ emit }) => emit(report))];
  const secrets = new Set(
    sent.flatMap(({ url, headers }) => [
      new URL(url).searchParams.get('Proof') ?? '',
      headers['x-pass'] ?? '',
      /ticket=([^;]+)/.exec(headers['x-ticket'] ?? '')?.[1] ?? '',
    ]),
  );
  secrets.delete('');
  const forbidden = [...secrets, mockCredentials.accessKeyId, mockCredentials.accessKeySecret.reveal()];
  expect(secrets.size).toBeGreaterThan(10);
  // The Markdown report quotes no answer; the record and the other reports do.
  expect(texts.filter((text) => /ticket=\W*redacted/.test(text)).length).toBeGreaterThanOrEqual(texts.length - 1);
  for (const text of texts) {
    const seen = forbidden.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
    expect(seen).toEqual([]);
  }
});
