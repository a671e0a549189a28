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

test('every finding says what is wrong and where; one with a ruling, how it is read and how to read it otherwise', () => {
  for (const { pack, contract } of sources) {
    for (const { id, places } of pack.findings) {
      const { finding, requirements, cases, run } = explained(id);
      expect([requirements, cases, run], id).toEqual([[], [], undefined]);
      expect(finding?.summary.length, id).toBeGreaterThan(10);
      expect(finding?.places, id).toHaveLength(places.length);
      const ruling = pack.rulings.find((one) => one.finding === id);
      expect(finding?.ruling?.chosen, id).toBe(ruling?.chosen);
      const commands = finding?.ruling?.runOtherwise ?? [];
      expect(commands, id).toHaveLength(Math.max(0, Object.keys(ruling?.readings ?? {}).length - 1));
      for (const command of commands) expect(command.endsWith(`=${ruling?.chosen}'`), id).toBe(false);
    }
    const resting = contract.cases.filter(({ readings = [] }) => readings.length > 0);
    expect(resting.length).toBeGreaterThan(0);
    for (const testCase of resting) {
      for (const { finding } of testCase.readings ?? []) {
        expect(explained(finding).finding?.cases).toContain(testCase.id);
      }
    }
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

  test('a finding shows its choices, the one that is chosen, its cases, and whole commands for the others', () => {
    const id = 'aliyun-ecs/arrears/condition-read-differently/which-resource';
    const text = renderExplanation(explained(id));
    expect(text).toMatch(/\n {2}readings +alone \(chosen\): /);
    expect(text).toContain('… and ');
    const commands = ['both', 'four-quadrants'].map(
      (choice) => `  npx ecs-conformance run --reading '${id}=${choice}'`,
    );
    expect(text).toContain(`\n\njudge by another interpretation:\n${commands.join('\n')}\n`);
  });

  test('a requirement without a case shows class and reason, and no command', () => {
    const [untested] = sources.flatMap(({ contract }) => contract.untested);
    const text = renderExplanation(explained(untested?.requirement ?? ''));
    expect(text).toMatch(new RegExp(`no case +${untested?.class}: `));
    expect(text).not.toContain('run only this');
  });
});
