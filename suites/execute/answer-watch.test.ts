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
    for (const name of ['c', 'a', 'b', 'a']) watch.ofCase(name)(seen({ ...error, RequestId: `${id}${name}` }, 418));
    const [only, ...others] = watch.undocumented();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ status: 418, code: 'Odd', cases: ['a', 'b', 'c'], request: { method: 'GET' } });
  });
  test('are none that a page of the operation or of the protocol lists, and no successes', () => {
    const watch = createAnswerWatch();
    watch.ofCase('a')(seen({ ...error, Code: 'InvalidAction.NotFound' }, 404));
    watch.ofCase('a')(seen({ RequestId: 'r' }));
    expect(watch.undocumented()).toEqual([]);
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
    expected: '',
    observed: '',
    trials: [],
  };

  test('take the place of the pass of their own case, and say how many answers and in which case', () => {
    const [result, ...others] = withBreaches({ cases, selected: cases }, [passed], breaches());
    expect(others).toEqual([]);
    expect(result).toMatchObject({ case: own.id, verdict: 'fail', drawnIn: 'y', page: { document: 'protocol' } });
    expect(result?.reason).toContain('2 of 2 answers of this run, the first to DescribeInstances in y');
    expect(result?.trials[0]?.exchanges).toHaveLength(1);
  });
  test('fail a run that had not selected that case', () => {
    const results = withBreaches({ cases, selected: [] }, [], breaches());
    expect(results.map(({ verdict }) => verdict)).toEqual(['fail']);
  });
  test('leave what a case of its own saw as that case tells it', () => {
    const mismatches = [
      { check: 'success-without-error', level: 'must', path: '/', expected: '', actual: '' },
    ] as const;
    const failed: CaseResult = { ...passed, verdict: 'fail', mismatches };
    expect(withBreaches({ cases, selected: cases }, [failed], breaches())).toEqual([failed]);
  });
});
