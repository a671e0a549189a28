/** A server in front of the mock that spoils single answers: with an error of the vendor's, or by closing the connection. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Address, ServedMock } from './served-mock.test-data.ts';

/** What becomes of an answer. `carriedOut`: the mock has done what was asked before. */
export interface Trouble {
  readonly answer: 'none' | { readonly status: number; readonly code: string };
  readonly carriedOut: boolean;
}

/** What makes a request different from every other one. */
export interface Seal {
  readonly signature: string | undefined;
  /** Of the vendor whose requests have none: the time of the request. */
  readonly nonce: string | null;
}

export interface TroubledMock extends Address {
  /** Requests of the API in the order of their arrival. */
  readonly arrived: readonly Seal[];
  /** Spoils the next answer. */
  readonly spoil: (trouble: Trouble) => void;
  readonly close: () => Promise<void>;
}

function sealOf({ headers, url }: Request, body: string): Seal {
  const parameters = new URLSearchParams([...new URL(url).searchParams, ...new URLSearchParams(body)]);
  return {
    signature: parameters.get('Signature') ?? /Signature=(\w+)/.exec(headers.get('authorization') ?? '')?.[1],
    nonce: parameters.get('SignatureNonce') ?? headers.get('x-acs-signature-nonce') ?? headers.get('x-date'),
  };
}

function requestOf({ method = 'GET', url, headers }: IncomingMessage, body: string): Request {
  const lines = Object.entries(headers).map(([name, value]) => [name, `${value}`] satisfies [string, string]);
  return new Request(`http://${headers.host}${url}`, { method, headers: lines, ...(body === '' ? {} : { body }) });
}

async function send(outgoing: ServerResponse, answer: Response): Promise<void> {
  const body = await answer.text();
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
}

/** Serves the worlds of a mock at an address of its own. */
export async function troubleMock({ mock }: Pick<ServedMock, 'mock'>): Promise<TroubledMock> {
  const arrived: Seal[] = [];
  const troubles: Trouble[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    arrived.push(sealOf(requestOf(incoming, body), body));
    const trouble = troubles.shift();
    const done = trouble?.carriedOut === false ? undefined : await mock.handle(requestOf(incoming, body));
    if (trouble?.answer === 'none') incoming.socket.destroy();
    else if (trouble !== undefined)
      await send(
        outgoing,
        await mock.refuse(requestOf(incoming, body), { ...trouble.answer, message: 'no word of ours' }),
      );
    else if (done !== undefined) await send(outgoing, done);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    arrived,
    spoil: (trouble) => troubles.push(trouble),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
