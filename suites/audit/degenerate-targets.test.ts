import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import type { CaseResult, RunRecord } from '../model.ts';
import { openTarget } from '../open-target.ts';
import {
  alwaysNotFound,
  type DegenerateTarget,
  type ObserveManner,
  stateNameToError,
} from './degenerate-targets.test-data.ts';

const packs = packIds().map(loadPack);
const cases = packs.flatMap(({ manifest }) => loadContract(manifest.id).cases);

async function judge(target: DegenerateTarget): Promise<RunRecord> {
  const opened = await openTarget({
    target: target.url,
    stateUrl: target.stateUrl,
    packs,
    packsNamed: false,
    environment: {},
    timeoutMs: 5000,
  });
  const settings = {
    packs: packs.map(({ manifest }) => manifest.id),
    profiles: [],
    operations: [],
    cases: [],
    editions: [],
    readings: {},
    concurrency: 16,
    timeoutMs: 5000,
  };
  const record = await runCases({ ...opened, packs, cases, selected: cases, settings });
  await opened.close();
  return record;
}

const passed = ({ results }: RunRecord): readonly CaseResult[] =>
  results.filter(({ verdict }) => verdict === 'pass' || verdict === 'warning');

/** What `outcome.exitCode` of the report goes by: a fail, or an inconclusive case that nobody allowed. */
const red = ({ results }: RunRecord): boolean =>
  results.some(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');

describe('a target that answers one documented error to everything', () => {
  let target: DegenerateTarget;
  let record: RunRecord;
  beforeAll(async () => {
    target = await alwaysNotFound();
    record = await judge(target);
  });
  afterAll(() => target.close());

  test('passes no claim at all', () => {
    expect(passed(record)).toEqual([]);
  });
  test('is red', () => {
    expect(red(record)).toBe(true);
  });
  test('leaves its own row inconclusive, since the control gets the same answer', () => {
    const own = record.results.find(({ requirements }) =>
      requirements.includes('aliyun-ecs/RenewInstance/error/404/InvalidInstanceId.NotFound'),
    );
    expect(own).toMatchObject({ verdict: 'inconclusive', party: 'target' });
    expect(own?.reason).toContain('control without the cause');
  });
});

describe.each(['refuses', 'shows-nothing', 'invents-effects'] satisfies ObserveManner[])(
  "a target that maps each state's name to its canned error; observe: %s",
  (manner) => {
    let target: DegenerateTarget;
    let record: RunRecord;
    beforeAll(async () => {
      target = await stateNameToError(cases, manner);
      record = await judge(target);
    });
    afterAll(() => target.close());

    test('passes no error case as proven', () => {
      const proven = passed(record).filter(({ kind, evidence }) => kind === 'error-row' && evidence === 'proven');
      expect(proven.map(({ case: id }) => id)).toEqual([]);
    });
    test('passes no arrears cell', () => {
      expect(passed(record).filter(({ kind }) => kind === 'arrears-cell')).toEqual([]);
    });
    test('is red', () => {
      expect(red(record)).toBe(true);
    });
  },
);
