/** Where a walk can try the cells of the arrears tables: only arrears may explain the answer. */
import type { Cell, CellRules } from '../../cell-rules.ts';
import { isFinancial, type WalkState } from './walk-state.ts';

const paramOf = ({ caseStates }: Cell, name: string, param: string): unknown =>
  caseStates.find((state) => state.name === name)?.params[param];

const needsAttachedDisk = (cell: Cell): boolean => paramOf(cell, 'a disk exists', 'attached') !== false;

/** The pages do not state whether a free disk in arrears affects an instance, or other resources of its account. */
const concernsDisk = (cell: Cell): boolean =>
  Object.values(cell.request.parameters).some((value) => value.includes('${diskId}')) ||
  cell.states.some(({ name }) => name === 'an account exists');

const namesTime = ({ request }: Cell): boolean =>
  Object.values(request.parameters).some((value) => value.includes('${time.'));

/** A call that changes something has to succeed, so nothing else may prevent it. */
const canSucceed = ({ instance, disk }: WalkState, cell: Cell): boolean =>
  !instance.secured && !instance.moving && !disk.moving && disk.attached === needsAttachedDisk(cell);

export const cellRules: CellRules<WalkState> = {
  conditions: ['instance', 'disk'],
  conditionsIn: ({ instance, disk }) => [
    ...(isFinancial(instance) ? ['instance'] : []),
    ...(disk.arrears ? ['disk'] : []),
  ],
  ownStates: ['an instance exists', 'a disk exists', 'the instance is in arrears', 'the disk is in arrears'],
  endsWalk: ['DeleteInstance', 'DeleteDisk'],
  mayTry(state, cells) {
    const [first, second] = cells;
    if (state.aged && namesTime(first)) return false;
    if (first.reads && first.expected === 'normal') return true;
    // If both are in arrears, the tables give some calls two answers. The ruling: neither is expected then.
    if (second !== undefined && second.expected !== first.expected) return false;
    if (first.expected === 'normal') return cells.every((cell) => canSucceed(state, cell));
    return cells.some(({ condition }) => condition === 'instance') || state.disk.attached || concernsDisk(first);
  },
  onlyArrearsRefuse: (state, cell) =>
    canSucceed(state, cell) &&
    state.instance.chargeType === String(paramOf(cell, 'an instance exists', 'chargeType') ?? 'PrePaid') &&
    state.instance.status === String(paramOf(cell, 'an instance exists', 'status') ?? 'Running'),
};
