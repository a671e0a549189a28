/** Servers on this machine that do one thing wrong each, at the level of the socket. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export interface MisbehavingServer {
  readonly url: string;
  /** Requests that arrived. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Calls `behave` once a whole request head has arrived on a connection, and again for each further one. */
export async function serveRaw(behave: (socket: Socket, request: string) => void): Promise<MisbehavingServer> {
  const sockets = new Set<Socket>();
  const seen: string[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      seen.push(data.toString());
      behave(socket, data.toString());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}/`, seen, close };
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await serveRaw(() => undefined);
  await server.close();
  return Number(new URL(server.url).port);
}
