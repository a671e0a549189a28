/**
 * The vocabulary of provider states: what a target's owner implements, one row per state. The JSON Schema and the page for
 * owners are generated from this table. Names are English sentences, as in Pact. Every set-up also carries `pack` and
 * `scope`, and the values that earlier states of the scope returned; without an id, the latest resource of the scope is meant.
 */
import type { JsonSchema } from '#specs';

/** What a set-up touches: one resource, the account of the scope (then it returns credentials), or the whole target. */
export type StateReach = 'resource' | 'account' | 'target';

export interface StateDefinition {
  readonly name: string;
  readonly reach: StateReach;
  /** What holds after the set-up, and what must not change by it. */
  readonly meaning: string;
  readonly params: Readonly<Record<string, JsonSchema>>;
  readonly returns: Readonly<Record<string, JsonSchema>>;
}

const text: JsonSchema = { type: 'string', minLength: 1 };
const flag = (defaultValue: boolean): JsonSchema => ({ type: 'boolean', default: defaultValue });
const oneOf = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values, default: values[0] });
const instance = { instanceId: text };
const credentials = { accessKeyId: text, accessKeySecret: text };

export const stateVocabulary: readonly StateDefinition[] = [
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
      'A new security group is in the scope, in the network of its instances, where an instance could be created in the switch that is returned. With `joined` the instance is a member of it, beside the group that it is in already. With `rule` it has one inbound rule: TCP, port range 22/22, from 10.0.0.0/8, accept, priority 1.',
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
  {
    name: 'the instance has an unpaid order',
    reach: 'resource',
    meaning: 'An order for the instance was placed and is not paid.',
    params: instance,
    returns: { orderId: text },
  },
  {
    name: 'the previous order is still processing',
    reach: 'resource',
    meaning: 'A paid order for the instance is in progress and not finished.',
    params: instance,
    returns: { orderId: text },
  },
  {
    name: 'a request with the client token is still processing',
    reach: 'resource',
    meaning:
      'A request of that operation for the instance, with that client token and these parameters, was accepted and has not finished.',
    params: {
      ...instance,
      operation: text,
      clientToken: text,
      parameters: { type: 'object', additionalProperties: text },
    },
    returns: {},
  },
  {
    name: 'the instance is locked by another operation',
    reach: 'resource',
    meaning: 'Another operation holds the instance. The instance has no lock for arrears or security.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is being upgraded',
    reach: 'resource',
    meaning: 'A change of the instance specification is under way.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance has a specification change booked',
    reach: 'resource',
    meaning: 'A change of the instance specification is booked for the next billing period and not in effect.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is in a temporary upgrade',
    reach: 'resource',
    meaning: 'The instance has a temporary upgrade with an end time, and that time has not come.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance has no purchase record',
    reach: 'resource',
    meaning: 'No purchase order is on record for the instance.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance was bought in a starter package',
    reach: 'resource',
    meaning: 'The instance was bought in a starter package plan, which is renewed by months only.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is at the maximum expiration date',
    reach: 'resource',
    meaning:
      'The instance expires so late that a renewal by one month stays within the maximum expiration date, and a renewal by two months does not.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is placed on a dedicated host',
    reach: 'resource',
    meaning:
      'The instance runs on a dedicated host of that status that expires that many days after the billing clock.',
    params: {
      ...instance,
      hostStatus: oneOf('Available', 'PermanentFailure', 'TempUnavailable', 'UnderAssessment'),
      hostExpiresInDays: { type: 'integer', default: 3650 },
    },
    returns: { dedicatedHostId: text },
  },
  {
    name: 'the downgrade quota of the instance is used up',
    reach: 'resource',
    meaning:
      'The instance was downgraded as often as the vendor allows. Changing its subscription disks back to pay-as-you-go would be one more downgrade.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is barred by the vendor',
    reach: 'resource',
    meaning:
      'The vendor barred the instance because its account broke the rules. Other instances of the scope are not barred.',
    params: instance,
    returns: {},
  },
  {
    name: 'the zone is out of stock',
    reach: 'resource',
    meaning: 'The zone of the instance has no stock left of the resources that the instance uses.',
    params: instance,
    returns: {},
  },
  {
    name: 'an account exists',
    reach: 'account',
    meaning:
      'The resources of the scope belong to an account of their own, which can pay from its balance, owes nothing and has no vouchers. A request with the credentials returned that names no resource is about this account.',
    params: {},
    returns: credentials,
  },
  {
    name: 'a temporary key exists',
    reach: 'account',
    meaning:
      'The account of the scope has a temporary access key, which the target accepts only together with its security token. The key is valid for an hour at least.',
    params: {},
    returns: { ...credentials, securityToken: text },
  },
  {
    name: 'the account balance is insufficient',
    reach: 'account',
    meaning:
      'Balance, credit and vouchers of the account together pay for a renewal of the instance by `coversMonths` months, and for nothing more. With 0 they pay for nothing.',
    params: { ...instance, coversMonths: { type: 'integer', minimum: 0, default: 0 } },
    returns: credentials,
  },
  {
    name: 'the account is in arrears',
    reach: 'account',
    meaning: 'The account owes money. Its instances and disks are not locked yet.',
    params: {},
    returns: credentials,
  },
  {
    name: 'the account has no payment method',
    reach: 'account',
    meaning: 'No payment method is registered on the account.',
    params: {},
    returns: credentials,
  },
  {
    name: 'the caller lacks a permission',
    reach: 'account',
    meaning:
      'The credentials returned belong to a sub-user of the account that lacks one permission and has all others. `operation`: the named operation, for the named resource if there is one. `price`: to see prices. `refund`: to order refunds.',
    params: { permission: oneOf('operation', 'price', 'refund'), operation: text, resource: text },
    returns: credentials,
  },
  {
    name: 'the operation is not offered to the account',
    reach: 'account',
    meaning:
      'The vendor does not offer that operation to the account, whoever calls. The credentials returned belong to its owner, who may do everything else.',
    params: { operation: text },
    returns: credentials,
  },
  {
    name: 'the account has a voucher',
    reach: 'account',
    meaning:
      'The account has one voucher, which pays for a renewal of the instance by `coversMonths` months, or for anything else up to that price, and for nothing beyond that. Its balance could pay as well, unless the voucher is `alone`: then there is no balance and no credit. `discount` makes it a discount account.',
    params: {
      ...instance,
      coversMonths: { type: 'integer', minimum: 1, default: 1 },
      discount: flag(false),
      alone: flag(false),
    },
    returns: { ...credentials, voucherId: text },
  },
  {
    name: 'the account pays by credit',
    reach: 'account',
    meaning: 'The account has no balance and no voucher, and a credit that pays for everything in the scope.',
    params: {},
    returns: credentials,
  },
  {
    name: 'the account has a unified expiry day',
    reach: 'account',
    meaning:
      'The owner of the account chose that day of the month, in the calendar of the vendor, as the day on which all its subscriptions expire.',
    params: { day: { type: 'integer', minimum: 1, maximum: 28, default: 5 } },
    returns: credentials,
  },
  {
    name: 'the order was paid',
    reach: 'resource',
    meaning:
      'The owner of the account paid the unpaid order on the pages of the vendor, and what it orders was carried out.',
    params: { orderId: text },
    returns: {},
  },
  {
    name: 'time has passed',
    reach: 'resource',
    meaning:
      'The billing clock of the scope moved forward by that many seconds. The clock of signatures does not move.',
    params: { seconds: { type: 'integer', minimum: 1 } },
    returns: {},
  },
  {
    name: 'requests are throttled',
    reach: 'target',
    meaning:
      'The target answers the next requests for resources of the scope as over the request quota. The target is instructed to throttle; no real limit is reached.',
    params: {},
    returns: {},
  },
  {
    name: 'the service has an internal fault',
    reach: 'target',
    meaning:
      'The target answers the next requests for resources of the scope with its internal error. The target is instructed to fail.',
    params: {},
    returns: {},
  },
  {
    name: 'the order service fails',
    reach: 'target',
    meaning: 'Placing an order for resources of the scope fails inside the target. The target is instructed to fail.',
    params: {},
    returns: {},
  },
];
