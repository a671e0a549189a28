/** Provider states about the account, the clock and the mock's own faults, as the vocabulary words them. */

import { deniedFor } from '../behaviours/behaviour.ts';
import { advanceClock } from '../machine/billing-clock.ts';
import { takeResourceId } from '../machine/identifiers.ts';
import { instancePrice } from '../machine/prices.ts';
import { type Account, amplyFunded, type Fault } from '../world.ts';
import { type ProviderStateRow, type Setting, type Stage, text } from './provider-state.ts';

/** A change of the account; its credentials are made for the scope, and their holder may do everything. */
function withAccount({ world }: Stage, change: Partial<Account>): Setting {
  return { world: { ...world, account: { ...world.account, ...change } }, credentials: { denied: [] } };
}

/** It owes nothing, its way to pay is registered, and its balance pays for anything in the scope. */
const solvent = { balance: amplyFunded, owed: 0, paymentMethod: true } as const;

const fault = (added: Fault): ProviderStateRow => ({
  params: {},
  setUp: ({ world }) => ({ world: { ...world, faults: [...world.faults, added] } }),
});

/** The operation named; without a name all of them, since the state asks for a caller that is refused. */
function meantOperations({ params }: Stage, operations: readonly string[]): readonly string[] {
  const operation = params.text('operation');
  return operation === '' ? operations : [operation];
}

function denyPermission(stage: Stage, operations: readonly string[]): Setting {
  const { params } = stage;
  const permission = params.text('permission');
  const resource = params.text('resource');
  const meant = permission === 'operation' ? meantOperations(stage, operations) : [permission];
  const denied = resource === '' ? meant : meant.map((action) => deniedFor(action, resource));
  return { world: stage.world, credentials: { denied } };
}

function withhold(stage: Stage, operations: readonly string[]): Setting {
  const withheld = new Set([...stage.world.account.withheldOperations, ...meantOperations(stage, operations)]);
  return withAccount(stage, { withheldOperations: [...withheld] });
}

/** The balance pays for everything too, so what a voucher pays shows in the voucher alone; unless there is no balance. */
function giveVoucher(stage: Stage): Setting {
  const { world, id } = takeResourceId(stage.world, 'v');
  const voucher = { id, balance: instancePrice(stage.params.integer('coversMonths'), 'Month') };
  const given = withAccount(
    { ...stage, world },
    {
      ...solvent,
      ...(stage.params.flag('alone') ? { balance: 0, credit: 0 } : {}),
      vouchers: [voucher],
      discount: stage.params.flag('discount'),
    },
  );
  return { ...given, values: { voucherId: id } };
}

/** States about the account, time and faults, by name. `operations` can be denied to a sub-user. */
export function accountStates(operations: readonly string[]): Readonly<Record<string, ProviderStateRow>> {
  return {
    'an account exists': { params: {}, setUp: (stage) => withAccount(stage, solvent) },
    'a temporary key exists': {
      params: {},
      setUp: ({ world }) => ({ world, credentials: { denied: [], temporary: true } }),
    },
    'the account balance is insufficient': {
      params: { coversMonths: { kind: 'integer', default: 0, minimum: 0 } },
      setUp: (stage) =>
        withAccount(stage, {
          balance: instancePrice(stage.params.integer('coversMonths'), 'Month'),
          credit: 0,
          vouchers: [],
        }),
    },
    'the account is in arrears': {
      params: {},
      setUp: (stage) => withAccount(stage, { balance: 0, credit: 0, owed: 5_000 }),
    },
    'the account has no payment method': {
      params: {},
      setUp: (stage) => withAccount(stage, { paymentMethod: false }),
    },
    'the caller lacks a permission': {
      params: {
        permission: { kind: 'choice', values: ['operation', 'price', 'refund'] },
        operation: text,
        resource: text,
      },
      setUp: (stage) => denyPermission(stage, operations),
    },
    'the operation is not offered to the account': {
      params: { operation: text },
      setUp: (stage) => withhold(stage, operations),
    },
    'the account has a voucher': {
      params: {
        coversMonths: { kind: 'integer', default: 1, minimum: 1 },
        discount: { kind: 'flag', default: false },
        alone: { kind: 'flag', default: false },
      },
      setUp: giveVoucher,
    },
    'the account pays by credit': {
      params: {},
      setUp: (stage) => withAccount(stage, { ...solvent, balance: 0, vouchers: [], credit: amplyFunded }),
    },
    'the account has a unified expiry day': {
      params: { day: { kind: 'integer', default: 5, minimum: 1, maximum: 28 } },
      setUp: (stage) => withAccount(stage, { renewDay: stage.params.integer('day') }),
    },
    'time has passed': {
      params: { seconds: { kind: 'integer', default: 1, minimum: 1, required: true } },
      setUp: ({ world, params }) => {
        const step = advanceClock(world, params.integer('seconds') * 1_000);
        return step.done ? { world: step.world } : { problem: step.reason };
      },
    },
    'requests are throttled': fault('throttled'),
    'the service has an internal fault': fault('internal'),
    'the order service fails': fault('order-service'),
  };
}
