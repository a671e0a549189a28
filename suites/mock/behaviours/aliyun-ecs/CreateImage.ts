/**
 * CreateImage: an image of an instance, whose disks each get a snapshot for it, or of snapshots; available at once.
 * Arrears page: as usual with the instance and with a disk of it in arrears. The row about the balance is about the account and
 * not a lock, so it applies.
 * No row is about a region that does not exist: nothing is found in it. Of two rows for a token whose parameters changed the
 * one with its own code is taken; for one still in process the row about a snapshot in process is the nearest.
 * Order of refusals: request, source (see image-source-rules.ts), name, account.
 */
import { makeImage, makeImageOfInstance } from '../../machine/images.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { accountHasNoFunds } from '../conditions.ts';
import { answer, given, refuseWith } from '../outcomes.ts';
import { imageSourceRules } from './CreateImage.source-rules.ts';
import { imageSource, isSystemMapping, mappingsOf } from './CreateImage.sources.ts';
import { defineBehaviour, internalFailure } from './defaults.ts';
import { isDescription, isName, newTagErrors, newTagRules, textRule } from './text-rules.ts';

const invalidName = answer(400, 'InvalidImageName.Malformed');
const invalidDescription = answer(400, 'InvalidDescription.Malformed');

const rules: readonly Rule[] = [
  textRule('ImageName', isName, invalidName),
  textRule('Description', isDescription, invalidDescription),
  ...newTagRules,
  // No account of the mock has resource groups, so that none of these exists.
  {
    name: 'resource group absent',
    applies: (call) => given(call, 'ResourceGroupId') !== '',
    answer: answer(404, 'InvalidResourceGroup.NotFound'),
  },
  ...imageSourceRules,
  {
    name: 'name taken',
    applies: (call) => call.world.images.some(({ name }) => name !== '' && name === given(call, 'ImageName')),
    answer: answer(400, 'InvalidImageName.Duplicated'),
  },
  {
    name: 'account empty',
    applies: accountHasNoFunds,
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
];

/** Snapshots of the request, the one of the system disk first. A mapping without one is an empty disk. */
function chosenSnapshots(call: Call): readonly string[] {
  if (imageSource(call) === 'snapshot') return [given(call, 'SnapshotId')];
  const mappings = mappingsOf(call);
  const system = mappings.filter((mapping) => isSystemMapping(call, mapping));
  const ordered = [...system, ...mappings.filter((mapping) => !system.includes(mapping))];
  return ordered.flatMap(({ snapshotId }) => (snapshotId === '' ? [] : snapshotId));
}

function create(call: Call): Effect {
  const { world, nowMs } = call;
  const draft = { name: given(call, 'ImageName'), description: given(call, 'Description'), nowMs };
  const step =
    imageSource(call) === 'instance'
      ? makeImageOfInstance(world, draft, given(call, 'InstanceId'))
      : makeImage(world, draft, chosenSnapshots(call));
  return step.done
    ? { outcome: 'success', world: step.world, result: { ImageId: step.value.id } }
    : refuseWith(internalFailure);
}

/** Decisions of CreateImage. */
export const behaviour = defineBehaviour({
  internalFault: internalFailure,
  parameters: {
    invalid: {
      ImageName: invalidName,
      Description: invalidDescription,
      Platform: answer(400, 'InvalidPlatform.Malformed'),
      Architecture: answer(400, 'InvalidArchitecture.Malformed'),
      'DiskDeviceMapping.N.Size': answer(400, 'InvalidSize.ValueNotSupported'),
      'DiskDeviceMapping.N.DiskType': answer(400, 'InvalidDiskType.ValueNotSupported'),
      ...newTagErrors,
    },
  },
  tokens: {
    processing: answer(403, 'IncorrectDiskStatus.CreatingSnapshot'),
    mismatch: answer(400, 'IdempotenceParamNotMatch'),
  },
  rules,
  effect: create,
});
