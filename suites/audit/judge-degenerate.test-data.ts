/** Runs the whole contract against a degenerate target and makes the report that its owner would get. */
import { type Contract, loadContract } from '#contracts';
import { buildReport, type Report } from '#reports';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { openTarget } from '../open-target.ts';
import type { DegenerateTarget } from './degenerate-server.test-data.ts';

export const packs = packIds().map(loadPack);
const contracts: readonly Contract[] = packs.map(({ manifest }) => loadContract(manifest.id));
export const cases = contracts.flatMap((contract) => contract.cases);

/** The report of a run over everything. */
export async function judgeDegenerate({ url, stateUrl }: DegenerateTarget, timeoutMs: number): Promise<Report> {
  const environment = {};
  const opened = await openTarget({ target: url, stateUrl, packs, packsNamed: false, environment, timeoutMs });
  const settings = {
    packs: packs.map(({ manifest }) => manifest.id),
    profiles: [],
    operations: [],
    cases: [],
    editions: [],
    readings: {},
    concurrency: 32,
    timeoutMs,
  };
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
