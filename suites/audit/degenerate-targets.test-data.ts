/**
 * Targets that implement nothing and hope to pass: plain HTTP servers with answers that look right. Each is as sly as its
 * kind allows; none may be certified, whatever it claims about its states and its world.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Case } from '#contracts';

export interface DegenerateTarget {
  readonly url: string;
  readonly stateUrl: string;
  close(): Promise<void>;
}

interface ApiRequest {
  readonly operation: string;
  readonly format: string;
  readonly parameters: URLSearchParams;
  readonly pack: 'aliyun-ecs' | 'volcengine-ecs';
}

interface ApiAnswer {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly result?: Readonly<Record<string, unknown>>;
}

interface StateBody {
  readonly state?: string;
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Behaviour {
  api(request: ApiRequest): ApiAnswer;
  state(body: StateBody): { readonly status: number; readonly body: unknown };
}

function envelope({ pack }: ApiRequest, { code, message, result }: ApiAnswer): unknown {
  const RequestId = 'A1B2C3D4-0000-4000-8000-000000000000';
  if (pack === 'aliyun-ecs')
    return code === undefined ? { RequestId, ...result } : { RequestId, Code: code, Message: message };
  const error = code === undefined ? {} : { Error: { Code: code, Message: message } };
  return { ResponseMetadata: { RequestId, ...error }, ...(code === undefined ? { Result: result } : {}) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function listen(behaviour: Behaviour): Promise<DegenerateTarget> {
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://target');
    if (url.pathname === '/states') {
      const { status, body } = behaviour.state(JSON.parse(await bodyOf(request)) as StateBody);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const parameters = url.searchParams;
    const asked: ApiRequest = {
      operation: parameters.get('Action') ?? '',
      format: parameters.get('Format') ?? 'JSON',
      parameters,
      pack: parameters.get('Version') === '2014-05-26' ? 'aliyun-ecs' : 'volcengine-ecs',
    };
    const answer = behaviour.api(asked);
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(envelope(asked, answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stateUrl: `http://127.0.0.1:${port}/states`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let serial = 0;

/** Values that any state may be expected to return; ids are new each time, so that a request leads back to its scope. */
function stateValues(): Readonly<Record<string, unknown>> {
  serial += 1;
  const diskId = `d-degenerate${serial}`;
  return {
    instanceId: `i-degenerate${serial}`,
    diskId,
    diskIds: [diskId],
    systemDiskId: `${diskId}s`,
    regionId: 'cn-hangzhou',
    zoneId: 'cn-hangzhou-a',
    orderId: `o${serial}`,
  };
}

const stillWorld = { instances: [], disks: [], orders: [], balance: 1000, vouchers: [] };

/** Answers every call with the same documented error, and every state call with what it seems to want. */
export function alwaysNotFound(): Promise<DegenerateTarget> {
  return listen({
    api: () => ({
      status: 404,
      code: 'InvalidInstanceId.NotFound',
      message: 'The specified InstanceId does not exist.',
    }),
    state: ({ action }) => ({ status: 200, body: action === 'observe' ? stillWorld : stateValues() }),
  });
}

export type ObserveManner = 'refuses' | 'shows-nothing' | 'invents-effects';

interface CannedScope {
  canned?: ApiAnswer;
  readonly world: { instances: unknown[]; disks: unknown[]; orders: unknown[]; balance: number; vouchers: unknown[] };
}

/** State name, parameters and operation → the first error that any case expects after it: all that reading the suite can teach. */
function cannedErrors(cases: readonly Case[]): ReadonlyMap<string, ApiAnswer> {
  const found = new Map<string, ApiAnswer>();
  for (const { operation, disposable } of cases) {
    const { states, request } = disposable.trial;
    if (request.expect.outcome !== 'error') continue;
    const [first] = request.expect.anyOf;
    for (const { name } of states.filter((state) => !['an instance exists', 'a disk exists'].includes(state.name))) {
      if (first === undefined || found.has(`${operation} ${name}`)) continue;
      found.set(`${operation} ${name}`, { status: first.status, code: first.code, message: first.messages[0] ?? 'm' });
    }
  }
  return found;
}

/**
 * Maps each state's name to its canned error for the operation, and succeeds otherwise. It keeps scopes apart by the ids
 * that it handed out; with `invents-effects` its world even changes as a success should change it.
 */
export function stateNameToError(cases: readonly Case[], manner: ObserveManner): Promise<DegenerateTarget> {
  const errors = cannedErrors(cases);
  const scopes = new Map<string, CannedScope & { state?: string }>();
  const scopeOfId = new Map<string, string>();
  const scopeNamed = (name: string): CannedScope & { state?: string } => {
    const known = scopes.get(name) ?? { world: { instances: [], disks: [], orders: [], balance: 1000, vouchers: [] } };
    scopes.set(name, known);
    return known;
  };
  const scopeOf = (parameters: URLSearchParams) =>
    [...scopeOfId].find(([id]) => [...parameters.values()].some((value) => value.includes(id)))?.[1];
  const succeed = (scope: CannedScope | undefined): ApiAnswer => {
    serial += 1;
    const OrderId = `order-${serial}`;
    scope?.world.orders.push({ orderId: OrderId, status: 'paid', operation: 'RenewInstance' });
    if (scope !== undefined) scope.world.balance -= 1;
    return { status: 200, result: { OrderId, Instances: { Instance: [] }, Disks: { Disk: [] } } };
  };
  return listen({
    api: ({ operation, parameters }) => {
      const scope = scopes.get(scopeOf(parameters) ?? '');
      return errors.get(`${operation} ${scope?.state}`) ?? succeed(scope);
    },
    state: ({ state, action, params }) => {
      const scope = scopeNamed(String(params.scope));
      if (action === 'observe') {
        if (manner === 'refuses') return { status: 404, body: { error: 'no observe here' } };
        return { status: 200, body: manner === 'shows-nothing' ? stillWorld : scope.world };
      }
      if (action === 'teardown') return { status: 200, body: {} };
      if (state !== undefined && !['an instance exists', 'a disk exists'].includes(state)) {
        scope.state = state;
        return { status: 200, body: {} };
      }
      const values = stateValues();
      for (const id of [values.instanceId, values.diskId]) scopeOfId.set(String(id), String(params.scope));
      const expiredTime = '2027-01-01T00:00:00Z';
      scope.world.instances.push({
        instanceId: values.instanceId,
        status: 'Running',
        chargeType: 'PrePaid',
        expiredTime,
        locks: [],
      });
      return { status: 200, body: values };
    },
  });
}
