/** A made-up run over a matrix with two conditions. Every kind of cell occurs once, for tests of the matrix views. */
import type { ArrearsCondition, Pack } from '#specs';
import type { CaseResult, JudgedAnswer, Verdict } from '#suites';
import type { Report } from './model.ts';
import { requirement, samplePack } from './sample-pack.test-data.ts';
import { sampleCase, sampleExchange, sampleRecord, sampleReport, sampleResult } from './sample-report.test-data.ts';

/** Finding of the sample's question about the whole matrix. */
export const whichResource = 'aliyun-ecs/arrears/condition-read-differently/which-resource';

/** Operation, what each table prints, and what the target answered: a verdict with the answer to the locked call. */
type Row = readonly [operation: string, instance: Told, disk: Told];
type Told = readonly [expected: 'error' | 'normal', verdict?: Verdict, answer?: string];

const refusal = '403 InstanceExpiredOrInArrears';
const rows: readonly Row[] = [
  ['AttachDisk', ['error', 'pass', refusal], ['error', 'fail', '200 success']],
  ['CreateSnapshot', ['normal', 'pass', '200 success'], ['normal', 'inconclusive']],
  ['DescribeAutoSnapshotPolicy', ['normal', 'skip', '404 InvalidAction.NotFound'], ['normal', 'pass', '200 success']],
  ['DescribeInstances', ['normal', 'pass', '200 success'], ['normal', 'pass', '200 success']],
  ['ModifyInstanceAttribute', ['normal', 'warning', '200 success'], ['error', 'pass', '403 DiskInArrears']],
  ['ReInitDisk', ['normal'], ['error']],
  ['StartInstance', ['error', 'pass', refusal], ['error', 'pass', refusal]],
  ['StopInstance', ['normal', 'fail', refusal], ['error', 'pass', '403 DiskInArrears']],
];

function conditionOf(id: 'instance' | 'disk', column: 1 | 2, firstLine: number): ArrearsCondition {
  const cells = rows.map((row, index) => {
    const line = firstLine + index;
    const provenance = { document: '000_arrears', lines: [line, line] as const };
    return [row[0], { expected: row[column][0], provenance }] as const;
  });
  return {
    id,
    label: `${id} in arrears`,
    cells: Object.fromEntries(cells),
    provenance: { document: '000_arrears', lines: [firstLine - 2, firstLine + rows.length] },
  };
}

/** The pack of the sample: one retired operation, and a matrix that can be read in three ways. */
export function matrixPack(): Pack {
  const pack = samplePack();
  const arrears = [conditionOf('instance', 1, 14), conditionOf('disk', 2, 56)];
  const cells = arrears.flatMap(({ id, cells }) =>
    Object.keys(cells).map((operation) => {
      const retired = operation === 'DescribeAutoSnapshotPolicy';
      const own = requirement(`aliyun-ecs/${operation}/arrears/${id}`, 'arrears-cell');
      return retired ? { ...own, level: 'may' as const } : own;
    }),
  );
  return {
    ...pack,
    arrears,
    requirements: [...pack.requirements.filter(({ kind }) => kind !== 'arrears-cell'), ...cells],
    retired: [
      {
        name: 'DescribeAutoSnapshotPolicy',
        version: '2014-05-26',
        successor: 'DescribeAutoSnapshotPolicyEx',
        parameters: [],
        result: [],
        source: 'made up',
      },
    ],
    rulings: [
      {
        finding: whichResource,
        readings: {
          alone: 'the resource of the title alone is in arrears',
          both: 'the instance and its disk are in arrears',
          'four-quadrants': 'as the older edition prints it',
        },
        chosen: 'alone',
        matrix: {
          both: {
            together: true,
            cells: { 'ModifyInstanceAttribute/instance': 'either-way', 'ModifyInstanceAttribute/disk': 'either-way' },
          },
          'four-quadrants': {
            cells: {
              'AttachDisk/instance': 'normal',
              'ModifyInstanceAttribute/disk': 'normal',
              'ReInitDisk/disk': 'normal',
              'StartInstance/disk': 'normal',
              'StopInstance/instance': 'not-stated',
              'StopInstance/disk': 'not-stated',
            },
          },
        },
        reason: 'made up',
        decidedBy: 'made up',
      },
    ],
  };
}

/** Exchanges as of a run: a look at the lock, the judged call; and its twin without the lock. */
function trialsOf(operation: string, answer: string | undefined): CaseResult['trials'] {
  const [status = '', code = ''] = (answer ?? '').split(' ');
  const look = sampleExchange('DescribeInstances', 200);
  const twin = [sampleExchange(operation, 200)];
  const control = { role: 'without-cause' as const, scope: 's/without-cause', exchanges: twin };
  if (answer === undefined) return [{ role: 'trial', scope: 's/trial', exchanges: [look] }];
  const exchanges = [look, sampleExchange(operation, Number(status), code)];
  return [
    { role: 'trial', scope: 's/trial', exchanges, judged: { exchange: 1, answer } },
    { ...control, judged: { exchange: 0, answer: '200 success' } },
  ];
}

/** `403 Code` or `200 success` as data. */
function judgedOf(answer: string): JudgedAnswer {
  const [status = '', code = ''] = answer.split(' ');
  if (code === 'success') return { outcome: 'success', status: Number(status) };
  return { outcome: 'error', status: Number(status), code };
}

function resultOf(operation: string, condition: string, told: Told): readonly CaseResult[] {
  const [expected, verdict, answer] = told;
  if (verdict === undefined) return [];
  const reason = answer === undefined ? 'the state "a snapshot exists" could not be set up' : undefined;
  return [
    sampleResult({
      case: `aliyun-ecs/${operation}/arrears-${condition}`,
      title: `${operation}: ${condition} in arrears`,
      requirements: [`aliyun-ecs/${operation}/arrears/${condition}`],
      kind: 'arrears-cell',
      profile: 'arrears',
      class: 'state',
      level: operation === 'DescribeAutoSnapshotPolicy' ? 'may' : 'must',
      page: { document: '000_arrears', lines: [14, 14] },
      verdict,
      expected: expected === 'error' ? '403 of the page; nothing changes' : '200 success; effect',
      observed: answer === undefined ? (reason ?? '') : `${answer}; effect as documented`,
      ...(reason === undefined ? {} : { reason, party: 'owner' as const }),
      ...(answer === undefined ? {} : { judged: judgedOf(answer) }),
      readings: [{ finding: whichResource, choice: 'alone' }],
      trials: trialsOf(operation, answer),
    }),
  ];
}

/** Results of the sample run, one per cell that ran. */
export const matrixResults: readonly CaseResult[] = [1, 2].flatMap((column) =>
  rows.flatMap((row) => resultOf(row[0], column === 1 ? 'instance' : 'disk', column === 1 ? row[1] : row[2])),
);

/** The report of the sample run, as of `run` with these profiles. */
export function matrixReport(profiles: Report['configuration']['profiles'] = []): Report {
  const record = sampleRecord({
    results: matrixResults,
    cases: matrixResults.map((result) => sampleCase(result)),
    packs: [matrixPack()],
    undocumented: [],
  });
  return sampleReport({ record: { ...record, settings: { ...record.settings, profiles } } });
}
