/**
 * Made-up worlds, for targets that pretend to work. State calls write down what they ask for, and a request that "succeeds"
 * changes the notes as the page says. Nothing is checked, nothing is refused.
 */
import type { EcsWorld } from '../ecs-world.test-data.ts';
import { type ApiAnswer, type ApiRequest, nextNumber, type StateCall } from './degenerate-server.test-data.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Instance = Writable<EcsWorld['instances'][number]>;
type Disk = Writable<EcsWorld['disks'][number]>;

export interface MadeUpScope {
  /** All states that were set up, in order. */
  readonly states: { readonly name: string; readonly params: StateCall['params'] }[];
  readonly world: {
    readonly instances: Instance[];
    readonly disks: Disk[];
    readonly orders: EcsWorld['orders'][number][];
    readonly vouchers: EcsWorld['vouchers'][number][];
    balance: number;
  };
}

export interface MadeUpWorlds {
  setUp(call: StateCall): Readonly<Record<string, unknown>>;
  observe(call: StateCall): MadeUpScope['world'];
  /** Finds the scope of a request by its key, or by an id that a state call returned. */
  scopeOf(request: ApiRequest): MadeUpScope | undefined;
}

const place = { regionId: 'cn-hangzhou', zoneId: 'cn-hangzhou-a' };

function addInstance({ world }: MadeUpScope, params: StateCall['params']): Readonly<Record<string, unknown>> {
  const instanceId = `i-degenerate${nextNumber()}`;
  const chargeType = String(params.chargeType ?? 'PrePaid');
  const days = Number(params.expiresInDays ?? 30);
  const expiredTime = chargeType === 'PrePaid' ? new Date(Date.now() + days * 86_400_000).toISOString() : null;
  world.instances.push({ instanceId, status: String(params.status ?? 'Running'), chargeType, expiredTime, locks: [] });
  const systemDiskId = addDisk(world, { instanceId, chargeType });
  return { instanceId, systemDiskId, ...place };
}

function addDisk(world: MadeUpScope['world'], params: StateCall['params']): string {
  const diskId = `d-degenerate${nextNumber()}`;
  const attached = params.attached !== false;
  world.disks.push({
    diskId,
    instanceId: attached ? String(params.instanceId) : null,
    status: attached ? 'In_use' : 'Available',
    chargeType: String(params.chargeType ?? 'PostPaid'),
    expiredTime: null,
    locks: [],
  });
  return diskId;
}

function addDisks({ world }: MadeUpScope, params: StateCall['params']): Readonly<Record<string, unknown>> {
  const diskIds = Array.from({ length: Number(params.count ?? 1) }, () => addDisk(world, params));
  return { diskId: diskIds.at(-1), diskIds };
}

/** Writes the states that change a resource or the balance into the world. The others are only remembered. */
function applyState({ world }: MadeUpScope, name: string, params: StateCall['params']): void {
  const instance = world.instances.find(({ instanceId }) => instanceId === params.instanceId);
  const disk = world.disks.find(({ diskId }) => diskId === params.diskId);
  if (name === 'the instance is in arrears' && instance !== undefined) instance.locks = ['financial'];
  if (name === 'the instance is locked for security' && instance !== undefined) instance.locks = ['security'];
  if (name === 'the disk is in arrears' && disk !== undefined) disk.locks = ['financial'];
  if (name === 'the account balance is insufficient' || name === 'the account is in arrears') world.balance = 0;
}

