/**
 * AttachDisk: attaches a free disk to an instance of the same zone, as a data disk or, with Bootable, as its system disk.
 * Arrears page: refused with the instance in arrears and with the disk in arrears. The disk meant is the one to be attached,
 * as the row is about the disk of the operation; a disk that hangs on the instance already does not count.
 * Order of refusals: presence, security, arrears, instance status, disk status, what the disk is, where it goes.
 */
import { attachDisk, freeDevice } from '../../machine/attach-disk.ts';
import { disksOf } from '../../machine/resources.ts';
import type { Disk } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  both,
  either,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  lockedFor,
  parameterIs,
  statusIsNot,
} from '../conditions.ts';
import { diskIs, diskIsAbsent, diskLockedFor } from '../disk-conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound, internalError } from './defaults.ts';

/** Data disks that one instance can have, its system disk not counted. */
const dataDiskLimit = 16;
/** Instances that one multi-attach disk can be attached to. */
const attachmentLimit = 16;

const wrongStatus = answer(400, 'IncorrectInstanceStatus');
const emptyParameter = answer(400, 'InvalidParameter');

const asSystemDisk = parameterIs('Bootable', 'true');
const hasNoLogin = (call: Call): boolean => given(call, 'Password') === '' && given(call, 'KeyPairName') === '';

const presenceRules: readonly Rule[] = [
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  {
    name: 'disk absent',
    applies: diskIsAbsent,
    answer: answer(404, 'InvalidDiskId.NotFound'),
  },
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred'), diskLockedFor('security')),
    answer: answer(403, 'InstanceLockedForSecurity'),
  },
  {
    name: 'instance in arrears',
    applies: lockedFor('financial'),
    answer: answer(403, 'InstanceExpiredOrInArrears'),
  },
  {
    name: 'disk in arrears',
    applies: diskLockedFor('financial'),
    answer: answer(403, 'DiskInArrears'),
  },
  {
    name: 'status in transition',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: wrongStatus,
  },
];

const diskRules: readonly Rule[] = [
  {
    name: 'attached to as many instances as it can be',
    applies: diskIs(({ multiAttach, instanceIds }) => multiAttach && instanceIds.length >= attachmentLimit),
    answer: answer(403, 'DiskAttachedNumberExceeded'),
  },
  {
    name: 'disk in use',
    applies: diskIs(
      ({ multiAttach, instanceIds }, call) =>
        instanceIds.includes(given(call, 'InstanceId')) || (instanceIds.length > 0 && !multiAttach),
    ),
    answer: answer(404, 'InvalidDisk.InUse'),
  },
  {
    name: 'not in the zone of the instance',
    applies: instanceIs(({ zoneId }, call) => diskIs((disk) => disk.zoneId !== zoneId)(call)),
    answer: answer(403, 'ResourcesNotInSameZone'),
  },
  {
    name: 'disk not portable',
    applies: diskIs(({ portable }) => !portable),
    answer: answer(403, 'DiskNotPortable'),
  },
  // A disk bought by itself has to be pay-as-you-go; a detached system disk is exempt. No row says so in its message.
  {
    name: 'subscription data disk',
    applies: diskIs(({ type, chargeType }) => type === 'data' && chargeType === 'PrePaid'),
    answer: answer(403, 'DiskId.ValueNotSupported'),
  },
  {
    name: 'multi-attach disk as system disk',
    applies: both(
      asSystemDisk,
      diskIs(({ multiAttach }) => multiAttach),
    ),
    answer: answer(403, 'InvalidOperation.CanNotAttachMultiAttachDiskAsSystemDisk'),
  },
  {
    name: 'multi-attach disk released with its instance',
    applies: both(
      parameterIs('DeleteWithInstance', 'true'),
      diskIs(({ multiAttach }) => multiAttach),
    ),
    answer: answer(403, 'DeleteWithInstance.Conflict'),
  },
];

const placeRules: readonly Rule[] = [
  {
    name: 'system disk on an instance not stopped',
    applies: both(asSystemDisk, statusIsNot('Stopped')),
    answer: wrongStatus,
  },
  { name: 'system disk without login', applies: both(asSystemDisk, hasNoLogin), answer: emptyParameter },
  // The instance must have no system disk and be the one that this disk came from; the rows nearest to it are taken.
  {
    name: 'instance has a system disk',
    applies: both(
      asSystemDisk,
      instanceIs(({ id }, call) => disksOf(call.world, id).some(({ device }) => device === '/dev/xvda')),
    ),
    answer: answer(403, 'InvalidDevice.InUse'),
  },
  {
    name: 'system disk of another instance',
    applies: both(
      asSystemDisk,
      diskIs(({ sourceInstanceId }, call) => sourceInstanceId !== given(call, 'InstanceId')),
    ),
    answer: answer(403, 'DiskId.ValueNotSupported'),
  },
  {
    name: 'too many disks',
    applies: instanceIs(({ id }, call) => disksOf(call.world, id).filter(isDataDisk).length >= dataDiskLimit),
    answer: answer(403, 'InstanceDiskLimitExceeded'),
  },
  {
    name: 'device name malformed',
    applies: (call) => given(call, 'Device') !== '' && !/^(\/dev\/)?[A-Za-z][A-Za-z0-9]*$/.test(given(call, 'Device')),
    answer: answer(400, 'InvalidDevice.Malformed'),
  },
  {
    name: 'device occupied',
    applies: instanceIs(({ id }, call) =>
      disksOf(call.world, id).some(({ device }) => device !== '' && device === given(call, 'Device')),
    ),
    answer: answer(403, 'InvalidDevice.InUse'),
  },
];

function isDataDisk({ device }: Disk): boolean {
  return device !== '/dev/xvda';
}

function attach(call: Call): Effect {
  const instanceId = given(call, 'InstanceId');
  const chosen = asSystemDisk(call) ? '/dev/xvda' : given(call, 'Device');
  const attachment = {
    instanceId,
    diskId: given(call, 'DiskId'),
    device: chosen === '' ? freeDevice(call.world, instanceId) : chosen,
    deleteWithInstance: given(call, 'DeleteWithInstance') === 'true',
  };
  return plainOutcome(attachDisk(call.world, attachment), internalError);
}

/** Decisions of AttachDisk. */
export const behaviour = defineBehaviour({
  parameters: {
    missing: { InstanceId: emptyParameter, DiskId: emptyParameter },
    invalid: { Device: answer(400, 'InvalidDevice.Malformed') },
  },
  rules: [...presenceRules, ...diskRules, ...placeRules],
  effect: attach,
});
