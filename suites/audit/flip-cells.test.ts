/**
 * The mock with one cell of the arrears matrix flipped: what must be refused is carried out, what must work as usual is
 * refused. Exactly that cell fails. A cell that is observed through the operation may become inconclusive, and then names it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPack } from '#specs';
import type { Call, ErrorChoice } from '../mock/behaviours/behaviour.ts';
import type { LockReason, World } from '../mock/world.ts';
import type { CaseResult } from '../model.ts';
import { casesOf, casesThatReach, judgeTarget, type ReachedCases, traceCases } from './judge-target.ts';
import type { FaultPart, FaultyCall } from './plant-fault.ts';

const packId = 'aliyun-ecs';
const pack = loadPack(packId);

const isCell = ({ kind }: { readonly kind: string }): boolean => kind === 'arrears-cell';
const cellCases = casesOf(packId).filter(({ claims }) => claims.some(isCell));

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

/** Resources that were locked before and still exist are locked again. */
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

function carriedOut({ call, decide }: FaultyCall) {
  const outcome = decide({ ...call, world: withoutLocks(call.world) });
  if (outcome.outcome === 'error') return outcome;
  const { world } = outcome;
  const instances = relocked(world.instances, call.world.instances);
  return { ...outcome, world: { ...world, instances, disks: relocked(world.disks, call.world.disks) } };
}

const flipped = (condition: string, operation: string, expected: string): FaultPart => ({
  site: /^/,
  when: ({ call }) => holds(call, condition),
  instead:
    expected === 'normal'
      ? () => ({ outcome: 'error', answer: documentedRefusal(operation), site: 'flipped' })
      : carriedOut,
});

const cells = pack.arrears.flatMap(({ id: condition, cells: own }) =>
  Object.entries(own).map(([operation, { expected }]) => ({
    condition,
    operation,
    expected,
    requirement: `${packId}/${operation}/arrears/${condition}`,
    target: { pack: packId, operation, decision: flipped(condition, operation, expected) },
  })),
);

const aboutCells = (results: readonly CaseResult[]): readonly CaseResult[] => results.filter(isCell);

const clean: CaseResult[] = [];
let reached: ReachedCases;
beforeAll(async () => {
  const targets = cells.map(({ target }) => target);
  reached = await traceCases(
    targets,
    (each) => cellCases.includes(each),
    (results) => clean.push(...aboutCells(results)),
  );
});

test('all 78 cells are executed and pass as they are printed', () => {
  expect(cells).toHaveLength(78);
  expect(clean.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  const requirements = cells.map(({ requirement }) => requirement);
  expect(clean.flatMap((result) => result.requirements).sort()).toEqual(requirements.sort());
});

test.each(cells)('$operation with the $condition in arrears, not $expected, fails that cell alone', async (cell) => {
  const selected = casesThatReach(cell.target, reached).filter((each) => cellCases.includes(each));
  const results = aboutCells(await judgeTarget(cell.target, selected));
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  expect(failed.flatMap(({ requirements }) => requirements)).toEqual([cell.requirement]);
  const unjudged = results.filter((result) => result.verdict !== 'pass' && !failed.includes(result));
  for (const { verdict, reason } of unjudged) {
    expect(verdict).toBe('inconclusive');
    expect(reason).toContain(cell.operation);
  }
});

const finding = `${packId}/arrears/condition-read-differently/which-resource`;
const ruling = pack.rulings.find((one) => one.finding === finding);

describe.each(Object.keys(ruling?.matrix ?? {}))('interpreted as %s', (choice) => {
  test('the cells that differ fail or are inconclusive, and no other', async () => {
    const results = aboutCells(await judgeTarget({ pack: packId }, cellCases, { [finding]: choice }));
    const differing = Object.keys(ruling?.matrix?.[choice]?.cells ?? {});
    const off = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
    expect(off.map(({ operation, requirements: [id] }) => `${operation}/${id?.split('/').at(-1)}`).sort()).toEqual(
      differing.toSorted(),
    );
    for (const { verdict, reason } of off) if (verdict === 'inconclusive') expect(reason).toContain(finding);
  });
});
