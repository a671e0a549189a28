/**
 * Right implementers: they differ from the mock, and the pages allow it. Here they refuse with another documented row, or in
 * another order. `right-forms.test-data.ts` has other worlds, hooks and forms of answers.
 */
import type { ErrorChoice } from '../mock/behaviours/behaviour.ts';
import { given, instanceOf, refuse } from './faults/parts.ts';
import type { FaultPart } from './plant-fault.ts';
import { conversion, otherRenewal, renewal, rightForms } from './right-forms.test-data.ts';
import type { RightImplementer } from './right-implementer.ts';

const otherRow = 'the cases take the row whose text speaks of the cause, and this one only may be read so';
const oneCauseAtATime = 'the request of the case has two causes for this order of refusals';

/** Refuses with another row. */
const answers = (site: string | RegExp, status: number, code: string, message?: string): FaultPart => ({
  site,
  when: ({ outcome }) => outcome.outcome === 'error',
  instead: () => ({
    outcome: 'error',
    answer: { status, code, ...(message === undefined ? {} : { message }) } satisfies ErrorChoice,
    site: 'fault',
  }),
});
const refusals: readonly RightImplementer[] = (
  [
    ['RenewInstance', 'token processing', 400, 'Idempotence.Processing'],
    ['RenewInstance', 'rule: not a subscription', 403, 'InvalidChargeType.NotSupported'],
    ['RenewInstance', 'rule: not a subscription', 400, 'InvalidInstanceChargeType.NotFound', otherRow],
    ['RenewInstance', 'rule: status in transition', 403, 'OperationDenied.NoStock', otherRow],
    ['RenewInstance', 'rule: neither period nor renewal day', 400, 'InvalidPeriod', otherRow],
    ['RenewInstance', /^invalid ExpectedRenewDay/, 400, 'InvalidParameter'],
    ['RenewInstance', 'rule: expires after its dedicated host', 400, 'InvalidPeriod', otherRow],
    ['RenewInstance', 'rule: upgrading', 403, 'IncorrectInstanceStatus', otherRow],
    ['RenewInstance', 'rule: unpaid order', 400, 'LastOrderProcessing', otherRow],
    ['RenewInstance', 'rule: dedicated host failed', 400, 'IncorrectDedicatedHostStatus'],
    ['RenewInstance', 'rule: dedicated host not available', 400, 'InvalidDedicatedHostStatus.NotSupport'],
    ['ModifyDiskChargeType', 'rule: disk not attached to the instance', 404, 'InvalidDiskIds.NotPortable'],
    ['ModifyDiskChargeType', 'rule: instance absent', 404, 'InvalidInstanceId.NOT_FOUND'],
    ['ModifyDiskChargeType', 'rule: instance released', 404, 'InvalidInstanceId.NOT_FOUND'],
    ['ModifyDiskChargeType', 'rule: pay-as-you-go instance', 403, 'InvalidInstanceChargeType.NotFound'],
    ['ModifyDiskChargeType', 'rule: changed within five minutes', 400, 'LastOrderProcessing', otherRow],
    ['ModifyDiskChargeType', /^(invalid DiskIds|rule: disk list empty)/, 404, 'InvalidDiskIds.NotPortable'],
    ['ModifyDiskChargeType', 'rule: account in arrears', 403, 'InvalidAccountStatus.NotEnoughBalance'],
    ['ModifyDiskChargeType', 'rule: no payment method', 403, 'InvalidAccountStatus.NotEnoughBalance', otherRow],
    ['ModifyDiskChargeType', 'rule: changed three times', 400, 'ChargeTypeViolation'],
  ] satisfies readonly (readonly [string, string | RegExp, number, string, string?])[]
).map(([operation, site, status, code, accused]) => ({
  ...(operation === 'RenewInstance' ? renewal : conversion),
  name: `${status} ${code} for ${String(site).replace('rule: ', '')}`,
  decision: answers(site, status, code),
  ...(accused === undefined ? {} : { accused }),
}));

/** An empty account gets a void order, as an account with too little balance does. */
const voidOrderForEmptyAccount: FaultPart = {
  site: 'rule: account empty',
  instead: ({ call }) => {
    const { world } = call;
    const id = `${world.orderPrefix}void${world.serial}`;
    const order = {
      id,
      status: 'abnormal',
      operation: call.operation.name,
      instanceId: given(call, 'InstanceId'),
      diskIds: [],
      amount: 0,
      backToCredit: 0,
    } as const;
    const after = { ...world, serial: world.serial + 1, orders: [...world.orders, order] };
    return { outcome: 'success', world: after, result: { OrderId: id }, orderId: id, site: 'fault' };
  },
};
const refusesTooLittleBalance: FaultPart = {
  site: 'effect',
  when: ({ outcome }) => outcome.outcome === 'success' && outcome.world.orders.at(-1)?.status === 'abnormal',
  instead: refuse(403, 'InvalidAccountStatus.NotEnoughBalance'),
};
/** Refuses the second of two concurrent requests. The cases name their tokens `twice-…`. */
function processingOnce(status: number, code: string): FaultPart {
  const asked = new Set<string>();
  return {
    site: 'token replay',
    when: ({ call }) => given(call, 'ClientToken').startsWith('twice-'),
    instead: ({ call, outcome }) => {
      const name = `${call.world.number} ${given(call, 'ClientToken')}`;
      if (asked.has(name)) return outcome;
      asked.add(name);
      return refuse(status, code)();
    },
  };
}
/** Tries the matching rules first. */
const first = (picked: RegExp): Pick<RightImplementer, 'rules'> => ({
  rules: (rules) => rules.toSorted((left, right) => Number(picked.test(right.name)) - Number(picked.test(left.name))),
});
const reversed: Pick<RightImplementer, 'rules'> = { rules: (rules) => rules.toReversed() };

const regionOfTheInstanceFirst: FaultPart = {
  site: /^/,
  when: ({ call }) => {
    const [region, instance] = [given(call, 'RegionId'), instanceOf(call)];
    return instance !== undefined && region !== '' && region !== instance.regionId;
  },
  instead: refuse(404, 'InvalidRegionId.NotFound'),
};

const decisions: readonly RightImplementer[] = [
  {
    ...conversion,
    name: '400 ChargeTypeViolation of the instance for disks that are charged so already',
    decision: answers('rule: charge type is that already', 400, 'ChargeTypeViolation', 'of the instance'),
  },
  { ...conversion, name: 'too little balance refused', decision: refusesTooLittleBalance },
  {
    ...conversion,
    name: 'an order that is void for an empty account',
    decision: voidOrderForEmptyAccount,
  },
  {
    ...renewal,
    name: 'one of two requests at once refused',
    decision: () => processingOnce(403, 'LastTokenProcessing'),
  },
  { ...conversion, name: 'account before everything else', ...first(/account|pay|money|prices|refunds|offered/) },
  { ...conversion, name: 'disks before instances', ...first(/^disk (absent|not attached)/), accused: oneCauseAtATime },
  { ...conversion, name: 'the region of the instance before everything else', decision: regionOfTheInstanceFirst },
  { ...renewal, name: 'rules from last to first', ...reversed },
  { ...conversion, name: 'rules from last to first', ...reversed, accused: oneCauseAtATime },
  { ...otherRenewal, name: 'rules from last to first', ...reversed, accused: oneCauseAtATime },
];

export const rightImplementers: readonly RightImplementer[] = [...rightForms, ...refusals, ...decisions];
