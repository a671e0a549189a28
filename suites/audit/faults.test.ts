/**
 * Every fault of the tables in `faults/` is noticed, and only by the requirements that its row names. A row may also say why
 * no case notices the fault; once a case does, the row has to change.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { packIds } from '#specs';
import { loadedPacks } from '../mock/behaviours/loaded-behaviours.test-data.ts';
import type { CaseResult } from '../model.ts';
import { casesAbout, requirementsToFail } from './expected-failures.ts';
import {
  casesOf,
  casesThatReach,
  isMissed,
  judgeTarget,
  lists,
  notices,
  ownCasesThatReach,
  type ReachedCases,
  requirementsOf,
  traceCases,
} from './judge-target.ts';
import { faults, rulesWithoutPage } from './load-faults.ts';
import { liesAt } from './plant-fault.ts';

const inBehaviour = faults.filter(({ front }) => front === undefined);
const unnoticed = inBehaviour.filter((fault) => fault.unnoticed !== undefined);
const amongOthers = inBehaviour.filter(({ andOthers }) => andOthers);
const exact = inBehaviour.filter((fault) => fault.unnoticed === undefined && !fault.andOthers);

let reached: ReachedCases;
beforeAll(async () => {
  const clean: CaseResult[] = [];
  reached = await traceCases(inBehaviour, undefined, (results) => clean.push(...results));
  expect(clean.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('every cause that has cases has a fault', () => {
  const withFault = new Set(exact.flatMap((fault) => casesAbout(fault)));
  const without = packIds()
    .flatMap(casesOf)
    .filter((testCase) => testCase.cause !== undefined && !withFault.has(testCase))
    // Each cell of the arrears matrix is flipped by another test. Protocol statements have faults of their own.
    .filter(({ claims }) => claims.every(({ kind }) => kind !== 'arrears-cell'))
    .filter(({ claims }) => claims.some(({ kind }) => kind !== 'wire'));
  // The plain success of a reading operation is what the cases of other operations observe the world by.
  const reading = without.filter(({ operation }) => operation.startsWith('Describe'));
  expect(without.filter((testCase) => !reading.includes(testCase)).map(({ id }) => id)).toEqual([]);
});

test.each(rulesWithoutPage)('every rule of $operation ($pack) has a fault or no page', ({ pack, operation, names }) => {
  const about = exact.filter((fault) => fault.pack === pack && fault.operation === operation);
  const has = (site: string): boolean =>
    about.some(({ decision }) => typeof decision === 'object' && liesAt({ ...decision, operations: [] }, site));
  const rules = loadedPacks[pack]?.operations[operation]?.rules ?? [];
  const without = rules.map(({ name }) => name).filter((name) => !has(`rule: ${name}`));
  expect(without.sort()).toEqual([...names].sort());
});

describe.each(exact)('$pack $subject with the fault $name', (fault) => {
  test('fails exactly the requirements of its row', async () => {
    const about = casesAbout(fault);
    const reaching = casesThatReach(fault, reached);
    const results = await judgeTarget(fault, [...new Set([...reaching, ...about])]);
    const missed = results.filter(isMissed);
    expect(requirementsOf(missed)).toEqual(requirementsToFail(fault));
    for (const { verdict, page, reason } of missed) {
      expect(page.lines[0], verdict).toBeGreaterThan(0);
      expect(reason).toBeTruthy();
    }
  });
});

// No verdict depends on other cases, so only the cases of the named requirement run.
test.each(amongOthers)('$pack $subject with the fault "$name" fails $fails', async (fault) => {
  const expected = requirementsToFail(fault);
  const selected = ownCasesThatReach(fault, reached).filter(
    (testCase) => fault.dress !== undefined || lists(testCase, expected),
  );
  const noticing = (await judgeTarget(fault, selected)).filter(notices);
  expect(requirementsOf(noticing)).toEqual(expect.arrayContaining([...expected]));
});

test.each(unnoticed)('$pack $subject with the fault "$name" is not noticed: $unnoticed', async (fault) => {
  const results = await judgeTarget(fault, ownCasesThatReach(fault, reached));
  expect(requirementsOf(results.filter(notices))).toEqual([]);
});

/** Runs every fortieth fault over all cases: a case that does not reach a fault must not notice it. */
const sampled = exact.filter((_fault, index) => index % 40 === 5);

test.each(sampled)('over all cases of $pack the fault $name fails nothing else', async (fault) => {
  const reaching = [...casesThatReach(fault, reached), ...casesAbout(fault)].map(({ id }) => id);
  const missed = (await judgeTarget(fault, casesOf(fault.pack))).filter(isMissed);
  expect(missed.length).toBeGreaterThan(0);
  expect(missed.map((result) => result.case).filter((id) => !reaching.includes(id))).toEqual([]);
});
