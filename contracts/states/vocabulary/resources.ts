/** States that create resources, lock them, or end them. */
import { flag, instance, oneOf, type StateDefinition, text } from './state-definition.ts';

export const resourceStates: readonly StateDefinition[] = [
  {
    name: 'an instance exists',
    reach: 'resource',
    meaning:
      'A new instance is in the scope, in the given status, not locked, with a system disk, in one security group, without a public address. It was bought, and nothing is pending for it. Its account can pay from its balance and has no vouchers. `otherInstanceType` is a larger type that it could be changed to.',
    params: {
      chargeType: oneOf('PrePaid', 'PostPaid'),
      status: oneOf('Running', 'Stopped', 'Pending', 'Starting', 'Stopping'),
      expiresInDays: {
        type: 'integer',
        default: 30,
        description: 'For PrePaid: days from the billing clock to its expiry.',
      },
      zone: { ...oneOf('usual', 'another'), description: 'The zone of everything else in the scope, or another one.' },
    },
    returns: {
      instanceId: text,
      regionId: text,
      zoneId: text,
      systemDiskId: text,
      instanceType: text,
      otherInstanceType: text,
    },
  },
  {
    name: 'a disk exists',
    reach: 'resource',
    meaning:
      'New disks are in the scope: attached to the instance (status In_use), or free in its zone (status Available); not locked. `count` makes several alike.',
    params: {
      instanceId: text,
      attached: flag(true),
      type: oneOf('data', 'system'),
      chargeType: oneOf('PostPaid', 'PrePaid'),
      multiAttach: flag(false),
      portable: flag(true),
      dedicatedBlockStorageCluster: flag(false),
      count: { type: 'integer', minimum: 1, default: 1 },
    },
    returns: { diskId: text, diskIds: { type: 'array', items: text } },
  },
  {
    name: 'a security group exists',
    reach: 'resource',
    meaning:
      'A new security group is in the scope, in the network (VPC) of the instances of the scope. An instance can be created in the returned switch (`vSwitchId`). With `joined`, the instance is a member of the new group and stays in its first group. With `rule` it has one inbound rule: TCP, port range 22/22, from 10.0.0.0/8, accept, priority 1.',
    params: { instanceId: text, joined: flag(false), rule: flag(false) },
    returns: { securityGroupId: text, vpcId: text, vSwitchId: text },
  },
  {
    name: 'a snapshot exists',
    reach: 'resource',
    meaning: 'A finished snapshot of the disk is in the scope; no image was made from it.',
    params: { diskId: text },
    returns: { snapshotId: text },
  },
  {
    name: 'an image exists',
    reach: 'resource',
    meaning:
      'A custom image of the account is in the scope, available and not in use, from which an instance could be created.',
    params: {},
    returns: { imageId: text },
  },
  {
    name: 'the instance is in arrears',
    reach: 'resource',
    meaning:
      'The instance carries the lock reason `financial`. Its status stays what it was; its disks are not locked.',
    params: instance,
    returns: {},
  },
  {
    name: 'the disk is in arrears',
    reach: 'resource',
    meaning: 'The disk carries the lock reason `financial`. Its status stays what it was; its instance is not locked.',
    params: { diskId: text },
    returns: {},
  },
  {
    name: 'the instance is no longer in arrears',
    reach: 'resource',
    meaning:
      'The account paid what it owed for the instance. The instance no longer carries the lock reason `financial`. Its other locks, its status and its expiry stay what they were.',
    params: instance,
    returns: {},
  },
  {
    name: 'the disk is no longer in arrears',
    reach: 'resource',
    meaning:
      'The account paid what it owed for the disk. The disk no longer carries the lock reason `financial`. Its other locks stay.',
    params: { diskId: text },
    returns: {},
  },
  {
    name: 'the instance is locked for security',
    reach: 'resource',
    meaning: 'The instance carries the lock reason `security`. Its status stays what it was.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance expired',
    reach: 'resource',
    meaning:
      'The subscription of the instance ended. The instance is Stopped, its expiry is in the past, and it carries the lock reason `financial`.',
    params: instance,
    returns: {},
  },
  {
    name: 'the status of the instance does not support the operation',
    reach: 'resource',
    meaning:
      'The instance is in a status in which the target refuses that operation. The target chooses the status. The instance is not locked.',
    params: { ...instance, operation: text },
    returns: {},
  },
  {
    name: 'the instance was released',
    reach: 'resource',
    meaning: 'The instance existed and was released. The target still knows its id as that of a released instance.',
    params: instance,
    returns: {},
  },
];
