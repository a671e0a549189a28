/**
 * When the operations of a walk must be refused, by hand from their pages: one row per reason, with the place that says so
 * and the error rows that name it. Whether a reason holds is asked of the model alone.
 */
import type { Provenance } from '#specs';
import {
  type ChargeType,
  type Holds,
  type InstanceStatus,
  isExpired,
  isFinancial,
  type Refusal,
  type WalkState,
} from './model.ts';

const at = (document: string, from: number, to = from): Provenance => ({ document, lines: [from, to] });
const matrix = (line: number): Provenance => at('000_09eda7cf35e7ec07', line);
const yes = (holds: boolean): Holds => (holds ? 'yes' : 'no');
const open = (holds: boolean): Holds => (holds ? 'open' : 'no');

/** While it is under way to the status that is needed, the pages do not say how long the request is refused. */
const isNot =
  (wanted: InstanceStatus) =>
  ({ instance }: WalkState): Holds =>
    instance.status === wanted ? open(instance.moving) : 'yes';

const isSecured = ({ instance }: WalkState): Holds => yes(instance.secured);
const owesForInstance = ({ instance }: WalkState): Holds => yes(isFinancial(instance));
const isUnderWay = ({ instance }: WalkState): Holds => open(instance.moving);

/** The tables speak of a disk in arrears; of one that is attached to nothing they do not say whom it concerns. */
const owesForDisk = ({ disk }: WalkState): Holds =>
  disk.arrears ? (disk.attached && !disk.moving ? 'yes' : 'open') : 'no';

const security = (place: Provenance): Refusal => ({
  says: 'an instance that is locked for security is refused it',
  place,
  rows: ['403 InstanceLockedForSecurity'],
  holds: isSecured,
});

const instanceArrears = (place: Provenance, rows: readonly string[]): Refusal => ({
  says: 'an instance in arrears is refused it',
  place,
  rows,
  holds: owesForInstance,
});

const incorrectStatus = ['403 IncorrectInstanceStatus'];
const expiredOrInArrears = ['403 InstanceExpiredOrInArrears'];

export const startRefusals: readonly Refusal[] = [
  {
    says: 'only a stopped instance can be started',
    place: at('StartInstance', 9),
    rows: [...incorrectStatus, '403 InstanceNotReady'],
    holds: isNot('Stopped'),
  },
  security(at('StartInstance', 10)),
  instanceArrears(matrix(50), ['403 InstanceExpired', '403 InsufficientBalance']),
  {
    says: 'an instance with a disk in arrears is refused it',
    place: matrix(92),
    rows: ['403 DiskInArrears'],
    holds: owesForDisk,
  },
];

export const stopRefusals: readonly Refusal[] = [
  {
    says: 'only a running instance can be stopped',
    place: at('StopInstance', 3),
    rows: incorrectStatus,
    holds: isNot('Running'),
  },
  security(at('StopInstance', 7)),
  instanceArrears(matrix(51), expiredOrInArrears),
  { says: 'an instance with a disk in arrears is refused it', place: matrix(93), holds: owesForDisk },
];

export const rebootRefusals: readonly Refusal[] = [
  {
    says: 'only a running instance can be rebooted',
    place: at('RebootInstance', 7),
    rows: incorrectStatus,
    holds: isNot('Running'),
  },
  security(at('RebootInstance', 10)),
  instanceArrears(matrix(45), expiredOrInArrears),
  { says: 'an instance with a disk in arrears is refused it', place: matrix(87), holds: owesForDisk },
];

export const attachRefusals: readonly Refusal[] = [
  {
    says: 'only a disk that is attached to nothing can be attached',
    place: at('AttachDisk', 9),
    rows: ['404 InvalidDisk.InUse', '403 DiskError', '403 DiskId.StatusNotSupported', '403 IncorrectDiskStatus'],
    holds: ({ disk }) => (disk.attached ? 'yes' : open(disk.moving)),
  },
  {
    says: 'the instance has to be running or stopped',
    place: at('AttachDisk', 11),
    rows: ['400 IncorrectInstanceStatus'],
    holds: isUnderWay,
  },
  security(at('AttachDisk', 18)),
  instanceArrears(matrix(14), expiredOrInArrears),
  {
    says: 'a disk in arrears is refused it',
    place: matrix(56),
    rows: ['403 DiskInArrears', '403 IncorrectDiskStatus'],
    holds: ({ disk }) => yes(disk.arrears),
  },
];

/** Arrears are none: the matrix has DetachDisk as usual, for the instance and for the disk. */
export const detachRefusals: readonly Refusal[] = [
  {
    says: 'only a disk that is attached can be detached',
    place: at('DetachDisk', 9),
    rows: ['404 InvalidDisk.AlreadyDetached', '403 DependencyViolation', '403 IncorrectDiskStatus'],
    holds: ({ disk }) => (disk.attached ? open(disk.moving) : 'yes'),
  },
  {
    says: 'the instance has to be running or stopped',
    place: at('DetachDisk', 10),
    rows: incorrectStatus,
    holds: isUnderWay,
  },
  security(at('DetachDisk', 12)),
];

export const renewRefusals: readonly Refusal[] = [
  {
    says: 'only a subscription can be renewed',
    place: at('RenewInstance', 11),
    rows: ['403 ChargeTypeViolation', '403 InvalidChargeType.NotSupported'],
    holds: ({ instance }) => yes(instance.chargeType === 'PostPaid'),
  },
  security(at('RenewInstance', 110)),
];

const conversionPage = '001_f9ac4e22c254f398';
const olderConversionPage = '004_158e320035ecf921';

/** Changing a disk's charge type; what only the older edition or no page says is open. */
export const conversionRefusals = (to: ChargeType): readonly Refusal[] => [
  {
    says: 'disks of a pay-as-you-go instance stay as they are',
    place: at(conversionPage, 6),
    rows: ['400 ChargeTypeViolation', '403 InvalidInstanceChargeType.NotFound'],
    holds: ({ instance }) => yes(instance.chargeType === 'PostPaid'),
  },
  {
    says: 'the instance must not be stopped because its subscription ran out',
    place: at(conversionPage, 7),
    rows: ['404 InvalidInstanceStatus.NotSupported'],
    holds: ({ instance }) => yes(isExpired(instance)),
  },
  {
    says: 'a disk of that charge type already cannot be changed to it',
    place: at(olderConversionPage, 38, 39),
    rows: ['400 ChargeTypeViolation'],
    holds: ({ disk }) => yes(disk.chargeType === to),
  },
  {
    says: 'not again within five minutes of a change',
    place: at(conversionPage, 9),
    holds: ({ disk }) => yes(disk.pausing),
  },
  {
    says: 'a fourth change of a disk is refused (older edition)',
    place: at(olderConversionPage, 14),
    holds: ({ disk }) => open(disk.changes >= 3),
  },
  {
    says: 'no page says what holds for an account that owes for the instance or the disk',
    place: at(conversionPage, 59),
    holds: ({ instance, disk }) => open((isFinancial(instance) && !isExpired(instance)) || disk.arrears),
  },
  {
    says: 'no page says what holds for an instance that is locked for security',
    place: at(conversionPage, 1),
    holds: ({ instance }) => open(instance.secured),
  },
];
