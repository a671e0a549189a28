/**
 * Each lazy implementer is noticed by the requirement that its row names, or by none: a row that is noticed after all has to
 * say so. Whoever is to be noticed is run over the cases of that requirement alone, as no verdict depends on other cases.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { type ChangedCases, judgeImplementer, notices, traceCases } from './implementers.test-data.ts';
import { lazyImplementers } from './lazy-implementers.test-data.ts';

let changed: ChangedCases;
beforeAll(async () => {
  changed = await traceCases(lazyImplementers);
});

describe.each(lazyImplementers)('$pack $operation with $name, against $breaks', (lazy) => {
  const { pack, operation, noticedBy, unnoticed } = lazy;

  if (unnoticed !== undefined) {
    test(`is not noticed: ${unnoticed}`, async () => {
      const noticing = (await judgeImplementer(lazy, changed)).filter(notices);
      expect(noticing.flatMap(({ requirements }) => requirements)).toEqual([]);
    });
    return;
  }
  test(`is noticed by ${noticedBy}`, async () => {
    const inAnyAnswer = noticedBy?.startsWith('protocol/') === true;
    const requirement = inAnyAnswer ? `${pack}/${noticedBy}` : `${pack}/${operation}/${noticedBy}`;
    const results = await judgeImplementer(lazy, changed, inAnyAnswer ? undefined : requirement);
    const noticing = results.filter(notices);
    expect(noticing.flatMap(({ requirements }) => requirements)).toContain(requirement);
  });
});
