/** The mock over real HTTP, and the owner of the target who sets its states; what the published clients talk to. */
import type { TemplateValues } from '#contracts';
import { loadPack } from '#specs';
import { createMock, type Mock, startMockServer } from '#suites';

/** Where clients find the mock. */
export interface Address {
  readonly url: string;
  /** Host and port, as clients want their endpoint. */
  readonly host: string;
}

/** One world of the mock, as its owner sets and sees it by HTTP; a state that is not reached fails the test. */
export interface Scope {
  /** Sets a state and gives what it returned. */
  readonly state: (state: string, params?: TemplateValues) => Promise<TemplateValues>;
  readonly observe: () => Promise<World>;
}

/** What tests look at of what the owner sees. */
export interface World {
  readonly instances: readonly {
    readonly status: string;
    readonly expiredTime: string;
    readonly locks: readonly string[];
  }[];
  readonly orders: readonly Readonly<Record<string, unknown>>[];
}

export interface ServedMock extends Address {
  /** A world of its own. */
  readonly scope: () => Scope;
  /** Sets a state of the current scope; each story begins with an instance and has a scope of its own. */
  readonly state: (state: string, params?: TemplateValues) => Promise<Readonly<Record<string, string>>>;
  /** What the owner sees of the current scope. */
  readonly orders: () => Promise<World['orders']>;
  readonly mock: Mock;
  readonly close: () => Promise<void>;
}

/** Packs whose operations clients call. */
export type PackId = 'aliyun-ecs' | 'volcengine-ecs';

/** Key and secret of a client, and the token of a temporary key. */
export interface Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** The key that the mock prints for everybody. */
export const mockKey: Key = { accessKeyId: 'mock-access-key-id', accessKeySecret: 'mock-access-key-secret' };

/** The same key as a temporary one. */
export const mockTemporaryKey: Key = { ...mockKey, securityToken: 'mock-security-token' };

/** Read once for all files of a worker. */
const packs = [loadPack('aliyun-ecs'), loadPack('volcengine-ecs')];

let scopes = 0;

/** Serves a mock of its own with both packs; states are set in scopes of the given pack. */
export async function serveMock(pack: PackId): Promise<ServedMock> {
  const mock = createMock({ packs });
  const server = await startMockServer({ mock, port: 0, host: '127.0.0.1' });
  const openScope = (): Scope => {
    const scope = `client-${++scopes}`;
    const post = async (call: object, params: TemplateValues = {}) => {
      const body = JSON.stringify({ ...call, params: { pack, scope, ...params } });
      const answer = await fetch(`${server.url}/_conformance/states`, { method: 'POST', body });
      if (answer.status !== 200) throw new Error(await answer.text());
      return answer.json();
    };
    return {
      state: async (state, params) => (await post({ state, action: 'setup' }, params)) as TemplateValues,
      observe: async () => (await post({ action: 'observe' })) as World,
    };
  };
  let current = openScope();
  return {
    url: server.url,
    host: new URL(server.url).host,
    scope: openScope,
    state: async (state, params) => {
      if (state === 'an instance exists') current = openScope();
      return (await current.state(state, params)) as Readonly<Record<string, string>>;
    },
    orders: async () => (await current.observe()).orders,
    mock,
    close: server.close,
  };
}
