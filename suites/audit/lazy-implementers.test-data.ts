/** All lazy implementers: wrong in one thing, as somebody would be who reads the pages in a hurry. */
import type { LazyImplementer } from './implementers.test-data.ts';
import { lazyConversionPayments } from './lazy-conversion-payments.test-data.ts';
import { lazyConversions } from './lazy-conversions.test-data.ts';
import { lazyDiskRules } from './lazy-disk-rules.test-data.ts';
import { lazyRenewalPayments } from './lazy-renewal-payments.test-data.ts';
import { lazyRenewals } from './lazy-renewals.test-data.ts';
import { lazyTokens } from './lazy-tokens.test-data.ts';

export const lazyImplementers: readonly LazyImplementer[] = [
  ...lazyRenewals,
  ...lazyRenewalPayments,
  ...lazyConversions,
  ...lazyConversionPayments,
  ...lazyDiskRules,
  ...lazyTokens,
];
