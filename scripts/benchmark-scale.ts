/**
 * `npm run benchmark:scale`: loads, judges and reports made-up packs of 40, 400 and 1,000 operations, and prints the CPU time of
 * each part and per operation. Every case gets the same canned answer, so the figures hold no network and no mock. Linear growth
 * shows as a constant time per operation. `--operations 40,80` chooses other sizes. No test asserts on these figures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contract, loadContract } from '#contracts';
import { buildReport } from '#reports';
import { loadPack, type Pack, packIds, usePack } from '#specs';
import { type RunParts, runCases } from '#suites';
import { writePack } from './benchmark-scale/write-pack.ts';

/** The part of a run that does not depend on the pack. Each state "works" and returns the same values. */
const parts: Pick<RunParts, 'driver' | 'sender' | 'settings'> = {
  driver: {
    name: 'canned',
    setUp: async () => ({
      outcome: 'done',
      value: {
        instanceId: 'i-1',
        diskId: 'd-1',
        regionId: 'r-1',
        zoneId: 'z-1',
        accessKeyId: 'k',
        accessKeySecret: 's',
      },
    }),
    tearDown: async () => ({ outcome: 'done', value: {} }),
    observe: async () => ({ outcome: 'unsupported', reason: 'the benchmark observes nothing' }),
  },
  sender: {
    spend: { sent: { free: 0, read: 0, bills: 0, destroys: 0 }, refused: 0 },
    send: async ({ operation }) => ({
      operation,
      request: { method: 'GET', url: 'http://127.0.0.1/', headers: {}, body: '' },
      response: {
        status: 403,
        headers: { 'content-type': 'application/json' },
        body: '{"RequestId":"A","HostId":"h","Code":"IncorrectInstanceStatus","Message":"m"}',
      },
      durationMs: 0,
    }),
  },
  settings: {
    packs: [],
    profiles: [],
    operations: [],
    cases: [],
    editions: [],
    readings: {},
    concurrency: 16,
    timeoutMs: 1000,
  },
};

/** Everything that a default run reads of a pack. */
function loadAll(id: string): { readonly pack: Pack; readonly contract: Contract } {
  const pack = loadPack(id);
  for (const name of Object.keys(pack.operations)) pack.operations[name]?.parameters.at(0);
  pack.requirements.at(0);
  return { pack, contract: loadContract(id) };
}

async function measure<T>(work: () => T | Promise<T>): Promise<{ readonly result: T; readonly milliseconds: number }> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}

async function measurePack(operations: number): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-scale-'));
  try {
    const [original = ''] = packIds();
    const [operation = ''] = Object.keys(loadPack(original).operations).filter((name) => name.startsWith('Stop'));
    writePack(folder, { pack: original, operation }, operations);
    const id = usePack(folder);
    const loading = await measure(() => loadAll(id));
    const { pack, contract } = loading.result;
    const { cases } = contract;
    const target = { kind: 'disposable', urls: { [id]: 'http://127.0.0.1/' }, credentials: {} } as const;
    const judging = await measure(() => runCases({ ...parts, packs: [pack], cases, selected: cases, target }));
    const suite = { name: 'benchmark', version: '0', commit: null };
    const ledger = { untested: contract.untested, causes: contract.causes, allowInconclusive: [], suite };
    const reporting = await measure(() => buildReport({ record: judging.result, ...ledger }));
    return [cases.length, loading.milliseconds, judging.milliseconds, reporting.milliseconds];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { operations: { type: 'string', default: '40,400,1000' } } });
const sizes = values.operations.split(',').map(Number);
const row = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(12)).join('');
const perOperation = (milliseconds: number, operations: number): string => (milliseconds / operations).toFixed(2);

console.log(row(['operations', 'cases', 'load ms', 'judge ms', 'report ms', 'load/op', 'judge/op', 'report/op']));
await measurePack(5);
for (const operations of sizes) {
  const [cases = 0, ...times] = await measurePack(operations);
  console.log(
    row([
      operations,
      cases,
      ...times.map((time) => time.toFixed(0)),
      ...times.map((time) => perOperation(time, operations)),
    ]),
  );
}
