/**
 * Targets without a socket: requests are handed to a function of this process, and what it answers is all that comes back.
 * Whatever lies behind the client is the same as over HTTP; `listen` of `degenerate-server.test-data.ts` is the other way.
 */
import type { Pack } from '#specs';
import type { HttpClient } from '../execute/exchange-http.ts';
import { createSender } from '../execute/send.ts';
import type { Mock } from '../mock/create-mock.ts';
import { mockCredentials } from '../mock/mock-credentials.ts';
import type { HttpRequest, Target, TargetKind } from '../model.ts';
import type { OpenedTarget } from '../open-target.ts';
import { inProcessDriver } from '../states/in-process-driver.ts';

export interface PlainAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export type Respond = (request: HttpRequest) => Promise<PlainAnswer>;

/** Hands requests to a function; where it throws, the connection is lost. `turns` says how many turns of the event loop an answer is on its way; one without it. */
export function inProcessClient(respond: Respond, turns: () => number = () => 1): HttpClient {
  return {
    exchange: async (request) => {
      const answer = await respond(request).catch((error: unknown) => String(error));
      for (let left = turns(); left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
      if (typeof answer === 'string') return { fault: { kind: 'connection-lost', message: answer } };
      const { status, contentType, body } = answer;
      return { response: { status, headers: { 'content-type': contentType }, body } };
    },
    close: async () => undefined,
  };
}

/** What the mock answers to requests, whatever address they go to. */
export function mockAnswers(mock: Mock): Respond {
  return async ({ method, url, headers, body }) => {
    const request = new Request(url, { method, headers, ...(method === 'GET' ? {} : { body }) });
    const answer = await mock.handle(request);
    const contentType = answer.headers.get('content-type') ?? '';
    return { status: answer.status, contentType, body: await answer.text() };
  };
}

/** A target of that kind under one address, with the mock's keys. */
export function targetAt(url: string, kind: TargetKind, packs: readonly Pack[]): Target {
  const ids = packs.map(({ manifest }) => manifest.id);
  return {
    kind,
    urls: Object.fromEntries(ids.map((id) => [id, url])),
    credentials: Object.fromEntries(ids.map((id) => [id, mockCredentials])),
  };
}

/** Nothing is ever sent there. */
export const inProcessUrl = 'http://127.0.0.1/';

/** The embedded mock, as `openTarget` opens it, but for the HTTP in between. */
export function openMockInProcess(mock: Mock, packs: readonly Pack[], turns?: () => number): OpenedTarget {
  const target = targetAt(inProcessUrl, 'embedded', packs);
  const client = inProcessClient(mockAnswers(mock), turns);
  const driver = inProcessDriver(async (body) => mock.states(body));
  return { target, driver, sender: createSender(target, client), close: () => client.close() };
}
