/** Runs the whole contract against a degenerate target and makes the report that its owner would get. */
import { type Contract, loadContract } from '#contracts';
import { buildReport, type Report } from '#reports';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createSender } from '../execute/send.ts';
import { type OpenedTarget, openTarget } from '../open-target.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { callbackDriver } from '../states/callback-driver.ts';
import type { DegenerateTarget } from './degenerate-server.test-data.ts';
import { targetAt } from './in-process.test-data.ts';

export const packs = packIds().map(loadPack);
const contracts: readonly Contract[] = packs.map(({ manifest }) => loadContract(manifest.id));
export const cases = contracts.flatMap((contract) => contract.cases);

/** Opened by the address that its owner would give, or with its own client in place of HTTP. */
async function open({ url, stateUrl, client }: DegenerateTarget, timeoutMs: number): Promise<OpenedTarget> {
  if (client === undefined) {
    return openTarget({ target: url, stateUrl, packs, packsNamed: false, environment: {}, timeoutMs });
  }
  const target = { ...targetAt(url, 'disposable', packs), stateUrl };
  const driver = callbackDriver(stateUrl, client, undefined);
  return { target, driver, sender: createSender(target, client), close: () => client.close() };
}

/** The report of a run over everything. */
export async function judgeDegenerate(degenerate: DegenerateTarget, timeoutMs: number): Promise<Report> {
  const opened = await open(degenerate, timeoutMs);
  const settings = runSettings({ packs: packs.map(({ manifest }) => manifest.id), concurrency: 32, timeoutMs });
  const record = await runCases({ ...opened, packs, cases, selected: cases, settings });
  await opened.close();
  return buildReport({
    record,
    untested: contracts.flatMap(({ untested }) => untested),
    causes: contracts.reduce((sum, contract) => sum + contract.causes, 0),
    allowInconclusive: [],
    suite: { name: 'ecs-conformance', version: 'test', commit: null },
  });
}
