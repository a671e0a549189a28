/** Records and reports of made-up runs, for the tests of this room. No target, no clock, no chance: always the same bytes. */
import type { Case, Claim, ReachClass } from '#contracts';
import type { CaseResult, Exchange, RunRecord, Verdict } from '#suites';
import { buildReport, type ReportInput } from './build-report.ts';
import type { Report } from './model.ts';
import { page, samplePack } from './sample-pack.test-data.ts';

/** One exchange as the runner keeps it: redacted. */
export function sampleExchange(operation: string, status = 404, code = 'InvalidInstanceId.NotFound'): Exchange {
  const body = status < 400 ? { RequestId: 'A-1' } : { RequestId: 'A-1', Code: code, Message: 'Not found. 找不到' };
  return {
    operation,
    request: {
      method: 'GET',
      url: `http://127.0.0.1:4010/?Action=${operation}&InstanceId=i-1&AccessKeyId=[redacted]&Signature=[redacted]`,
      headers: { accept: 'application/json' },
      body: '',
    },
    response: { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    durationMs: 12.5,
  };
}

const trials = (operation: string): CaseResult['trials'] => [
  { role: 'trial', scope: 's/trial', exchanges: [sampleExchange(operation)] },
  { role: 'without-cause', scope: 's/without-cause', exchanges: [sampleExchange(operation, 200)] },
];

/** One result; the rest of it follows from what is given. */
export function sampleResult(changes: Partial<CaseResult> & { readonly case: string }): CaseResult {
  const [pack = 'aliyun-ecs', operation = 'RenewInstance'] = changes.case.split('/');
  const verdict: Verdict = changes.verdict ?? 'pass';
  return {
    pack,
    operation,
    title: `${operation}: instance not found`,
    requirements: [`${pack}/RenewInstance/error/404/InvalidInstanceId.NotFound`],
    profile: 'errors',
    kind: 'error-row',
    level: 'must',
    class: 'request',
    page,
    verdict,
    ...(verdict === 'pass' || verdict === 'warning' ? { evidence: 'proven' as const } : {}),
    mismatches: [],
    readings: [],
    expected: '404 InvalidInstanceId.NotFound',
    observed: '404 InvalidInstanceId.NotFound',
    trials: trials(operation),
    ...changes,
  };
}

/** A case that claims what its result is about. */
export function sampleCase(result: CaseResult, reach: ReachClass = result.class): Case {
  const request = {
    step: 'request' as const,
    operation: result.operation,
    parameters: {},
    format: 'json' as const,
    expect: { outcome: 'success' as const, status: 200 },
  };
  const claim: Claim = {
    requirements: result.requirements,
    mode: 'all',
    judges: 'answer',
    kind: result.kind,
    level: result.level,
    profile: result.profile,
    page: result.page,
  };
  return {
    id: result.case,
    pack: result.pack,
    operation: result.operation,
    title: result.title,
    class: reach,
    claims: [claim],
    disposable: { trial: { states: [], before: [], request }, controls: [], masks: [], evidence: 'proven' },
  };
}

/** One result of each verdict. */
export const sampleResults: readonly CaseResult[] = [
  sampleResult({ case: 'aliyun-ecs/RenewInstance/instance-not-found' }),
  sampleResult({
    case: 'aliyun-ecs/RenewInstance/order-processing',
    title: 'RenewInstance: previous order still processing',
    requirements: ['aliyun-ecs/RenewInstance/error/403/OrderProcessing'],
    class: 'state',
    verdict: 'fail',
    observed: '200 success',
    expected: '403 OrderProcessing',
    reason: 'the answer is not what the page says',
    mismatches: [
      {
        check: 'status-is-documented',
        about: 'identity',
        level: 'must',
        path: 'status',
        expected: '403',
        actual: '200',
      },
      {
        check: 'code-is-documented',
        about: 'identity',
        level: 'must',
        path: '/Code',
        expected: '403 OrderProcessing',
        actual: 'none',
      },
    ],
  }),
  sampleResult({
    case: 'aliyun-ecs/StartInstance/arrears-instance',
    title: 'StartInstance: instance in arrears, refused',
    requirements: ['aliyun-ecs/StartInstance/arrears/instance'],
    kind: 'arrears-cell',
    profile: 'arrears',
    class: 'state',
    page: { document: '000_arrears', lines: [20, 20] },
    observed: '403 InstanceExpired; effect as documented',
    expected: '403 InstanceExpired; nothing changes',
    judged: { outcome: 'error', status: 403, code: 'InstanceExpired' },
    readings: [{ finding: 'aliyun-ecs/arrears/quadrants', choice: 'flat' }],
  }),
  sampleResult({
    case: 'aliyun-ecs/RenewInstance/client-token',
    title: 'RenewInstance: client token reused',
    verdict: 'inconclusive',
    party: 'owner',
    reason: 'the state "an instance exists" could not be set up: 500 database is down',
    observed: 'not run',
    trials: [],
  }),
  sampleResult({
    case: 'aliyun-ecs/RenewInstance/wording',
    title: 'RenewInstance: wording of the message',
    verdict: 'warning',
    level: 'should',
    evidence: 'observed',
    reason: 'a recommendation was missed',
    mismatches: [
      {
        check: 'message-is-worded',
        about: 'wording',
        level: 'should',
        path: '/Message',
        expected: 'Not found.',
        actual: 'gone',
      },
    ],
  }),
  sampleResult({
    case: 'aliyun-ecs/RenewInstance/throttled',
    title: 'RenewInstance: throttled',
    verdict: 'skip',
    class: 'fault',
    party: 'owner',
    reason: 'the target does not support the state "requests are throttled"',
    observed: 'not run',
    trials: [],
  }),
];

/** A run over these results; cases are made to fit. */
export function sampleRecord(changes: Partial<RunRecord> = {}): RunRecord {
  const results = changes.results ?? sampleResults;
  return {
    startedAt: '2024-01-02T03:04:05.000Z',
    durationMs: 1234,
    target: { kind: 'disposable', urls: { 'aliyun-ecs': 'http://127.0.0.1:4010/' } },
    settings: {
      packs: ['aliyun-ecs'],
      profiles: [],
      operations: [],
      cases: [],
      editions: [],
      readings: {},
      concurrency: 8,
      timeoutMs: 5000,
    },
    packs: [samplePack()],
    cases: results.map((result) => sampleCase(result)),
    results,
    undocumented: [
      {
        pack: 'aliyun-ecs',
        operation: 'RenewInstance',
        status: 418,
        code: 'Teapot',
        cases: ['aliyun-ecs/RenewInstance/order-processing'],
        request: { method: 'GET', url: 'http://127.0.0.1/?Action=RenewInstance', headers: {}, body: '' },
      },
    ],
    spend: { sent: { free: 12, read: 3 }, refused: 0 },
    cancelled: false,
    ...changes,
  };
}

/** The report of `sampleRecord`, with what is changed about its input. */
export function sampleReport(changes: Partial<ReportInput> = {}): Report {
  return buildReport({
    record: sampleRecord(),
    untested: [
      {
        requirement: 'aliyun-ecs/RenewInstance/error/400/Unreachable',
        class: 'unreachable',
        reason: 'The operation does not take the parameter that the row names.',
      },
    ],
    causes: 4,
    allowInconclusive: [],
    suite: { name: 'ecs-conformance', version: '0.1.0', commit: 'abcdef0' },
    ...changes,
  });
}

/** A run in which nothing was selected. */
export function emptyReport(): Report {
  return sampleReport({
    record: sampleRecord({ results: [], cases: [], packs: [], undocumented: [], target: { kind: 'vendor', urls: {} } }),
    untested: [],
    causes: 0,
  });
}
