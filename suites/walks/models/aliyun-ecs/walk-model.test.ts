import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { pack } from '../../broken-mocks.test-data.ts';
import { cellCallsIn, listCells } from '../../cells.ts';
import { explore } from '../../coverage.ts';
import { expectAnswer } from '../../expect-answer.ts';
import { planMove } from '../../plan-move.ts';
import { walkContext } from '../../walk-context.ts';
import { walkModel } from './walk-model.ts';
import { afterExpectedSnapshot, isExpired, nameOfState, stateAt, type WalkState } from './walk-state.ts';

const { cases } = loadContract(pack.manifest.id);
const { commands } = walkModel;
const context = walkContext({ pack, cases, model: walkModel, supports: undefined });
const start = stateAt({ chargeType: 'PrePaid', status: 'Running', attached: true });

/** The state after these commands, each of them carried out and complete. */
function reached(...names: readonly string[]): WalkState {
  return names.reduce((state, name) => {
    const plan = planMove(name, state, context);
    if (plan?.plan !== 'command') throw new Error(`${name} does not apply in ${nameOfState(state)}`);
    return afterExpectedSnapshot(plan.after);
  }, start);
}

function expected(name: string, state: WalkState) {
  const act = commands.find((command) => command.name === name)?.act;
  if (act?.action !== 'request') throw new Error(`${name} sends nothing`);
  return expectAnswer(act.refusals, state);
}

const requests = commands.flatMap(({ act }) => (act.action === 'request' ? [act] : []));

describe('what was written by hand from the pages', () => {
  const refusals = requests.flatMap(({ operation, refusals }) =>
    refusals.map((refusal) => ({ operation, ...refusal })),
  );

  test.each(refusals)('$operation: $statement', ({ operation, rows = [], place }) => {
    const documented = pack.operations[operation]?.errors.map(({ status, code }) => `${status} ${code}`);
    expect(rows.filter((row) => !documented?.includes(row))).toEqual([]);
    expect(pack.documents.map(({ id }) => id)).toContain(place.document);
  });

  test('has the cells of the matrix where the tables print them', () => {
    const matrix = pack.documents.find(({ kind }) => kind === 'arrears')?.id;
    const cells = pack.arrears.flatMap((condition) =>
      Object.entries(condition.cells).flatMap(([operation, cell]) =>
        cell.expected === 'error' && requests.some((one) => one.operation === operation)
          ? [`${operation} ${cell.provenance.lines[0]}`]
          : [],
      ),
    );
    const entered = refusals
      .filter(({ place }) => place.document === matrix)
      .map(({ operation, place }) => `${operation} ${place.lines[0]}`);
    expect(entered.toSorted()).toEqual(cells.toSorted());
  });
});

describe('the model', () => {
  test.each<[string, readonly string[], string, string, readonly string[] | undefined]>([
    ['a running instance is stopped', [], 'stop', 'success', undefined],
    ['and not started', [], 'start', 'refusal', ['403 IncorrectInstanceStatus', '403 InstanceNotReady']],
    ['not stopped in arrears', ['instance-into-arrears'], 'stop', 'refusal', ['403 InstanceExpiredOrInArrears']],
    ['any row of the page if no row describes the reason', ['disk-into-arrears'], 'stop', 'refusal', undefined],
    ['stopped once it is paid', ['instance-into-arrears', 'pay-instance'], 'stop', 'success', undefined],
    [
      'the rows of each reason that holds',
      ['instance-into-arrears', 'lock-for-security'],
      'reboot',
      'refusal',
      ['403 InstanceLockedForSecurity', '403 InstanceExpiredOrInArrears'],
    ],
    ['detached in arrears', ['instance-into-arrears', 'disk-into-arrears'], 'detach', 'success', undefined],
    [
      'the pages do not state which instance a free disk in arrears affects',
      ['stop', 'detach', 'disk-into-arrears'],
      'start',
      'either',
      ['403 DiskInArrears'],
    ],
    ['renewed after its end', ['subscription-runs-out'], 'renew', 'success', undefined],
    ['used again once it is renewed', ['subscription-runs-out', 'renew'], 'start', 'success', undefined],
    ['changed to subscription', [], 'to-subscription', 'success', undefined],
    ['not back within five minutes', ['to-subscription'], 'to-pay-as-you-go', 'refusal', undefined],
    ['but after them', ['to-subscription', 'ten-minutes-pass'], 'to-pay-as-you-go', 'success', undefined],
    [
      'not after the end of the subscription',
      ['subscription-runs-out'],
      'to-subscription',
      'refusal',
      ['404 InvalidInstanceStatus.NotSupported'],
    ],
  ])('%s', (_name, before, command, outcome, rows) => {
    const { because: _because, ...answer } = expected(command, reached(...before));
    expect(answer).toEqual(rows === undefined ? { outcome } : { outcome, rows });
  });

  test('lets a subscription run out after its expiry and not before', () => {
    expect(isExpired(reached('expiry-comes-near').instance)).toBe(false);
    expect(nameOfState(reached('subscription-runs-out'))).toBe('PrePaid Stopped, expired | PostPaid attached');
  });

  test('lets no days pass while something is owed', () => {
    const taken = (state: WalkState) => planMove('subscription-runs-out', state, context) !== undefined;
    expect([taken(start), taken(reached('disk-into-arrears'))]).toEqual([true, false]);
  });
});

describe('the cells', () => {
  const tried = (state: WalkState, operation: string) =>
    cellCallsIn(state, context).find((call) => call.operation === operation)?.expected;

  test('are tried, part of a command, or listed with the reason why not', () => {
    const { cells, commanded, untried } = listCells(pack, cases, walkModel);
    const all = pack.arrears.flatMap((condition) => Object.keys(condition.cells));
    expect(cells.length + commanded.length + untried.length).toBe(all.length);
    expect(new Set(untried.map(({ reason }) => reason)).size).toBe(2);
  });

  test('apply only in arrears, and not where the tables contradict each other', () => {
    expect(cellCallsIn(start, context)).toEqual([]);
    expect(tried(reached('disk-into-arrears'), 'ModifyInstanceAttribute')).toBe('error');
    expect(tried(reached('instance-into-arrears'), 'ModifyInstanceAttribute')).toBe('normal');
    expect(tried(reached('instance-into-arrears', 'disk-into-arrears'), 'ModifyInstanceAttribute')).toBeUndefined();
  });

  test('of calls that change something do not apply under a lock for security', () => {
    const state = reached('instance-into-arrears', 'lock-for-security');
    expect([tried(state, 'CreateImage'), tried(state, 'DescribeImages')]).toEqual([undefined, 'normal']);
  });
});

test('a walk can reach every command and every cell that is tried', () => {
  const names = [...explore(context).values()].map(({ name }) => name);
  for (const { name } of commands) expect(names.some((place) => place.endsWith(` → ${name}`))).toBe(true);
  for (const { operation, condition } of context.cells) {
    expect(names).toContain(`${operation} with ${condition} in arrears`);
  }
});
