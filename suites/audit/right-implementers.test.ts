/** Nobody who is right is accused; where somebody is, the row says why, and has to say otherwise once it is mended. */
import { beforeAll, describe, expect, test } from 'vitest';
import { accuses, type ChangedCases, judgeImplementer, traceCases } from './implementers.test-data.ts';
import { rightImplementers } from './right-implementers.test-data.ts';

let changed: ChangedCases;
beforeAll(async () => {
  changed = await traceCases(rightImplementers);
});

describe.each(rightImplementers)('$pack $operation with $name', (right) => {
  test(right.accused === undefined ? 'is right' : `is accused: ${right.accused}`, async () => {
    expect(changed.get(right)?.size, 'number of cases in which it differs from the mock').not.toBe(0);
    const accusing = (await judgeImplementer(right, changed)).filter(accuses);
    const said = accusing.map(({ requirements, verdict, reason }) => `${verdict} ${requirements}: ${reason}`);
    if (right.accused === undefined) expect(said).toEqual([]);
    else expect(said).not.toEqual([]);
  });
});
