/**
 * The smallest target that can be judged: RenewInstance and the operation that reads instances, in JSON, and the
 * provider-state protocol for two states. Node alone: `node state-server.ts 8080`. It checks no signature, knows no
 * client tokens and is no mock of the vendor: an example to copy from, explained in ../README.md.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

type Fields = Readonly<Record<string, string>>;
const newInstance = ({ scope, chargeType = 'PrePaid', status = 'Running', expiresInDays = '30' }: Fields) => {
  const expiredTime = new Date(Date.now() + Number(expiresInDays) * 86_400_000).toISOString();
  const [locks, orders]: [string[], Fields[]] = [[], []];
  return { scope, instanceId: `i-${crypto.randomUUID()}`, status, chargeType, expiredTime, locks, orders };
};
// All worlds in one list: an instance knows its scope, and a request of the API finds its world by its instance.
let instances: ReturnType<typeof newInstance>[] = [];
const refuse = (status: number, Code: string, Message: string) => ({ status, body: { Code, Message } });

function renew({ InstanceId, Period, PeriodUnit = 'Month' }: Fields) {
  const listed = /^(Week [1-4]|Month ([1-9]|1[0-2]|24|36|48|60))$/.test(`${PeriodUnit} ${Period}`);
  if (!listed) return refuse(400, 'InvalidPeriod', 'The specified period is not valid.');
  const instance = instances.find(({ instanceId }) => instanceId === InstanceId);
  if (!instance) return refuse(404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.');
  const byChargeType = 'The operation is not permitted due to charge type of the instance.';
  if (instance.chargeType === 'PostPaid') return refuse(403, 'ChargeTypeViolation', byChargeType);
  const locked = 'The specified operation is denied as your instance is locked for security reasons.';
  if (instance.locks.includes('security')) return refuse(403, 'InstanceLockedForSecurity', locked);
  const [old, end] = [new Date(instance.expiredTime), new Date(instance.expiredTime)];
  if (PeriodUnit === 'Week') end.setUTCDate(old.getUTCDate() + 7 * Number(Period));
  else end.setUTCMonth(old.getUTCMonth() + Number(Period));
  // In a shorter month the last day.
  if (PeriodUnit === 'Month' && end.getUTCDate() !== old.getUTCDate()) end.setUTCDate(0);
  instance.expiredTime = end.toISOString();
  const orderId = crypto.randomUUID();
  instance.orders.push({ orderId, status: 'paid', operation: 'RenewInstance' });
  return { status: 200, body: { OrderId: orderId } };
}

function read({ InstanceIds = '' }: Fields) {
  const found = instances.filter(({ instanceId }) => InstanceIds.includes(instanceId));
  const Instance = found.map(
    ({ instanceId: InstanceId, status: Status, chargeType, expiredTime: ExpiredTime, locks }) => {
      const OperationLocks = { LockReason: locks.map((LockReason) => ({ LockReason })) };
      return { InstanceId, Status, InstanceChargeType: chargeType, ExpiredTime, OperationLocks };
    },
  );
  return { status: 200, body: { TotalCount: Instance.length, Instances: { Instance } } };
}

// 2xx with the values that the case uses; any other answer is a failed hook, and the report shows it.
function drive({ state, params, action }: { state?: string; params: Fields; action: string }) {
  const ours = instances.filter(({ scope }) => scope === params.scope);
  const orders = ours.flatMap((instance) => instance.orders);
  const world = { instances: ours, disks: [], orders, balance: 9_000 - 100 * orders.length, vouchers: [] };
  if (action === 'observe') return { status: 200, body: world };
  if (action === 'teardown') instances = instances.filter((instance) => !ours.includes(instance));
  if (action === 'teardown') return { status: 200, body: {} };
  // Without an id the latest instance of the scope is meant.
  const named = ours.find(({ instanceId }) => instanceId === params.instanceId) ?? ours.at(-1);
  if (state === 'the instance is locked for security' && named) {
    named.locks.push('security');
    return { status: 200, body: {} };
  }
  if (state !== 'an instance exists') return { status: 501, body: { error: `not implemented: ${state}` } };
  instances.push(newInstance(params));
  return { status: 200, body: { instanceId: instances.at(-1)?.instanceId, regionId: 'region-1' } };
}

const operations: Readonly<Record<string, typeof renew | typeof read>> = {
  RenewInstance: renew,
  DescribeInstances: read,
};
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const query = Object.fromEntries(url.searchParams);
  const perform = operations[query.Action ?? ''] ?? (() => refuse(404, 'InvalidAction.NotFound', 'No such operation.'));
  const { status, body } = url.pathname === '/states' ? drive(JSON.parse(await text(request))) : perform(query);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ RequestId: crypto.randomUUID(), ...body }));
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => process.stdout.write('ready\n'));
