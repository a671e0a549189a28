/**
 * The implementation that is to be judged: RenewInstance and the operation that queries instances, in JSON. It checks
 * no signature, knows no client tokens and is not a mock of the vendor. The owner's part is in state-server.ts.
 */
type Fields = Readonly<Record<string, string>>;

/** Creates an instance of this implementation. */
export function createInstance({ chargeType = 'PrePaid', status = 'Running', expiresInDays = '30' }: Fields) {
  const expiredTime = new Date(Date.now() + Number(expiresInDays) * 86_400_000).toISOString();
  const [locks, orders]: [string[], Fields[]] = [[], []];
  const instance = { instanceId: `i-${crypto.randomUUID()}`, status, chargeType, expiredTime, locks, orders };
  instances.set(instance.instanceId, instance);
  return instance;
}

export type Instance = ReturnType<typeof createInstance>;
export const instances = new Map<string, Instance>();

const refuse = (status: number, Code: string, Message: string) => ({ status, body: { Code, Message } });

function renew({ InstanceId = '', Period, PeriodUnit = 'Month' }: Fields) {
  const listed = /^(Week [1-4]|Month ([1-9]|1[0-2]|24|36|48|60))$/.test(`${PeriodUnit} ${Period}`);
  if (!listed) return refuse(400, 'InvalidPeriod', 'The specified period is not valid.');
  const instance = instances.get(InstanceId);
  if (!instance) return refuse(404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.');
  const byChargeType = 'The operation is not permitted due to charge type of the instance.';
  if (instance.chargeType === 'PostPaid') return refuse(403, 'ChargeTypeViolation', byChargeType);
  const locked = 'The specified operation is denied as your instance is locked for security reasons.';
  if (instance.locks.includes('security')) return refuse(403, 'InstanceLockedForSecurity', locked);
  const [old, end] = [new Date(instance.expiredTime), new Date(instance.expiredTime)];
  if (PeriodUnit === 'Week') end.setUTCDate(old.getUTCDate() + 7 * Number(Period));
  else end.setUTCMonth(old.getUTCMonth() + Number(Period));
  // A shorter month: use its last day.
  if (PeriodUnit === 'Month' && end.getUTCDate() !== old.getUTCDate()) end.setUTCDate(0);
  instance.expiredTime = end.toISOString();
  const orderId = crypto.randomUUID();
  instance.orders.push({ orderId, status: 'paid', operation: 'RenewInstance' });
  return { status: 200, body: { OrderId: orderId } };
}

function read({ InstanceIds = '' }: Fields) {
  const found = [...instances.values()].filter(({ instanceId }) => InstanceIds.includes(instanceId));
  const Instance = found.map(
    ({ instanceId: InstanceId, status: Status, chargeType, expiredTime: ExpiredTime, locks }) => {
      const OperationLocks = { LockReason: locks.map((LockReason) => ({ LockReason })) };
      return { InstanceId, Status, InstanceChargeType: chargeType, ExpiredTime, OperationLocks };
    },
  );
  return { status: 200, body: { TotalCount: Instance.length, Instances: { Instance } } };
}

/** Answers a request to the API by its parameters. */
export function answerApi(query: Fields) {
  if (query.Action === 'RenewInstance') return renew(query);
  return query.Action === 'DescribeInstances'
    ? read(query)
    : refuse(404, 'InvalidAction.NotFound', 'No such operation.');
}
