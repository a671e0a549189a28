/** No case blames a target that is right. Where one does, the row says why; once the case is mended, the row has to change. */
import { beforeAll, expect, test } from 'vitest';
import { accuses, judgeTarget, ownCasesThatReach, type ReachedCases, traceCases } from './judge-target.ts';
import { rightImplementers } from './right-implementers.test-data.ts';

let reached: ReachedCases;
beforeAll(async () => {
  const bent = new Set(rightImplementers.map(({ operation }) => operation));
  reached = await traceCases(rightImplementers, (testCase) => bent.has(testCase.operation));
});

const cases = rightImplementers.map((right) => ({ ...right, right, result: right.accused ?? 'nobody blames it' }));

test.each(cases)('$pack $operation with $name: $result', async ({ right }) => {
  expect(reached.get(right)?.size, 'number of cases in which it differs from the mock').not.toBe(0);
  const accusing = (await judgeTarget(right, ownCasesThatReach(right, reached))).filter(accuses);
  const said = accusing.map(({ requirements, verdict, reason }) => `${verdict} ${requirements}: ${reason}`);
  if (right.accused === undefined) expect(said).toEqual([]);
  else expect(said).not.toEqual([]);
});
