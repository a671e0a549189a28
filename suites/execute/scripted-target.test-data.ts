/** A target by script: a sender that sends nothing, a driver over one small world, and the parts of a trial around both. */
import type { ExpectedEffect, JsonValue, RequestStep, Trial } from '#contracts';
import { loadPack } from '#specs';
import type { EcsWorld } from '../ecs-world.test-data.ts';
import type {
  Answer,
  Exchange,
  Observation,
  StateDriver,
  StateOutcome,
  StateValues,
  TransportFault,
} from '../model.ts';
import type { SeeAnswer } from './answer-watch.ts';
import type { OutgoingRequest, Sender } from './send.ts';
import type { TrialParts } from './trial-progress.ts';

export const aliyun = loadPack('aliyun-ecs');
export const volcengine = loadPack('volcengine-ecs');

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A world that an answer may change: one instance with a disk, and money. */
export interface ScriptedWorld {
  instances: Mutable<EcsWorld['instances'][number]>[];
  disks: Mutable<EcsWorld['disks'][number]>[];
  orders: EcsWorld['orders'][number][];
  balance: number;
  vouchers: EcsWorld['vouchers'][number][];
}

export function newWorld(): ScriptedWorld {
  const expiredTime = '2027-01-10T16:00:00.000Z';
  return {
    instances: [{ instanceId: 'i-1', status: 'Running', chargeType: 'PrePaid', expiredTime, locks: [] }],
    disks: [
      { diskId: 'd-1', instanceId: 'i-1', status: 'In_use', chargeType: 'PostPaid', expiredTime: null, locks: [] },
    ],
    orders: [],
    balance: 100,
    vouchers: [],
  };
}

export type ScriptedAnswer = { readonly status: number; readonly body: JsonValue } | { readonly fault: TransportFault };

export interface ScriptedRequest {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** How many requests of that operation came before. */
  readonly earlier: number;
}

export const refusal = (status: number, Code: string): ScriptedAnswer => ({
  status,
  body: { RequestId: 'r', Code, Message: 'm' },
});
export const success = (result: Readonly<Record<string, JsonValue>> = {}): ScriptedAnswer => ({
  status: 200,
  body: { RequestId: `r-${Math.random()}`, ...result },
});

/** The reading operations, in the vendor's words; times are printed to the minute. */
export function describeWorld(world: ScriptedWorld, { operation, parameters }: ScriptedRequest): ScriptedAnswer {
  const minute = (time: string | null) => (time === null ? '2099-12-31T15:59Z' : `${time.slice(0, 16)}Z`);
  if (operation === 'DescribeInstances') {
    const ids = JSON.parse(parameters.InstanceIds ?? '[]') as readonly string[];
    const list = world.instances.filter(({ instanceId }) => ids.includes(instanceId));
    const Instance = list.map(({ instanceId, status, chargeType, expiredTime, locks }) => ({
      InstanceId: instanceId,
      Status: status,
      InstanceChargeType: chargeType,
      ExpiredTime: minute(expiredTime),
      OperationLocks: { LockReason: locks.map((LockReason) => ({ LockReason })) },
    }));
    return success({ Instances: { Instance } });
  }
  const ids = JSON.parse(parameters.DiskIds ?? '[]') as readonly string[];
  const Disk = world.disks
    .filter(({ diskId }) => ids.includes(diskId))
    .map(({ diskId, instanceId, status, chargeType, expiredTime, locks }) => ({
      DiskId: diskId,
      InstanceId: instanceId ?? '',
      Status: status,
      DiskChargeType: chargeType,
      ExpiredTime: minute(expiredTime),
      OperationLocks: { OperationLock: locks.map((LockReason) => ({ LockReason })) },
    }));
  return success({ Disks: { Disk } });
}

/** A renewal by one month as the page has it. */
export function renew(world: ScriptedWorld, OrderId = 'o-1'): ScriptedAnswer {
  for (const instance of world.instances) instance.expiredTime = '2027-02-10T16:00:00.000Z';
  world.orders.push({ orderId: OrderId, status: 'paid', operation: 'RenewInstance' });
  world.balance -= 10;
  return success({ OrderId });
}

