/**
 * Money. A charge takes vouchers first (but not from a discount account: 003_6b6c67dc52957b35 line 6), then the balance, then
 * the credit; it is made whole or not at all. A refund goes back to what paid, balance or credit; what vouchers paid is
 * never given back (001_f9ac4e22c254f398 line 8).
 */
import type { Account, Voucher, World } from '../world.ts';
import { done, refused, type Transition } from './transition.ts';

/** How a charge was paid. */
export interface Payment {
  readonly byVouchers: number;
  readonly byBalance: number;
  readonly byCredit: number;
}

/** All that the account could pay with now. */
export function availableFunds(account: Account): number {
  if (account.owed > 0) return 0;
  const vouchers = account.discount ? 0 : account.vouchers.reduce((sum, voucher) => sum + voucher.balance, 0);
  return account.balance + account.credit + vouchers;
}

/** Takes an amount from the account, or refuses with `insufficient-funds`. */
export function chargeAccount(world: World, amount: number): Transition<Payment> {
  const { account } = world;
  if (amount < 0 || availableFunds(account) < amount) return refused('insufficient-funds');
  const spent = account.discount
    ? { vouchers: account.vouchers, rest: amount }
    : spendVouchers(account.vouchers, amount);
  const byBalance = Math.min(account.balance, spent.rest);
  const byCredit = spent.rest - byBalance;
  const paid: Account = {
    ...account,
    vouchers: spent.vouchers,
    balance: account.balance - byBalance,
    credit: account.credit - byCredit,
  };
  return done({ ...world, account: paid }, { byVouchers: amount - spent.rest, byBalance, byCredit });
}

/** Pays amounts into the balance and back to the credit; one below zero counts as nothing. */
export function payInto(world: World, toBalance: number, toCredit: number): World {
  const { account } = world;
  const balance = account.balance + Math.max(0, toBalance);
  return { ...world, account: { ...account, balance, credit: account.credit + Math.max(0, toCredit) } };
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
