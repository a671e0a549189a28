import { describe, expect, it } from 'vitest';
import type { Case } from '#contracts';
import type { CaseResult, Party } from '#suites';
import { statusOfProfile } from './explain-profile.ts';
import { judgeProfiles } from './judge-profiles.ts';
import type { ProfileCertification } from './model.ts';
import { requirement, samplePack } from './sample-pack.test-data.ts';
import { sampleCase, sampleRecord, sampleResult } from './sample-report.test-data.ts';

const notFound = 'aliyun-ecs/RenewInstance/error/404/InvalidInstanceId.NotFound';
const processing = 'aliyun-ecs/RenewInstance/error/403/OrderProcessing';

const shown = sampleResult({ case: 'aliyun-ecs/RenewInstance/instance-not-found', requirements: [notFound] });
const also = sampleResult({ case: 'aliyun-ecs/RenewInstance/order-processing', requirements: [processing] });

/** Without the evidence of a pass. */
function judged(verdict: CaseResult['verdict'], changes: Partial<CaseResult> = {}): CaseResult {
  const { evidence: _evidence, ...rest } = also;
  const evidence = verdict === 'pass' || verdict === 'warning' ? { evidence: 'proven' as const } : {};
  return { ...rest, verdict, ...evidence, ...changes };
}

interface Situation {
  readonly results?: readonly CaseResult[];
  readonly cases?: readonly Case[];
  readonly cancelled?: boolean;
}

function errorsProfile({ results = [shown, also], cases, cancelled = false }: Situation): ProfileCertification {
  const record = sampleRecord({ results, cases: cases ?? [sampleCase(shown), sampleCase(also)], cancelled });
  const untested = [
    {
      requirement: 'aliyun-ecs/RenewInstance/error/400/Unreachable',
      class: 'unreachable' as const,
      reason: 'No request.',
    },
  ];
  const found = judgeProfiles({ record, untested }).find(({ profile }) => profile === 'errors');
  if (found === undefined) throw new Error('the profile errors is missing');
  return found;
}

describe('certified', () => {
  it('where every requirement that has cases is shown, with those without cases beside', () => {
    expect(errorsProfile({})).toEqual({
      pack: 'aliyun-ecs',
      profile: 'errors',
      certified: true,
      requirements: 2,
      shown: 2,
      failed: 0,
      undermined: 0,
      missed: 0,
      notShown: 0,
      notSelected: 0,
      skipped: { byOwner: 0, byCaller: 0, bySuite: 0, byDocuments: 0 },
      evidence: { proven: 2, observed: 0, injected: 0 },
      withoutCases: { unreachable: 1, unmodelled: 1 },
      reasons: [],
    });
  });

  it('with a warning', () => {
    expect(errorsProfile({ results: [shown, judged('warning')] })).toMatchObject({ certified: true, shown: 2 });
  });

  it('with a should that does not hold, which is not shown', () => {
    const wrong = {
      check: 'c',
      about: 'identity',
      level: 'must',
      path: 'status',
      expected: '400',
      actual: '200',
    } as const;
    const missed = judged('warning', { level: 'should', mismatches: [wrong] });
    expect(errorsProfile({ results: [shown, missed] })).toMatchObject({ certified: true, shown: 1, missed: 1 });
  });

  it('with an optional requirement that the documents let be skipped', () => {
    const optional = judged('skip', { level: 'may', party: 'documents' });
    expect(errorsProfile({ results: [shown, optional] })).toMatchObject({
      certified: true,
      shown: 1,
      skipped: { byDocuments: 1 },
    });
  });

  it('with an optional case of a requirement skipped by whomever, where another case shows it', () => {
    const besides = { ...judged('skip', { level: 'may', party: 'owner' }), requirements: shown.requirements };
    const results = [shown, also, { ...besides, case: 'aliyun-ecs/RenewInstance/second' }];
    const cases = results.map((result) => sampleCase(result));
    expect(errorsProfile({ results, cases })).toMatchObject({ certified: true, shown: 2 });
    const must = results.map((result) => ({ ...result, level: 'must' as const }));
    expect(errorsProfile({ results: must, cases })).toMatchObject({ certified: false, shown: 1 });
  });

  it('and counts a requirement of several cases with the weakest evidence of them', () => {
    const weaker = { ...shown, case: 'aliyun-ecs/RenewInstance/second', evidence: 'observed' as const };
    const results = [shown, weaker, { ...also, evidence: 'injected' as const }];
    const cases = results.map((result) => sampleCase(result));
    expect(errorsProfile({ results, cases }).evidence).toEqual({ proven: 0, observed: 1, injected: 1 });
  });
});

