/** A target that is wrong about the protocol in one regard misses exactly the statements about that, and nothing of it is silent. */
import { describe, expect, test } from 'vitest';
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createSender } from '../execute/send.ts';
import type { CaseResult } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { inProcessDriver } from '../states/in-process-driver.ts';
import { bentMock } from './bend-wire.test-data.ts';
import { inProcessClient, inProcessUrl, mockAnswers, targetAt } from './in-process.test-data.ts';
import { type WireFault, wireFaults } from './wire-faults.test-data.ts';

const isAboutProtocol = (id: string): boolean => id.includes('/wire/');

/** Cases that are to notice the fault, and of the others every fourth; all of them with ECS_CONFORMANCE_ALL_FAULTS=1, as in CI. */
function casesFor({ pack, misses, andOthers }: WireFault): readonly Case[] {
  const about = loadContract(pack).cases.filter((each) => isAboutProtocol(each.id));
  // How answers are written shows in any of them.
  const isWritten = loadPack(pack).protocol.some(({ name, rule }) => rule !== undefined && misses.includes(name));
  if (process.env.ECS_CONFORMANCE_ALL_FAULTS === '1' || andOthers || isWritten) return about;
  const lists = ({ claims }: Case): boolean =>
    claims.some(({ requirements }) => misses.some((name) => requirements.includes(`${pack}/protocol/${name}`)));
  return about.filter((each, index) => lists(each) || index % 4 === 0);
}

/** Results of cases about the protocol of the pack. */
async function judge(
  { pack: id, bend }: Pick<WireFault, 'pack' | 'bend'>,
  selected: readonly Case[],
): Promise<readonly CaseResult[]> {
  const packs = [loadPack(id)];
  const { cases } = loadContract(id);
  const { mock, respond } = bentMock(id, bend);
  const target = targetAt(inProcessUrl, 'embedded', packs);
  const { results } = await runCases({
    packs,
    cases,
    selected,
    target,
    driver: inProcessDriver(async (body) => mock.states(body)),
    sender: createSender(target, inProcessClient(respond)),
    settings: runSettings({ packs: [id] }),
  });
  return results;
}

const namesOf = (results: readonly CaseResult[]): readonly string[] =>
  [...new Set(results.flatMap(({ requirements }) => requirements).map((id) => id.split('/').at(-1) ?? ''))].sort();

const isMissed = ({ verdict }: CaseResult): boolean => verdict === 'fail' || verdict === 'warning';

describe.each(packIds())('%s', (id) => {
  test('has a fault for every statement of its protocol', () => {
    const missed = new Set(wireFaults.filter(({ pack }) => pack === id).flatMap(({ misses }) => misses));
    const untested = new Set(loadContract(id).untested.map(({ requirement }) => requirement));
    const shown = loadPack(id).protocol.filter(({ name }) => !untested.has(`${id}/protocol/${name}`));
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.map(({ name }) => name).filter((name) => !missed.has(name))).toEqual([]);
  });
  test('is kept to by the mock that nothing bends', async () => {
    const results = await judge(
      { pack: id, bend: (mock) => mockAnswers(mock) },
      loadContract(id).cases.filter((each) => isAboutProtocol(each.id)),
    );
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });
});

describe.each(wireFaults)('$pack with $fault', (fault) => {
  test(`misses ${fault.misses.join(', ')}${fault.andOthers ? ' and others' : ' alone'}`, async () => {
    const missed = namesOf((await judge(fault, casesFor(fault))).filter(isMissed));
    if (fault.andOthers) expect(missed).toEqual(expect.arrayContaining([...fault.misses]));
    else expect(missed).toEqual([...fault.misses].sort());
  });
});
