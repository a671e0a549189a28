/** Faults that are the same in the renewals of several products, and parts of such faults. */
import type { Instance, World } from '../../mock/world.ts';
import { cause, causes, type FaultRow, mistakes } from '../fault-row.ts';
import type { FaultPart } from '../plant-fault.ts';
import { calls } from './calls.ts';
import {
  all,
  asks,
  at,
  carriedOutWith,
  changeInstance,
  day,
  doneOtherwise,
  given,
  instanceOf,
  not,
  type Question,
  refused,
  rule,
  takeMoney,
  takenFor,
  withoutOrderId,
  withParameter,
} from './parts.ts';
import {
  answerOfAnotherToken,
  chargesReplays,
  hasAnotherToken,
  mismatchIf,
  replayedAnew,
  saidTheSame,
  tokenBegins,
  tokenHasLength,
  tokenWasFor,
} from './tokens.ts';

export const { byMonth, byWeek, hasPeriod, hasRenewalDay, isExpired, hasVoucher, renewedId } = calls;

export const oldExpiry = (instance: Instance | undefined): number => instance?.expiryMs ?? 0;

/** Changes the instance that was renewed. */
export const instanceBecomes = (
  change: (instance: Instance, old: Instance | undefined, nowMs: number) => Partial<Instance>,
  when?: Question,
): FaultPart =>
  doneOtherwise(
    (world, call) =>
      changeInstance(world, renewedId(call), (instance) => change(instance, instanceOf(call), call.nowMs)),
    when,
  );
/** The new expiry is that much later than it should be. */
export const expiryLater = (byMs: number, when?: Question): FaultPart =>
  instanceBecomes(({ expiryMs }) => ({ expiryMs: (expiryMs ?? 0) + byMs }), when);

const vouchersOf = ({ account }: World): number => account.vouchers.reduce((sum, { balance }) => sum + balance, 0);
export const vouchersUsed = (before: World, after: World): number => vouchersOf(before) - vouchersOf(after);

/** The balance pays what the voucher should pay. */
const balancePaysInstead = (when: Question): FaultPart =>
  doneOtherwise((world, call) => {
    const { vouchers } = call.world.account;
    return takeMoney({ ...world, account: { ...world.account, vouchers } }, vouchersUsed(call.world, world));
  }, when);

/** Two instances, and nothing else that other cases look at. */
const hasTwoPlainInstances: Question = ({ world: { instances, orders, tokens } }) =>
  instances.length === 2 &&
  orders.length + tokens.length === 0 &&
  instances.every(
    ({ chargeType, locks, conditions, status, dedicatedHost }) =>
      chargeType === 'PrePaid' &&
      locks.length + conditions.length === 0 &&
      status === 'Running' &&
      dedicatedHost === undefined,
  );

const everyOtherExtended = (when?: Question): FaultPart =>
  doneOtherwise(
    (world, call) => ({
      ...world,
      instances: world.instances.map((it) =>
        it.id === renewedId(call) || it.expiryMs === null ? it : { ...it, expiryMs: it.expiryMs + 30 * day },
      ),
    }),
    when,
  );

/** The request and the world of the plain success. Other cases have something more, or something else. */
const isPlainRenewal: Question = all(
  byMonth,
  asks('Period', '1'),
  not(isExpired),
  ({ parameters, world: { instances, orders, account } }) =>
    account.balance > 0 &&
    parameters.size === 3 &&
    instances.length === 1 &&
    orders.length + account.vouchers.length === 0,
);
const oneInstance: Question = ({ world }) => world.instances.length === 1;
const isSecondToken = all(hasAnotherToken, tokenBegins('second-'), asks('Period', '1'), byMonth, oneInstance);

export interface ProductCodes {
  readonly malformedToken: string;
  readonly tokenMismatch: string;
}

/** `codes` are the product's names of errors. */
export const renewalFaults = ({ malformedToken, tokenMismatch }: ProductCodes): readonly FaultRow[] => [
  ...causes({
    'instance-pay-as-you-go': rule('not a subscription'),
    'client-token-not-ascii': at('invalid ClientToken/pattern'),
    'client-token-too-long': at('invalid ClientToken/maxLength'),
    'client-token-reused': at('token mismatch', tokenWasFor('Period')),
    'client-token-reused-for-another-instance': at('token mismatch', tokenWasFor('InstanceId')),
    'client-token-processing': at('token processing'),
    'client-token-of': refused(400, malformedToken, tokenHasLength(63)),
    'client-token-repeated': replayedAnew(tokenBegins('first-')),
    'client-token-twice-at-once': replayedAnew(tokenBegins('twice-')),
    'client-token-changed': at('effect', isSecondToken, answerOfAnotherToken),
    'client-token-changed-in-its-end': at('effect', all(hasAnotherToken, tokenHasLength(64)), answerOfAnotherToken),
    'period-in-months': carriedOutWith('Period', '12', all(byMonth, asks('Period', '24'))),
    'period-unit-left-out': expiryLater(-30 * day, all(hasPeriod, asks('PeriodUnit', ''))),
    'one-of-two-instances': everyOtherExtended(hasTwoPlainInstances),
    'voucher-pays-all': balancePaysInstead(all(hasVoucher, asks('Period', '1'))),
    'voucher-pays-a-part': balancePaysInstead(all(hasVoucher, asks('Period', '2'))),
    'internal-fault': at('internal fault'),
  }),
  cause('order-id', at('effect', isPlainRenewal, withoutOrderId), {
    fails: [
      'behaviour/success',
      'behaviour/period-in-months',
      'behaviour/new-period-starts-at-old-expiry',
      'protocol/result-as-documented',
    ],
  }),
  ...mistakes('behaviour/period-in-months', {
    'months of 30 days': instanceBecomes(
      (_it, old) => ({ expiryMs: oldExpiry(old) + 30 * day }),
      all(byMonth, hasPeriod),
    ),
    'a period that begins today': instanceBecomes(
      (it, old, nowMs) => ({ expiryMs: oldExpiry(it) - oldExpiry(old) + nowMs }),
      hasPeriod,
    ),
  }),
  ...mistakes('effect/success', {
    'charges and extends nothing': instanceBecomes((_it, old) => ({ expiryMs: oldExpiry(old) })),
    'charges nothing': doneOtherwise((world, call) => ({ ...world, account: call.world.account })),
    'no order': doneOtherwise((world, call) => ({ ...world, orders: call.world.orders })),
  }),
  ...mistakes('behaviour/only-the-named-instance', { 'extends all instances': everyOtherExtended() }),
  ...mistakes('parameter/PeriodUnit/default', {
    'a missing unit counts as weeks': takenFor((call) =>
      hasPeriod(call) && given(call, 'PeriodUnit') === '' ? withParameter(call, 'PeriodUnit', 'Week') : call,
    ),
  }),
  ...mistakes('behaviour/client-token-idempotent', { 'charges for replays': chargesReplays }),
  ...mistakes(`error/400/${tokenMismatch}`, {
    'compares only the instance of requests with the same token': mismatchIf(saidTheSame('InstanceId')),
  }),
];
