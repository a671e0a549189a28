/**
 * Runs the contract against a degenerate target and makes the report that its owner would get. A target that differs from the
 * mock in some cases alone is run over these; all others have the mock's own results, which are made once.
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

/** Every third case, enough to see whoever is wrong in most, and the few that look at effects for the protocol. */
export const someCases = cases.filter(
  ({ claims }, index) => index % 3 === 0 || claims.some(({ kind, judges }) => kind === 'wire' && judges === 'effect'),
);

/** A target that differs in what it makes of client tokens is the mock in all others. */
export const casesWithTokens = cases.filter((testCase) => JSON.stringify(testCase).includes('ClientToken'));

/** Opened by the address that its owner would give, or with its own client in place of HTTP. */
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
 * The report in which these cases have the target's results and all others the mock's. What is not certified here is not by a
 * run over everything either: results of other cases can take a certificate away and never earn one.
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
