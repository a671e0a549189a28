/**
 * Money. A charge takes vouchers first (but not from a discount account), then the balance, then the credit; it is made
 * whole or not at all. A refund goes to the balance; what vouchers paid is not given back, so callers refund money only.
 */
import type { Account, Voucher, World } from '../world.ts';
import { done, refused, type Step } from './step.ts';

/** How a charge was paid. */
export interface Payment {
  readonly byVouchers: number;
  readonly byMoney: number;
}

/** All that the account could pay with now. */
export function availableFunds(account: Account): number {
  if (account.owed > 0) return 0;
  const vouchers = account.discount ? 0 : account.vouchers.reduce((sum, voucher) => sum + voucher.balance, 0);
  return account.balance + account.credit + vouchers;
}

/** Takes an amount from the account, or refuses with `insufficient-funds`. */
export function chargeAccount(world: World, amount: number): Step<Payment> {
  const { account } = world;
  if (amount < 0 || availableFunds(account) < amount) return refused('insufficient-funds');
  const spent = account.discount
    ? { vouchers: account.vouchers, rest: amount }
    : spendVouchers(account.vouchers, amount);
  const byBalance = Math.min(account.balance, spent.rest);
  const paid: Account = {
    ...account,
    vouchers: spent.vouchers,
    balance: account.balance - byBalance,
    credit: account.credit - (spent.rest - byBalance),
  };
  return done({ ...world, account: paid }, { byVouchers: amount - spent.rest, byMoney: spent.rest });
}

/** Pays an amount back to the balance. */
export function refundAccount(world: World, amount: number): World {
  return { ...world, account: { ...world.account, balance: world.account.balance + Math.max(0, amount) } };
}

function spendVouchers(vouchers: readonly Voucher[], amount: number) {
  let rest = amount;
  const left = vouchers.map((voucher) => {
    const used = Math.min(voucher.balance, rest);
    rest -= used;
    return { ...voucher, balance: voucher.balance - used };
  });
  return { vouchers: left, rest };
}
