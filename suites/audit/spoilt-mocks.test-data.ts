/**
 * The reference mock, right in everything, with one thing spoilt on its way out. It is served over HTTP like any other target;
 * what is spoilt learns the scope of a request from the ids and keys that the scope's states returned.
 */
import type { ServerResponse } from 'node:http';
import type { Mock } from '../mock/create-mock.ts';
import {
  type ApiRequest,
  bodyOf,
  type DegenerateTarget,
  listen,
  readAsked,
  type StateCall,
  type StateReply,
} from './degenerate-server.test-data.ts';

export interface Asked extends ApiRequest {
  /** Undefined where the request names nothing that a state made. */
  readonly scope: string | undefined;
}

export interface MockAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface Spoil {
  answer?(asked: Asked, answer: MockAnswer): MockAnswer;
  state?(call: StateCall, reply: StateReply, scope: string): StateReply;
  /** The connection breaks before anything is read. */
  breaks?(): boolean;
}

const scopeName = ({ params }: StateCall): string => `${params.pack} ${params.scope}`;

/** Ids and keys that a state returned; regions and zones are everybody's. */
function idsIn(body: unknown): readonly string[] {
  return Object.entries(Object(body) as Readonly<Record<string, unknown>>)
    .filter(([name]) => /Ids?$/.test(name) && name !== 'regionId' && name !== 'zoneId')
    .flatMap(([, value]) => [value].flat().map(String));
}

function send(response: ServerResponse, { status, contentType, body }: MockAnswer): void {
  response.writeHead(status, { 'content-type': contentType }).end(body);
}

/** Serves the mock, spoilt. */
export function serveSpoilt(mock: Mock, spoil: Spoil): Promise<DegenerateTarget> {
  const scopeOfId = new Map<string, string>();
  const answerState = (call: StateCall): StateReply => {
    const { status, body } = mock.states(call);
    const scope = scopeName(call);
    if (call.action === 'setup') for (const id of idsIn(body)) scopeOfId.set(id, scope);
    return spoil.state?.(call, { status, body }, scope) ?? { status, body };
  };
  const scopeOf = ({ accessKeyId, parameters }: ApiRequest): string | undefined => {
    const ids = [...parameters.values()].flatMap((value) => value.split(/[^\w-]+/));
    return [accessKeyId, ...ids].map((id) => scopeOfId.get(id)).find((scope) => scope !== undefined);
  };
  return listen(async (request, response) => {
    if (spoil.breaks?.()) {
      request.socket.destroy();
      return;
    }
    if (request.url === '/states') {
      const { status, body } = answerState(JSON.parse(await bodyOf(request)) as StateCall);
      send(response, { status, contentType: 'application/json', body: JSON.stringify(body) });
      return;
    }
    const asked = readAsked(request);
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const told = await mock.handle(new Request(`http://${request.headers.host}${request.url}`, { headers }));
    const contentType = told.headers.get('content-type') ?? '';
    const answer = { status: told.status, contentType, body: await told.text() };
    send(response, spoil.answer?.({ ...asked, scope: scopeOf(asked) }, answer) ?? answer);
  });
}
