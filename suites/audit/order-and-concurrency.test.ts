/** No verdict depends on the order of cases or on how many run at a time. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createMock } from '../mock/create-mock.ts';
import { type OpenedTarget, openTarget } from '../open-target.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';

const packs = packIds().map(loadPack);
const cases = packs.flatMap(({ manifest }) => loadContract(manifest.id).cases);

/** Mulberry32: the same numbers for the same seed on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const random = randomNumbers(seed);
  return list
    .map((item) => ({ item, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

const openOverHttp = (): Promise<OpenedTarget> =>
  openTarget({ packs, packsNamed: true, environment: {}, timeoutMs: 10_000 });

/** Each answer takes a random number of turns of the event loop, so later requests may be answered earlier. */
function openInProcess(seed: number): OpenedTarget {
  const random = randomNumbers(seed);
  return openMockInProcess(createMock({ packs }), packs, () => Math.floor(random() * 8));
}

interface Way {
  readonly opened: OpenedTarget;
  readonly concurrency: number;
}

/** `case, claim: verdict evidence` of every claim, sorted, from a fresh target. */
async function verdictsOf(selected: readonly Case[], { opened, concurrency }: Way): Promise<readonly string[]> {
  const settings = runSettings({ packs: packIds(), concurrency, timeoutMs: 10_000 });
  const { results } = await runCases({ ...opened, packs, cases, selected, settings });
  await opened.close();
  return [...Map.groupBy(results, (result) => result.case)]
    .flatMap(([id, claims]) =>
      claims.map(({ verdict, evidence, reason }, claim) => [id, claim, verdict, evidence, reason].join(' ')),
    )
    .sort();
}

describe('the embedded mock', () => {
  let oneByOne: readonly string[];
  beforeAll(async () => {
    oneByOne = await verdictsOf(cases, { opened: openMockInProcess(createMock({ packs }), packs), concurrency: 1 });
  });

  test('has a verdict for every claim, one case at a time', () => {
    expect(oneByOne).toHaveLength(cases.reduce((sum, { claims }) => sum + claims.length, 0));
  });
  test.each([
    ['over HTTP with 64 cases at a time, in shuffled order', 1, 64, openOverHttp],
    ['in process in another order, with answers that overtake each other', 2, 16, openInProcess],
  ])('gets the same verdicts %s', async (_way, seed, concurrency, open) => {
    const order = shuffled(cases, seed);
    expect(order).not.toEqual(cases);
    expect(await verdictsOf(order, { opened: await open(seed), concurrency })).toEqual(oneByOne);
  });
});
