/** Refusals of CreateImage about what the image is made of. Sources of lower rank are not looked at. */
import { disksOf } from '../../machine/resources.ts';
import type { Instance } from '../../world.ts';
import type { Call, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import {
  imageSource,
  isSystemMapping,
  type Mapping,
  mappingsOf,
  sourceInstance,
  sourceSnapshot,
} from './CreateImage.sources.ts';
import { instanceNotFound } from './defaults.ts';

const snapshotNotFound = answer(404, 'InvalidSnapshotId.NotFound');

const ofInstance =
  (question: (instance: Instance | undefined, call: Call) => boolean) =>
  (call: Call): boolean =>
    imageSource(call) === 'instance' && question(sourceInstance(call), call);
const ofMappings =
  (question: (mappings: readonly Mapping[], call: Call) => boolean) =>
  (call: Call): boolean =>
    imageSource(call) === 'mappings' && question(mappingsOf(call), call);

const systemMappings = (mappings: readonly Mapping[], call: Call): number =>
  mappings.filter((mapping) => isSystemMapping(call, mapping)).length;

const instanceRules: readonly Rule[] = [
  { name: 'instance absent', applies: ofInstance((instance) => instance === undefined), answer: instanceNotFound },
  // A barred instance has no row; the security lock is the nearest one. Its status here is 400.
  {
    name: 'locked for security or barred',
    applies: ofInstance(
      (instance) => instance?.locks.includes('security') === true || instance?.conditions.includes('barred') === true,
    ),
    answer: answer(400, 'InstanceLockedForSecurity'),
  },
  {
    name: 'status in transition',
    applies: ofInstance(
      (instance) =>
        !['Running', 'Stopped'].includes(instance?.status ?? '') ||
        instance?.conditions.some((name) => name === 'upgrading' || name === 'held-by-other-operation') === true,
    ),
    answer: answer(400, 'IncorrectInstanceStatus'),
  },
  {
    name: 'instance without system disk',
    applies: ofInstance(
      (instance, { world }) => !disksOf(world, instance?.id ?? '').some(({ type }) => type === 'system'),
    ),
    answer: answer(403, 'InvalidSystemSnapshot.Missing'),
  },
];

const mappingRules: readonly Rule[] = [
  {
    name: 'snapshot of a mapping absent',
    applies: ofMappings((mappings, call) =>
      mappings.some(({ snapshotId }) => snapshotId !== '' && sourceSnapshot(call, snapshotId) === undefined),
    ),
    answer: snapshotNotFound,
  },
  {
    name: 'device malformed',
    applies: ofMappings((mappings) =>
      mappings.some(({ device }) => device !== '' && !/^\/dev\/x?vd[a-z]$/.test(device)),
    ),
    answer: answer(400, 'InvalidDevice.Malformed'),
  },
  {
    name: 'device twice',
    applies: ofMappings((mappings) => {
      const devices = mappings.flatMap(({ device }) => (device === '' ? [] : device));
      return new Set(devices).size < devices.length;
    }),
    answer: answer(400, 'InvalidDevice.InUse'),
  },
  {
    name: 'smaller than the snapshot',
    applies: ofMappings((mappings, call) =>
      mappings.some(
        ({ size, snapshotId }) => size !== '' && Number(size) < (sourceSnapshot(call, snapshotId)?.sizeGiB ?? 5),
      ),
    ),
    answer: answer(400, 'InvalidSize.ValueNotSupported'),
  },
  {
    name: 'no system disk',
    applies: ofMappings((mappings, call) => systemMappings(mappings, call) === 0),
    answer: answer(400, 'OperationDenied', 'does not contain system disk'),
  },
  {
    name: 'two system disks',
    applies: ofMappings((mappings, call) => systemMappings(mappings, call) > 1),
    answer: answer(400, 'OperationDenied', 'two or more system disk'),
  },
];

const snapshotRules: readonly Rule[] = [
  {
    name: 'snapshot absent',
    applies: (call) =>
      imageSource(call) === 'snapshot' && sourceSnapshot(call, given(call, 'SnapshotId')) === undefined,
    answer: snapshotNotFound,
  },
  {
    name: 'snapshot of a data disk',
    applies: (call) =>
      imageSource(call) === 'snapshot' && sourceSnapshot(call, given(call, 'SnapshotId'))?.diskType === 'data',
    answer: answer(403, 'OperationDenied', 'not from system disk'),
  },
];

/** In the order in which they are tried. */
export const imageSourceRules: readonly Rule[] = [
  {
    name: 'no source',
    applies: (call) => imageSource(call) === 'nothing',
    answer: answer(400, 'MissingParameter', 'SnapshotId or InstanceId'),
  },
  ...instanceRules,
  ...mappingRules,
  ...snapshotRules,
];
