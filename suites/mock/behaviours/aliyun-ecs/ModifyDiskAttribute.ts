/**
 * ModifyDiskAttribute: changes name, description and release of one disk or of several. Arrears page: as usual with the
 * instance or the disk in arrears. Parameters about automatic snapshots are accepted and have no effect here.
 * Order of refusals: request, region, presence, what the disks are.
 */
import { type DiskChange, modifyDisks } from '../../machine/modify-disk.ts';
import { findDisk } from '../../machine/resources.ts';
import type { Disk } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { both, parameterIs } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError, malformedParameter } from './defaults.ts';
import { regionExists } from './regions.ts';
import { isDescription, isName, textRule } from './text-rules.ts';

const incomplete = answer(400, 'IncompleteParamter');
const invalidName = answer(400, 'InvalidDiskName.Malformed');
const invalidDescription = answer(404, 'InvalidDescription.Malformed');

const attributes = ['DiskName', 'Description', 'DeleteWithInstance', 'DeleteAutoSnapshot', 'EnableAutoSnapshot'];

/** Disks of the list DiskIds.N. */
function listedDisks({ parameters }: Call): readonly string[] {
  return [...parameters].filter(([name]) => /^DiskIds\.\d+$/.test(name)).map(([, id]) => id);
}

function namedDiskIds(call: Call): readonly string[] {
  const single = given(call, 'DiskId');
  return single === '' ? [...new Set(listedDisks(call))] : [single];
}

/** A named disk that exists answers yes. */
const someDiskIs =
  (question: (disk: Disk) => boolean) =>
  (call: Call): boolean =>
    namedDiskIds(call).some((id) => {
      const disk = findDisk(call.world, id);
      return disk !== undefined && question(disk);
    });

const rules: readonly Rule[] = [
  { name: 'no disk', applies: (call) => namedDiskIds(call).length === 0, answer: incomplete },
  // The page forbids both at once and has no row for it.
  {
    name: 'one disk and a list',
    applies: (call) => given(call, 'DiskId') !== '' && listedDisks(call).length > 0,
    answer: malformedParameter,
  },
  {
    name: 'nothing to modify',
    applies: (call) => attributes.every((name) => given(call, name) === ''),
    answer: answer(400, 'NoAttributeToModify'),
  },
  textRule('DiskName', isName, invalidName),
  textRule('Description', isDescription, invalidDescription),
  {
    name: 'region absent',
    applies: (call) => !regionExists(given(call, 'RegionId')),
    answer: answer(400, 'InvalidRegionId.MalFormed'),
  },
  {
    name: 'disk absent',
    applies: (call) => namedDiskIds(call).some((id) => findDisk(call.world, id)?.regionId !== given(call, 'RegionId')),
    answer: answer(404, 'InvalidDiskId.NotFound'),
  },
  {
    name: 'release of a multi-attach disk',
    applies: both(
      (call) => given(call, 'DeleteWithInstance') !== '',
      someDiskIs(({ multiAttach }) => multiAttach),
    ),
    answer: answer(403, 'DeleteWithInstance.Conflict'),
  },
  {
    name: 'basic disk that cannot be kept',
    applies: both(
      parameterIs('DeleteWithInstance', 'false'),
      someDiskIs(({ category, portable }) => category === 'cloud' && !portable),
    ),
    answer: answer(403, 'DiskNotPortable'),
  },
];

function modify(call: Call): Effect {
  const name = given(call, 'DiskName');
  const description = given(call, 'Description');
  const release = given(call, 'DeleteWithInstance');
  const change: DiskChange = {
    ...(name === '' ? {} : { name }),
    ...(description === '' ? {} : { description }),
    ...(release === '' ? {} : { deleteWithInstance: release === 'true' }),
  };
  return plainOutcome(modifyDisks(call.world, namedDiskIds(call), change), internalError);
}

/** Decisions of ModifyDiskAttribute. */
export const behaviour = defineBehaviour({
  parameters: {
    missing: { RegionId: incomplete },
    invalid: { DiskName: invalidName, Description: invalidDescription },
  },
  rules,
  effect: modify,
});
