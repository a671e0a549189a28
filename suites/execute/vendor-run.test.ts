/**
 * The whole contract against something that looks like a vendor: an address that is not this machine. The transport is
 * replaced, so nothing leaves; behind it is the mock without any state.
 */
import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { createMock } from '../mock/create-mock.ts';
import { mockCredentials } from '../mock/mock-credentials.ts';
import type { HttpRequest, RunRecord, Target } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { noDriver } from '../states/no-driver.ts';
import type { HttpClient } from './exchange-http.ts';
import { runCases } from './run-cases.ts';
import { createSender } from './send.ts';

const packs = packIds().map(loadPack);
const cases = packs.flatMap(({ manifest }) => loadContract(manifest.id).cases);

async function runAsVendor(): Promise<{ record: RunRecord; requests: readonly HttpRequest[] }> {
  const mock = createMock({ packs });
  const requests: HttpRequest[] = [];
  const client: HttpClient = {
    exchange: async (request) => {
      requests.push(request);
      const { method, url, headers, body } = request;
      const answer = await mock.handle(new Request(url, { method, headers, ...(body === '' ? {} : { body }) }));
      return {
        response: { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() },
      };
    },
    close: async () => undefined,
  };
  const target: Target = {
    kind: 'vendor',
    urls: Object.fromEntries(packs.map(({ manifest }) => [manifest.id, 'https://ecs.vendor.invalid/'])),
    credentials: Object.fromEntries(packs.map(({ manifest }) => [manifest.id, mockCredentials])),
  };
  const settings = runSettings({ concurrency: 4, timeoutMs: 1000 });
  const sender = createSender(target, client);
  const record = await runCases({ packs, cases, selected: cases, target, driver: noDriver, sender, settings });
  return { record, requests };
}

describe('a vendor', () => {
  test('gets free and reading requests only, and what they can prove is proven', async () => {
    const { record, requests } = await runAsVendor();
    expect(record.spend).toMatchObject({ refused: 0, sent: { bills: 0, destroys: 0 } });
    expect(requests.length).toBeGreaterThan(20);
    expect(record.results.filter(({ verdict }) => !['pass', 'skip'].includes(verdict))).toEqual([]);
    const proven = record.results.filter(({ evidence }) => evidence === 'proven');
    expect(proven.length).toBeGreaterThan(15);
    expect(new Set(proven.map((result) => result.class))).toEqual(new Set(['request']));
  });

  test('is never sent an identifier that is not reserved', async () => {
    const { requests } = await runAsVendor();
    for (const { url, body } of requests) {
      const named = [...new URL(url).searchParams, ...new URLSearchParams(body)]
        .filter(([name]) => /^(InstanceId|InstanceIds|DiskId|DiskIds)$/.test(name))
        .map(([, value]) => value);
      for (const value of named) expect(value).toMatch(/^(\[")?[id]-ecsconformance\d{6}("\])?$/);
    }
  });
});
