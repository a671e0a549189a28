/** One case against a scripted target: which trials run, in scopes of their own, and the verdict per claim. */
import { describe, expect, test } from 'vitest';
import type { AlternativeReading, Case, Claim, Control, ExpectedEffect, RequestStep, Trial } from '#contracts';
import { type CaseParts, executeCase } from './execute-case.ts';
import {
  aliyun,
  nothingHappens,
  refusal,
  renewal,
  type Script,
  scriptedTarget,
  success,
  trialOf,
} from './scripted-target.test-data.ts';

const claim = (judges: Claim['judges']): Claim => ({
  requirements: [`aliyun-ecs/RenewInstance/behaviour/${judges}`],
  mode: 'all',
  judges,
  kind: 'error-row',
  level: 'must',
  profile: judges === 'answer' ? 'errors' : 'lifecycle',
  page: { document: 'd', lines: [1, 1] },
});
const row = { status: 400, code: 'InvalidPeriod', messages: ['m'] };
const refused = renewal({
  parameters: { InstanceId: '${instanceId}', Period: '0' },
  expect: { outcome: 'error', anyOf: [row] },
  effect: nothingHappens,
});
const twin = (control: Control['control'], trial: Trial = trialOf(renewal())): Control => ({ control, trial });
const invalidPeriod: Case = {
  id: 'aliyun-ecs/RenewInstance/period',
  pack: 'aliyun-ecs',
  operation: 'RenewInstance',
  title: 'a period that is not valid',
  class: 'request',
  claims: [claim('answer'), claim('effect'), claim('answer-and-effect')],
  disposable: { trial: trialOf(refused), controls: [twin('without-cause')], masks: [], evidence: 'proven' },
};

const withoutQueries = {
  ...aliyun,
  resources: Object.fromEntries(
    Object.entries(aliyun.resources).map(([name, { query: _query, ...kind }]) => [name, kind]),
  ),
};

type Answering = NonNullable<Script['answer']>;
/** A target that keeps to the page. */
const asDocumented: Answering = ({ operation, parameters }) =>
  operation === 'RenewInstance' && parameters.Period === '0' ? refusal(400, 'InvalidPeriod') : undefined;

async function execute(script: Script, testCase: Case = invalidPeriod, change: Partial<CaseParts> = {}) {
  const scripted = scriptedTarget({ answer: asDocumented, ...script });
  const results = await executeCase(testCase, {
    ...scripted.parts,
    target: { kind: 'disposable', urls: {}, credentials: {} },
    settings: { editions: [], readings: {} },
    scopePrefix: 'run-1',
    ...change,
  });
  return { ...scripted, results, verdicts: results.map(({ verdict }) => verdict) };
}

describe('a case', () => {
  test('passes as proven where control and trial go as documented', async () => {
    const { results, verdicts } = await execute({});
    expect(verdicts).toEqual(['pass', 'pass', 'pass']);
    expect(results.map(({ evidence }) => evidence)).toEqual(['proven', 'proven', 'proven']);
    expect(results[0]?.trials.map(({ exchanges }) => exchanges.length)).toEqual([1, 1]);
  });
  test('gives every trial a scope of its own, two controls of one kind as well', async () => {
    const controls = [twin('without-cause'), twin('same-state'), twin('same-state')];
    const { scopes } = await execute({}, { ...invalidPeriod, disposable: { ...invalidPeriod.disposable, controls } });
    expect(scopes).toHaveLength(4);
    expect(new Set(scopes).size).toBe(4);
  });
  test('judges every claim, so that nothing wrong that was seen is left out', async () => {
    const { results } = await execute({}, invalidPeriod);
    expect(results.map(({ profile }) => profile)).toEqual(invalidPeriod.claims.map(({ profile }) => profile));
    expect(new Set(results.map(({ profile }) => profile)).size).toBeGreaterThan(1);
  });
  test('without a form for the target is skipped, with who decided', async () => {
    const target = { kind: 'vendor', urls: {}, credentials: {} } as const;
    const { results, requests } = await execute({}, invalidPeriod, { target });
    expect(results.map(({ verdict, party }) => [verdict, party])).toEqual(Array(3).fill(['skip', 'suite']));
    expect(requests).toEqual([]);
  });
});