export interface Script {
  readonly world?: ScriptedWorld;
  readonly pack?: TrialParts['pack'];
  /** Answers what it likes; undefined: a reading operation answers by the world, any other renews. */
  readonly answer?: (request: ScriptedRequest, world: ScriptedWorld) => ScriptedAnswer | undefined;
  readonly observe?: (world: ScriptedWorld) => StateOutcome<Observation>;
  readonly states?: Readonly<Record<string, StateOutcome<StateValues>>>;
  readonly tearDown?: StateOutcome<StateValues>;
}

export interface Scripted {
  readonly parts: TrialParts;
  readonly world: ScriptedWorld;
  readonly requests: ScriptedRequest[];
  readonly answers: Answer[];
  readonly scopes: string[];
}

const known: StateValues = { instanceId: 'i-1', regionId: 'cn-hangzhou', systemDiskId: 'd-system' };

export function scriptedTarget(script: Script = {}): Scripted {
  const world = script.world ?? newWorld();
  const requests: ScriptedRequest[] = [];
  const answers: Answer[] = [];
  const scopes: string[] = [];
  const respond = (request: ScriptedRequest): ScriptedAnswer =>
    script.answer?.(request, world) ??
    (request.operation.startsWith('Describe') ? describeWorld(world, request) : renew(world));
  const send = async ({ operation, parameters }: OutgoingRequest): Promise<Exchange> => {
    const earlier = requests.filter((one) => one.operation === operation).length;
    const request = { operation, parameters: Object.fromEntries(parameters), earlier };
    requests.push(request);
    await Promise.resolve();
    const answer = respond(request);
    const sent = { method: 'GET' as const, url: 'http://target/', headers: {}, body: '' };
    const own = { operation, request: sent, durationMs: 1 };
    if ('fault' in answer) return { ...own, fault: { kind: answer.fault, message: `it was ${answer.fault}` } };
    const headers = { 'content-type': 'application/json' };
    return { ...own, response: { status: answer.status, headers, body: JSON.stringify(answer.body) } };
  };
  const driver: StateDriver = {
    name: 'scripted',
    setUp: async (_pack, scope, name) => {
      scopes.push(scope);
      const disks = name === 'a disk exists' ? { diskId: 'd-1', diskIds: ['d-1'] } : {};
      return script.states?.[name] ?? { outcome: 'done', value: { ...known, ...disks } };
    },
    tearDown: async () => script.tearDown ?? { outcome: 'done', value: {} },
    observe: async () => script.observe?.(world) ?? { outcome: 'done', value: { ...structuredClone(world) } },
  };
  const sender: Sender = { send, spend: { sent: { free: 0, read: 0, bills: 0, destroys: 0 }, refused: 0 } };
  const onAnswer: SeeAnswer = ({ answer }) => {
    answers.push(answer);
    return [];
  };
  const queriedKinds = ['instances', 'disks'];
  return {
    parts: { pack: script.pack ?? aliyun, sender, driver, queriedKinds, onAnswer },
    world,
    requests,
    answers,
    scopes,
  };
}

export const renewed: ExpectedEffect = {
  changes: [
    {
      change: 'field',
      resource: 'instances',
      id: '${instanceId}',
      field: 'expiredTime',
      becomes: { to: 'later', amount: '${request.Period}', unit: '${request.PeriodUnit|Month}', toleranceHours: 1 },
    },
    { change: 'added', resource: 'orders', id: '${answer.OrderId}', fields: { status: 'paid' } },
    { change: 'balance', becomes: { to: 'less' } },
  ],
  allowed: [],
};
export const nothingHappens: ExpectedEffect = { changes: [], allowed: [] };

/** A renewal, judged with its effect unless told otherwise. */
export function renewal(change: Partial<RequestStep> = {}): RequestStep {
  return {
    step: 'request',
    operation: 'RenewInstance',
    parameters: { InstanceId: '${instanceId}', Period: '1' },
    format: 'json',
    expect: { outcome: 'success', status: 200 },
    effect: renewed,
    ...change,
  };
}

export const instanceExists = { name: 'an instance exists', params: {} };
export const diskExists = { name: 'a disk exists', params: { instanceId: '${instanceId}' } };

export function trialOf(request: RequestStep, change: Partial<Trial> = {}): Trial {
  return { states: [instanceExists], before: [], request, ...change };
}
