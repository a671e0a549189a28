import { expect, it } from 'vitest';
import { emptyReport, sampleRecord, sampleReport, sampleResult } from './sample-report.test-data.ts';
import { summariseReport } from './summarise-report.ts';

const options = { color: false, reportPath: 'reports/ecs-conformance/report.html' };
const text = summariseReport(sampleReport(), options);

it('tells failures first, each with requirement, page, expected, observed and how to run it', () => {
  expect(text.split('\n').slice(0, 8)).toEqual([
    'FAIL aliyun-ecs/RenewInstance/error/403/OrderProcessing',
    '     page      003_renew:14',
    '     says      RenewInstance may answer 403 OrderProcessing',
    '     expected  403 OrderProcessing',
    '     observed  200 success',
    '     at status: 403 expected, 200 found',
    '     at /Code: 403 OrderProcessing expected, none found',
    "     npx ecs-conformance run --case 'aliyun-ecs/RenewInstance/order-processing' --target 'http://127.0.0.1:4010/'",
  ]);
});

it('goes on with what was not judged, counts, untested, undocumented, outcome, and ends with the report', () => {
  const order = [
    'FAIL ',
    'NOT JUDGED',
    'Verdicts',
    'Evidence',
    'Documented',
    'Untested',
    'Profiles',
    'Arrears matrix',
    'Undocumented answers',
    'Does not',
    'Report:',
  ];
  const places = order.map((word) => text.indexOf(`\n${word}`.slice(word === 'FAIL ' ? 1 : 0)));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).toContain('500 database is down (fault of: owner)');
  expect(text).toContain('1 fail, 1 inconclusive, 1 warning, 2 pass, 1 skip');
  expect(text).toContain('2 proven, 1 observed, 0 injected');
  expect(text).toContain('6 rows and cells as printed, 5 distinct; 4 causes, 6 cases');
  expect(text).toContain('Untested      1 unreachable, 2 unmodelled');
  expect(text).toContain('RenewInstance 418 Teapot in 1 case');
  expect(text.endsWith('Report: reports/ecs-conformance/report.html\n')).toBe(true);
});

it('says of each pack and profile whether it is certified, and why not in a few words', () => {
  expect(text).toContain(
    '  aliyun-ecs errors   not certified: 1 failed, 1 not judged; 0 of 2 shown\n  aliyun-ecs arrears  certified: 1 of 1 shown\n',
  );
  expect(summariseReport(emptyReport())).not.toContain('Profiles');
});

it('has no score', () => {
  expect(text).not.toMatch(/%|score/i);
});

it('has escape codes only where colour is asked for, and none of the target', () => {
  const codeStart = '\u001b';
  const results = [sampleResult({ case: 'a/b/c', verdict: 'fail', observed: `${codeStart}[2J\u009b2J\r\nFAKE line` })];
  const report = sampleReport({ record: sampleRecord({ results }) });
  expect(summariseReport(report)).not.toContain(codeStart);
  expect(summariseReport(report)).not.toMatch(/^FAKE|\u009b/m);
  expect(summariseReport(report, { color: true })).toContain(`${codeStart}[`);
  expect(summariseReport(report, { color: true })).not.toContain(`${codeStart}[2J`);
});

it('cuts a long list of failures and says how many are left', () => {
  const results = Array.from({ length: 30 }, (_, index) => sampleResult({ case: `a/b/${index}`, verdict: 'fail' }));
  const summary = summariseReport(sampleReport({ record: sampleRecord({ results }) }), { color: false, limit: 4 });
  expect(summary.match(/^FAIL/gm)).toHaveLength(4);
  expect(summary).toContain('… and 26 more in the report');
});

it('tells once what could not be judged of one case for one reason', () => {
  const unjudged = { verdict: 'inconclusive', party: 'owner' } as const;
  const results = [
    sampleResult({ ...unjudged, case: 'a', reason: 'the hook failed' }),
    sampleResult({ ...unjudged, case: 'a', reason: 'the hook failed' }),
    sampleResult({ ...unjudged, case: 'a', reason: 'another hook failed' }),
    sampleResult({ ...unjudged, case: 'b', reason: 'the hook failed' }),
  ];
  const summary = summariseReport(sampleReport({ record: sampleRecord({ results }) }));
  expect(summary.match(/^NOT JUDGED [ab]$/gm)).toEqual(['NOT JUDGED a', 'NOT JUDGED a', 'NOT JUDGED b']);
});

it('says of an empty run that nothing was shown', () => {
  expect(summariseReport(emptyReport())).toContain('No check ran, so the run shows nothing.');
});
