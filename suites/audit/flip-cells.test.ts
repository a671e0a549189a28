/**
 * The mock with one cell of the arrears matrix the other way round: what must be refused is carried out, what must work as
 * usual is refused. Exactly that cell fails; what is looked at through it may become inconclusive, and then names it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import type { Call, ErrorChoice } from '../mock/behaviours/behaviour.ts';
import { createMock } from '../mock/create-mock.ts';
import { performOperation } from '../mock/perform-operation.ts';
import type { LockReason, World } from '../mock/world.ts';
import type { CaseResult } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';
import type { Perform } from './plant-fault.ts';

const pack = loadPack('aliyun-ecs');
const { cases } = loadContract('aliyun-ecs');
const cells = pack.arrears.flatMap(({ id: condition, cells: own }) =>
  Object.entries(own).map(([operation, { expected }]) => ({ condition, operation, expected })),
);
type Cell = (typeof cells)[number];

const cellCases = cases.filter(({ claims }) => claims.some(({ kind }) => kind === 'arrears-cell'));
const requirementOf = ({ operation, condition }: Cell) => `aliyun-ecs/${operation}/arrears/${condition}`;

const isLocked = ({ locks }: { readonly locks: readonly LockReason[] }) => locks.includes('financial');
const holds = ({ world }: Call, condition: string): boolean =>
  condition === 'instance' ? world.instances.some(isLocked) : world.disks.some(isLocked);

const unlocked = <T extends { readonly locks: readonly LockReason[] }>(all: readonly T[]): readonly T[] =>
  all.map((one) => ({ ...one, locks: one.locks.filter((lock) => lock !== 'financial') }));
const withoutLocks = (world: World): World => ({
  ...world,
  instances: unlocked(world.instances),
  disks: unlocked(world.disks),
});

/** Whatever was locked and is still there is locked again. */
function relocked<T extends { readonly id: string; readonly locks: readonly LockReason[] }>(
  now: readonly T[],
  before: readonly T[],
): readonly T[] {
  return now.map((one) => ({ ...one, locks: before.find(({ id }) => id === one.id)?.locks ?? one.locks }));
}

/** A refusal that the operation's page or the product's page documents, so that only the matrix can say that it is wrong. */
function documentedRefusal(operation: string): ErrorChoice {
  const row = pack.operations[operation]?.errors.find(({ status }) => status >= 400 && status < 500);
  return row === undefined
    ? { status: 403, code: 'Forbidden.RAM' }
    : { status: row.status, code: row.code, message: row.message };
}

const flipped =
  ({ condition, operation, expected }: Cell): Perform =>
  (behaviour, call) => {
    if (call.operation.name !== operation || !holds(call, condition)) return performOperation(behaviour, call);
    if (expected === 'normal') return { outcome: 'error', answer: documentedRefusal(operation), site: 'flipped' };
    const outcome = performOperation(behaviour, { ...call, world: withoutLocks(call.world) });
    if (outcome.outcome === 'error') return outcome;
    const { instances, disks } = call.world;
    const { world } = outcome;
    return {
      ...outcome,
      world: { ...world, instances: relocked(world.instances, instances), disks: relocked(world.disks, disks) },
    };
  };

async function judge(
  selected: typeof cases,
  perform?: Perform,
  readings: Readonly<Record<string, string>> = {},
): Promise<readonly CaseResult[]> {
  const mock = createMock({ packs: [pack], ...(perform === undefined ? {} : { perform }) });
  const settings = runSettings({ packs: ['aliyun-ecs'], readings });
  const { results } = await runCases({ ...openMockInProcess(mock, [pack]), packs: [pack], cases, selected, settings });
  return results.filter(({ kind }) => kind === 'arrears-cell');
}

/** Operation → cases in whose clean run it was called. */
const callers = new Map<string, Set<string>>();

beforeAll(async () => {
  for (const testCase of cellCases) {
    await judge([testCase], (behaviour, call) => {
      const known = callers.get(call.operation.name) ?? new Set();
      callers.set(call.operation.name, known.add(testCase.id));
      return performOperation(behaviour, call);
    });
  }
}, 60_000);

test('all 78 cells are executed and pass as they are printed', async () => {
  expect(cells).toHaveLength(78);
  const results = await judge(cellCases);
  expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(results.flatMap(({ requirements }) => requirements).sort()).toEqual(cells.map(requirementOf).sort());
});

describe.each(cells)('$operation with the $condition in arrears, not $expected', (cell) => {
  test('fails that cell and no other', async () => {
    const reached = callers.get(cell.operation) ?? new Set();
    const results = await judge(
      cellCases.filter(({ id }) => reached.has(id)),
      flipped(cell),
    );
    const missed = results.filter(({ verdict }) => verdict === 'fail');
    expect(missed.flatMap(({ requirements }) => requirements)).toEqual([requirementOf(cell)]);
    const unjudged = results.filter((result) => result.verdict !== 'pass' && !missed.includes(result));
    for (const { verdict, reason } of unjudged) {
      expect(verdict).toBe('inconclusive');
      expect(reason).toContain(cell.operation);
    }
  });
});

const finding = 'aliyun-ecs/arrears/condition-read-differently/which-resource';
const ruling = pack.rulings.find((one) => one.finding === finding);

describe.each(Object.keys(ruling?.matrix ?? {}))('read as %s', (choice) => {
  test('the cells that differ fail or are inconclusive, and no other', async () => {
    const results = await judge(cellCases, undefined, { [finding]: choice });
    const differing = Object.keys(ruling?.matrix?.[choice]?.cells ?? {});
    const off = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
    expect(off.map(({ operation, requirements: [id] }) => `${operation}/${id?.split('/').at(-1)}`).sort()).toEqual(
      differing.toSorted(),
    );
    for (const { verdict, reason } of off) if (verdict === 'inconclusive') expect(reason).toContain(finding);
  });
});
