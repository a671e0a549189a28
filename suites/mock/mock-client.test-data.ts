/** The client of the mock's tests: a mock with a fixed clock, signed requests, state calls. */
import { expect } from 'vitest';
import { loadPack } from '#specs';
import type { EcsWorld } from '../ecs-world.test-data.ts';
import type { Credentials } from '../model.ts';
import { Secret } from '../secret.ts';
import { signerNamed } from '../signers/signers.ts';
import { createMock, type Mock } from './create-mock.ts';
import type { JsonValue } from './json.ts';
import { mockCredentials } from './mock-credentials.ts';
import type { ScenarioName } from './scenarios.ts';

export const packs = { 'aliyun-ecs': loadPack('aliyun-ecs'), 'volcengine-ecs': loadPack('volcengine-ecs') };
export type PackId = keyof typeof packs;

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The decoded body, and one place in it by JSON Pointer. */
  readonly body: unknown;
  readonly at: (pointer: string) => unknown;
  readonly code: string;
  readonly message: string;
}

export interface AskOptions {
  readonly credentials?: Credentials;
  readonly signer?: string;
  readonly method?: 'GET' | 'POST';
  readonly version?: string;
  readonly nonce?: string;
  readonly now?: Date;
  readonly headers?: Readonly<Record<string, string>>;
}

let nonces = 0;

/** A signed request for an operation, as the mock's `handle` takes it. */
export function signedRequest(
  packId: PackId,
  operation: string,
  parameters: Readonly<Record<string, string>>,
  options: AskOptions = {},
): Request {
  const { binding } = packs[packId].manifest;
  const signer = signerNamed(options.signer ?? binding.signers[0] ?? '');
  if (signer === undefined) throw new Error('no such signer');
  nonces += 1;
  const http = signer.sign(
    {
      method: options.method ?? 'GET',
      baseUrl: 'http://127.0.0.1:4010/',
      operation,
      version: options.version ?? binding.version,
      region: binding.region,
      service: binding.service,
      parameters: Object.entries(parameters),
    },
    options.credentials ?? mockCredentials,
    { now: options.now ?? clock.now, nonce: options.nonce ?? `test-nonce-${nonces}` },
  );
  const body = http.body === '' ? {} : { body: http.body };
  return new Request(http.url, { method: http.method, headers: { ...http.headers, ...options.headers }, ...body });
}

/** The clock of all test mocks. */
const clock = { now: new Date('2026-03-10T08:00:00Z') };

export const testNow = clock.now;

/** Values of a state, read as texts. */
export type StateStrings = Readonly<Record<string, string>>;

export interface Bench {
  readonly mock: Mock;
  readonly state: (name: string, params?: Readonly<Record<string, JsonValue>>) => StateStrings;
  readonly see: () => EcsWorld;
  readonly ask: (
    operation: string,
    parameters: Readonly<Record<string, string>>,
    options?: AskOptions,
  ) => Promise<Reply>;
}

/** A fresh mock, one scope of it, and a client of one pack that asks for JSON where it can. */
export function bench(packId: PackId = 'aliyun-ecs', scenario: ScenarioName = 'default', scope = 'test'): Bench {
  const mock = createMock({ packs: Object.values(packs), scenario, now: () => clock.now });
  const stateCall = (state: string, action: string, params: Readonly<Record<string, JsonValue>>) => {
    const { status, body } = mock.states({ state, action, params: { pack: packId, scope, ...params } });
    if (status !== 200) throw new Error(`${state}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    mock,
    state: (name, params = {}) => stateCall(name, 'setup', params) as StateStrings,
    see: () => stateCall('', 'observe', {}) as unknown as EcsWorld,
    ask: async (operation, parameters, options) => {
      const format = packs[packId].manifest.binding.formatParameter;
      const asked = format === undefined ? parameters : { [format]: 'JSON', ...parameters };
      return readReply(await mock.handle(signedRequest(packId, operation, asked, options)));
    },
  };
}

/** Reads a JSON answer in either envelope; other bodies keep their text alone. */
export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') ? JSON.parse(text) : undefined;
  const at = (pointer: string): unknown =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((value, name) => (Object(value) as Readonly<Record<string, unknown>>)[name], body);
  const error = at('/ResponseMetadata') === undefined ? '' : '/ResponseMetadata/Error';
  const textAt = (pointer: string): string => `${at(pointer) ?? ''}`;
  return {
    status: response.status,
    type,
    text,
    body,
    at,
    code: textAt(`${error}/Code`),
    message: textAt(`${error}/Message`),
  };
}

/** Credentials that a state returned. */
export function credentialsFrom(values: StateStrings): Credentials {
  const { accessKeyId = '', accessKeySecret = '', securityToken } = values;
  return {
    accessKeyId,
    accessKeySecret: new Secret(accessKeySecret),
    ...(securityToken === undefined ? {} : { securityToken: new Secret(securityToken) }),
  };
}

/** Asks and demands a refusal with that status and code, after which the world is as it was. */
export async function expectRefusal(
  { ask, see }: Bench,
  request: {
    readonly operation: string;
    readonly parameters: Readonly<Record<string, string>>;
    readonly credentials?: Credentials;
  },
  answer: readonly [status: number, code: string, message?: string],
): Promise<void> {
  const before = see();
  const { operation, parameters, credentials } = request;
  const reply = await ask(operation, parameters, credentials === undefined ? {} : { credentials });
  expect([reply.status, reply.code]).toEqual([answer[0], answer[1]]);
  if (answer[2] !== undefined) expect(reply.message).toContain(answer[2]);
  expect(see()).toEqual(before);
}
