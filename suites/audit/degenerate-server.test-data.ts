/** Serves degenerate targets, in process or over HTTP: the envelopes of both packs, and the state protocol. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpClient } from '../execute/exchange-http.ts';
import { buildXml } from '../mock/codec/build-xml.ts';
import type { JsonObject } from '../mock/json.ts';
import type { HttpRequest } from '../model.ts';
import { inProcessClient, inProcessUrl, type PlainAnswer } from './in-process.test-data.ts';

export interface DegenerateTarget {
  readonly url: string;
  readonly stateUrl: string;
  /** Reaches a target in this process. Absent for a target over HTTP. */
  readonly client?: HttpClient;
  close(): Promise<void>;
}

export interface ApiRequest {
  readonly operation: string;
  readonly pack: 'aliyun-ecs' | 'volcengine-ecs';
  readonly parameters: ReadonlyMap<string, string>;
  readonly accessKeyId: string;
}

/** The envelope contains `error` if it is there, whatever the status is. */
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

/** `hang` sends the headers and half of the body, and never ends. */
export interface DegenerateBehaviour {
  api(request: ApiRequest): ApiAnswer | 'hang';
  state(call: StateCall): StateReply;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Parses a request: parameters from its query and form, the rest also from its headers. */
export function readAsked({ url, headers, body }: HttpRequest): ApiRequest {
  const parameters = new Map([...new URLSearchParams(body), ...new URL(url).searchParams]);
  const version = parameters.get('Version') ?? headers['x-acs-version'];
  const inHeader = /Credential=([^/,]+)/.exec(headers.authorization ?? '')?.[1];
  return {
    operation: parameters.get('Action') ?? headers['x-acs-action'] ?? '',
    pack: version === '2014-05-26' ? 'aliyun-ecs' : 'volcengine-ecs',
    parameters,
    accessKeyId: parameters.get('AccessKeyId') ?? inHeader ?? '',
  };
}

let serial = 0;

/** A number that is unique in this process. */
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

function encoded(asked: ApiRequest, answer: ApiAnswer): PlainAnswer {
  const body = envelope(asked, answer);
  const isXml = asked.parameters.get('Format') === 'XML';
  const root = answer.error === undefined ? `${asked.operation}Response` : 'Error';
  return {
    status: answer.status,
    contentType: isXml ? 'text/xml;charset=utf-8' : 'application/json',
    body: isXml ? buildXml(root, body) : JSON.stringify(body),
  };
}

/** `hang` sends half of the body and never ends. `break` closes the connection. Both need HTTP. */
export type Respond = (request: HttpRequest) => Promise<PlainAnswer | 'hang' | 'break'>;

/** How a target is reached. */
export type Open = (respond: Respond) => Promise<DegenerateTarget>;

/** In this process. `hang` and `break` are not possible here. */
export const inProcess: Open = async (respond) => {
  const client = inProcessClient(async (request) => {
    const answer = await respond(request);
    if (typeof answer === 'string') throw new Error(`a target must be served over HTTP to ${answer}`);
    return answer;
  });
  return { url: inProcessUrl, stateUrl: `${inProcessUrl}states`, client, close: () => client.close() };
};

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

async function readRequest(request: IncomingMessage): Promise<HttpRequest> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: methods.find((method) => method === request.method) ?? 'GET',
    url: `http://${request.headers.host}${request.url}`,
    headers: Object.fromEntries(headers),
    body: await bodyOf(request),
  };
}

async function serve(respond: Respond, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await respond(await readRequest(request));
  if (answer === 'break') request.socket.destroy();
  else if (answer === 'hang') response.writeHead(200, { 'content-type': 'application/json' }).write('{"RequestId":');
  else response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
}

/** On a free port of this machine. */
export const overHttp: Open = async (respond) => {
  const server: Server = createServer((request, response) => {
    serve(respond, request, response).catch(() => response.destroy());
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
};

/** State calls go to `/states`, everything else to the API. */
export const isStateCall = ({ url }: HttpRequest): boolean => new URL(url).pathname === '/states';

export function stateAnswer({ status, body }: StateReply): PlainAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}

/** Serves a behaviour. */
export function serveDegenerate(behaviour: DegenerateBehaviour, open: Open = inProcess): Promise<DegenerateTarget> {
  return open(async (request) => {
    if (isStateCall(request)) return stateAnswer(behaviour.state(JSON.parse(request.body) as StateCall));
    const asked = readAsked(request);
    const answer = behaviour.api(asked);
    return answer === 'hang' ? answer : encoded(asked, answer);
  });
}
