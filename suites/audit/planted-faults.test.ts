/**
 * For each entry of the cause files a fault in the mock's own logic: exactly the requirements that list this cause are
 * missed. A fault is run over the cases in whose clean run a call reached it, since no other can tell; a sample of faults is
 * run over everything. With ECS_CONFORMANCE_FAULT_TABLE=<file> the table of faults is written there as Markdown.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { loadedPacks } from '../mock/behaviours/loaded-behaviours.test-data.ts';
import { createMock } from '../mock/create-mock.ts';
import type { CaseResult } from '../model.ts';
import type { OpenedTarget } from '../open-target.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';
import { type Fault, liesAt, type Perform, plantFault, traceFaults } from './plant-fault.ts';
import { type PlantedFault, plantedFaults, rulesWithoutPage } from './planted-faults.test-data.ts';

const contracts = new Map(packIds().map((pack) => [pack, loadContract(pack)]));
const casesOf = (pack: string): readonly Case[] => contracts.get(pack)?.cases ?? [];

const settings = (pack: string) => runSettings({ packs: [pack] });

function openMock(pack: string, perform?: Perform, behaviours?: PlantedFault['behaviours']): OpenedTarget {
  const packs = [loadPack(pack)];
  const mock = createMock({
    packs,
    ...(perform === undefined ? {} : { perform }),
    ...(behaviours === undefined ? {} : { behaviours }),
  });
  return openMockInProcess(mock, packs);
}

async function judge(opened: OpenedTarget, pack: string, selected: readonly Case[]): Promise<readonly CaseResult[]> {
  const packs = [loadPack(pack)];
  const { results } = await runCases({ ...opened, packs, cases: casesOf(pack), selected, settings: settings(pack) });
  return results;
}

/** Missed: failed, or as a *should* or *may* found not to be so. */
const isMissed = ({ verdict, mismatches }: CaseResult): boolean =>
  verdict === 'fail' || verdict === 'warning' || (verdict === 'skip' && mismatches.length > 0);

const requirementsOf = (results: readonly { readonly requirements: readonly string[] }[]): readonly string[] =>
  [...new Set(results.flatMap(({ requirements }) => requirements))].sort();

/** Cases of the entry that the fault is about; a fault of the protocol is about every operation. */
const casesAbout = ({ pack, cause, fault: { operations } }: PlantedFault): readonly Case[] =>
  casesOf(pack).filter(
    (testCase) => testCase.cause === cause && (operations.length === 0 || operations.includes(testCase.operation)),
  );

/** Fault → ids of the cases in whose clean run a call reached it. */
const reachedBy = new Map<Fault, Set<string>>();

async function traceCases(pack: string): Promise<readonly CaseResult[]> {
  const faults = plantedFaults.filter((planted) => planted.pack === pack).map(({ fault }) => fault);
  let running = '';
  const trace = traceFaults(faults, (fault) => {
    const cases = reachedBy.get(fault) ?? new Set<string>();
    reachedBy.set(fault, cases.add(running));
  });
  const opened = openMock(pack, trace);
  const results: CaseResult[] = [];
  for (const testCase of casesOf(pack)) {
    running = testCase.id;
    results.push(...(await judge(opened, pack, [testCase])));
  }
  return results;
}

interface TableRow {
  readonly planted: PlantedFault;
  readonly missed: readonly string[];
  readonly unjudged: number;
}

const table: TableRow[] = [];

