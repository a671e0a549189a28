/**
 * The readings of both resources against the model: locks, statuses, attachment, charge types, expiry. Where the pages leave
 * something open, the reading decides it, and the model goes on from there.
 */

import { unmetChange } from '../checks/unmet-change.ts';
import type { QueriedResource } from '../execute/query-world.ts';
import { type InstanceState, isExpired, isFinancial, type WalkState } from './model.ts';

/** What the readings showed of the resources of a walk. */
export interface Sight {
  readonly instance: QueriedResource;
  readonly disk: QueriedResource;
  /** Absent where the target's owner does not tell its id. */
  readonly systemDisk?: QueriedResource;
}

/** One field that is not as the model has it. */
export interface Disagreement {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** The model after a reading. */
export interface Agreement {
  readonly state: WalkState;
  readonly disagreements: readonly Disagreement[];
}

interface Comparison {
  readonly field: string;
  readonly oneOf: readonly string[];
  readonly actual: string;
}

const textOf = (value: QueriedResource[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');
const none = (text: string): string => (text === '' ? 'none' : text);

const locksOf = ({ locks }: QueriedResource, besides: readonly string[] = []): readonly string[] =>
  [...new Set(Array.isArray(locks) ? locks : [])].filter((lock) => !besides.includes(lock)).toSorted();

function differences(comparisons: readonly Comparison[]): readonly Disagreement[] {
  return comparisons
    .filter(({ oneOf, actual }) => !oneOf.includes(actual))
    .map(({ field, oneOf, actual }) => ({ field, expected: oneOf.map(none).join(' or '), actual: none(actual) }));
}

/** Statuses on the way: StartInstance line 3, StopInstance line 3, RebootInstance line 8. */
const onTheWayTo = { Running: ['Starting'], Stopped: ['Stopping'] } as const;
const statuses = ['Running', 'Stopped'] as const;

/** A status that is open is taken as it is read, or as where it is heading. */
function statusRead(instance: InstanceState, actual: string): InstanceState {
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

function instanceComparisons({ instance }: WalkState, sight: QueriedResource): readonly Comparison[] {
  const financial = instance.renewed ? isFinancial({ ...instance, leftSeconds: null }) : isFinancial(instance);
  const locks = instanceLocks({ ...instance, arrears: financial, leftSeconds: null });
  return [
    { field: 'status of the instance', oneOf: expectedStatuses(instance), actual: textOf(sight.status) },
    { field: 'locks of the instance', oneOf: [locks], actual: locksOf(sight).join(', ') },
    { field: 'charge type of the instance', oneOf: [instance.chargeType], actual: textOf(sight.chargeType) },
  ];
}

function diskComparisons({ instance, disk }: WalkState, sight: Sight): readonly Comparison[] {
  // Whether a lock for security is shown on the disks of the instance as well, no page says.
  const locks = locksOf(sight.disk, instance.secured ? ['security'] : []).join(', ');
  const settled = disk.attached ? 'In_use' : 'Available';
  const onTheWay = disk.attached ? 'Attaching' : 'Detaching';
  const owner = textOf(sight.instance.instanceId);
  const isLeaving = disk.moving && !disk.attached;
  return [
    {
      field: 'status of the disk',
      oneOf: disk.moving ? [settled, onTheWay] : [settled],
      actual: textOf(sight.disk.status),
    },
    {
      field: 'instance of the disk',
      oneOf: [disk.attached ? owner : '', ...(disk.moving ? [isLeaving ? owner : ''] : [])],
      actual: textOf(sight.disk.instanceId),
    },
    { field: 'charge type of the disk', oneOf: [disk.chargeType], actual: textOf(sight.disk.chargeType) },
    {
      field: 'locks of the disk',
      oneOf: disk.lockOpen ? ['', 'financial'] : [disk.arrears ? 'financial' : ''],
      actual: locks,
    },
  ];
}

/** A system disk goes with its instance, and nothing that a walk does changes it. */
function systemDiskComparisons(
  { instance }: WalkState,
  sight: Sight,
  before: Sight | undefined,
): readonly Comparison[] {
  const { systemDisk } = sight;
  if (systemDisk === undefined) return [];
  const besides = [instance.secured ? 'security' : '', instance.leftSeconds === null ? '' : 'financial'];
  return [
    {
      field: 'instance of the system disk',
      oneOf: [textOf(sight.instance.instanceId)],
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
      actual: locksOf(systemDisk, besides).join(', '),
    },
  ];
}

/** An expiry may be rounded up to the end of a day; one that is over may be counted from the renewal instead. */
const roundingHours = 24;
const overdueHours = 48;

function expiryDifference({ instance }: WalkState, sight: Sight, before: Sight | undefined): readonly Disagreement[] {
  if (before === undefined) return [];
  const [old, now] = [textOf(before.instance.expiredTime), textOf(sight.instance.expiredTime)];
  const field = 'expiry of the instance';
  if (!instance.renewed) return differences([{ field, oneOf: [old], actual: now }]);
  const toleranceHours = roundingHours + (isExpired(instance) ? overdueHours : 0);
  const unmet = unmetChange(
    { to: 'later', amount: '1', unit: 'Month', toleranceHours },
    { field: 'expiredTime', before: old, after: now },
  );
  return unmet === undefined ? [] : [{ field, expected: unmet, actual: none(now) }];
}

/** By how much the expiry moved; what is no time at all is a difference already. */
function gainedSeconds(sight: Sight, before: Sight | undefined): number {
  if (before === undefined) return 0;
  const [old, now] = [before, sight].map(({ instance }) => new Date(textOf(instance.expiredTime)).getTime());
  const gained = ((now ?? Number.NaN) - (old ?? Number.NaN)) / 1000;
  return Number.isNaN(gained) ? 0 : gained;
}

function instanceRead({ instance }: WalkState, sight: Sight, before: Sight | undefined): InstanceState {
  const { leftSeconds } = instance;
  const left = leftSeconds === null || !instance.renewed ? leftSeconds : leftSeconds + gainedSeconds(sight, before);
  const read = statusRead(instance, textOf(sight.instance.status));
  return { ...read, statusOpen: false, renewed: false, leftSeconds: left };
}

/** Compares a reading with the model; `before` is the reading of the step before. */
export function agree(state: WalkState, sight: Sight, before: Sight | undefined): Agreement {
  const disagreements = [
    ...differences(instanceComparisons(state, sight.instance)),
    ...expiryDifference(state, sight, before),
    ...differences(diskComparisons(state, sight)),
    ...differences(systemDiskComparisons(state, sight, before)),
  ];
  const { disk } = state;
  const isThere = textOf(sight.disk.status) === (disk.attached ? 'In_use' : 'Available');
  const arrears = disk.lockOpen ? locksOf(sight.disk).includes('financial') : disk.arrears;
  return {
    disagreements,
    state: {
      ...state,
      instance: instanceRead(state, sight, before),
      disk: { ...disk, moving: disk.moving && !isThere, arrears },
    },
  };
}
