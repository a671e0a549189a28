/**
 * Spoilt mocks: the reference mock with one thing changed in its answers. The change knows the scope of a request by the ids and
 * keys that state calls of the scope returned.
 */
import type { Mock } from '../mock/create-mock.ts';
import {
  type ApiRequest,
  type DegenerateTarget,
  inProcess,
  isStateCall,
  type Open,
  readAsked,
  type StateCall,
  type StateReply,
  stateAnswer,
} from './degenerate-server.test-data.ts';
import { mockAnswers, type PlainAnswer } from './in-process.test-data.ts';

export interface Asked extends ApiRequest {
  /** Undefined if the request names nothing that a state call created. */
  readonly scope: string | undefined;
}

export interface Spoil {
  answer?(asked: Asked, answer: PlainAnswer): PlainAnswer;
  state?(call: StateCall, reply: StateReply, scope: string): StateReply;
  /** Closes the connection before any answer. Needs HTTP. */
  breaks?(): boolean;
}

const scopeName = ({ params }: StateCall): string => `${params.pack} ${params.scope}`;

/** Ids and keys that a state call returned. Regions and zones belong to no scope. */
function idsIn(body: unknown): readonly string[] {
  return Object.entries(Object(body) as Readonly<Record<string, unknown>>)
    .filter(([name]) => /Ids?$/.test(name) && name !== 'regionId' && name !== 'zoneId')
    .flatMap(([, value]) => [value].flat().map(String));
}

/** Serves the mock with the change. */
export function serveSpoilt(mock: Mock, spoil: Spoil, open: Open = inProcess): Promise<DegenerateTarget> {
  const scopeOfId = new Map<string, string>();
  const respond = mockAnswers(mock);
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
  return open(async (request) => {
    if (spoil.breaks?.()) return 'break';
    if (isStateCall(request)) return stateAnswer(answerState(JSON.parse(request.body) as StateCall));
    const asked = readAsked(request);
    const answer = await respond(request);
    return spoil.answer?.({ ...asked, scope: scopeOf(asked) }, answer) ?? answer;
  });
}
