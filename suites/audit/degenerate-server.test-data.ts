/** The plumbing of degenerate targets: an HTTP server with the envelopes of both packs and a state protocol; no sense inside. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildXml } from '../mock/codec/build-xml.ts';
import type { JsonObject } from '../mock/json.ts';

export interface DegenerateTarget {
  readonly url: string;
  readonly stateUrl: string;
  close(): Promise<void>;
}

export interface ApiRequest {
  readonly operation: string;
  readonly pack: 'aliyun-ecs' | 'volcengine-ecs';
  readonly parameters: ReadonlyMap<string, string>;
  readonly accessKeyId: string;
}

/** `error`, where there is one, is told in the envelope, whatever the status is. */
export interface ApiAnswer {
  readonly status: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly result?: JsonObject;
}

export interface StateCall {
  readonly state?: string;
  readonly action: 'setup' | 'teardown' | 'observe';
  readonly params: Readonly<Record<string, unknown>>;
}

export interface StateReply {
  readonly status: number;
  readonly body: unknown;
}

/** `hang`: headers and half a body, then nothing for ever. */
export interface DegenerateBehaviour {
  api(request: ApiRequest): ApiAnswer | 'hang';
  state(call: StateCall): StateReply;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** What a request asks for; the query has it all, since the suite sends GET. */
export function readAsked({ url, headers }: Pick<IncomingMessage, 'url' | 'headers'>): ApiRequest {
  const parameters = new Map(new URL(url ?? '/', 'http://target').searchParams);
  const inHeader = /Credential=([^/,]+)/.exec(headers.authorization ?? '')?.[1];
  return {
    operation: parameters.get('Action') ?? '',
    pack: parameters.get('Version') === '2014-05-26' ? 'aliyun-ecs' : 'volcengine-ecs',
    parameters,
    accessKeyId: parameters.get('AccessKeyId') ?? inHeader ?? '',
  };
}

let serial = 0;

/** A number that no other call of this process got. */
export function nextNumber(): number {
  serial += 1;
  return serial;
}

function envelope({ pack, operation, parameters }: ApiRequest, { error, result }: ApiAnswer): JsonObject {
  const RequestId = `A1B2C3D4-0000-4000-8000-${String(nextNumber()).padStart(12, '0')}`;
  const told = error === undefined ? undefined : { Code: error.code, Message: error.message };
  if (pack === 'aliyun-ecs') return { RequestId, ...(told ?? result) };
  const Version = parameters.get('Version') ?? '';
  const metadata = { RequestId, Action: operation, Version, Service: 'ecs', Region: 'cn-beijing' };
  return told === undefined
    ? { ResponseMetadata: metadata, Result: result ?? {} }
    : { ResponseMetadata: { ...metadata, Error: told } };
}

function sendAnswer(response: ServerResponse, asked: ApiRequest, answer: ApiAnswer): void {
  const body = envelope(asked, answer);
  const isXml = asked.parameters.get('Format') === 'XML';
  const root = answer.error === undefined ? `${asked.operation}Response` : 'Error';
  response.writeHead(answer.status, { 'content-type': isXml ? 'text/xml;charset=utf-8' : 'application/json' });
  response.end(isXml ? buildXml(root, body) : JSON.stringify(body));
}

/** Serves any listener on a free port of this machine, its states under `/states`. */
export async function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<DegenerateTarget> {
  const server: Server = createServer((request, response) => {
    listener(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    stateUrl: `${url}/states`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves a behaviour. */
export function serveDegenerate(behaviour: DegenerateBehaviour): Promise<DegenerateTarget> {
  return listen(async (request, response) => {
    if (request.url === '/states') {
      const { status, body } = behaviour.state(JSON.parse(await bodyOf(request)) as StateCall);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const asked = readAsked(request);
    const answer = behaviour.api(asked);
    if (answer === 'hang') response.writeHead(200, { 'content-type': 'application/json' }).write('{"RequestId":');
    else sendAnswer(response, asked, answer);
  });
}
