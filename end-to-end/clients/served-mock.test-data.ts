/** The mock over real HTTP, and the owner of the target who sets its states; what the published clients talk to. */
import { loadPack } from '#specs';
import { createMock, startMockServer } from '#suites';

export interface ServedMock {
  readonly url: string;
  /** Host and port, as clients want their endpoint. */
  readonly host: string;
  /** Sets a state by HTTP and gives what it returned; a state that is not reached fails the test. */
  readonly state: (state: string, params?: StateParams) => Promise<Readonly<Record<string, string>>>;
  /** What the owner sees of the scope. */
  readonly orders: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

type StateParams = Readonly<Record<string, string | number | boolean>>;

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

let scopes = 0;

/** Serves a mock of its own with both packs; states are set in one scope of the given pack. */
export async function serveMock(pack: 'aliyun-ecs' | 'volcengine-ecs'): Promise<ServedMock> {
  const mock = createMock({ packs: [loadPack('aliyun-ecs'), loadPack('volcengine-ecs')] });
  const server = await startMockServer({ mock, port: 0, host: '127.0.0.1' });
  let scope = '';
  const post = async (call: object, params: StateParams) => {
    const body = JSON.stringify({ ...call, params: { pack, scope, ...params } });
    const answer = await fetch(`${server.url}/_conformance/states`, { method: 'POST', body });
    if (answer.status !== 200) throw new Error(await answer.text());
    return answer.json();
  };
  return {
    url: server.url,
    host: new URL(server.url).host,
    state: async (state, params = {}) => {
      // Each story begins with an instance and has a scope of its own.
      if (state === 'an instance exists') scope = `client-${++scopes}`;
      return (await post({ state, action: 'setup' }, params)) as Readonly<Record<string, string>>;
    },
    orders: async () => {
      const seen = (await post({ action: 'observe' }, {})) as Readonly<Record<'orders', readonly object[]>>;
      return seen.orders as readonly Readonly<Record<string, unknown>>[];
    },
    close: server.close,
  };
}
