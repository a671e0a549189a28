import { describe, expect, it } from 'vitest';
import type { Case } from '#contracts';
import { buildMatrix } from './build-matrix.ts';
import type { MatrixCell } from './model.ts';
import { matrixPack, matrixReport, matrixResults, whichResource } from './sample-matrix.test-data.ts';
import { sampleCase, sampleRecord } from './sample-report.test-data.ts';

type Named = Pick<MatrixCell, 'operation' | 'condition'>;

function cellOf(cells: readonly MatrixCell[], name: string): MatrixCell {
  const found = cells.find(({ operation, condition }: Named) => `${operation}/${condition}` === name);
  if (found === undefined) throw new Error(`no cell ${name}`);
  return found;
}

function readBy(readings: Readonly<Record<string, string>>, results = matrixResults): readonly MatrixCell[] {
  const record = sampleRecord({ packs: [matrixPack()], results, undocumented: [] });
  return buildMatrix({ ...record, settings: { ...record.settings, readings } });
}

const { matrix, results } = matrixReport();

describe('a cell', () => {
  it('names the answers with and without the lock, and where their exchanges stand in the result of its case', () => {
    const cell = cellOf(matrix, 'AttachDisk/disk');
    expect(cell).toMatchObject({
      lockedAnswer: { answer: '200 success', exchange: 1 },
      controlAnswer: { answer: '200 success', exchange: 2 },
    });
    const exchanges = results.find((result) => result.case === cell.case)?.exchanges ?? [];
    expect([1, 2].map((place) => [exchanges[place]?.role, exchanges[place]?.operation])).toEqual([
      ['trial', 'AttachDisk'],
      ['without-cause', 'AttachDisk'],
    ]);
  });

  it('has no answers where the judged call was not made', () => {
    const cell = cellOf(matrix, 'CreateSnapshot/disk');
    expect(cell.lockedAnswer).toBeUndefined();
    expect(cell.controlAnswer).toBeUndefined();
    expect(cell.reason).toContain('could not be set up');
  });

  it('says what a target answered that does not have a retired operation', () => {
    expect(cellOf(matrix, 'DescribeAutoSnapshotPolicy/instance')).toMatchObject({
      level: 'may',
      retired: true,
      verdict: 'skip',
      observed: 'error 404 InvalidAction.NotFound',
    });
    expect(cellOf(matrix, 'StartInstance/instance')).not.toHaveProperty('retired');
  });
});

describe('readings of a cell', () => {
  it('tell by which it is judged and what each other would expect', () => {
    expect(cellOf(matrix, 'ModifyInstanceAttribute/disk').readings).toEqual([
      {
        finding: whichResource,
        choice: 'alone',
        expects: 'error',
        others: [
          { choice: 'both', expects: 'either-way' },
          { choice: 'four-quadrants', expects: 'normal' },
        ],
      },
    ]);
    expect(cellOf(matrix, 'DescribeInstances/disk').readings[0]?.others.map(({ expects }) => expects)).toEqual([
      'normal',
      'normal',
    ]);
  });

  it.each([
    ['alone', 'error', 'error'],
    ['four-quadrants', 'normal', 'not-stated'],
    ['both', 'error', 'error'],
  ])('change what is expected: %s', (choice, attach, stop) => {
    const cells = readBy({ [whichResource]: choice }, []);
    expect(cellOf(cells, 'ReInitDisk/disk').expected).toBe(attach);
    expect(cellOf(cells, 'StopInstance/disk').expected).toBe(stop);
    expect(cellOf(cells, 'StopInstance/disk').documented).toBe('error');
  });

  it('are those of the result, where there is one', () => {
    const read = matrixResults.map((result) => ({
      ...result,
      readings: [{ finding: whichResource, choice: 'both' }],
    }));
    expect(cellOf(readBy({}, read), 'ModifyInstanceAttribute/disk')).toMatchObject({
      expected: 'either-way',
      readings: [{ choice: 'both' }],
    });
  });

  it('include questions about this cell alone that have several answers', () => {
    const [result] = matrixResults.filter((one) => one.case.endsWith('CreateSnapshot/arrears-disk'));
    if (result === undefined) throw new Error('no result');
    const finding = 'aliyun-ecs/CreateSnapshot/normal-cell-with-row/disk';
    const refused = { outcome: 'error', anyOf: [{ status: 403, code: 'DiskInArrears', messages: [] }] } as const;
    const testCase: Case = {
      ...sampleCase(result),
      readings: [
        { finding: whichResource, chosen: 'alone', alternatives: [{ choice: 'both' }] },
        { finding, chosen: 'as-usual', alternatives: [{ choice: 'refused', tolerated: true, expect: refused }] },
        { finding: 'aliyun-ecs/CreateSnapshot/one-answer', chosen: 'any', alternatives: [] },
      ],
    };
    const record = sampleRecord({ packs: [matrixPack()], results: [result], cases: [testCase], undocumented: [] });
    expect(cellOf(buildMatrix(record), 'CreateSnapshot/disk').readings.slice(1)).toEqual([
      { finding, choice: 'as-usual', expects: 'normal', others: [{ choice: 'refused', expects: 'error' }] },
    ]);
  });
});
