/** Situations → verdicts. What could not be judged is never green, and a fail is the target's fault. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, Control } from '#contracts';
import type { Answer, Mismatch } from '../model.ts';
import { type ClaimInput, type ControlOutcome, judgeClaim } from './judge-claim.ts';
import type { TrialOutcome } from './run-trial.ts';

const must: Mismatch = { check: 'c', about: 'content', level: 'must', path: 'status', expected: '400', actual: '200' };
const should: Mismatch = { ...must, level: 'should', path: '/Message' };
const changing: Control['trial'] = {
  states: [],
  before: [],
  request: {
    step: 'request',
    operation: 'RenewInstance',
    parameters: {},
    format: 'json',
    expect: { outcome: 'success', status: 200 },
    effect: { changes: [{ change: 'balance', becomes: { to: 'less' } }], allowed: [] },
  },
};
const outcome = (change: Partial<TrialOutcome> = {}): TrialOutcome => ({
  record: { role: 'trial', scope: 's', exchanges: [] },
  mismatches: [],
  effect: { seen: true, mismatches: [] },
  envelope: [],
  observed: '400 InvalidPeriod',
  ...change,
});
const control = (change: Partial<TrialOutcome> = {}, name: Control['control'] = 'without-cause'): ControlOutcome => ({
  control: { control: name, trial: changing },
  outcome: outcome(change),
});
const claim = (judges: Claim['judges']): Claim => ({
  requirements: ['r'],
  mode: 'all',
  judges,
  kind: 'error-row',
  level: 'must',
  profile: 'errors',
  page: { document: 'd', lines: [1, 1] },
});
const input = (change: Partial<ClaimInput> = {}): ClaimInput => ({
  claim: claim('answer'),
  level: 'must',
  trial: outcome(),
  trialChanges: false,
  mustBeRefused: false,
  controls: [control()],
  masks: [],
  underLoad: [],
  withheld: [],
  evidence: 'proven',
  ...change,
});
const unsupported = { problem: { kind: 'unsupported', reason: 'no', party: 'owner' } } as const;
const notReached = { problem: { kind: 'not-reached', reason: 'hook says 500', party: 'owner' } } as const;
const unreachable = { problem: { kind: 'no-answer', reason: 'gone', party: 'target' } } as const;
const mask = { status: 404, code: 'Absent', messages: [] };
const masked = outcome({
  answer: { status: 404, format: 'json', error: { code: 'Absent', message: 'm' } },
  mismatches: [must],
});

describe.each<[string, Partial<ClaimInput>, object]>([
  ['all as documented', {}, { verdict: 'pass', evidence: 'proven' }],
  ['a must mismatch', { trial: outcome({ mismatches: [must] }) }, { verdict: 'fail' }],
  ['a should mismatch', { trial: outcome({ mismatches: [should] }) }, { verdict: 'warning', evidence: 'proven' }],
  ['a must mismatch of a should', { level: 'should', trial: outcome({ mismatches: [must] }) }, { verdict: 'warning' }],
  [
    'a must mismatch of a may',
    { level: 'may', trial: outcome({ mismatches: [must] }) },
    { verdict: 'skip', party: 'documents' },
  ],
  [
    'an effect on an error, judged by the answer',
    { trial: outcome({ effect: { seen: true, mismatches: [must] } }) },
    { verdict: 'pass' },
  ],
  [
    'an effect on an error, judged by the effect',
    { claim: claim('effect'), trial: outcome({ effect: { seen: true, mismatches: [must] } }) },
    { verdict: 'fail' },
  ],
  [
    'an effect on an error, judged by both',
    { claim: claim('answer-and-effect'), trial: outcome({ effect: { seen: true, mismatches: [must] } }) },
    { verdict: 'fail' },
  ],
  [
    'nothing happened after another answer than the documented one, judged by the effect',
    { claim: claim('effect'), trial: outcome({ mismatches: [{ ...must, about: 'identity' } as const] }) },
    { verdict: 'inconclusive', party: 'target' },
  ],
  [
    'the right answer in another format, judged by the effect',
    { claim: claim('effect'), trial: outcome({ mismatches: [{ ...must, about: 'shape' } as const] }) },
    { verdict: 'pass' },
  ],
  [
    'an answer that the target was told to give, where it gives it untold as well',
    { evidence: 'injected', controls: [control({ mismatches: [must] })] },
    { verdict: 'inconclusive', party: 'target' },
  ],
  ['an unsupported state', { trial: outcome(unsupported) }, { verdict: 'skip', party: 'owner' }],
  ['a state that was not reached', { trial: outcome(notReached) }, { verdict: 'inconclusive', party: 'owner' }],
  ['no answer', { trial: outcome(unreachable) }, { verdict: 'inconclusive', party: 'target' }],
  [
    'a teardown that failed',
    { trial: outcome({ teardownProblem: 'hook says 500' }) },
    { verdict: 'inconclusive', party: 'owner' },
  ],
  [
    'a masked cause',
    { masks: [mask], trial: masked },
    {
      verdict: 'inconclusive',
      party: 'target',
      reason:
        'masked: the target answered 404 Absent. Another check may give this answer first, so the cause was not reached',
    },
  ],
  [
    'a control with another answer',
    { controls: [control({ mismatches: [must] })] },
    { verdict: 'inconclusive', party: 'target' },
  ],
  [
    'a control with another effect',
    { controls: [control({ effect: { seen: true, mismatches: [must] } })] },
    { verdict: 'inconclusive', party: 'target' },
  ],
  ['a control that could not run', { controls: [control(notReached)] }, { verdict: 'inconclusive' }],
  [
    'a same-state control that was refused',
    { controls: [control(), control({ mismatches: [must] }, 'same-state')] },
    { verdict: 'inconclusive', party: 'target' },
  ],
  [
    'a control whose effect was not seen',
    { controls: [control({ effect: { seen: false, unsupported: true, reason: 'no observe', party: 'owner' } })] },
    { verdict: 'pass', evidence: 'observed' },
  ],
  [
    'an effect that was not declared',
    {
      claim: claim('effect'),
      trial: outcome({ effect: { seen: false, unsupported: true, reason: 'no observe', party: 'owner' } }),
    },
    { verdict: 'skip', party: 'owner' },
  ],
  [
    'an effect whose hook failed',
    {
      claim: claim('effect'),
      trial: outcome({ effect: { seen: false, unsupported: false, reason: 'hook says 500', party: 'owner' } }),
    },
    { verdict: 'inconclusive', party: 'owner' },
  ],
  [
    'a wrong answer whose effect cannot be seen, judged by both',
    {
      claim: claim('answer-and-effect'),
      trial: outcome({ mismatches: [must], effect: { seen: false, unsupported: true, reason: 'no', party: 'owner' } }),
    },
    { verdict: 'fail', mismatches: [must] },
  ],
  [
    'a wrong answer after a control that went otherwise, judged by both',
    {
      claim: claim('answer-and-effect'),
      trial: outcome({ mismatches: [must] }),
      controls: [control({ mismatches: [must] })],
    },
    { verdict: 'inconclusive', party: 'target' },
  ],
  [
    'a wrong answer with a broken channel control, judged by both',
    {
      claim: claim('answer-and-effect'),
      trial: outcome({ mismatches: [must] }),
      controls: [control(), control({ mismatches: [must] }, 'channel')],
    },
    { verdict: 'fail' },
  ],
  [
    'an effect that the target does not let be read',
    {
      claim: claim('effect'),
      trial: outcome({ effect: { seen: false, unsupported: false, reason: 'it answered 500', party: 'target' } }),
    },
    { verdict: 'inconclusive', party: 'target' },
  ],
  [
    'a control whose channel is broken',
    {
      controls: [control({ effect: { seen: false, unsupported: false, reason: 'it answered 500', party: 'target' } })],
    },
    { verdict: 'pass', evidence: 'observed' },
  ],
  [
    'a difference, which shows itself without any control',
    { claim: claim('effect'), controls: [], trial: outcome({ effect: { seen: true, mismatches: [must] } }) },
    { verdict: 'fail' },
  ],
  ['no change seen in the whole case', { claim: claim('effect'), controls: [] }, { verdict: 'inconclusive' }],
  [
    'a change seen by a channel control alone',
    { claim: claim('effect'), controls: [control({}, 'channel')] },
    { verdict: 'pass' },
  ],
  [
    'a broken channel control, judged by the answer',
    { controls: [control(), control({ mismatches: [must] }, 'channel')] },
    { verdict: 'pass' },
  ],
  ['told to answer so', { evidence: 'injected', controls: [] }, { verdict: 'pass', evidence: 'injected' }],
  [
    'a reading that leaves it open',
    { unjudgeable: 'two answers for one state' },
    { verdict: 'inconclusive', party: 'documents' },
  ],
])('%s', (_name, change, expected) => {
  test(JSON.stringify(expected), () => {
    expect(judgeClaim(input(change))).toMatchObject(expected);
  });
});

describe('a rule about how an answer is written', () => {
  const about: Claim = { ...claim('envelope'), kind: 'wire', rule: 'error-envelope' };
  const broken = { path: '/HostId', expected: 'text', actual: 'none' };
  const judge = (
    level: Claim['level'],
    differences: readonly (typeof broken)[],
    change: Partial<TrialOutcome> = {},
  ) => {
    const envelope = [{ rule: 'error-envelope', differences } as const];
    return judgeClaim(input({ claim: about, level, controls: [], trial: outcome({ envelope, ...change }) })).verdict;
  };
  const otherAnswer = { ...must, about: 'identity' } as const;

  test('holds, fails, or is missed as a should, by the level of the claim', () => {
    expect(judge('must', [])).toBe('pass');
    expect(judge('must', [broken])).toBe('fail');
    expect(judge('should', [broken])).toBe('warning');
  });
  test('is not judged where no answer came that it is about, or another one that does not break it', () => {
    expect(judge('must', [], { envelope: [] })).toBe('inconclusive');
    expect(judge('must', [], { mismatches: [otherAnswer] })).toBe('inconclusive');
    expect(judge('must', [broken], { mismatches: [otherAnswer] })).toBe('fail');
  });
});

describe('an answer about the load', () => {
  const throttling: Answer = { status: 400, format: 'json', error: { code: 'Throttling.User', message: 'm' } };
  const underLoad = [{ status: 400, code: 'Throttling.User', messages: [] }];
  test('is no fail, and never green', () => {
    const busy = outcome({ answer: throttling, mismatches: [must] });
    expect(judgeClaim(input({ trial: busy })).verdict).toBe('fail');
    expect(judgeClaim(input({ trial: busy, underLoad }))).toMatchObject({
      verdict: 'inconclusive',
      party: 'target',
      reason: expect.stringMatching(/400 Throttling\.User.*--concurrency/),
    });
  });
});

describe('a should about which row refuses', () => {
  const wire: Claim = { ...claim('answer'), kind: 'wire' };
  const code = { ...must, about: 'identity' } as const;
  const done: Answer = { status: 200, format: 'json', result: {} };
  const refusedOtherwise: Answer = { status: 400, format: 'json', error: { code: 'Other', message: 'm' } };
  const judge = (answer: Answer, change: Partial<ClaimInput> = {}) =>
    judgeClaim(
      input({
        claim: wire,
        level: 'should',
        mustBeRefused: true,
        trial: outcome({ answer, mismatches: [code] }),
        ...change,
      }),
    ).verdict;
  test('warns about another row, and fails if the request is carried out', () => {
    expect(judge(refusedOtherwise)).toBe('warning');
    expect(judge(done)).toBe('fail');
    expect(judge(done, { claim: claim('answer') })).toBe('warning');
  });
  test('about a request that is to be accepted stays one', () => {
    const format = { ...must, about: 'content' } as const;
    const trial = outcome({ answer: done, mismatches: [format] });
    expect(judgeClaim(input({ claim: wire, level: 'should', trial })).verdict).toBe('warning');
  });
});

describe('an operation that a target need not have', () => {
  const unknown: Answer = { status: 404, format: 'json', error: { code: 'InvalidAction.NotFound', message: 'm' } };
  const withheld = [{ status: 404, code: 'InvalidAction.NotFound', messages: [] }];
  const notThere = outcome({ answer: unknown, mismatches: [must] });
  const without = (answer: Answer): ControlOutcome => control({ answer });
  const done: Answer = { status: 200, format: 'json', result: {} };
  const judge = (trial: TrialOutcome, controls: readonly ControlOutcome[]) =>
    judgeClaim(input({ level: 'may', trial, withheld, controls }));

  test('and does not have is optional and not there', () => {
    expect(judge(notThere, [without(unknown)])).toMatchObject({ verdict: 'skip', party: 'documents' });
  });
  test('and does not have, told by the twin alone where the trial is refused first, as documented', () => {
    const refusedFirst: Answer = {
      status: 400,
      format: 'json',
      error: { code: 'SignatureDoesNotMatch', message: 'm' },
    };
    const twin = control({ answer: unknown, mismatches: [must] });
    expect(judge(outcome({ answer: refusedFirst }), [twin])).toMatchObject({
      verdict: 'skip',
      party: 'documents',
      reason: expect.stringContaining('404 InvalidAction.NotFound'),
    });
    const otherwise = judge(outcome({ answer: refusedFirst, mismatches: [must] }), [twin]);
    expect(otherwise.reason).not.toContain('need not');
    expect(judge(outcome({ answer: done }), [twin]).verdict).toBe('inconclusive');
  });
  test('and has is judged: it is not missing or refused in arrears alone', () => {
    expect(judge(notThere, [without(done)]).verdict).toBe('fail');
    const refused: Answer = {
      status: 403,
      format: 'json',
      error: { code: 'InstanceExpiredOrInArrears', message: 'm' },
    };
    expect(judge(outcome({ answer: refused, mismatches: [must] }), [without(done)]).verdict).toBe('fail');
    expect(judge(outcome({ answer: done }), [without(done)]).verdict).toBe('pass');
  });
  test('is no excuse for one that is not retired', () => {
    expect(judgeClaim(input({ trial: notThere })).verdict).toBe('fail');
  });
});

test('every verdict but a pass says why', () => {
  const red = [
    outcome({ mismatches: [must] }),
    outcome(unsupported),
    outcome(unreachable),
    outcome({ mismatches: [should] }),
  ];
  for (const trial of red) expect(judgeClaim(input({ trial })).reason?.length).toBeGreaterThan(1);
});

test('with a problem in the trial, or a control that went otherwise, it is never green', () => {
  const problems = fc.constantFrom(unsupported, notReached, unreachable, { teardownProblem: 'x' });
  const judges = fc.constantFrom<Claim['judges'][]>('answer', 'effect', 'answer-and-effect');
  const levels = fc.constantFrom<ClaimInput['level'][]>('must', 'should', 'may');
  const names = fc.constantFrom<Control['control'][]>('without-cause', 'same-state');
  const broken = fc.constantFrom<Partial<TrialOutcome>[]>(
    { mismatches: [must] },
    { effect: { seen: true, mismatches: [must] } },
    notReached,
    unreachable,
  );
  fc.assert(
    fc.property(
      problems,
      judges,
      levels,
      names,
      broken,
      fc.boolean(),
      (problem, judged, level, name, fault, inTrial) => {
        const judgement = judgeClaim(
          input({
            claim: claim(judged),
            level,
            ...(inTrial ? { trial: outcome(problem) } : { controls: [control(), control(fault, name)] }),
          }),
        );
        expect(['inconclusive', 'skip']).toContain(judgement.verdict);
        expect(judgement.evidence).toBeUndefined();
      },
    ),
  );
});
