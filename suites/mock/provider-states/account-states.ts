/** Provider states about the account, the clock and the mock's own faults, as the vocabulary words them. */
import { advanceClock } from '../machine/billing-clock.ts';
import { instancePrice } from '../machine/prices.ts';
import type { Account, Fault } from '../world.ts';
import { type ProviderStateRow, type Setting, type Stage, text } from './provider-state.ts';

/** A change of the account; its credentials are made for the scope, and their holder may do everything. */
function withAccount({ world }: Stage, change: Partial<Account>): Setting {
  return { world: { ...world, account: { ...world.account, ...change } }, credentials: { denied: [] } };
}

const fault = (added: Fault): ProviderStateRow => ({
  params: {},
  setUp: ({ world }) => ({ world: { ...world, faults: [...world.faults, added] } }),
});

/** Without the name of an operation a sub-user is denied all of them: the state asks for a caller that is refused. */
function denyPermission({ world, params }: Stage, operations: readonly string[]): Setting {
  const permission = params.text('permission');
  if (permission !== 'operation') return { world, credentials: { denied: [permission] } };
  const operation = params.text('operation');
  return { world, credentials: { denied: operation === '' ? operations : [operation] } };
}

/** States about the account, time and faults, by name; `operations` are those that a sub-user can be denied. */
export function accountStates(operations: readonly string[]): Readonly<Record<string, ProviderStateRow>> {
  return {
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
      setUp: (stage) => withAccount(stage, { balance: 0, credit: 0, vouchers: [], owed: 5_000 }),
    },
    'the account has no payment method': {
      params: {},
      setUp: (stage) => withAccount(stage, { paymentMethod: false }),
    },
    'the caller lacks a permission': {
      params: { permission: { kind: 'choice', values: ['operation', 'price', 'refund'] }, operation: text },
      setUp: (stage) => denyPermission(stage, operations),
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
