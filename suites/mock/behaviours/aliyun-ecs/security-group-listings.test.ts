/** DescribeSecurityGroups and DescribeSecurityGroupAttribute against their pages. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

function prepare() {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists');
  const { securityGroupId = '', vpcId = '' } = test.state('a security group exists', {
    instanceId,
    joined: true,
    rule: true,
  });
  return { test, instanceId, securityGroupId, vpcId };
}

describe('DescribeSecurityGroups', () => {
  const operation = 'DescribeSecurityGroups';

  test('filters hold together; an empty array finds nothing', async () => {
    const { test, securityGroupId, vpcId } = prepare();
    const found = async (change: Readonly<Record<string, string>>) =>
      (await expectSuccess(test, operation, { RegionId, VpcId: vpcId, ...change })).at('/TotalCount');
    expect(await found({})).toBe(2);
    expect(await found({ SecurityGroupId: securityGroupId })).toBe(1);
    expect(await found({ SecurityGroupIds: JSON.stringify([securityGroupId]) })).toBe(1);
    expect(await found({ SecurityGroupIds: '[]' })).toBe(0);
    expect(await found({ SecurityGroupName: `name-${securityGroupId}` })).toBe(1);
    expect(await found({ SecurityGroupType: 'enterprise' })).toBe(0);
    expect(await found({ NetworkType: 'vpc' })).toBe(2);
    expect(await found({ NetworkType: 'classic' })).toBe(0);
    expect(await found({ ResourceGroupId: 'rg-1' })).toBe(0);
    expect(await found({ 'Tag.1.Key': 'k' })).toBe(0);
    expect(await found({ RegionId: 'cn-shanghai' })).toBe(0);
  });

  test('shows the group and how many are in it, by descending id and page by page', async () => {
    const { test, securityGroupId, vpcId } = prepare();
    const next = test.state('a security group exists').securityGroupId;
    const { at } = await expectSuccess(test, operation, { RegionId, VpcId: vpcId, PageSize: '2' });
    expect(at('')).toMatchObject({ TotalCount: 3, PageNumber: 1, PageSize: 2, RegionId });
    const ids = [
      at('/SecurityGroups/SecurityGroup/0/SecurityGroupId'),
      at('/SecurityGroups/SecurityGroup/1/SecurityGroupId'),
    ];
    expect(ids).toEqual([...ids].sort().reverse());
    const one = await expectSuccess(test, operation, { RegionId, SecurityGroupId: securityGroupId });
    expect(one.at('/SecurityGroups/SecurityGroup/0')).toMatchObject({
      SecurityGroupId: securityGroupId,
      VpcId: vpcId,
      SecurityGroupType: 'normal',
      EcsCount: 1,
      AvailableInstanceAmount: 1_999,
      CreationTime: '2026-03-10T08:00:00Z',
    });
    const empty = await expectSuccess(test, operation, { RegionId, SecurityGroupId: next ?? '' });
    expect(empty.at('/SecurityGroups/SecurityGroup/0/EcsCount')).toBe(0);
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ PageSize: '51' }, 400, 'InvalidParameter.Format'],
    [{ SecurityGroupIds: 'sg-1' }, 400, 'InvalidParameter.Format'],
    [{ SecurityGroupType: 'open' }, 400, 'InvalidParameter.Format'],
    [{ DryRun: 'true' }, 400, 'DryRunOperation'],
  ])('%j', async (change, status, code) => {
    await expectRefusal(bench(), { operation, parameters: { RegionId, ...change } }, [status, code]);
  });
});

describe('DescribeSecurityGroupAttribute', () => {
  const operation = 'DescribeSecurityGroupAttribute';

  test('shows the rules of the direction asked for', async () => {
    const { test, securityGroupId, vpcId } = prepare();
    const ask = (change: Readonly<Record<string, string>> = {}) =>
      expectSuccess(test, operation, { RegionId, SecurityGroupId: securityGroupId, ...change });
    const { at } = await ask();
    expect(at('')).toMatchObject({
      RegionId,
      SecurityGroupId: securityGroupId,
      SecurityGroupName: `name-${securityGroupId}`,
      VpcId: vpcId,
      InnerAccessPolicy: 'Accept',
    });
    expect(at('/Permissions/Permission')).toMatchObject([
      {
        Direction: 'ingress',
        IpProtocol: 'TCP',
        PortRange: '22/22',
        SourceCidrIp: '10.0.0.0/8',
        Policy: 'Accept',
        Priority: 1,
        NicType: 'intranet',
      },
    ]);
    expect((await ask({ Direction: 'ingress', NicType: 'internet' })).at('/Permissions/Permission')).toHaveLength(1);
    expect((await ask({ Direction: 'egress' })).at('/Permissions/Permission')).toEqual([]);
  });

  test('a rule about another group shows its name', async () => {
    const { test, securityGroupId } = prepare();
    const { securityGroupId: other = '' } = test.state('a security group exists');
    await expectSuccess(test, 'AuthorizeSecurityGroup', {
      RegionId,
      SecurityGroupId: other,
      SourceGroupId: securityGroupId,
      IpProtocol: 'all',
      PortRange: '-1/-1',
    });
    const { at } = await expectSuccess(test, operation, { RegionId, SecurityGroupId: other });
    expect(at('/Permissions/Permission/0')).toMatchObject({
      SourceGroupId: securityGroupId,
      SourceGroupName: `name-${securityGroupId}`,
      SourceCidrIp: '',
    });
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ SecurityGroupId: '' }, 400, 'MissingParameter'],
    [{ RegionId: 'no-such-region-1' }, 404, 'InvalidRegionId.NotFound'],
    [{ RegionId: 'cn-shanghai' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ SecurityGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ NicType: 'wireless' }, 400, 'InvalidNicType.ValueNotSupported'],
    [{ Direction: 'up' }, 400, 'InvalidParamter'],
  ])('%j', async (change, status, code) => {
    const { test, securityGroupId } = prepare();
    const parameters = { RegionId, SecurityGroupId: securityGroupId, ...change };
    await expectRefusal(test, { operation, parameters }, [status, code]);
  });
});
