/** Refusals of CreateDisk about the request itself: what its parameters say together and which things they name. */
import type { Call, ErrorChoice, Rule } from '../behaviour.ts';
import { both, instanceIsAbsent, parameterIs } from '../conditions.ts';
import { namedSnapshot, snapshotIsAbsent } from '../disk-conditions.ts';
import { answer, given } from '../outcomes.ts';
import { asksForSubscription } from './CreateDisk.order.ts';
import { instanceNotFound, missingParameter } from './defaults.ts';
import { regionExists, zoneExists } from './regions.ts';
import { isDescription, isName, newTagErrors, newTagRules, textRule } from './text-rules.ts';

const invalidSize = answer(400, 'InvalidSize.ValueNotSupported');
const invalidName = answer(400, 'InvalidDiskName.Malformed');
const invalidDescription = answer(400, 'InvalidDescription.Malformed');

/** The row for parameters that contradict each other; its message is filled by the vendor. */
export const conflict = (reason: string): ErrorChoice => ({
  ...answer(400, 'InvalidParameter.Conflict'),
  values: [reason],
});

const gives =
  (name: string) =>
  (call: Call): boolean =>
    given(call, name) !== '';
const lacks =
  (name: string) =>
  (call: Call): boolean =>
    given(call, name) === '';

const multiAttach = parameterIs('MultiAttach', 'Enabled');
/** With an instance the page ignores the key, the resource group and the tags. */
const withoutInstance = (call: Call): boolean => !asksForSubscription(call);

/** Answers to single parameters that break the page's table. */
export const diskOrderErrors: Readonly<Record<string, ErrorChoice>> = {
  Size: invalidSize,
  DiskName: invalidName,
  Description: invalidDescription,
  DiskCategory: answer(400, 'InvalidDiskCategory.ValueNotSupported'),
  PerformanceLevel: answer(400, 'InvalidPerformanceLevel.Malformed'),
  MultiAttach: answer(403, 'InvalidParameter.MultiAttach'),
  ...newTagErrors,
};

const combinationRules: readonly Rule[] = [
  {
    name: 'multi-attach for an instance',
    applies: both(multiAttach, gives('InstanceId')),
    answer: answer(403, 'InvalidParameter.MultiAttachAndInstanceIdConflict'),
  },
  {
    name: 'zone and instance',
    applies: both(gives('ZoneId'), gives('InstanceId')),
    answer: conflict('ZoneId and InstanceId'),
  },
  {
    name: 'neither zone nor instance',
    applies: both(lacks('ZoneId'), lacks('InstanceId')),
    answer: missingParameter('ZoneId'),
  },
  {
    name: 'neither size nor snapshot',
    applies: both(lacks('Size'), lacks('SnapshotId')),
    answer: answer(400, 'MissingParameter', 'either "SnapshotId" or "Size"'),
  },
  {
    name: 'multi-attach of another category',
    applies: both(multiAttach, (call) => given(call, 'DiskCategory') !== 'cloud_essd'),
    answer: answer(403, 'InvalidParameter.DiskCategoryAndMultiAttachNotMatch'),
  },
  {
    name: 'key without encryption',
    applies: both(
      withoutInstance,
      both(gives('KMSKeyId'), (call) => given(call, 'Encrypted') !== 'true'),
    ),
    answer: answer(400, 'InvalidParameter.EncryptedIllegal', 'kmsKeyId'),
  },
  textRule('DiskName', isName, invalidName),
  textRule('Description', isDescription, invalidDescription),
  ...newTagRules.map((rule) => ({ ...rule, applies: both(withoutInstance, rule.applies) })),
];

const presenceRules: readonly Rule[] = [
  {
    name: 'region absent',
    applies: (call) => !regionExists(given(call, 'RegionId')),
    answer: answer(404, 'InvalidRegionId.NotFound'),
  },
  {
    name: 'zone absent',
    applies: both(
      gives('ZoneId'),
      (call) => !zoneExists(given(call, 'ZoneId')) || !given(call, 'ZoneId').startsWith(given(call, 'RegionId')),
    ),
    answer: answer(404, 'InvalidZoneId.NotFound'),
  },
  { name: 'instance absent', applies: both(asksForSubscription, instanceIsAbsent), answer: instanceNotFound },
  { name: 'snapshot absent', applies: snapshotIsAbsent, answer: answer(404, 'InvalidSnapshotId.NotFound') },
  {
    name: 'snapshot of a system disk',
    applies: (call) => namedSnapshot(call)?.diskType === 'system',
    answer: answer(403, 'InvalidSnapshotId.NotDataDiskSnapshot'),
  },
  // No account of the mock has resource groups or keys, so that none of these exists.
  {
    name: 'resource group absent',
    applies: both(withoutInstance, gives('ResourceGroupId')),
    answer: answer(404, 'InvalidResourceGroup.NotFound'),
  },
  {
    name: 'key absent',
    applies: both(withoutInstance, gives('KMSKeyId')),
    answer: answer(404, 'InvalidParameter.KMSKeyId.NotFound'),
  },
];

/** In the order in which they are tried. */
export const diskOrderRules: readonly Rule[] = [...combinationRules, ...presenceRules];
