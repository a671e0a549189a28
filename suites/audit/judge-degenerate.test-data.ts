/**
 * Runs the contract against a degenerate target and builds the report that its owner would get. A target may run over some cases
 * only; the other cases then have the results of the mock, which runs once.
 */
import { type Case, type Contract, loadContract } from '#contracts';
import { buildReport, type Report } from '#reports';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createSender } from '../execute/send.ts';
import { createMock } from '../mock/create-mock.ts';
import type { RunRecord } from '../model.ts';
import { type OpenedTarget, openTarget } from '../open-target.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { callbackDriver } from '../states/callback-driver.ts';
import type { DegenerateTarget } from './degenerate-server.test-data.ts';
import { targetAt } from './in-process.test-data.ts';
import { serveSpoilt } from './spoilt-mocks.test-data.ts';

export const packs = packIds().map(loadPack);
const contracts: readonly Contract[] = packs.map(({ manifest }) => loadContract(manifest.id));
export const cases = contracts.flatMap((contract) => contract.cases);

/** Every third case, enough for a target that is wrong in most cases, and the few protocol cases that check effects. */
export const someCases = cases.filter(
  ({ claims }, index) => index % 3 === 0 || claims.some(({ kind, judges }) => kind === 'wire' && judges === 'effect'),
);

/** Cases with client tokens. In all others a target with wrong tokens behaves as the mock. */
export const casesWithTokens = cases.filter((testCase) => JSON.stringify(testCase).includes('ClientToken'));

/** Opens the target by its address, as its owner would, or with its own client instead of HTTP. */
async function open({ url, stateUrl, client }: DegenerateTarget, timeoutMs: number): Promise<OpenedTarget> {
  if (client === undefined) {
    return openTarget({ target: url, stateUrl, packs, packsNamed: false, environment: {}, timeoutMs });
  }
  const target = { ...targetAt(url, 'disposable', packs), stateUrl };
  const driver = callbackDriver(stateUrl, client, undefined);
  return { target, driver, sender: createSender(target, client), close: () => client.close() };
}

const reportOf = (record: RunRecord): Report =>
  buildReport({
    record,
    untested: contracts.flatMap(({ untested }) => untested),
    causes: contracts.reduce((sum, contract) => sum + contract.causes, 0),
    allowInconclusive: [],
    suite: { name: 'ecs-conformance', version: 'test', commit: null },
  });

async function runOver(selected: readonly Case[], degenerate: DegenerateTarget, timeoutMs: number): Promise<RunRecord> {
  const opened = await open(degenerate, timeoutMs);
  const settings = runSettings({ packs: packs.map(({ manifest }) => manifest.id), concurrency: 32, timeoutMs });
  const record = await runCases({ ...opened, packs, cases, selected, settings });
  await opened.close();
  return record;
}

/** The report of a run over everything. */
export async function judgeDegenerate(degenerate: DegenerateTarget, timeoutMs: number): Promise<Report> {
  return reportOf(await runOver(cases, degenerate, timeoutMs));
}

let ofMock: Promise<RunRecord> | undefined;

async function runMock(): Promise<RunRecord> {
  const target = await serveSpoilt(createMock({ packs }), {});
  const record = await runOver(cases, target, 5000);
  await target.close();
  return record;
}

/** The report of the mock itself, in process. */
export async function judgeMock(): Promise<Report> {
  ofMock ??= runMock();
  return reportOf(await ofMock);
}

/**
 * The report in which these cases have the target's results and all others the mock's. A profile that is not certified here is
 * not certified by a run over all cases either, because the mock's results are the best possible ones.
 */
export async function judgeCases(
  selected: readonly Case[],
  degenerate: DegenerateTarget,
  timeoutMs: number,
): Promise<Report> {
  ofMock ??= runMock();
  const clean = await ofMock;
  const record = await runOver(selected, degenerate, timeoutMs);
  const ids = new Set(selected.map(({ id }) => id));
  return reportOf({
    ...record,
    results: [...record.results, ...clean.results.filter((result) => !ids.has(result.case))],
  });
}