describe('a target under load', () => {
  const busy: Answering = ({ operation, parameters }) =>
    operation === 'RenewInstance' && parameters.Period === '0' ? refusal(400, 'Throttling.User') : undefined;
  test('is not judged by what it answers for that', async () => {
    const { results } = await execute({ answer: busy });
    expect(results.map(({ verdict, party }) => [verdict, party])).toEqual(Array(3).fill(['inconclusive', 'target']));
  });
  test('is judged where that is the answer to get', async () => {
    const wanted = { ...refused, expect: { outcome: 'error', anyOf: [{ ...row, code: 'Throttling.User' }] } } as const;
    const throttled = { ...invalidPeriod, disposable: { ...invalidPeriod.disposable, trial: trialOf(wanted) } };
    expect((await execute({ answer: busy }, throttled)).verdicts).toEqual(['pass', 'pass', 'pass']);
  });
  test('is judged where the page of the operation lists that answer for something else', async () => {
    const own: Answering = ({ operation, parameters }) =>
      operation === 'RenewInstance' && parameters.Period === '0' ? refusal(400, 'Throttling') : undefined;
    const [listed] = aliyun.operations.RenewInstance?.errors ?? [];
    if (listed === undefined) throw new Error('it lists no errors');
    const operation = aliyun.operations.RenewInstance as (typeof aliyun.operations)[string];
    const errors = [...operation.errors, { ...listed, status: 400, code: 'Throttling' }];
    const pack = { ...aliyun, operations: { ...aliyun.operations, RenewInstance: { ...operation, errors } } };
    expect((await execute({ answer: own }, invalidPeriod, { pack })).verdicts[0]).toBe('fail');
  });
});

describe('an edition of the page that is chosen', () => {
  const levelsOf = async (document: string): Promise<readonly (string | undefined)[]> => {
    const requirements = ['answer', 'effect', 'answer-and-effect'].map((name) => ({
      ...(aliyun.requirements[0] as (typeof aliyun.requirements)[number]),
      id: `aliyun-ecs/RenewInstance/behaviour/${name}`,
      operation: 'RenewInstance',
      provenance: [{ document, lines: [1, 1] as const }],
    }));
    const settings = { editions: ['2020'], readings: {} };
    const { results } = await execute({}, invalidPeriod, { pack: { ...aliyun, requirements }, settings });
    return results.map(({ level }) => level);
  };

  test.each([
    ['says it', '003_6b6c67dc52957b35', 'must'],
    ['does not say it, while another does', 'RenewInstance', 'may'],
    ['is not the page that says it, nor is another edition', 'aliyun-ecs/protocol', 'must'],
  ])('%s', async (_which, document, level) => {
    expect(aliyun.documents.some(({ id }) => id === document)).toBe(true);
    expect(await levelsOf(document)).toEqual(Array(3).fill(level));
  });
});

describe('a wrong target', () => {
  test('fails by its answer, also where no effect can be seen', async () => {
    const wrong: Answering = ({ operation, parameters }) =>
      operation === 'RenewInstance' && parameters.Period === '0' ? refusal(400, 'Odd') : undefined;
    expect((await execute({ answer: wrong })).verdicts).toEqual(['fail', 'inconclusive', 'fail']);
    const observe = () => ({ outcome: 'unsupported', reason: 'no observe' }) as const;
    expect((await execute({ answer: wrong, observe })).verdicts).toEqual(['fail', 'skip', 'fail']);
    expect((await execute({ observe })).results).toMatchObject([
      { verdict: 'pass', evidence: 'observed' },
      { verdict: 'skip', party: 'owner' },
      { verdict: 'skip', party: 'owner' },
    ]);
  });
  test('fails by the change that its own reading operation shows, with observe or without', async () => {
    const stops: Answering = (request, world) => {
      const answer = asDocumented(request, world);
      if (answer !== undefined) for (const instance of world.instances) instance.status = 'Stopped';
      return answer;
    };
    expect((await execute({ answer: stops })).verdicts).toEqual(['pass', 'fail', 'fail']);
    const observe = () => ({ outcome: 'unsupported', reason: 'no observe' }) as const;
    expect((await execute({ answer: stops, observe })).verdicts).toEqual(['pass', 'fail', 'fail']);
  });
  test.each<[string, Answering]>([
    ['refuses', () => refusal(500, 'InternalError')],
    ['shows nothing', () => success({ Instances: { Instance: [] } })],
  ])('whose reading operation %s proves nothing', async (_name, read) => {
    const { results } = await execute({
      answer: (request, world) =>
        request.operation === 'DescribeInstances' ? read(request, world) : asDocumented(request, world),
    });
    expect(results).toMatchObject([
      { verdict: 'pass', evidence: 'observed' },
      { verdict: 'inconclusive' },
      { verdict: 'inconclusive' },
    ]);
    expect(results[1]?.reason).toContain('DescribeInstances');
  });
  test('that refuses everything leaves its row inconclusive', async () => {
    const { verdicts } = await execute({
      answer: ({ operation }) => (operation === 'RenewInstance' ? refusal(400, 'InvalidPeriod') : undefined),
    });
    expect(verdicts).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
  });
});

