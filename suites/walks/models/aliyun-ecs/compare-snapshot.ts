/**
 * Compares a snapshot of the resources with the model: locks, statuses, attachment, charge types, expiry. Where the pages leave
 * something open, the snapshot decides it, and the model continues from there.
 */
import { unmetChange } from '../../../checks/unmet-change.ts';
import type { QueriedResource } from '../../../execute/query-world.ts';
import type { Agreement, Disagreement, Snapshot as NamedResources } from '../../walk-model.ts';
import { type InstanceState, isExpired, isFinancial, type WalkState } from './walk-state.ts';

/** The resources of a walk, by the names in the model's `resources`. */
interface Snapshot {
  readonly instance: QueriedResource;
  readonly disk: QueriedResource;
  /** Absent if the target's owner does not return its id. */
  readonly systemDisk?: QueriedResource;
}

function snapshotOf({ instance = {}, disk = {}, systemDisk }: NamedResources): Snapshot {
  return { instance, disk, ...(systemDisk === undefined ? {} : { systemDisk }) };
}

interface Comparison {
  readonly field: string;
  readonly oneOf: readonly string[];
  readonly actual: string;
}

const textOf = (value: QueriedResource[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');
const orNone = (text: string): string => (text === '' ? 'none' : text);

const locksOf = ({ locks }: QueriedResource, ignored: readonly string[] = []): readonly string[] =>
  [...new Set(Array.isArray(locks) ? locks : [])].filter((lock) => !ignored.includes(lock)).toSorted();

function differences(comparisons: readonly Comparison[]): readonly Disagreement[] {
  return comparisons
    .filter(({ oneOf, actual }) => !oneOf.includes(actual))
    .map(({ field, oneOf, actual }) => ({ field, expected: oneOf.map(orNone).join(' or '), actual: orNone(actual) }));
}

/** Statuses in between: StartInstance line 3, StopInstance line 3, RebootInstance line 8. */
const onTheWayTo = { Running: ['Starting'], Stopped: ['Stopping'] } as const;
const statuses = ['Running', 'Stopped'] as const;

/** An open status becomes the observed one, or the one that it leads to. */
function withObservedStatus(instance: InstanceState, actual: string): InstanceState {
  if (!instance.statusOpen) return { ...instance, moving: instance.moving && actual !== instance.status };
  const status = statuses.find((one) => one === actual || onTheWayTo[one].some((way) => way === actual));
  return { ...instance, status: status ?? instance.status, moving: status !== undefined && status !== actual };
}

function expectedStatuses({ status, moving, statusOpen }: InstanceState): readonly string[] {
  if (statusOpen) return [...statuses, ...onTheWayTo.Running, ...onTheWayTo.Stopped];
  return moving ? [status, ...onTheWayTo[status]] : [status];
}

function instanceLocks(instance: InstanceState): string {
  return [isFinancial(instance) ? 'financial' : '', instance.secured ? 'security' : '']
    .filter((lock) => lock !== '')
    .join(', ');
}

function instanceComparisons({ instance }: WalkState, shown: QueriedResource): readonly Comparison[] {
  const financial = instance.renewed ? isFinancial({ ...instance, leftSeconds: null }) : isFinancial(instance);
  const locks = instanceLocks({ ...instance, arrears: financial, leftSeconds: null });
  return [
    { field: 'status of the instance', oneOf: expectedStatuses(instance), actual: textOf(shown.status) },
    { field: 'locks of the instance', oneOf: [locks], actual: locksOf(shown).join(', ') },
    { field: 'charge type of the instance', oneOf: [instance.chargeType], actual: textOf(shown.chargeType) },
  ];
}

function diskComparisons({ instance, disk }: WalkState, snapshot: Snapshot): readonly Comparison[] {
  // No page states whether the disks of an instance show its lock for security as well.
  const locks = locksOf(snapshot.disk, instance.secured ? ['security'] : []).join(', ');
  const settled = disk.attached ? 'In_use' : 'Available';
  const onTheWay = disk.attached ? 'Attaching' : 'Detaching';
  const owner = textOf(snapshot.instance.instanceId);
  const isLeaving = disk.moving && !disk.attached;
  return [
    {
      field: 'status of the disk',
      oneOf: disk.moving ? [settled, onTheWay] : [settled],
      actual: textOf(snapshot.disk.status),
    },
    {
      field: 'instance of the disk',
      oneOf: [disk.attached ? owner : '', ...(disk.moving ? [isLeaving ? owner : ''] : [])],
      actual: textOf(snapshot.disk.instanceId),
    },
    { field: 'charge type of the disk', oneOf: [disk.chargeType], actual: textOf(snapshot.disk.chargeType) },
    {
      field: 'locks of the disk',
      oneOf: disk.lockOpen ? ['', 'financial'] : [disk.arrears ? 'financial' : ''],
      actual: locks,
    },
  ];
}

/** No command of a walk changes the system disk. */
function systemDiskComparisons(
  { instance }: WalkState,
  snapshot: Snapshot,
  before: Snapshot | undefined,
): readonly Comparison[] {
  const { systemDisk } = snapshot;
  if (systemDisk === undefined) return [];
  const ignored = [instance.secured ? 'security' : '', instance.leftSeconds === null ? '' : 'financial'];
  return [
    {
      field: 'instance of the system disk',
      oneOf: [textOf(snapshot.instance.instanceId)],
      actual: textOf(systemDisk.instanceId),
    },
    { field: 'status of the system disk', oneOf: ['In_use'], actual: textOf(systemDisk.status) },
    {
      field: 'charge type of the system disk',
      oneOf: [textOf((before?.systemDisk ?? systemDisk).chargeType)],
      actual: textOf(systemDisk.chargeType),
    },
    {
      field: 'locks of the system disk',
      oneOf: [''],
      actual: locksOf(systemDisk, ignored).join(', '),
    },
  ];
}

/** A target may round an expiry up to the end of a day. After the expiry, it may count from the renewal instead. */
const roundingHours = 24;
const overdueHours = 48;

function expiryDifference(
  { instance }: WalkState,
  snapshot: Snapshot,
  before: Snapshot | undefined,
): readonly Disagreement[] {
  if (before === undefined) return [];
  const [old, now] = [textOf(before.instance.expiredTime), textOf(snapshot.instance.expiredTime)];
  const field = 'expiry of the instance';
  if (!instance.renewed) return differences([{ field, oneOf: [old], actual: now }]);
  const toleranceHours = roundingHours + (isExpired(instance) ? overdueHours : 0);
  const unmet = unmetChange(
    { to: 'later', amount: '1', unit: 'Month', toleranceHours },
    { field: 'expiredTime', before: old, after: now },
  );
  return unmet === undefined ? [] : [{ field, expected: unmet, actual: orNone(now) }];
}

/** By how much the expiry moved. A value that is no time is reported as a difference elsewhere. */
function gainedSeconds(snapshot: Snapshot, before: Snapshot | undefined): number {
  if (before === undefined) return 0;
  const [old, now] = [before, snapshot].map(({ instance }) => new Date(textOf(instance.expiredTime)).getTime());
  const gained = ((now ?? Number.NaN) - (old ?? Number.NaN)) / 1000;
  return Number.isNaN(gained) ? 0 : gained;
}

function observedInstance({ instance }: WalkState, snapshot: Snapshot, before: Snapshot | undefined): InstanceState {
  const { leftSeconds } = instance;
  const left = leftSeconds === null || !instance.renewed ? leftSeconds : leftSeconds + gainedSeconds(snapshot, before);
  const observed = withObservedStatus(instance, textOf(snapshot.instance.status));
  return { ...observed, statusOpen: false, renewed: false, leftSeconds: left };
}

/** Compares a snapshot with the model; `before` is the snapshot of the move before. */
export function compareSnapshot(
  state: WalkState,
  resources: NamedResources,
  resourcesBefore: NamedResources | undefined,
): Agreement<WalkState> {
  const snapshot = snapshotOf(resources);
  const before = resourcesBefore === undefined ? undefined : snapshotOf(resourcesBefore);
  const disagreements = [
    ...differences(instanceComparisons(state, snapshot.instance)),
    ...expiryDifference(state, snapshot, before),
    ...differences(diskComparisons(state, snapshot)),
    ...differences(systemDiskComparisons(state, snapshot, before)),
  ];
  const { disk } = state;
  const isThere = textOf(snapshot.disk.status) === (disk.attached ? 'In_use' : 'Available');
  const arrears = disk.lockOpen ? locksOf(snapshot.disk).includes('financial') : disk.arrears;
  return {
    disagreements,
    state: {
      ...state,
      instance: observedInstance(state, snapshot, before),
      disk: { ...disk, moving: disk.moving && !isThere, arrears },
    },
  };
}
