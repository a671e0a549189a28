/** States of the account: keys, money, permissions. Each returns credentials. */
import { credentials, flag, instance, oneOf, type StateDefinition, text } from './state-definition.ts';

export const accountStates: readonly StateDefinition[] = [
  {
    name: 'an account exists',
    reach: 'account',
    meaning:
      'The resources of the scope belong to an account of their own, which can pay from its balance, owes nothing and has no vouchers. If a request is signed with the returned credentials and names no resource, it concerns this account.',
    params: {},
    returns: credentials,
  },
  {
    name: 'a temporary key exists',
    reach: 'account',
    meaning:
      'The account of the scope has a temporary access key, which the target accepts only together with its security token. The key is valid for an hour at least.',
    params: {},
    returns: { ...credentials, securityToken: text },
  },
  {
    name: 'the account balance is insufficient',
    reach: 'account',
    meaning:
      'Balance, credit and vouchers of the account together are just enough to renew the instance for `coversMonths` months. With 0, the account cannot pay anything.',
    params: { ...instance, coversMonths: { type: 'integer', minimum: 0, default: 0 } },
    returns: credentials,
  },
  {
    name: 'the account is in arrears',
    reach: 'account',
    meaning: 'The account owes money. Its instances and disks are not locked yet.',
    params: {},
    returns: credentials,
  },
  {
    name: 'the account has no payment method',
    reach: 'account',
    meaning: 'No payment method is registered on the account.',
    params: {},
    returns: credentials,
  },
  {
    name: 'the caller lacks a permission',
    reach: 'account',
    meaning:
      'The credentials returned belong to a sub-user of the account that lacks one permission and has all others. `operation`: the named operation, for the named resource if there is one. `price`: to see prices. `refund`: to order refunds.',
    params: { permission: oneOf('operation', 'price', 'refund'), operation: text, resource: text },
    returns: credentials,
  },
  {
    name: 'the operation is not offered to the account',
    reach: 'account',
    meaning:
      'The vendor does not offer that operation to the account, whoever calls. The returned credentials belong to the account owner, who may call all other operations.',
    params: { operation: text },
    returns: credentials,
  },
  {
    name: 'the account has a voucher',
    reach: 'account',
    meaning:
      'The account has one voucher. Its value is the price of renewing the instance for `coversMonths` months. The account also has a sufficient balance, unless `alone` is true: then it has neither balance nor credit. `discount` makes it a discount account.',
    params: {
      ...instance,
      coversMonths: { type: 'integer', minimum: 1, default: 1 },
      discount: flag(false),
      alone: flag(false),
    },
    returns: { ...credentials, voucherId: text },
  },
  {
    name: 'the account pays by credit',
    reach: 'account',
    meaning: 'The account has no balance and no voucher, and a credit that pays for everything in the scope.',
    params: {},
    returns: credentials,
  },
  {
    name: 'the account has a unified expiry day',
    reach: 'account',
    meaning:
      'The owner of the account chose that day of the month, in the calendar of the vendor, as the day on which all its subscriptions expire.',
    params: { day: { type: 'integer', minimum: 1, maximum: 28, default: 5 } },
    returns: credentials,
  },
];
