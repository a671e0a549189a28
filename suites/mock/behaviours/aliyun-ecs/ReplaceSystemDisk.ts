/**
 * ReplaceSystemDisk: the system disk of a stopped instance goes, a new one with a new id comes, made of an image. The charge
 * type stays, and since no price of the mock depends on a size nothing is charged.
 * Arrears page: refused with the instance in arrears and with a disk of it in arrears. The instance has a row about arrears;
 * the disk has none, but the explanation of IncorrectDiskStatus names arrears.
 * The page has no row about client tokens: those that are open (`%s`) are taken.
 * Order of refusals: request, presence, security, arrears, orders, status, disk and image.
 */
import { findUsableImage } from '../../machine/images.ts';
import { replaceSystemDisk, systemDiskOf } from '../../machine/replace-system-disk.ts';
import { findSnapshot } from '../../machine/snapshots.ts';
import type { Image } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  attachedDiskLockedFor,
  both,
  either,
  hasOrder,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  lockedFor,
  parameterIs,
  statusIsNot,
} from '../conditions.ts';
import { answer, given, refuseWith } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound, internalError, lockedForSecurity } from './defaults.ts';
import { isPassword, textRule } from './text-rules.ts';

/** GiB that a system disk has where its image is not larger. */
const usualSizeGiB = 40;

const invalidPassword = answer(400, 'InvalidPassword.Malformed');

const namedImage = (call: Call): Image | undefined => findUsableImage(call.world, given(call, 'ImageId'));

const requestRules: readonly Rule[] = [
  {
    name: 'image not given',
    applies: (call) => given(call, 'ImageId') === '',
    answer: answer(400, 'MissingParameter', '"ImageId"'),
  },
  {
    name: 'password and inherited password',
    applies: both(parameterIs('PasswordInherit', 'true'), (call) => given(call, 'Password') !== ''),
    answer: answer(400, 'InvalidPasswordParam.Mismatch'),
  },
  textRule('Password', isPassword, invalidPassword),
];

const lockRules: readonly Rule[] = [
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: lockedForSecurity,
  },
  {
    name: 'instance in arrears',
    applies: lockedFor('financial'),
    answer: answer(403, 'InstanceExpiredOrInArrears'),
  },
  {
    name: 'disk in arrears',
    applies: attachedDiskLockedFor('financial'),
    answer: answer(403, 'IncorrectDiskStatus'),
  },
];

const stateRules: readonly Rule[] = [
  // The row INST_HAS_UNPAID_ORDER says the same.
  { name: 'unpaid order', applies: hasOrder('unpaid'), answer: answer(403, 'OperationDenied.UnpaidOrder') },
  {
    name: 'instance not stopped',
    applies: either(statusIsNot('Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: answer(403, 'IncorrectInstanceStatus'),
  },
  {
    name: 'no system disk',
    applies: instanceIs(({ id }, { world }) => systemDiskOf(world, id) === undefined),
    answer: answer(400, 'InvalidInstance.NotFoundSystemDisk'),
  },
  {
    name: 'image with a data disk',
    applies: (call) =>
      namedImage(call)?.snapshotIds.some((id) => findSnapshot(call.world, id)?.diskType === 'data') === true,
    answer: answer(400, 'OperationDenied', 'contains the snapshot of the data disk'),
  },
  {
    name: 'smaller than the image',
    applies: (call) =>
      given(call, 'SystemDisk.Size') !== '' &&
      Number(given(call, 'SystemDisk.Size')) < (namedImage(call)?.sizeGiB ?? 0),
    answer: answer(404, 'InvalidSystemDiskSize.LessThanImageSize'),
  },
];

const rules: readonly Rule[] = [
  ...requestRules,
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  {
    name: 'image absent',
    applies: (call) => namedImage(call) === undefined,
    answer: answer(404, 'InvalidImageId.NotFound'),
  },
  ...lockRules,
  ...stateRules,
];

function replace(call: Call): Effect {
  const asked = Number(given(call, 'SystemDisk.Size'));
  const step = replaceSystemDisk(call.world, {
    instanceId: given(call, 'InstanceId'),
    imageId: given(call, 'ImageId'),
    sizeGiB: asked > 0 ? asked : Math.max(usualSizeGiB, namedImage(call)?.sizeGiB ?? 0),
    nowMs: call.nowMs,
  });
  return step.done
    ? { outcome: 'success', world: step.world, result: { DiskId: step.value.id } }
    : refuseWith(internalError);
}

/** Decisions of ReplaceSystemDisk. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: {
      'SystemDisk.Size': answer(400, 'InvalidSystemDiskSize.ValueNotSupported'),
      'SystemDisk.Size/minimum': answer(404, 'InvalidSystemDiskSize.LessThanMinSize'),
      'SystemDisk.Size/maximum': answer(404, 'InvalidSystemDiskSize.MoreThanMaxSize'),
      Password: invalidPassword,
      Platform: answer(400, 'InvalidPlatform.Malformed'),
      Architecture: answer(400, 'InvalidArchitecture.Malformed'),
    },
  },
  tokens: {
    processing: { ...answer(400, 'OperationDenied', '%s'), values: ['The last token request is processing.'] },
    mismatch: {
      ...answer(400, 'InvalidParameter.Conflict', '%s'),
      values: ['ClientToken was used with other parameters.'],
    },
  },
  rules,
  effect: replace,
});
