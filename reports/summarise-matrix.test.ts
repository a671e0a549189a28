import { describe, expect, it } from 'vitest';
import { matrixReport, matrixResults, whichResource } from './sample-matrix.test-data.ts';
import { emptyReport, sampleRecord, sampleReport } from './sample-report.test-data.ts';
import { summariseMatrix } from './summarise-matrix.ts';

const options = { paint: (_: unknown, text: string) => text, limit: 10 };
const shown = (report = matrixReport(), limit = 10) =>
  `\n${summariseMatrix(report, { ...options, limit }).join('\n')}\n`;

describe('the matrix on a terminal', () => {
  it('is a sign per cell, with names for what is wrong, not judged or read in one of several ways', () => {
    expect(shown()).toMatchInlineSnapshot(`
      "
      Arrears matrix of aliyun-ecs: 14 of 16 cells ran; 5 refused as expected, 5 work as expected, 2 wrong, 1 not judged, 1 skipped, 2 not run
        instance  ■□–□□·■✕
        disk      ✕?□□■·■■
        ■ refused as expected  □ work as expected  ✕ wrong  ? not judged  – skipped  · not run  (operations in the order of the page)
        ✕ StopInstance instance: normal documented (000_arrears:21), error 403 InstanceExpiredOrInArrears observed; without the lock 200 success
        ✕ AttachDisk disk: error documented (000_arrears:56), normal observed; without the lock 200 success
        ? not judged: CreateSnapshot disk
        – skipped: DescribeAutoSnapshotPolicy instance (optional, retired)
        * 6 depend on the interpretation aliyun-ecs/arrears/condition-read-differently/which-resource=alone; with another choice they would be
          both, not judged (documented both ways): ModifyInstanceAttribute instance + disk
          four-quadrants, not judged (not stated): StopInstance instance + disk
          four-quadrants, works as usual: AttachDisk instance, ModifyInstanceAttribute disk,
            StartInstance disk
      "
    `);
  });

  it('is a line per operation where arrears is all that was asked for', () => {
    expect(shown(matrixReport(['arrears']))).toMatchInlineSnapshot(`
      "
      Arrears matrix of aliyun-ecs: 14 of 16 cells ran; 5 refused as expected, 5 work as expected, 2 wrong, 1 not judged, 1 skipped, 2 not run
        operation                   instance in arrears       disk in arrears
        AttachDisk                  ■ refused 403 *           ✕ refused, got 200
        CreateSnapshot              □ works                   ? works
        DescribeAutoSnapshotPolicy  – works, got 404          □ works
        DescribeInstances           □ works                   □ works
        ModifyInstanceAttribute     □ works *                 ■ refused 403 *
        ReInitDisk                  · works                   · refused *
        StartInstance               ■ refused 403             ■ refused 403 *
        StopInstance                ✕ works, got 403 *        ■ refused 403 *
        ■ refused as expected  □ work as expected  ✕ wrong  ? not judged  – skipped  · not run  (* depends on an interpretation)
        ✕ StopInstance instance: normal documented (000_arrears:21), error 403 InstanceExpiredOrInArrears observed; without the lock 200 success
        ✕ AttachDisk disk: error documented (000_arrears:56), normal observed; without the lock 200 success
        – skipped: DescribeAutoSnapshotPolicy instance (optional, retired)
        * 6 depend on the interpretation aliyun-ecs/arrears/condition-read-differently/which-resource=alone; with another choice they would be
          both, not judged (documented both ways): ModifyInstanceAttribute instance + disk
          four-quadrants, not judged (not stated): StopInstance instance + disk
          four-quadrants, works as usual: AttachDisk instance, ModifyInstanceAttribute disk,
            StartInstance disk
      "
    `);
    expect(shown(matrixReport(['arrears', 'errors']))).toBe(shown());
  });

  it('says why a cell is wrong whose answer alone is right', () => {
    const report = matrixReport();
    const matrix = report.matrix.map((cell) => ({
      ...cell,
      ...(cell.observed === 'normal' ? { verdict: 'fail' as const, reason: 'the name stayed as it was' } : {}),
    }));
    const text = shown({ ...report, matrix });
    expect(text).toMatch(/✕ ModifyInstanceAttribute instance: normal.*normal observed;.*; the name stayed as it was\n/);
    expect(text).not.toMatch(/✕ AttachDisk disk.*the name/);
  });

  it('is short where everything is as expected', () => {
    const report = matrixReport();
    const matrix = report.matrix.map((cell) => ({ ...cell, readings: [], verdict: 'pass' as const }));
    expect(
      shown({ ...report, matrix })
        .trim()
        .split('\n'),
    ).toHaveLength(4);
  });

  it('does not show a matrix of which no cell ran, or none but what was skipped unsent', () => {
    expect(summariseMatrix(emptyReport(), options)).toEqual([]);
    const skipped = matrixResults.map((result) => ({ ...result, verdict: 'skip' as const, trials: [] }));
    for (const results of [[], skipped]) {
      const { packs } = sampleRecord();
      expect(summariseMatrix(sampleReport({ record: sampleRecord({ packs, results }) }), options)).toEqual([]);
    }
  });

  it('cuts long lists and says how many are left', () => {
    const report = matrixReport();
    const matrix = report.matrix.map((cell) => ({ ...cell, verdict: 'fail' as const }));
    expect(shown({ ...report, matrix }, 3)).toContain('… and 13 more in the report');
    const unclear = report.matrix.map((cell) => ({ ...cell, verdict: 'inconclusive' as const }));
    expect(shown({ ...report, matrix: unclear }, 3)).toContain('and 5 more operations');
  });

  it('stays within the width of a terminal where it lists names', () => {
    const report = matrixReport();
    const unclear = report.matrix.map((cell) => ({ ...cell, verdict: 'inconclusive' as const }));
    const names = shown({ ...report, matrix: unclear })
      .split('\n')
      .filter((line) => !line.includes(whichResource) && !line.startsWith('Arrears') && !line.includes('(operations'));
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('lets no text of a target move the cursor', () => {
    const report = matrixReport();
    const hostile = { answer: '\u001b[2J', exchange: 0 };
    const matrix = report.matrix.map((cell) => ({ ...cell, observed: 'error \u001b[2J\n x', controlAnswer: hostile }));
    for (const profiles of [[], ['arrears']] as const) {
      const text = shown({ ...report, matrix, configuration: { ...report.configuration, profiles } });
      expect(text).not.toContain('\u001b');
    }
  });
});