test('requests at once are described with all their answers, and their effect is looked at once', async () => {
  const step = renewal({ atOnce: { copies: 3, others: [{ status: 409, code: 'Busy', messages: [] }] } });
  const testCase: Case = {
    ...invalidPeriod,
    disposable: { trial: trialOf(step), controls: [], masks: [], evidence: 'observed' },
  };
  const once: Answering = ({ operation, earlier }) =>
    operation === 'RenewInstance' && earlier > 0 ? success({ OrderId: 'o-1' }) : undefined;
  const { results, verdicts, requests } = await execute({ answer: once }, testCase);
  expect(verdicts).toEqual(['pass', 'pass', 'pass']);
  expect(results[0]).toMatchObject({
    expected: 'of 3 at once one 200 success, the others the same or 409 Busy',
    observed: '3 × 200 success',
  });
  expect(requests.filter(({ operation }) => operation === 'DescribeInstances')).toHaveLength(2);
  const thrice = await execute({ answer: () => undefined }, testCase);
  expect(thrice.verdicts).toEqual(['pass', 'fail', 'fail']);
});

describe('an effect that may be absent', () => {
  const maybe = renewal({
    effect: {
      changes: [{ change: 'added', resource: 'orders', fields: { status: 'paid' }, optional: true }],
      allowed: ['instances', 'balance'],
    },
  });
  test('shows no channel by being absent', async () => {
    const disposable = { trial: trialOf(maybe), controls: [], masks: [], evidence: 'observed' } as const;
    const { results } = await execute({}, { ...invalidPeriod, disposable });
    expect(results[1]).toMatchObject({ verdict: 'inconclusive', party: 'suite' });
  });
});

describe('a reading by which the request is carried out', () => {
  const statement: Claim = {
    ...claim('answer'),
    kind: 'behaviour',
    requirements: ['aliyun-ecs/RenewInstance/behaviour/only-subscription'],
  };
  const alternatives = [
    { choice: 'allowed', expect: { outcome: 'success', status: 200 } as const, effect: nothingHappens },
  ];
  const disputed: Case = {
    ...invalidPeriod,
    claims: [claim('answer'), statement],
    readings: [{ finding: 'f', chosen: 'refused', byEdition: { '2020': 'allowed' }, alternatives }],
  };
  const allows: Answering = ({ operation }) => (operation === 'RenewInstance' ? success({ OrderId: 'o' }) : undefined);
  const refuses: Answering = ({ operation, parameters }) =>
    operation === 'RenewInstance' && parameters.Period === '0' ? refusal(400, 'InvalidPeriod') : undefined;

  test.each<[string, CaseParts['settings'], Answering, string[]]>([
    ['is not the chosen one', { editions: [], readings: {} }, refuses, ['pass', 'pass']],
    ['given by its name', { editions: [], readings: { f: 'allowed' } }, refuses, ['skip', 'fail']],
    ['given by an edition', { editions: ['2020'], readings: {} }, refuses, ['skip', 'fail']],
    [
      'given by an edition, not by the name',
      { editions: ['2020'], readings: { f: 'refused' } },
      refuses,
      ['pass', 'pass'],
    ],
  ])('%s: rows of the refusal are not about it', async (_name, settings, answer, expected) => {
    expect((await execute({ answer }, disputed, { settings })).verdicts).toEqual(expected);
  });
  test('never lets a row pass on a success', async () => {
    const settings = { editions: [], readings: { f: 'allowed' } };
    const { results } = await execute({ answer: allows }, disputed, { settings });
    expect(results[0]).toMatchObject({ verdict: 'skip', party: 'documents', level: 'may' });
  });
});