describe('not certified', () => {
  const skipBy = (party: Party) => judged('skip', { party });
  it.each<[string, CaseResult, Partial<ProfileCertification>, string]>([
    ['a fail', judged('fail'), { failed: 1 }, 'is not as the page says'],
    ['a fail of a should', judged('fail', { level: 'should' }), { failed: 1 }, 'is not as'],
    ['an inconclusive', judged('inconclusive', { party: 'suite' }), { notShown: 1 }, 'could not be judged'],
    ['an inconclusive may', judged('inconclusive', { level: 'may' }), { notShown: 1 }, 'could not be judged'],
    ['a skip by the owner', skipBy('owner'), {}, 'was skipped: the owner of the target'],
    ['a skip by the caller', skipBy('caller'), {}, 'was skipped: the caller'],
    ['a skip for a vendor', skipBy('suite'), {}, 'was skipped: such a target'],
    ['a skip of a must by the documents', skipBy('documents'), {}, 'was skipped: such a target'],
    ['a skip by nobody', judged('skip'), {}, 'was skipped: such a target'],
    ['a may that the owner skips', judged('skip', { level: 'may', party: 'owner' }), {}, 'the owner of the target'],
  ])('with %s', (_name, result, counts, sentence) => {
    const profile = errorsProfile({ results: [shown, result] });
    expect(profile).toMatchObject({ certified: false, shown: 1, ...counts });
    expect(profile.reasons).toEqual([expect.stringContaining(sentence)]);
    expect(profile.reasons[0]).toMatch(new RegExp(`^${processing} \\(edition-0:14\\) `));
  });

  it('where a case shows the requirement and fails for another reason', () => {
    const leak = judged('fail', { profile: 'lifecycle', requirements: ['aliyun-ecs/RenewInstance/effect/success'] });
    const results = [shown, also, { ...leak, case: shown.case }];
    const cases = [sampleCase(shown), sampleCase(also)];
    const profile = errorsProfile({ results, cases });
    expect(profile).toMatchObject({ certified: false, shown: 1, undermined: 1 });
    expect(profile.reasons).toEqual([expect.stringContaining('failed for another reason')]);
  });

  it('where a case was not selected', () => {
    const profile = errorsProfile({ results: [shown] });
    expect(profile).toMatchObject({ certified: false, notSelected: 1 });
    expect(profile.reasons).toEqual([`${processing} (edition-0:14) was not selected in this run.`]);
  });

  it('where only one of the cases of a requirement was selected', () => {
    const second = { ...shown, case: 'aliyun-ecs/RenewInstance/second' };
    const cases = [shown, also, second].map((result) => sampleCase(result));
    expect(errorsProfile({ cases })).toMatchObject({ certified: false, shown: 1, notSelected: 1 });
  });

  it('where only one of two claims of a case about a requirement has a result', () => {
    const one = sampleCase(shown);
    const twice = { ...one, claims: [one.claims[0], one.claims[0]] as const };
    expect(errorsProfile({ cases: [twice, sampleCase(also)] })).toMatchObject({ certified: false, notSelected: 1 });
  });

  it('where one of the cases of a requirement fails', () => {
    const { evidence: _evidence, ...rest } = shown;
    const second: CaseResult = { ...rest, case: 'aliyun-ecs/RenewInstance/second', verdict: 'fail' };
    const results = [shown, also, second];
    const cases = results.map((result) => sampleCase(result));
    expect(errorsProfile({ results, cases })).toMatchObject({ certified: false, shown: 1, failed: 1 });
  });

  it('where the run was cancelled, whatever it had shown by then', () => {
    const profile = errorsProfile({ cancelled: true });
    expect(profile).toMatchObject({ certified: false, shown: 2 });
    expect(profile.reasons).toEqual(['The run was cancelled. A cancelled run certifies nothing.']);
    expect(statusOfProfile(profile)).toContain('the run was cancelled');
  });

  it('where the run was limited to some operations', () => {
    const record = sampleRecord({ results: [shown, also], cases: [sampleCase(shown), sampleCase(also)] });
    const settings = { ...record.settings, operations: ['RenewInstance'] };
    const profiles = judgeProfiles({ record: { ...record, settings }, untested: [] });
    expect(profiles.map(({ certified }) => certified)).not.toContain(true);
    expect(profiles.find(({ profile }) => profile === 'errors')?.reasons).toEqual([
      'The run judged only the selected operations (RenewInstance). A certificate needs all operations of the pack.',
    ]);
  });

  it('where all of it is optional and nothing of it was there', () => {
    const skip = { verdict: 'skip', level: 'may', party: 'documents' } as const;
    const { evidence: _evidence, ...rest } = shown;
    const profile = errorsProfile({
      results: [
        { ...rest, ...skip },
        { ...judged('skip'), ...skip },
      ],
    });
    expect(profile).toMatchObject({ certified: false, shown: 0 });
    expect(profile.reasons).toEqual(['Nothing was shown: everything is optional.']);
  });

  it('where no requirement has a case', () => {
    const profile = errorsProfile({ results: [], cases: [] });
    expect(profile).toMatchObject({ certified: false, requirements: 0 });
    expect(profile.reasons).toEqual(['There is nothing to show: no requirement of this profile has a case.']);
    expect(statusOfProfile(profile)).toBe('not certified: nothing to show');
  });
});

