/**
 * Which certificates the reference mock gets by how it is run. Only a run over everything earns a certificate; such a run is in
 * `spoilt-mocks.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { buildReport, type Report } from '#reports';
import { runCases } from '../execute/run-cases.ts';
import { selectCases } from '../execute/select-cases.ts';
import { createSender } from '../execute/send.ts';
import { createMock } from '../mock/create-mock.ts';
import type { HttpRequest, RunSettings, StateDriver, TargetKind } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { inProcessDriver } from '../states/in-process-driver.ts';
import { noDriver } from '../states/no-driver.ts';
import { protocolDriver } from '../states/protocol-driver.ts';
import type { Front } from './fault-row.ts';
import { refusing, valueNamed } from './faults/fronts.ts';
import { inProcessClient, mockAnswers, targetAt } from './in-process.test-data.ts';
import { cases, packs } from './judge-degenerate.test-data.ts';

interface Way {
  readonly kind?: TargetKind;
  readonly driver?: 'none' | 'not declared' | 'all';
  readonly settings?: Partial<RunSettings>;
  readonly allowInconclusive?: readonly string[];
  /** Stands between the runner and the mock. */
  readonly bend?: Front;
  /** Cancels the run after that many cases. */
  readonly cancelAfter?: number;
}

const everything = runSettings({ packs: packs.map(({ manifest }) => manifest.id), timeoutMs: 1000 });

/** Runs the mock in process, so it can have any address, also one that is not this machine. */
async function reportOf({ kind = 'disposable', driver = 'all', bend = mockAnswers, ...way }: Way): Promise<Report> {
  const mock = createMock({ packs });
  const drivers: Readonly<Record<NonNullable<Way['driver']>, StateDriver>> = {
    none: noDriver,
    all: inProcessDriver(async (body) => mock.states(body)),
    'not declared': protocolDriver('partly', async (body) => mock.states(body), {
      states: ['an instance exists', 'a disk exists'],
      observe: true,
      scopes: true,
    }),
  };
  const target = targetAt('https://ecs.vendor.invalid/', kind, packs);
  const settings = { ...everything, ...way.settings };
  const controller = new AbortController();
  const [pack] = packs;
  if (pack === undefined) throw new Error('there is no pack');
  const sender = createSender(target, inProcessClient(bend(mock, pack)));
  const record = await runCases({
    packs,
    cases,
    selected: selectCases(cases, packs, settings),
    target,
    driver: drivers[driver],
    sender,
    settings,
    signal: controller.signal,
    onProgress: (done) => done === way.cancelAfter && controller.abort(),
  });
  const { allowInconclusive = [] } = way;
  return buildReport({
    record,
    untested: [],
    causes: 0,
    allowInconclusive,
    suite: { name: 's', version: '0', commit: null },
  });
}

const certified = ({ profiles }: Report) =>
  profiles.filter((entry) => entry.certified).map(({ pack, profile }) => `${pack} ${profile}`);
const reasons = ({ profiles }: Report) => profiles.flatMap((entry) => entry.reasons);

describe('the reference mock', () => {
  test('as a vendor gets no certificate, and the report counts what passed', async () => {
    const report = await reportOf({ kind: 'vendor', driver: 'none' });
    expect(report.outcome.exitCode).toBe(0);
    expect(certified(report)).toEqual([]);
    const errors = report.profiles.find(({ profile }) => profile === 'errors');
    expect(errors?.shown).toBeGreaterThan(5);
    expect(errors?.skipped.bySuite).toBeGreaterThan(5);
    expect(reasons(report)).toContainEqual(
      expect.stringContaining('such a target does not receive the requests that it needs'),
    );
  });

  test('without a state URL gets no certificate, because the caller skipped cases', async () => {
    const report = await reportOf({ driver: 'none' });
    expect(certified(report)).toEqual([]);
    expect(reasons(report)).toContainEqual(expect.stringContaining('the caller gave no way to reach it'));
  });

  test('with states that its owner does not declare gets no certificate', async () => {
    const report = await reportOf({ driver: 'not declared' });
    expect(certified(report)).toEqual([]);
    expect(reasons(report)).toContainEqual(expect.stringContaining('the owner of the target does not support'));
  });

  test.each<[string, Partial<RunSettings>]>([
    ['--case', { cases: ['*/*/success-*'] }],
    ['--operation', { operations: ['StartInstance'] }],
  ])('with %s gets no certificate, because cases were not selected', async (_name, settings) => {
    const report = await reportOf({ settings });
    expect(report.outcome.exitCode).toBe(0);
    expect(certified(report)).toEqual([]);
    expect(reasons(report)).toContainEqual(expect.stringMatching(/was not selected in this run/));
  });

  /** The operations that protocol cases call. The target does not know any other. */
  const few = [
    'DescribeInstances',
    'DescribeInstanceStatus',
    'DescribeInstanceTypes',
    'DescribeDisks',
    'ModifyInstanceAttribute',
    'RenewInstance',
  ];
  const isOther = (action: string | undefined) => action !== undefined && !few.includes(action);
  const unknown = { status: 404, code: 'InvalidAction.NotFound', message: 'Specified api is not found.' };
  const isUnknown = (request: HttpRequest) => isOther(valueNamed(request, 'Action'));
  const looksForSignatureFirst: Front = (mock, pack) => {
    const [usual, other] = [mockAnswers(mock), refusing(isUnknown, unknown)(mock, pack)];
    return async (request) => {
      const answer = await usual(request);
      return isUnknown(request) && !answer.body.includes('SignatureDoesNotMatch') ? other(request) : answer;
    };
  };
  test.each<[string, Front]>([
    ['the operation', refusing(isUnknown, unknown)],
    ['the signature', looksForSignatureFirst],
  ])('with few operations is certified for the protocol, where it checks %s first', async (_first, bend) => {
    const report = await reportOf({ bend, settings: { profiles: ['wire'] } });
    expect(certified(report)).toContain('aliyun-ecs wire');
    expect(report.results.some(({ verdict, party }) => verdict === 'skip' && party === 'documents')).toBe(true);
  });

  test('with --profile errors gets only that certificate', async () => {
    const report = await reportOf({ settings: { profiles: ['errors'] } });
    expect(certified(report)).toEqual(packs.map(({ manifest }) => `${manifest.id} errors`));
  });

  test('gets no certificate from a cancelled run, even if inconclusive cases are allowed', async () => {
    const report = await reportOf({ cancelAfter: cases.length - 2, allowInconclusive: ['**'] });
    expect(certified(report)).toEqual([]);
    for (const { requirements, reasons: own } of report.profiles) {
      if (requirements > 0) expect(own[0]).toMatch(/cancelled/);
    }
  });
});
