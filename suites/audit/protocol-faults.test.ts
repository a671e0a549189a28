/**
 * A target that gets the protocol wrong in one way fails exactly the statements about it, and every statement has such a
 * fault. That the mock itself passes is the first thing that `faults.test.ts` checks.
 */
import { describe, expect, test } from 'vitest';
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { requirementsToFail } from './expected-failures.ts';
import { casesOf, isMissed, judgeTarget, lists, requirementsOf } from './judge-target.ts';
import { faults, type PlantedFault } from './load-faults.ts';

const wireFaults = faults.filter(({ front }) => front !== undefined);
const wireCases = (pack: string): readonly Case[] => casesOf(pack).filter(({ id }) => id.includes('/wire/'));

/** The cases that must notice the fault, and every fourth of the others. ECS_CONFORMANCE_ALL_FAULTS=1 runs all, as CI does. */
function casesFor(fault: PlantedFault): readonly Case[] {
  const about = wireCases(fault.pack);
  const expected = requirementsToFail(fault);
  // Every answer shows how answers are written.
  const isWritten = loadPack(fault.pack).protocol.some(
    ({ name, rule }) => rule !== undefined && fault.fails.includes(`protocol/${name}`),
  );
  if (process.env.ECS_CONFORMANCE_ALL_FAULTS === '1' || fault.andOthers || isWritten) return about;
  return about.filter((testCase, index) => lists(testCase, expected) || index % 4 === 0);
}

describe.each(packIds())('%s', (pack) => {
  test('has a fault for every statement of its protocol', () => {
    const failing = new Set(wireFaults.filter((fault) => fault.pack === pack).flatMap(({ fails }) => fails));
    const untested = new Set(loadContract(pack).untested.map(({ requirement }) => requirement));
    const tested = loadPack(pack).protocol.filter(({ name }) => !untested.has(`${pack}/protocol/${name}`));
    expect(tested.length).toBeGreaterThan(30);
    expect(tested.map(({ name }) => name).filter((name) => !failing.has(`protocol/${name}`))).toEqual([]);
  });
});

test.each(wireFaults)('$pack with the fault "$name" fails $fails', async (fault) => {
  const missed = requirementsOf((await judgeTarget(fault, casesFor(fault))).filter(isMissed));
  const expected = requirementsToFail(fault);
  expect(missed).toEqual(fault.andOthers ? expect.arrayContaining([...expected]) : expected);
});
