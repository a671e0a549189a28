import { describe, expect, it } from 'vitest';
import { buildReport } from './build-report.ts';
import { requirement, samplePack } from './sample-pack.test-data.ts';
import {
  emptyReport,
  sampleCase,
  sampleRecord,
  sampleReport,
  sampleResult,
  sampleResults,
} from './sample-report.test-data.ts';

const report = sampleReport();

it('counts verdicts in total, per pack, profile, class, and what passes rest on', () => {
  expect(report.totals).toEqual({ pass: 2, fail: 1, warning: 1, skip: 1, inconclusive: 1 });
  expect(report.counts.byPack).toEqual({ 'aliyun-ecs': report.totals });
  expect(report.counts.byProfile.arrears).toEqual({ pass: 1, fail: 0, warning: 0, skip: 0, inconclusive: 0 });
  expect(report.counts.byClass.fault).toMatchObject({ skip: 1, pass: 0 });
  expect(report.counts.byEvidence).toEqual({ proven: 2, observed: 1, injected: 0 });
});

it('says of each result what the page says, where a pack knows it', () => {
  const [first] = report.results;
  expect(first?.says).toMatch(/^RenewInstance may answer \d{3} \S+$/);
  const [result] = sampleResults;
  if (result === undefined) throw new Error('no sample');
  const unknown = { ...result, requirements: ['nobody/knows/it'] };
  expect(sampleReport({ record: sampleRecord({ results: [unknown] }) }).results[0]).not.toHaveProperty('says');
});

it('cuts what a target sent without measure, and says how much it was', () => {
  const [result] = sampleResults;
  const [trial] = result?.trials ?? [];
  const [exchange] = trial?.exchanges ?? [];
  if (result === undefined || trial === undefined || exchange === undefined) throw new Error('no sample');
  const long = 'x'.repeat(1_000_000);
  const wrong = {
    check: 'c',
    about: 'identity',
    level: 'must',
    path: '/RequestId',
    expected: 'an id',
    actual: long,
  } as const;
  const response = { status: 200, headers: {}, body: long };
  const record = sampleRecord({
    results: [
      {
        ...result,
        observed: long,
        reason: long,
        mismatches: [wrong],
        trials: [{ ...trial, exchanges: [{ ...exchange, response }] }],
      },
    ],
  });
  const [told] = sampleReport({ record }).results;
  for (const text of [
    told?.observed,
    told?.reason,
    told?.mismatches?.[0]?.actual,
    told?.exchanges[0]?.response?.body,
  ]) {
    expect(text).toMatch(/^x+… \(1000000 characters in all\)$/);
  }
  expect(JSON.stringify(told).length).toBeLessThan(100_000);
});

describe('coverage', () => {
  it('counts printed places, distinct rows and cells, and causes apart', () => {
    expect(report.coverage).toMatchObject({ occurrences: 6, requirements: 5, causes: 4, cases: 6 });
  });

  it('gives each row and cell one class: of its case, of the ledger, or unmodelled', () => {
    expect(report.coverage.requirementsPerClass).toEqual({
      request: 1,
      state: 2,
      account: 0,
      fault: 0,
      unreachable: 1,
      unmodelled: 1,
    });
  });

  it('takes the easiest class where several cases claim a requirement', () => {
    const [first] = sampleResults;
    if (first === undefined) throw new Error('no sample');
    const cases = [sampleCase(first, 'account'), sampleCase(first, 'state')];
    const { coverage } = sampleReport({ record: sampleRecord({ cases }) });
    expect(coverage.requirementsPerClass).toMatchObject({ state: 1, account: 0 });
  });

  it('lists every requirement without a case, with its reason and page', () => {
    expect(report.untested.map((entry) => [entry.requirement.split('/').slice(1).join('/'), entry.class])).toEqual([
      ['RenewInstance/error/400/Unreachable', 'unreachable'],
      ['RenewInstance/parameter/InstanceId/required', 'unmodelled'],
      ['DescribeInstances/arrears/instance', 'unmodelled'],
    ]);
    expect(report.untested[0]).toMatchObject({
      reason: 'The operation does not take the parameter that the row names.',
      page: { document: 'edition-0', lines: [14, 14] },
    });
  });
});

describe('outcome', () => {
  const outcomeOf = (
    verdict: 'pass' | 'fail' | 'warning' | 'skip' | 'inconclusive',
    allowInconclusive: string[] = [],
  ) =>
    buildReport({
      record: sampleRecord({
        results: [sampleResult({ case: 'aliyun-ecs/X/a.b', verdict }), sampleResult({ case: 'p/Y/passes' })],
      }),
      untested: [],
      causes: 0,
      allowInconclusive,
      suite: report.suite,
    }).outcome;

  it.each(['pass', 'warning', 'skip'] as const)('conforms with a %s', (verdict) => {
    expect(outcomeOf(verdict)).toEqual({ conforms: true, exitCode: 0, reasons: [] });
  });

  it('does not conform with a fail, and says how many', () => {
    expect(outcomeOf('fail')).toEqual({
      conforms: false,
      exitCode: 1,
      reasons: ['1 result differs from the pages.'],
    });
  });

  it.each([
    ['aliyun-ecs/X/a.b', true],
    ['aliyun-ecs/*/a.b', true],
    ['**', true],
    ['aliyun-ecs/*', false],
    ['p/**', false],
  ])('an inconclusive case under --allow-inconclusive %s: conforms %s', (glob, conforms) => {
    expect(outcomeOf('inconclusive').conforms).toBe(false);
    expect(outcomeOf('inconclusive', [glob]).conforms).toBe(conforms);
  });

  it('does not conform when no check ran, or only skips and allowed inconclusive ones', () => {
    expect(emptyReport().outcome).toEqual({
      conforms: false,
      exitCode: 1,
      reasons: ['No check ran, so the run shows nothing.'],
    });
    const results = [
      sampleResult({ case: 'a/b/c', verdict: 'skip' }),
      sampleResult({ case: 'a/b/d', verdict: 'inconclusive' }),
    ];
    const { outcome } = sampleReport({ record: sampleRecord({ results }), allowInconclusive: ['**'] });
    expect(outcome.exitCode).toBe(1);
  });

  it('does not conform when it was cancelled', () => {
    const results = [sampleResult({ case: 'a/b/c' })];
    const { outcome } = sampleReport({ record: sampleRecord({ results, cancelled: true }) });
    expect(outcome.reasons).toEqual(['The run was cancelled before all cases had run.']);
  });
});

