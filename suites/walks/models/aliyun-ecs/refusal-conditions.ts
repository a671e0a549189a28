/** Reasons to refuse a request that several operations share. Whether a reason holds depends on the model's state alone. */
import type { Provenance } from '#specs';
import type { Holds, Refusal } from '../../walk-model.ts';
import { type InstanceStatus, isFinancial, type WalkState } from './walk-state.ts';

/** Lines of a document. */
export const at = (document: string, from: number, to = from): Provenance => ({ document, lines: [from, to] });
/** A line of the page with the arrears tables. */
export const matrix = (line: number): Provenance => at('000_09eda7cf35e7ec07', line);
export const yes = (holds: boolean): Holds => (holds ? 'yes' : 'no');
export const open = (holds: boolean): Holds => (holds ? 'open' : 'no');

/** The pages do not state how long a request is refused while the instance is on its way to the required status. */
export const isNot =
  (wanted: InstanceStatus) =>
  ({ instance }: WalkState): Holds =>
    instance.status === wanted ? open(instance.moving) : 'yes';

export const isUnderWay = ({ instance }: WalkState): Holds => open(instance.moving);

/** The tables do not state which instance a free disk in arrears affects. */
const owesForDisk = ({ disk }: WalkState): Holds =>
  disk.arrears ? (disk.attached && !disk.moving ? 'yes' : 'open') : 'no';

export const security = (place: Provenance): Refusal<WalkState> => ({
  statement: 'an instance that is locked for security is refused',
  place,
  rows: ['403 InstanceLockedForSecurity'],
  holds: ({ instance }) => yes(instance.secured),
});

export const instanceArrears = (
  place: Provenance,
  rows: readonly string[] = ['403 InstanceExpiredOrInArrears'],
): Refusal<WalkState> => ({
  statement: 'an instance in arrears is refused',
  place,
  rows,
  holds: ({ instance }) => yes(isFinancial(instance)),
});

export const diskArrears = (place: Provenance, rows?: readonly string[]): Refusal<WalkState> => ({
  statement: 'an instance with a disk in arrears is refused',
  place,
  ...(rows === undefined ? {} : { rows }),
  holds: owesForDisk,
});

export const incorrectStatus = ['403 IncorrectInstanceStatus'];

/** Parameters that name the instance, and the instance with its disk. */
export const ofInstance = { InstanceId: '${instanceId}' };
export const ofBoth = { ...ofInstance, DiskId: '${diskId}' };