test('a reading by which more holds sets it up for the trial and the control in the same state, not for the twin', async () => {
  const alternatives = [{ choice: 'both', addStates: [{ name: 'the disk is in arrears', params: {} }] }];
  const disputed: Case = {
    ...invalidPeriod,
    disposable: { ...invalidPeriod.disposable, controls: [twin('without-cause'), twin('same-state')] },
    readings: [{ finding: 'f', chosen: 'alone', alternatives }],
  };
  const placesOf = async (readings: Readonly<Record<string, string>>) => {
    const { scopes } = await execute({}, disputed, { settings: { editions: [], readings } });
    return scopes.map((scope) => scope.split('/').at(-1));
  };
  expect(await placesOf({})).toEqual(['trial', 'without-cause', 'same-state']);
  expect(await placesOf({ f: 'both' })).toEqual(['trial', 'trial', 'without-cause', 'same-state', 'same-state']);
});

describe('a reading that the pages document as well', () => {
  const success200 = { outcome: 'success', status: 200 } as const;
  const busy = { outcome: 'error', anyOf: [{ status: 409, code: 'Busy', messages: [] }] } as const;
  const leavesOrdersOpen = trialOf({ ...refused, effect: { changes: [], allowed: ['orders'] } });
  const tolerating = (change: Partial<AlternativeReading> = {}): Case => ({
    ...invalidPeriod,
    claims: [claim('answer'), claim('effect')],
    disposable: { ...invalidPeriod.disposable, trial: leavesOrdersOpen },
    readings: [
      {
        finding: 'f',
        chosen: 'refused',
        byEdition: { '1999': 'refused' },
        alternatives: [{ choice: 'allowed', tolerated: true, expect: success200, ...change }],
      },
    ],
  });
  const answersSuccess: Answering = ({ operation, parameters }) =>
    operation === 'RenewInstance' && parameters.Period === '0' ? success({ OrderId: 'o' }) : undefined;
  const carriesOut: Answering = (request, world) => {
    const answer = answersSuccess(request, world);
    if (answer !== undefined) world.orders.push({ orderId: 'o', status: 'abnormal', operation: 'RenewInstance' });
    return answer;
  };
  const takesMoney: Answering = (request, world) => {
    const answer = carriesOut(request, world);
    if (answer !== undefined) world.balance -= 1;
    return answer;
  };
  const refusesOddly: Answering = ({ operation, parameters }) =>
    operation === 'RenewInstance' && parameters.Period === '0' ? refusal(409, 'Busy') : undefined;

  test('makes an answer that it expects inconclusive, and cites the finding', async () => {
    const reason =
      'the pages document both (finding f): with the interpretation allowed this answer is right. Use --reading f=allowed to judge by it';
    for (const answer of [carriesOut, answersSuccess]) {
      const { results } = await execute({ answer }, tolerating());
      expect(results).toMatchObject([
        { verdict: 'inconclusive', party: 'documents', reason },
        { verdict: 'inconclusive', party: 'documents', reason },
      ]);
    }
    const { verdicts } = await execute({ answer: refusesOddly }, tolerating({ expect: busy }));
    expect(verdicts[0]).toBe('inconclusive');
  });
  test.each<[string, Answering, Case, Partial<CaseParts>, string]>([
    ['the chosen answer', asDocumented, tolerating(), {}, 'pass'],
    ['a third answer', refusesOddly, tolerating(), {}, 'fail'],
    ['an effect that is left open by neither', takesMoney, tolerating(), {}, 'fail'],
    ['a success of another status', carriesOut, tolerating({ expect: { ...success200, status: 202 } }), {}, 'fail'],
    ['an alternative that is not tolerated', carriesOut, untolerated(tolerating()), {}, 'fail'],
    [
      'a choice of the caller',
      carriesOut,
      tolerating(),
      { settings: { editions: [], readings: { f: 'refused' } } },
      'fail',
    ],
    ['a choice of the edition', carriesOut, tolerating(), { settings: { editions: ['1999'], readings: {} } }, 'fail'],
  ])('changes nothing for %s', async (_name, answer, testCase, change, expected) => {
    expect((await execute({ answer }, testCase, change)).verdicts[0]).toBe(expected);
  });
});