describe('matrix', () => {
  it('shows every printed cell with what came back', () => {
    expect(report.matrix).toEqual([
      {
        pack: 'aliyun-ecs',
        condition: 'instance',
        operation: 'StartInstance',
        level: 'must',
        documented: 'error',
        expected: 'error',
        readings: [],
        observed: 'error 403 InstanceExpired',
        judged: { outcome: 'error', status: 403, code: 'InstanceExpired' },
        verdict: 'pass',
        evidence: 'proven',
        case: 'aliyun-ecs/StartInstance/arrears-instance',
        page: { document: '000_arrears', lines: [20, 20] },
      },
      {
        pack: 'aliyun-ecs',
        condition: 'instance',
        operation: 'DescribeInstances',
        level: 'must',
        documented: 'normal',
        expected: 'normal',
        readings: [],
        observed: 'not run',
        page: { document: '000_arrears', lines: [21, 21] },
      },
    ]);
  });

  it.each([
    [{ outcome: 'success', status: 200 }, 'pass', 'normal'],
    [{ outcome: 'error', status: 403, code: 'X' }, 'fail', 'error 403 X'],
    [{ outcome: 'error', status: 403 }, 'fail', 'error 403 without an error code'],
    [undefined, 'inconclusive', 'connection refused'],
    [undefined, 'skip', 'not run'],
  ] as const)('shows the answer %j (%s) as %j', (judged, verdict, expected) => {
    const cell = sampleResult({
      case: 'aliyun-ecs/StartInstance/arrears-instance',
      requirements: ['aliyun-ecs/StartInstance/arrears/instance'],
      kind: 'arrears-cell',
      verdict,
      observed: 'connection refused',
      ...(judged === undefined ? {} : { judged }),
      trials: [],
    });
    expect(sampleReport({ record: sampleRecord({ results: [cell] }) }).matrix[0]).toMatchObject({
      observed: expected,
      verdict,
    });
  });

  it('keeps the worst verdict where several cases show one cell', () => {
    const cell = { requirements: ['aliyun-ecs/StartInstance/arrears/instance'], kind: 'arrears-cell' } as const;
    const results = [
      sampleResult({ ...cell, case: 'a' }),
      sampleResult({ ...cell, case: 'b', verdict: 'fail' }),
      sampleResult({ ...cell, case: 'c' }),
    ];
    expect(sampleReport({ record: sampleRecord({ results }) }).matrix[0]).toMatchObject({ verdict: 'fail', case: 'b' });
  });
});

it('says which readings were applied and which cases depend on them', () => {
  const record = sampleRecord();
  const readings = { 'aliyun-ecs/other': 'strict' };
  const { readings: applied } = sampleReport({ record: { ...record, settings: { ...record.settings, readings } } });
  expect(applied).toEqual([
    {
      finding: 'aliyun-ecs/arrears/quadrants',
      choice: 'flat',
      choices: {},
      byDefault: true,
      cases: ['aliyun-ecs/StartInstance/arrears-instance'],
    },
    { finding: 'aliyun-ecs/other', choice: 'strict', choices: {}, byDefault: false, cases: [] },
  ]);
});

it('shows no password that stands in a URL of the target', () => {
  const target = {
    kind: 'disposable',
    urls: { p: 'http://user:pa@ss@host:1/x' },
    stateUrl: 'https://u@host/s?a=b@c',
  } as const;
  const { target: shown } = sampleReport({ record: sampleRecord({ target }) });
  expect(shown).toEqual({ kind: 'disposable', urls: { p: 'http://host:1/x' }, stateUrl: 'https://host/s?a=b@c' });
});

it('keeps every exchange with the trial that it belongs to', () => {
  expect(report.results[0]?.exchanges.map(({ role, response }) => [role, response?.status])).toEqual([
    ['trial', 404],
    ['without-cause', 200],
  ]);
});

it('counts over the packs that ran: a second pack adds its own rows', () => {
  const packs = [
    samplePack(),
    { ...samplePack('other'), requirements: [requirement('other/X/error/400/Y', 'error-row', 3)] },
  ];
  const { coverage } = sampleReport({ record: sampleRecord({ packs }) });
  expect(coverage).toMatchObject({ occurrences: 9, requirements: 6 });
});
