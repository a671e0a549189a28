/**
 * The mock over HTTP: a small adapter from node:http to the function that also answers for MSW. It limits the size of bodies
 * and heads, and the time that a client may take. Errors are answered in the pack's envelope or as a bare status, never with a
 * stack trace, and do not affect other connections.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUnreadableAnswers } from './answer-unreadable.ts';
import type { WireError } from './codec/encode-answer.ts';
import type { Mock } from './create-mock.ts';

/** Larger requests are refused; the largest documented one is far below. */
const maximumBodyBytes = 1_048_576;
/** The longest documented parameter is 16 KB before it is encoded twice over; Node would take 16 KB of head in all. */
const maximumHeadBytes = 131_072;
/** How long a client may take to send a request. */
const defaultPatienceMs = 30_000;

/** A mock that is being served. */
export interface MockServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the mock; port 0 takes any free one. */
export function startMockServer(settings: {
  readonly mock: Mock;
  readonly port: number;
  readonly host: string;
  /** How long a client may take to send a request. */
  readonly patienceMs?: number;
}): Promise<MockServer> {
  const { patienceMs = defaultPatienceMs } = settings;
  const unreadable = createUnreadableAnswers();
  const server = createServer(
    {
      maxHeaderSize: maximumHeadBytes,
      requestTimeout: patienceMs,
      connectionsCheckingInterval: Math.ceil(patienceMs / 4),
    },
    (incoming, outgoing) => {
      unreadable.expectAnswer(incoming, outgoing);
      serve(settings.mock, incoming, outgoing).catch((error: unknown) => {
        if (error instanceof ClientWentAway) outgoing.destroy();
        else sendPlain(outgoing, 500, settings.mock.reportFault({ error, during: 'serving a request' }));
      });
    },
  );
  server.on('clientError', unreadable.answer);
  // The protocol has no tunnels. Without an answer the client would wait.
  server.on('connect', (_request, socket) => unreadable.answer(new Error('no tunnels here'), socket));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, () => {
      const { port, family, address } = server.address() as AddressInfo;
      const host = family === 'IPv6' ? `[${address}]` : address;
      resolve({
        url: `http://${host}:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

async function serve(mock: Mock, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming);
  const request = toRequest(incoming, body ?? Buffer.alloc(0));
  const error = body === undefined ? bodyTooLarge : refuseCoding(incoming);
  if (request === undefined) sendPlain(outgoing, error?.status ?? 400, error?.message ?? 'this request cannot be read');
  else await send(outgoing, await (error === undefined ? mock.handle(request) : mock.refuse(request, error)));
}

/** No page documents answers for these: status and code are the protocol's own. */
const bodyTooLarge: WireError = {
  status: 413,
  code: 'ContentTooLarge',
  message: `Request bodies are limited to ${maximumBodyBytes} bytes.`,
};
const unknownCoding: WireError = {
  status: 400,
  code: 'UnsupportedTransferCoding',
  message: 'Request bodies may come chunked and in no other coding.',
};

function refuseCoding({ headers }: IncomingMessage): WireError | undefined {
  const coding = headers['transfer-encoding']?.trim().toLowerCase();
  return coding === undefined || coding === 'chunked' ? undefined : unknownCoding;
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  const text = await response.text();
  const headers = { ...Object.fromEntries(response.headers), 'content-length': Buffer.byteLength(text) };
  outgoing.writeHead(response.status, headers);
  outgoing.end(text);
}

function toRequest(incoming: IncomingMessage, body: Buffer): Request | undefined {
  const { method = 'GET', headers } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  const path = incoming.url ?? '/';
  const url = URL.parse(path.startsWith('/') ? `http://${headers.host ?? 'localhost'}${path}` : path);
  if (url === null) return undefined;
  try {
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value] satisfies [string, string]],
    );
    return new Request(url, { method, headers: lines, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
  } catch {
    return undefined;
  }
}

/** Nobody is left to answer. */
class ClientWentAway extends Error {}

/**
 * The whole body; undefined where it is larger than it may be. What is too much is not kept, yet the stream is left to flow: a
 * connection that is cut while its client still sends may lose the answer.
 */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maximumBodyBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(undefined);
      }
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', () => reject(new ClientWentAway()));
    incoming.once('close', () => reject(new ClientWentAway()));
  });
}

function sendPlain(outgoing: ServerResponse, status: number, error: string): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const text = JSON.stringify({ error });
  outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  outgoing.end(text);
}
