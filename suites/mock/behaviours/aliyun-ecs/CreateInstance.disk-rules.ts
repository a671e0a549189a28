/** Refusals of CreateInstance about the disks that are bought with the instance. */
import type { Call, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { dataDiskNumbers, imageSizeGiB, snapshotOf } from './CreateInstance.request.ts';
import { isDescription, isName } from './text-rules.ts';

const dataDiskLimit = 16;

const sizesOfCategory: Readonly<Record<string, readonly [least: number, most: number]>> = {
  cloud: [5, 2_000],
  cloud_efficiency: [20, 32_768],
  cloud_ssd: [20, 32_768],
  cloud_essd: [20, 32_768],
};

/** A question about the data disks of the request. */
const someDataDisk =
  (question: (call: Call, disk: number) => boolean): Rule['applies'] =>
  (call) =>
    dataDiskNumbers(call).some((disk) => question(call, disk));

function sizeIsOff(call: Call, disk: number): boolean {
  const size = given(call, `DataDisk.${disk}.Size`);
  if (size === '' || given(call, `DataDisk.${disk}.SnapshotId`) !== '') return false;
  const category = given(call, `DataDisk.${disk}.Category`) || 'cloud_efficiency';
  const [least, most] = sizesOfCategory[category] ?? [20, 32_768];
  return Number(size) < least || Number(size) > most;
}

const diskTexts = (call: Call, part: 'DiskName' | 'Description'): readonly string[] =>
  ['SystemDisk', ...dataDiskNumbers(call).map((disk) => `DataDisk.${disk}`)]
    .map((prefix) => given(call, `${prefix}.${part}`))
    .filter((text) => text !== '');

/** In the order of the page's parameters. */
export const diskRules: readonly Rule[] = [
  {
    name: 'system disk smaller than its image',
    applies: (call) =>
      given(call, 'SystemDisk.Size') !== '' && Number(given(call, 'SystemDisk.Size')) < imageSizeGiB(call),
    answer: answer(404, 'InvalidSystemDiskSize.LessThanImageSize'),
  },
  {
    name: 'malformed disk name',
    applies: (call) => diskTexts(call, 'DiskName').some((text) => !isName(text)),
    answer: answer(400, 'InvalidDiskName.Malformed'),
  },
  {
    name: 'malformed disk description',
    applies: (call) => diskTexts(call, 'Description').some((text) => !isDescription(text)),
    answer: answer(400, 'InvalidDiskDescription.Malformed'),
  },
  {
    name: 'too many data disks',
    applies: (call) => dataDiskNumbers(call).some((disk) => disk > dataDiskLimit),
    answer: answer(403, 'InstanceDiskNumLimitExceed'),
  },
  {
    name: 'data disk size out of range',
    applies: someDataDisk(sizeIsOff),
    answer: answer(400, 'InvalidDataDiskSize.ValueNotSupported'),
  },
  {
    name: 'data disk snapshot absent',
    applies: someDataDisk(
      (call, disk) => given(call, `DataDisk.${disk}.SnapshotId`) !== '' && snapshotOf(call, disk) === undefined,
    ),
    answer: answer(404, 'InvalidDataDiskSnapshotId.NotFound'),
  },
  {
    name: 'data disk from a system disk',
    applies: someDataDisk((call, disk) => snapshotOf(call, disk)?.diskType === 'system'),
    answer: answer(403, 'InvalidSnapshotId.NotDataDiskSnapshot'),
  },
];
