import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { explain, explainableIds } from './explain.ts';
import { explainCase } from './explain-case.ts';
import { renderExplanation } from './render-explanation.ts';

const sources = packIds().map((id) => ({ pack: loadPack(id), contract: loadContract(id) }));
const ids = explainableIds(sources);

function explained(id: string) {
  const explanation = explain(id, sources);
  if (explanation === undefined) throw new Error(`${id} is not explained`);
  return explanation;
}

test('no id means two things, and one that nobody knows is no explanation', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(explain('nobody/knows/it', sources)).toBeUndefined();
});

test('every requirement says something and where, and has cases or a reason', () => {
  for (const { id } of sources.flatMap(({ pack }) => pack.requirements)) {
    const { requirements, cases, run } = explained(id);
    expect(requirements.map(({ requirement }) => requirement)).toEqual([id]);
    const [{ says, places, reason } = { says: '', places: [], reason: '' }] = requirements;
    expect(says.length, id).toBeGreaterThan(10);
    expect(says, id).not.toMatch(/undefined|on its page/);
    expect(places.length, id).toBeGreaterThan(0);
    for (const { title, document } of places) expect(title).not.toBe(document);
    expect(cases.length > 0, id).toBe(reason === undefined);
    expect(run === undefined, id).toBe(cases.length === 0);
  }
});

test('every case says what it is about, and either what a vendor gets or why nothing is sent to one', () => {
  for (const testCase of sources.flatMap(({ contract }) => contract.cases)) {
    const { cases, requirements, run } = explained(testCase.id);
    const [only] = cases;
    expect(only?.case).toBe(testCase.id);
    expect(run).toBe(`npx ecs-conformance run --case '${testCase.id}'`);
    expect((only?.vendor === undefined) !== (only?.notForVendor === undefined), testCase.id).toBe(true);
    expect(only?.disposable.controls).toHaveLength(testCase.disposable.controls.length);
    const shown = new Set(only?.shows.map(({ requirement }) => requirement));
    expect(new Set(requirements.map(({ requirement }) => requirement)), testCase.id).toEqual(shown);
    const chosen = only?.readings?.filter(({ readings, chosen: choice }) => choice in readings);
    expect(chosen ?? []).toHaveLength(testCase.readings?.length ?? 0);
  }
});

test('a reading that is tolerated says so', () => {
  const cases = sources.flatMap(({ pack, contract }) => contract.cases.map((testCase) => ({ pack, testCase })));
  const [found] = cases.filter(({ testCase }) =>
    testCase.readings?.some((one) => one.alternatives.some(({ expect: other }) => other)),
  );
  const read = found?.testCase.readings?.find((one) => one.alternatives.some(({ expect: other }) => other));
  if (found === undefined || read === undefined) throw new Error('no case has another reading');
  const { pack, testCase } = found;
  const alternatives = read.alternatives.map((one) => ({ ...one, tolerated: true as const }));
  const reading = { ...read, alternatives };
  const told = explainCase({ ...testCase, readings: [reading] }, pack).readings?.[0]?.otherwise[
    alternatives.find(({ expect: other }) => other)?.choice ?? ''
  ];
  expect(told?.[0]).toBe('documented as well: such an answer is inconclusive where no reading is chosen');
});

describe('as text', () => {
  test('stays within 100 columns, but for words that cannot be broken', () => {
    for (const id of ids) {
      const text = renderExplanation(explained(id));
      expect(text, id).not.toMatch(/undefined|\[object Object\]/);
      expect(text.endsWith('\n') && !text.endsWith('\n\n'), id).toBe(true);
      const long = text.split('\n').filter((line) => line.length > 100 && /\S \S/.test(line.trimStart()));
      expect(long.filter((line) => !line.startsWith('  npx ') && !line.startsWith('case '))).toEqual([]);
    }
  });

  test('a case shows its states, request, controls, evidence and command', () => {
    const [withState] = sources.flatMap(({ contract }) =>
      contract.cases.filter(
        ({ class: reach, cause, disposable }) =>
          reach === 'state' && cause !== undefined && disposable.controls.length > 1,
      ),
    );
    const text = renderExplanation(explained(withState?.id ?? ''));
    for (const part of [
      'set up',
      'send',
      'must get',
      'effect',
      'without-cause',
      'same-state',
      'at best proven',
      'not sent',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(`run only this:\n  npx ecs-conformance run --case '${withState?.id}'\n`);
  });

  test('a case about the protocol shows how its request travels, and its requirement what it is known from', () => {
    const text = renderExplanation(explained('aliyun-ecs/protocol/time-expired'));
    expect(text).toContain('says it was made at: 2016-02-23T12:46:24Z');
    expect(text).toContain('- on the wire says it was made at = 2016-02-23T12:46:24Z');
    expect(text).toMatch(/\n {2}source +the gateway's/);
  });

  test('a requirement without a case shows class and reason, and no command', () => {
    const [untested] = sources.flatMap(({ contract }) => contract.untested);
    const text = renderExplanation(explained(untested?.requirement ?? ''));
    expect(text).toMatch(new RegExp(`no case +${untested?.class}: `));
    expect(text).not.toContain('run only this');
  });
});
