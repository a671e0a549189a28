import { expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { countListed, describeCounts } from './count-listed.ts';
import { listRequirements } from './traceability.ts';

const packs = packIds().map(loadPack);
const contracts = packIds().map((id) => loadContract(id));
const listed = packs.flatMap((pack, index) => {
  const contract = contracts[index];
  return contract === undefined ? [] : listRequirements(pack, contract);
});

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, one) => total + one, 0);

test('kinds add up to the requirements, and tested and untested ones as well', () => {
  const counts = countListed(listed, contracts);
  expect(sum(counts.kinds)).toBe(counts.requirements);
  expect(sum(counts.untested)).toBe(listed.filter(({ cases }) => cases.length === 0).length);
  expect(counts.occurrences).toBeGreaterThan(counts.requirements);
});

test('a cause that several operations share counts once, and every case of it has its class', () => {
  const cases = contracts.flatMap((contract) => contract.cases);
  const pairs = new Set(
    cases.filter(({ cause }) => cause).map(({ pack, cause, class: reach }) => `${pack} ${cause} ${reach}`),
  );
  expect(sum(countListed(listed, contracts).causes)).toBe(pairs.size);
});

test('says every count in words, and none where there is nothing', () => {
  expect(describeCounts(countListed(listed, contracts))).toMatch(/Causes {8}\d+ with cases: .*\d+ state/);
  expect(describeCounts(countListed([], []))).toContain('Without case  0: none');
});

test('a listed requirement names the causes of its cases, its level, its profile and what the prose says', () => {
  const [tested] = listed.filter(({ causes }) => causes !== undefined);
  expect(tested?.cases.length).toBeGreaterThan(0);
  for (const { level, profile } of listed) expect([level, profile].every((text) => text.length > 0)).toBe(true);
  const [pack] = packs;
  const [contract] = contracts;
  if (pack === undefined || contract === undefined) throw new Error('there is no pack');
  const [first] = pack.requirements;
  if (first === undefined) throw new Error('the pack has no requirement');
  const [said] = listRequirements(
    { ...pack, requirements: [{ ...first, says: 'what it says', source: 'a page' }] },
    contract,
  );
  expect(said).toMatchObject({ says: 'what it says', source: 'a page' });
});
