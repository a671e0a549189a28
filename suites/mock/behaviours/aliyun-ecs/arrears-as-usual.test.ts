/** Operations that the arrears page lets work as ever: with the instance in arrears, with a disk of it, and with neither. */
import { describe, expect, test } from 'vitest';
import { type Bench, bench, credentialsFrom } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

interface Scene {
  readonly test: Bench;
  readonly instanceId: string;
  readonly usualGroup: string;
  readonly group: string;
}

const rule = { IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' };

/** What is asked for in the scene; for one that needs more, the state before it. */
const requests: Readonly<Record<string, (scene: Scene) => Readonly<Record<string, string>>>> = {
  AuthorizeSecurityGroup: ({ group }) => ({ RegionId, SecurityGroupId: group, ...rule }),
  CreateSecurityGroup: () => ({ RegionId }),
  DeleteInstance: ({ instanceId }) => ({ InstanceId: instanceId }),
  DeleteSecurityGroup: ({ group }) => ({ RegionId, SecurityGroupId: group }),
  DescribeAutoSnapshotPolicy: () => ({}),
  DescribeInstanceMonitorData: ({ instanceId }) => ({
    InstanceId: instanceId,
    StartTime: '2026-03-10T07:00:00Z',
    EndTime: '2026-03-10T08:00:00Z',
  }),
  DescribeInstanceStatus: () => ({ RegionId }),
  DescribeInstanceTypes: () => ({}),
  DescribeRegions: () => ({}),
  DescribeSecurityGroupAttribute: ({ group }) => ({ RegionId, SecurityGroupId: group }),
  DescribeSecurityGroups: () => ({ RegionId }),
  DescribeZones: () => ({ RegionId }),
  JoinSecurityGroup: ({ instanceId, group }) => ({ InstanceId: instanceId, SecurityGroupId: group }),
  LeaveSecurityGroup: ({ test, instanceId, usualGroup }) => {
    test.state('a security group exists', { instanceId, joined: true });
    return { InstanceId: instanceId, SecurityGroupId: usualGroup };
  },
  ModifyAutoSnapshotPolicy: () => ({ SystemDiskPolicyEnabled: 'true' }),
  RevokeSecurityGroup: ({ group }) => ({ RegionId, SecurityGroupId: group, ...rule }),
};

const conditions = ['nothing', 'the instance is in arrears', 'the disk is in arrears'];

describe.each(Object.keys(requests))('%s', (operation) => {
  test.each(conditions)('while %s', async (condition) => {
    const test = bench();
    const credentials = credentialsFrom(test.state('an account exists'));
    const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', {
      chargeType: 'PostPaid',
      status: 'Stopped',
    });
    const usualGroup = test.see().instances[0]?.securityGroupIds?.[0] ?? '';
    const { securityGroupId: group = '' } = test.state('a security group exists', { rule: true });
    if (condition !== 'nothing') test.state(condition, { instanceId, diskId: systemDiskId });
    const parameters = requests[operation]?.({ test, instanceId, usualGroup, group }) ?? {};
    const before = test.see();
    await expectSuccess(test, operation, parameters, { credentials });
    // Nothing that it does unlocks what is locked.
    const locked = (seen: typeof before) => seen.instances.filter(({ locks }) => locks.length > 0).length;
    if (operation !== 'DeleteInstance') expect(locked(test.see())).toBe(locked(before));
  });
});
