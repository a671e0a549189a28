/**
 * Answers on a connection whose bytes are no HTTP that Node takes: no request is there, so no pack is known, and the answer is a
 * bare status. It comes behind the answers to what was read before, and the connection ends with it.
 */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** What Node calls the reasons that have a status of their own; anything else is a bad request. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** How long the client may go on sending after its answer, which it could otherwise lose. */
const lingerMs = 2_000;

/** Answers on the connections of one server. */
export interface UnreadableAnswers {
  /** Tells of a request that was read and will be answered. */
  readonly expectAnswer: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  readonly answer: (error: Error & { readonly code?: string }, socket: Duplex) => void;
}

/** Remembers, per connection, what is still to be answered. */
export function createUnreadableAnswers(): UnreadableAnswers {
  const open = new WeakMap<Duplex, Map<ServerResponse, IncomingMessage>>();
  /** More bytes of the same request fail again. */
  const answered = new WeakSet<Duplex>();

  const expectAnswer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const ofConnection = open.get(incoming.socket) ?? new Map<ServerResponse, IncomingMessage>();
    open.set(incoming.socket, ofConnection.set(outgoing, incoming));
    outgoing.once('close', () => ofConnection.delete(outgoing));
  };

  const answer = (error: Error & { readonly code?: string }, socket: Duplex): void => {
    if (answered.has(socket)) return;
    answered.add(socket);
    socket.on('error', () => socket.destroy());
    socket.removeAllListeners('data');
    socket.on('data', () => undefined);
    // What was cut in its middle is the request that cannot be read.
    const before = [...(open.get(socket) ?? [])].filter(([, incoming]) => incoming.complete);
    const closed = before.map(([outgoing]) => new Promise<void>((done) => outgoing.once('close', () => done())));
    Promise.all(closed).then(() => endWith(statuses[error.code ?? ''] ?? 400, socket));
  };

  return { expectAnswer, answer };
}

function endWith(status: number, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const reason = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ error: reason });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('close', () => clearTimeout(timer));
}