beforeAll(async () => {
  for (const pack of packIds()) {
    const clean = await traceCases(pack);
    expect(clean.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  }
}, 60_000);

afterAll(() => {
  const file = process.env.ECS_CONFORMANCE_FAULT_TABLE;
  if (file === undefined) return;
  const rows = table.map(
    ({ planted: { pack, cause, fault }, missed, unjudged }) =>
      `| ${pack} | ${cause} | ${fault.operations.join(' ')} | ${fault.site} | ${missed.length} | ${unjudged} |`,
  );
  const head = '| pack | cause | operations | decision with the fault | requirements missed | results not judged |';
  writeFileSync(file, [head, '|---|---|---|---|---|---|', ...rows, ''].join('\n'));
});

test('there is a fault for every entry of the cause files that has cases and can be refused or missed', () => {
  const planted = plantedFaults.flatMap((each) => casesAbout(each).map(({ id }) => id));
  const without = packIds()
    .flatMap(casesOf)
    .filter(({ id, cause }) => cause !== undefined && !planted.includes(id))
    // Each cell of the arrears matrix is turned round by a test of its own.
    .filter(({ claims }) => claims.every(({ kind }) => kind !== 'arrears-cell'))
    // What is about the protocol has faults of its own, before any operation.
    .filter(({ claims }) => claims.some(({ kind }) => kind !== 'wire'));
  // What reading operations show is seen through the same requests as their plain successes.
  const reading = ['DescribeInstances', 'DescribeDisks'];
  expect(without.filter(({ operation }) => !reading.includes(operation)).map(({ id }) => id)).toEqual([]);
  expect(new Set(plantedFaults.map(({ pack, cause }) => `${pack} ${cause}`)).size).toBeGreaterThan(120);
});

test('every rule of the mock for the operations with causes has a fault, or no page speaks of it', () => {
  const operations = Object.entries(loadedPacks).flatMap(([pack, loaded]) =>
    Object.entries(loaded.operations)
      .filter(([operation]) => operation === 'RenewInstance' || operation === 'ModifyDiskChargeType')
      .map(([operation, { rules }]) => ({ pack, operation, rules: rules.map(({ name }) => name) })),
  );
  expect(operations).toHaveLength(3);
  for (const { pack, operation, rules } of operations) {
    const faults = plantedFaults.filter((planted) => planted.pack === pack).map(({ fault }) => fault);
    const has = (name: string) =>
      faults.some((fault) => fault.operations.includes(operation) && liesAt(fault, `rule: ${name}`));
    const without = rules.filter((name) => !has(name)).sort();
    expect(without, `${pack} ${operation}`).toEqual([...(rulesWithoutPage[`${pack} ${operation}`] ?? [])].sort());
  }
});

/** Every so manieth fault is run over everything: a fault misses nothing in cases that no call of it reached. */
const sampled = plantedFaults.filter((_planted, index) => index % 40 === 5);

test.each(sampled)('over all cases of $pack a fault for $cause misses the same', async (planted) => {
  const { pack, fault, behaviours } = planted;
  const reached = reachedBy.get(fault) ?? new Set();
  const opened = openMock(pack, plantFault(fault), behaviours);
  const results = await judge(opened, pack, casesOf(pack));
  const missed = results.filter(isMissed);
  expect(missed.length).toBeGreaterThan(0);
  const elsewhere = missed.filter((result) => !reached.has(result.case) && result.cause !== planted.cause);
  expect(elsewhere.map((result) => result.case)).toEqual([]);
});

describe.each(plantedFaults)('$pack with a fault for $cause in $fault.operations', (planted) => {
  const { pack, fault, behaviours, besides = [], effectUnseen } = planted;

  test('misses exactly the requirements that list the cause', async () => {
    const about = casesAbout(planted);
    const reached = reachedBy.get(fault) ?? new Set();
    const selected = casesOf(pack).filter((testCase) => reached.has(testCase.id) || about.includes(testCase));
    const opened = openMock(pack, plantFault(fault), behaviours);
    const results = await judge(opened, pack, selected);
    const missed = requirementsOf(results.filter(isMissed));
    table.push({ planted, missed, unjudged: results.filter(({ verdict }) => verdict === 'inconclusive').length });
    const claims = about.flatMap((testCase) => testCase.claims);
    const listing = requirementsOf(claims.filter(({ judges }) => judges !== 'effect' || effectUnseen === undefined));
    expect(missed).toEqual([...new Set([...listing, ...besides])].sort());
    for (const { verdict, page, reason } of results.filter(isMissed)) {
      expect(page.lines[0], verdict).toBeGreaterThan(0);
      expect(reason).toBeTruthy();
    }
  });
});
