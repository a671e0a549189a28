/**
 * DescribeInstances: lists instances through filters that must all hold.
 * Arrears page: works while an instance or a disk is in arrears, and shows the lock in OperationLocks. A sender without
 * the permission gets an empty list; a dry run tells the sender so.
 * Order of refusals: parameters (the derived rules know most values of filters), filters, tags, dry run. The page has
 * no row for an unknown region: it is a filter.
 */
import type { Instance } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { both, parameterIs } from '../conditions.ts';
import { answer } from '../outcomes.ts';
import { instanceConstants, instanceName, instanceTypeFamily, presentInstance } from './DescribeInstances.present.ts';
import { defineBehaviour, dryRunPassed, forbiddenByPolicy, malformedParameter } from './defaults.ts';
import {
  asksForTag,
  type Filter,
  filtered,
  halfFilter,
  listed,
  matchesWildcard,
  notAmong,
  tagParameterErrors,
  tagRules,
  takePage,
  timeFilter,
  unknownNextToken,
} from './listing.ts';

const lockReasons = ['financial', 'security', 'Recycling', 'recycling', 'dedicatedhostfinancial', 'refunded'];
const filterCount = 4;
const isDenied = (call: Call): boolean => call.denied.includes('DescribeInstances');

const rules: readonly Rule[] = [
  {
    name: 'lock reason unknown',
    applies: notAmong('LockReason', lockReasons),
    answer: answer(404, 'InvalidLockReason.NotFound'),
  },
  {
    name: 'filter without key or value',
    applies: halfFilter(filterCount),
    answer: answer(404, 'InvalidFilterKey.NotFound'),
  },
  ...tagRules,
  {
    name: 'cluster unknown',
    applies: notAmong('HpcClusterId', []),
    answer: answer(400, 'InvalidHpcClusterId.NotFound'),
  },
  { name: 'next token unknown', applies: unknownNextToken, answer: malformedParameter },
  {
    name: 'dry run without permission',
    applies: both(parameterIs('DryRun', 'true'), isDenied),
    answer: forbiddenByPolicy,
  },
  { name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed },
];

const constant =
  (value: string): Filter<Instance> =>
  (_instance, wanted) =>
    wanted === value;

const filters: Readonly<Record<string, Filter<Instance>>> = {
  RegionId: ({ regionId }, wanted) => regionId === wanted,
  ZoneId: ({ zoneId }, wanted) => zoneId === wanted,
  InstanceIds: ({ id }, wanted) => listed(id, wanted),
  InstanceName: (instance, wanted) => matchesWildcard(instanceName(instance), wanted),
  InstanceChargeType: ({ chargeType }, wanted) => chargeType === wanted,
  Status: ({ status }, wanted) => status === wanted,
  LockReason: ({ locks }, wanted) => locks.some((reason) => reason === wanted),
  VpcId: (_instance, wanted, { world }) => wanted === world.network.vpcId,
  VSwitchId: (_instance, wanted, { world }) => wanted === world.network.vSwitchId,
  SecurityGroupId: ({ securityGroupIds }, wanted) => securityGroupIds.includes(wanted),
  PublicIpAddresses: ({ publicIpAddresses }, wanted) => publicIpAddresses.some((address) => listed(address, wanted)),
  InstanceNetworkType: constant(instanceConstants.InstanceNetworkType),
  InternetChargeType: constant(instanceConstants.InternetChargeType),
  ImageId: ({ imageId }, wanted) => imageId === wanted,
  InstanceType: ({ instanceType }, wanted) => instanceType === wanted,
  InstanceTypeFamily: (instance, wanted) => instanceTypeFamily(instance) === wanted,
  KeyPairName: constant(instanceConstants.KeyPairName),
  ResourceGroupId: constant(instanceConstants.ResourceGroupId),
  IoOptimized: constant('true'),
  'Filter.1.Value': timeFilter(({ createdAtMs }) => createdAtMs, 'after'),
  'Filter.2.Value': timeFilter(({ createdAtMs }) => createdAtMs, 'before'),
  'Filter.3.Value': timeFilter(({ expiryMs }) => expiryMs ?? Number.POSITIVE_INFINITY, 'after'),
  'Filter.4.Value': timeFilter(({ expiryMs }) => expiryMs ?? Number.POSITIVE_INFINITY, 'before'),
};

function describe(call: Call): Effect {
  const hidden = isDenied(call) || asksForTag(call);
  const page = takePage(hidden ? [] : filtered(call.world.instances, filters, call), call);
  const result = {
    Instances: { Instance: page.entries.map((instance) => presentInstance(instance, call.world)) },
    ...page.fields,
  };
  return { outcome: 'success', world: call.world, result };
}

/** Decisions of DescribeInstances. */
export const behaviour = defineBehaviour({
  denied: 'by effect',
  parameters: {
    invalid: {
      InstanceChargeType: answer(404, 'InvalidInstanceChargeType.NotFound'),
      ...tagParameterErrors,
      InternetChargeType: answer(404, 'InvalidInternetChargeType.ValueNotSupported'),
      LockReason: answer(404, 'InvalidLockReason.NotFound'),
      'Filter.1.Key': answer(404, 'InvalidFilterKey.NotFound'),
      'Filter.2.Key': answer(404, 'InvalidFilterKey.NotFound'),
      'Filter.3.Key': answer(404, 'InvalidFilterKey.NotFound'),
      'Filter.4.Key': answer(404, 'InvalidFilterKey.NotFound'),
      InstanceNetworkType: answer(404, 'InvalidNetworkType.NotFound'),
      Status: answer(404, 'InvalidStatus.NotFound'),
    },
  },
  rules,
  effect: describe,
});
