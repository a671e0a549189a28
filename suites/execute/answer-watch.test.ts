/** What the watch over all answers remembers, and what it makes of the results of a run. */
import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack } from '#specs';
import type { CaseResult, Exchange } from '../model.ts';
import { createAnswerWatch, type SeenAnswer } from './answer-watch.ts';
import { claimFacts } from './claim-facts.ts';
import { readAnswer } from './read-answer.ts';
import { withBreaches } from './with-breaches.ts';

const pack = loadPack('aliyun-ecs');
const { cases } = loadContract('aliyun-ecs');
const id = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';

function seen(body: object, status = 200, more: Partial<SeenAnswer> = {}): SeenAnswer {
  const url = 'http://ecs.test/?Action=DescribeInstances&Version=2014-05-26';
  const request = { method: 'GET', url, headers: {}, body: '' } as const;
  const response = { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const exchange: Exchange = { operation: 'DescribeInstances', request, response, durationMs: 1 };
  const answer = readAnswer(response, pack.manifest.binding, undefined);
  return { pack, operation: 'DescribeInstances', format: 'json', wire: {}, exchange, response, answer, ...more };
}

const error = { RequestId: id, HostId: 'ecs.test', Code: 'Odd', Message: 'm' };

describe('undocumented answers', () => {
  test('are listed once, with every case and the request of the first', () => {
    const watch = createAnswerWatch();
    for (const name of ['c', 'a', 'b']) {
      const one = seen({ ...error, RequestId: `${id}${name}` }, 418);
      const request = { ...one.exchange.request, url: `${one.exchange.request.url}&InstanceName=${name}` };
      watch.ofCase(name)({ ...one, exchange: { ...one.exchange, request } });
    }
    const [only, ...others] = watch.undocumented();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ status: 418, code: 'Odd', cases: ['a', 'b', 'c'] });
    expect(only?.request.url).toContain('InstanceName=a');
  });
  test('are none that a page of the operation or of the protocol lists, and no successes', () => {
    const watch = createAnswerWatch();
    watch.ofCase('a')(seen({ ...error, Code: 'InvalidAction.NotFound' }, 404));
    watch.ofCase('a')(seen({ RequestId: 'r' }));
    expect(watch.undocumented()).toEqual([]);
  });
});

describe('what is asked of an answer', () => {
  const rulesBroken = (answer: SeenAnswer): readonly string[] =>
    createAnswerWatch()
      .ofCase('a')(answer)
      .filter(({ differences }) => differences.length > 0)
      .map(({ rule }) => rule);
  const inXml = (status: number, xml: string, wire: SeenAnswer['wire']): SeenAnswer => {
    const one = seen({});
    const response = { status, headers: { 'content-type': 'text/xml' }, body: xml };
    return { ...one, wire, response, answer: readAnswer(response, pack.manifest.binding, undefined) };
  };
  const refusal = `<Error><RequestId>${id}</RequestId><HostId>ecs.test</HostId><Code>C</Code><Message>m</Message></Error>`;
  const success = `<DescribeInstancesResponse><RequestId>${id}</RequestId></DescribeInstancesResponse>`;

  test('is the format, but of a request that breaks the protocol where it is refused', () => {
    expect(rulesBroken(inXml(404, refusal, {}))).toEqual(['body-readable']);
    expect(rulesBroken(inXml(404, refusal, { places: { version: null } }))).toEqual([]);
    expect(rulesBroken(inXml(200, success, { places: { version: null } }))).toContain('body-readable');
  });
  test('is no format that was asked for in small letters', () => {
    expect(rulesBroken(inXml(200, success, { formatText: 'JSON' }))).toContain('body-readable');
    expect(rulesBroken(inXml(200, success, { formatText: 'json' }))).not.toContain('body-readable');
  });
  test('is no region and no service of a request that is not signed', () => {
    const other = loadPack('volcengine-ecs');
    const metadata = {
      RequestId: '20210624153033010225AAAAAAAAAAAAAA',
      Action: 'RenewInstance',
      Version: '2020-04-01',
    };
    const told = { Code: 'C', Message: 'm' };
    const url = 'http://v.test/?Action=RenewInstance&Version=2020-04-01';
    const one = seen({ ResponseMetadata: { ...metadata, Error: told } }, 401);
    const answer = readAnswer(one.response, other.manifest.binding, undefined);
    const exchange = { ...one.exchange, request: { ...one.exchange.request, url } };
    const unsigned = { ...one, pack: other, operation: 'RenewInstance', exchange, answer };
    expect(rulesBroken({ ...unsigned, wire: { places: { authorization: null } } })).toEqual([]);
    expect(rulesBroken({ ...unsigned, wire: {} })).toEqual(['error-envelope', 'request-echoed']);
  });
});

describe('breaches', () => {
  test('a request id that comes twice is one, whichever cases it came in', () => {
    const watch = createAnswerWatch();
    watch.ofCase('a')(seen(error, 400));
    expect(watch.breaches().map(({ rule }) => rule)).not.toContain('request-id-fresh');
    const findings = watch.ofCase('b')(seen(error, 400));
    expect(findings.find(({ rule }) => rule === 'request-id-fresh')?.differences).toHaveLength(1);
    expect(watch.breaches().find(({ rule }) => rule === 'request-id-fresh')).toMatchObject({ answers: 1, of: 2 });
  });

  const breaches = () => {
    const watch = createAnswerWatch();
    watch.ofCase('z')(seen(error));
    watch.ofCase('y')(seen({ ...error, RequestId: `${id}2` }));
    return watch.breaches().filter(({ rule }) => rule === 'success-without-error');
  };
  const own = cases.find(({ claims }) => claims.some(({ rule }) => rule === 'success-without-error'));
  const claim = own?.claims.find(({ rule }) => rule === 'success-without-error');
  if (own === undefined || claim === undefined) throw new Error('no case is about this rule');
  const passed: CaseResult = {
    ...claimFacts(own, claim),
    verdict: 'pass',
    evidence: 'observed',
    mismatches: [],
    readings: [],
    expected: '',
    observed: '',
    trials: [],
  };

  test('take the place of the pass of their own case, and say how many answers and in which case', () => {
    const [result, ...others] = withBreaches({ cases, selected: cases }, [passed], breaches());
    expect(others).toEqual([]);
    expect(result).toMatchObject({
      case: own.id,
      verdict: 'fail',
      drawnIn: 'y',
      page: { document: `${own.pack}/protocol` },
    });
    expect(result?.reason).toContain('2 of 2 answers of this run, the first to DescribeInstances in y');
    expect(result?.trials[0]?.exchanges).toHaveLength(1);
  });
  test('fail a run that had not selected that case', () => {
    const results = withBreaches({ cases, selected: [] }, [], breaches());
    expect(results.map(({ verdict }) => verdict)).toEqual(['fail']);
  });
  test('leave what a case of its own saw as that case tells it', () => {
    const mismatches = [
      { check: 'success-without-error', about: 'identity', level: 'must', path: '/', expected: '', actual: '' },
    ] as const;
    const failed: CaseResult = { ...passed, verdict: 'fail', mismatches };
    expect(withBreaches({ cases, selected: cases }, [failed], breaches())).toEqual([failed]);
  });
});