/** Worlds by pack and scope. */
export function createMadeUpWorlds(): MadeUpWorlds {
  const scopes = new Map<string, MadeUpScope>();
  const holders = new Map<string, MadeUpScope>();
  const scopeNamed = ({ params }: StateCall): MadeUpScope => {
    const name = `${params.pack} ${params.scope}`;
    const known = scopes.get(name);
    if (known !== undefined) return known;
    const world = { instances: [], disks: [], orders: [], vouchers: [], balance: 100_000 };
    const fresh: MadeUpScope = { states: [], world };
    scopes.set(name, fresh);
    return fresh;
  };
  const setUp = (call: StateCall): Readonly<Record<string, unknown>> => {
    const scope = scopeNamed(call);
    const { state = '', params } = call;
    scope.states.push({ name: state, params });
    const accessKeyId = `degenerate-key-${nextNumber()}`;
    applyState(scope, state, params);
    const isAccount = /account|caller/.test(state);
    const values =
      state === 'an instance exists'
        ? addInstance(scope, params)
        : state === 'a disk exists'
          ? addDisks(scope, params)
          : {
              orderId: `order-${nextNumber()}`,
              dedicatedHostId: `dh-${nextNumber()}`,
              voucherId: `v-${nextNumber()}`,
              ...(isAccount ? { accessKeyId, accessKeySecret: 'degenerate-secret' } : {}),
            };
    for (const value of Object.values(values).flat()) holders.set(String(value), scope);
    return values;
  };
  const scopeOf = ({ accessKeyId, parameters }: ApiRequest): MadeUpScope | undefined => {
    const ids = [...parameters.values()].flatMap((value) => value.match(/[id]-degenerate\d+/g) ?? []);
    return [accessKeyId, ...ids].map((id) => holders.get(id)).find((scope) => scope !== undefined);
  };
  return { setUp, scopeOf, observe: (call) => scopeNamed(call).world };
}

function later(time: string | null, amount: number, unit: string): string {
  const date = new Date(time ?? Date.now());
  if (unit === 'Week') date.setUTCDate(date.getUTCDate() + 7 * amount);
  else date.setUTCMonth(date.getUTCMonth() + amount);
  return date.toISOString();
}

function changeResources({ world }: MadeUpScope, { operation, parameters }: ApiRequest): void {
  const instance = world.instances.find(({ instanceId }) => instanceId === parameters.get('InstanceId'));
  const named = world.disks.filter(({ diskId }) => [...parameters.values()].some((value) => value.includes(diskId)));
  if (operation === 'StartInstance' && instance !== undefined) instance.status = 'Running';
  if (operation === 'StopInstance' && instance !== undefined) instance.status = 'Stopped';
  if (operation === 'RenewInstance' && instance !== undefined) {
    const period = Number(parameters.get('Period') ?? 1);
    instance.expiredTime = later(instance.expiredTime, period, parameters.get('PeriodUnit') ?? 'Month');
  }
  for (const disk of named) {
    if (operation === 'ModifyDiskChargeType') disk.chargeType = parameters.get('DiskChargeType') ?? 'PrePaid';
    if (operation === 'AttachDisk') Object.assign(disk, { instanceId: instance?.instanceId ?? null, status: 'In_use' });
  }
}

function listed({ world }: MadeUpScope, operation: string): ApiAnswer {
  const instances = world.instances.map(({ instanceId, status, chargeType, expiredTime, locks }) => ({
    InstanceId: instanceId,
    Status: status,
    InstanceChargeType: chargeType,
    ExpiredTime: expiredTime ?? '2099-12-31T15:59Z',
    OperationLocks: { LockReason: locks.map((LockReason) => ({ LockReason })) },
  }));
  const disks = world.disks.map(({ diskId, instanceId, status, chargeType, locks }) => ({
    DiskId: diskId,
    InstanceId: instanceId ?? '',
    Status: status,
    DiskChargeType: chargeType,
    OperationLocks: { OperationLock: locks.map((LockReason) => ({ LockReason })) },
  }));
  const page = { TotalCount: instances.length, PageNumber: 1, PageSize: 10 };
  const list = operation === 'DescribeDisks' ? { Disks: { Disk: disks } } : { Instances: { Instance: instances } };
  return { status: 200, result: { ...page, ...list } };
}

/** Answers with success, and changes the made-up world as the page says. */
export function succeedOnPaper(request: ApiRequest, scope: MadeUpScope | undefined): ApiAnswer {
  const { operation, parameters } = request;
  if (scope !== undefined && operation.startsWith('Describe')) return listed(scope, operation);
  const OrderId = `${nextNumber()}`;
  const isOrdered = operation === 'RenewInstance' || operation === 'ModifyDiskChargeType';
  const isPaid = parameters.get('AutoPay') !== 'false';
  if (scope !== undefined) {
    if (isPaid || !isOrdered) changeResources(scope, request);
    if (isOrdered) scope.world.orders.push({ orderId: OrderId, status: isPaid ? 'paid' : 'unpaid', operation });
    if (isOrdered && isPaid) scope.world.balance -= 10;
  }
  return { status: 200, result: isOrdered ? { OrderId } : {} };
}
