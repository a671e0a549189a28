/** An instance as DescribeInstances shows it, with the fields of its page. What the world does not know is a constant. */
import type { JsonObject } from '../../json.ts';
import type { Instance } from '../../world.ts';
import { minuteTime, noExpiry } from './wire-times.ts';

/** Fields alike for all instances of the mock; they also answer the filters of the same names. */
export const instanceConstants = {
  ImageId: 'm-mock0001',
  InstanceType: 'ecs.g7se.large',
  InstanceTypeFamily: 'ecs.g7se',
  InstanceNetworkType: 'vpc',
  InternetChargeType: 'PayByTraffic',
  KeyPairName: '',
  ResourceGroupId: '',
  HpcClusterId: '',
} as const;

/** Network of all instances. */
export const networkConstants = { VpcId: 'vpc-mock0001', VSwitchId: 'vsw-mock0001', SecurityGroupId: 'sg-mock0001' };

/** Name of an instance that nobody named. */
export function instanceName(instance: Instance): string {
  return `name-${instance.id}`;
}

/** The Instance object of the page. */
export function presentInstance(instance: Instance): JsonObject {
  return {
    ...instanceConstants,
    InstanceId: instance.id,
    InstanceName: instanceName(instance),
    HostName: instance.id,
    Description: '',
    Status: instance.status,
    InstanceChargeType: instance.chargeType,
    CreationTime: minuteTime(instance.createdAtMs),
    StartTime: minuteTime(instance.createdAtMs),
    ExpiredTime: instance.expiryMs === null ? noExpiry : minuteTime(instance.expiryMs),
    AutoReleaseTime: '',
    SaleCycle: instance.chargeType === 'PrePaid' ? 'month' : '',
    RegionId: instance.regionId,
    ZoneId: instance.zoneId,
    Cpu: 2,
    Memory: 8192,
    CpuOptions: { CoreCount: 1, ThreadsPerCore: 2, Numa: '2' },
    OSName: 'Debian 12',
    OSNameEn: 'Debian 12',
    OSType: 'linux',
    StoppedMode: instance.chargeType === 'PrePaid' ? 'Not-applicable' : 'KeepCharging',
    DeletionProtection: false,
    DeviceAvailable: true,
    IoOptimized: true,
    Recyclable: false,
    SpotStrategy: 'NoSpot',
    InternetMaxBandwidthIn: 50,
    InternetMaxBandwidthOut: 5,
    InnerIpAddress: { IpAddress: [] },
    PublicIpAddress: { IpAddress: [] },
    SecurityGroupIds: { SecurityGroupId: [networkConstants.SecurityGroupId] },
    VpcAttributes: {
      VpcId: networkConstants.VpcId,
      VSwitchId: networkConstants.VSwitchId,
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
