/**
 * The mock over HTTP: a small adapter from node:http to what MSW's handlers answer with as well. Bodies are bounded; what goes
 * wrong in here is told in the pack's envelope or as a bare status, never as a stack trace.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Mock } from './create-mock.ts';

/** Larger requests are refused; the largest documented one is far below. */
const maximumBodyBytes = 1_048_576;

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
}): Promise<MockServer> {
  const server = createServer((incoming, outgoing) => {
    serve(settings.mock, incoming, outgoing).catch(() => sendPlain(outgoing, 500, 'internal fault of the mock'));
  });
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
  if (body === undefined) {
    outgoing.setHeader('connection', 'close');
    const bare = toRequest(incoming, Buffer.alloc(0));
    const message = `Request bodies are limited to ${maximumBodyBytes} bytes.`;
    // No page documents an answer for this: status and code are the protocol's own.
    if (bare === undefined) sendPlain(outgoing, 413, message);
    else await send(outgoing, await mock.refuse(bare, { status: 413, code: 'ContentTooLarge', message }));
    return;
  }
  const request = toRequest(incoming, body);
  if (request === undefined) {
    sendPlain(outgoing, 400, 'this request cannot be read');
    return;
  }
  await send(outgoing, await mock.handle(request));
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

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maximumBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendPlain(outgoing: ServerResponse, status: number, error: string): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ error }));
}