it('names the first requirement of each kind of obstacle and how many more there are', () => {
  const { evidence: _evidence, ...rest } = shown;
  const failed: CaseResult = { ...rest, verdict: 'fail' };
  const { reasons, ...counts } = errorsProfile({ results: [failed, judged('fail')] });
  expect(counts).toMatchObject({ shown: 0, failed: 2 });
  expect(reasons).toEqual([`${notFound} (edition-0:14) is not as the page says, and so with 1 more.`]);
});

it('keeps packs and profiles apart, and leaves out profiles of which a pack states nothing', () => {
  const cell = sampleResult({
    case: 'aliyun-ecs/StartInstance/arrears',
    requirements: ['aliyun-ecs/StartInstance/arrears/instance'],
    profile: 'arrears',
  });
  const bare = { ...samplePack('other'), requirements: [requirement('other/X/error/400/Y', 'error-row')] };
  const record = sampleRecord({
    packs: [samplePack(), bare],
    results: [shown, judged('fail'), cell],
    cases: [shown, also, cell].map((result) => sampleCase(result)),
  });
  const profiles = judgeProfiles({ record, untested: [] });
  expect(profiles.map(({ pack, profile, certified }) => `${pack} ${profile} ${certified}`)).toEqual([
    'aliyun-ecs errors false',
    'aliyun-ecs arrears true',
    'other errors false',
  ]);
});

it('takes a requirement by its own profile, whatever a claim says', () => {
  const disguised = { ...also, profile: 'lifecycle' as const, verdict: 'fail' as const };
  const cases = [shown, disguised].map((result) => sampleCase(result));
  expect(errorsProfile({ results: [shown, disguised], cases })).toMatchObject({ certified: false, failed: 1 });
});

it('counts a requirement that the pack does not have by the profile of its claim', () => {
  const stray = sampleResult({ case: 'aliyun-ecs/X/stray', requirements: ['aliyun-ecs/X/stray'], verdict: 'fail' });
  const cases = [shown, also, stray].map((result) => sampleCase(result));
  expect(errorsProfile({ results: [shown, also, stray], cases })).toMatchObject({ certified: false, failed: 1 });
});
