/**
 * Targets without a socket: a function of this process answers the requests. `overHttp` in `degenerate-server.test-data.ts` serves
 * targets over HTTP.
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

/** Passes requests to a function. If it throws, the connection is lost. An answer takes `turns` turns of the event loop, by default one. */
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

/** The mock answers every request, whatever its address is. */
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

/** A placeholder: no request is sent to this address. */
export const inProcessUrl = 'http://127.0.0.1/';

/** The embedded mock as `openTarget` opens it, without HTTP. */
export function openMockInProcess(mock: Mock, packs: readonly Pack[], turns?: () => number): OpenedTarget {
  const target = targetAt(inProcessUrl, 'embedded', packs);
  const client = inProcessClient(mockAnswers(mock), turns);
  const driver = inProcessDriver(async (body) => mock.states(body));
  return { target, driver, sender: createSender(target, client), close: () => client.close() };
}