describe('behaviour in arrears without observe', () => {
  const observe = () => ({ outcome: 'unsupported', reason: 'no observe' }) as const;
  const stopped: ExpectedEffect = {
    changes: [
      {
        change: 'field',
        resource: 'instances',
        id: '${instanceId}',
        field: 'status',
        becomes: { to: 'value', oneOf: ['Stopped'] },
      },
    ],
    allowed: [],
  };
  const stop = (change: Partial<RequestStep> = {}): RequestStep =>
    renewal({ operation: 'StopInstance', parameters: { InstanceId: '${instanceId}' }, effect: stopped, ...change });
  const forced = stop({
    parameters: { InstanceId: '${instanceId}', ForceStop: 'true' },
    expect: { outcome: 'error', anyOf: [{ status: 403, code: 'InstanceLockedForSecurity', messages: [] }] },
    effect: nothingHappens,
  });
  const cell: Claim = { ...claim('answer-and-effect'), kind: 'arrears-cell' };
  const arrears = (control: Control, claims: Case['claims'] = [cell]): Case => ({
    ...invalidPeriod,
    operation: 'StopInstance',
    claims,
    disposable: { trial: trialOf(forced), controls: [control], masks: [], evidence: 'proven' },
  });
  const without = arrears(twin('without-cause', trialOf(stop())));
  const stops: Answering = ({ operation, parameters }, world) => {
    if (operation !== 'StopInstance') return undefined;
    if (parameters.ForceStop === 'true') return refusal(403, 'InstanceLockedForSecurity');
    for (const instance of world.instances) instance.status = 'Stopped';
    return success();
  };
  test('is judged by what query operations show', async () => {
    const { results } = await execute({ observe, answer: stops }, without);
    expect(results).toMatchObject([
      {
        verdict: 'pass',
        evidence: 'observed',
        reason: 'judged by what query operations show of instances; nothing else was visible',
        observed: '403 InstanceLockedForSecurity; effect as documented where it was read',
      },
    ]);
  });
  test('fails where they show a change', async () => {
    const stopsAlways: Answering = (request, world) => {
      const answer = stops(request, world);
      if (answer !== undefined) for (const instance of world.instances) instance.locks = ['odd'];
      return answer;
    };
    expect((await execute({ observe, answer: stopsAlways }, without)).verdicts).toEqual(['fail']);
  });
  test('is inconclusive where the control changes nothing', async () => {
    const lazy: Answering = (request) =>
      request.operation !== 'StopInstance'
        ? undefined
        : request.parameters.ForceStop === 'true'
          ? refusal(403, 'InstanceLockedForSecurity')
          : success();
    expect((await execute({ observe, answer: lazy }, without)).verdicts).toEqual(['inconclusive']);
  });
  test.each<[string, Script, Case]>([
    ['a control that orders', { answer: stops }, arrears(twin('without-cause'))],
    ['a case that changes nothing', { answer: stops }, arrears(twin('same-state', trialOf(forced)))],
    ['another kind of claim', { answer: stops }, { ...without, claims: [claim('answer-and-effect'), claim('effect')] }],
    [
      'a target that does not show the instance',
      {
        answer: (request, world) =>
          request.operation === 'DescribeInstances' ? success({ Instances: { Instance: [] } }) : stops(request, world),
      },
      without,
    ],
    [
      'a target that does not show the instance of the control',
      {
        answer: (request, world) =>
          request.operation === 'DescribeInstances' && request.earlier > 1
            ? success({ Instances: { Instance: [] } })
            : stops(request, world),
      },
      without,
    ],
    ['a pack that reads nothing', { answer: stops, pack: withoutQueries }, without],
  ])('is skipped with %s', async (_name, script, testCase) => {
    const { results } = await execute({ ...script, observe }, testCase);
    for (const result of results) expect(result).toMatchObject({ verdict: 'skip', party: 'owner' });
  });
  test('is as before where observe is there, or fails', async () => {
    expect((await execute({ answer: stops }, without)).results).toMatchObject([
      { verdict: 'pass', evidence: 'proven' },
    ]);
    const failing = () => ({ outcome: 'failed', reason: 'it answered 500' }) as const;
    expect((await execute({ answer: stops, observe: failing }, without)).results).toMatchObject([
      { verdict: 'inconclusive', party: 'owner' },
    ]);
  });
});

/** The same alternatives, none of them tolerated. */
function untolerated(testCase: Case): Case {
  const readings = (testCase.readings ?? []).map(({ alternatives, ...reading }) => ({
    ...reading,
    alternatives: alternatives.map(({ tolerated: _tolerated, ...rest }) => rest),
  }));
  return { ...testCase, readings };
}
