/** An instance as DescribeInstances shows it, with the fields of its page. What the world does not know is a constant. */
import type { JsonObject } from '../../json.ts';
import { findInstanceType, noInstanceType } from '../../machine/instance-types.ts';
import type { Instance, World } from '../../world.ts';
import { minuteTime, noExpiry } from './wire-times.ts';

/** Fields alike for all instances of the mock; they also answer the filters of the same names. */
export const instanceConstants = {
  InstanceNetworkType: 'vpc',
  InternetChargeType: 'PayByTraffic',
  KeyPairName: '',
  ResourceGroupId: '',
  HpcClusterId: '',
} as const;

/** The name of the instance, or its default name. */
export function instanceName(instance: Instance): string {
  return instance.name || `name-${instance.id}`;
}

/** `ecs.g7se` of `ecs.g7se.large`. */
export function instanceTypeFamily({ instanceType }: Instance): string {
  return instanceType.split('.').slice(0, 2).join('.');
}

/** The Instance object of the page. */
export function presentInstance(instance: Instance, { network }: Pick<World, 'network'>): JsonObject {
  const { cpuCores, memoryGiB } = findInstanceType(instance.instanceType) ?? noInstanceType;
  return {
    ...instanceConstants,
    InstanceId: instance.id,
    InstanceName: instanceName(instance),
    HostName: instance.hostName || instance.id,
    Description: instance.description,
    ImageId: instance.imageId,
    InstanceType: instance.instanceType,
    InstanceTypeFamily: instanceTypeFamily(instance),
    Status: instance.status,
    InstanceChargeType: instance.chargeType,
    CreationTime: minuteTime(instance.createdAtMs),
    StartTime: minuteTime(instance.createdAtMs),
    ExpiredTime: instance.expiryMs === null ? noExpiry : minuteTime(instance.expiryMs),
    AutoReleaseTime: '',
    SaleCycle: instance.chargeType === 'PrePaid' ? 'month' : '',
    RegionId: instance.regionId,
    ZoneId: instance.zoneId,
    Cpu: cpuCores,
    Memory: memoryGiB * 1024,
    CpuOptions: { CoreCount: cpuCores / 2, ThreadsPerCore: 2, Numa: '2' },
    OSName: 'Debian 12',
    OSNameEn: 'Debian 12',
    OSType: 'linux',
    StoppedMode: instance.chargeType === 'PrePaid' ? 'Not-applicable' : 'KeepCharging',
    DeletionProtection: instance.deletionProtection,
    DeviceAvailable: true,
    IoOptimized: true,
    Recyclable: false,
    SpotStrategy: 'NoSpot',
    InternetMaxBandwidthIn: instance.bandwidth.in,
    InternetMaxBandwidthOut: instance.bandwidth.out,
    InnerIpAddress: { IpAddress: [] },
    PublicIpAddress: { IpAddress: [...instance.publicIpAddresses] },
    SecurityGroupIds: { SecurityGroupId: [...instance.securityGroupIds] },
    VpcAttributes: {
      VpcId: network.vpcId,
      VSwitchId: network.vSwitchId,
      NatIpAddress: '',
      PrivateIpAddress: { IpAddress: ['172.17.0.1'] },
    },
    DedicatedHostAttribute: {
      DedicatedHostId: instance.dedicatedHost?.id ?? '',
      DedicatedHostName: '',
      DedicatedHostClusterId: '',
    },
    DedicatedInstanceAttribute: {
      Tenancy: instance.dedicatedHost === undefined ? 'default' : 'host',
      Affinity: 'default',
    },
    MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'optional' },
    Tags: { Tag: [] },
    OperationLocks: {
      LockReason: instance.locks.map((reason) => ({
        LockReason: reason,
        LockMsg: `The specified instance is locked due to ${reason} reason.`,
      })),
    },
  };
}
