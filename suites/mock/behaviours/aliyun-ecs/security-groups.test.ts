/** CreateSecurityGroup and DeleteSecurityGroup against their pages. */
import { describe, expect, test } from 'vitest';
import { bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

describe('CreateSecurityGroup', () => {
  const operation = 'CreateSecurityGroup';
  const account = () => {
    const test = bench();
    return { test, credentials: credentialsFrom(test.state('an account exists')) };
  };

  test('adds an empty group to the account whose credentials sign, and to no other', async () => {
    const { test, credentials } = account();
    const asked = { RegionId, SecurityGroupName: 'FinanceJoshua', Description: 'FinanceDept' };
    const { at } = await expectSuccess(test, operation, asked, { credentials });
    const securityGroupId = at('/SecurityGroupId');
    expect(securityGroupId).toMatch(/^sg-/);
    expect(test.see()).toMatchObject({
      securityGroups: [{ securityGroupId, name: 'FinanceJoshua' }],
      securityGroupRules: [{ securityGroupId, portRanges: [] }],
    });
    const shown = await test.ask('DescribeSecurityGroups', { RegionId, SecurityGroupId: `${securityGroupId}` });
    expect(shown.at('/SecurityGroups/SecurityGroup/0')).toMatchObject({
      Description: 'FinanceDept',
      SecurityGroupType: 'normal',
    });
  });

  test('in the VPC named, of the type named, with tags', async () => {
    const { test } = account();
    const { vpcId = '' } = test.state('a security group exists');
    const asked = { RegionId, VpcId: vpcId, SecurityGroupType: 'enterprise', 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' };
    const { at } = await expectSuccess(test, operation, asked);
    const parameters = { RegionId, SecurityGroupId: `${at('/SecurityGroupId')}` };
    const shown = await test.ask('DescribeSecurityGroups', parameters);
    expect(shown.at('/SecurityGroups/SecurityGroup/0')).toMatchObject({
      VpcId: vpcId,
      SecurityGroupType: 'enterprise',
      AvailableInstanceAmount: 65_536,
    });
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ RegionId: 'no-such-region-1' }, 404, 'InvalidVpcId.NotFound'],
    [{ VpcId: 'vpc-ecsconformance000001' }, 404, 'InvalidVpcId.NotFound'],
    [{ SecurityGroupName: 'x' }, 400, 'InvalidSecurityGroupName.Malformed'],
    [{ SecurityGroupName: '1st' }, 400, 'InvalidSecurityGroupName.Malformed'],
    [{ SecurityGroupName: 'a name' }, 400, 'InvalidSecurityGroupName.Malformed'],
    [{ Description: 'x' }, 400, 'InvalidDescription.Malformed'],
    [{ Description: 'http://somewhere' }, 400, 'InvalidDescription.Malformed'],
    [{ SecurityGroupType: 'open' }, 400, 'InvalidParameter.Format'],
    [{ ResourceGroupId: 'rg-1' }, 404, 'InvalidResourceGroup.NotFound'],
    [{ 'Tag.1.Key': 'aliyunKey' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k'.repeat(65) }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.21.Key': 'k' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'https://x' }, 400, 'InvalidTagValue.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'v'.repeat(129) }, 400, 'InvalidTagValue.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' }, 400, 'Duplicate.TagKey'],
    [{ ClientToken: 't'.repeat(65) }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code) => {
    const { test, credentials } = account();
    await expectRefusal(test, { operation, parameters: { RegionId, ...change }, credentials }, [status, code]);
  });

  test('a Chinese name is one', async () => {
    const { test, credentials } = account();
    await expectSuccess(test, operation, { RegionId, SecurityGroupName: '安全组-1' }, { credentials });
  });

  test('the hundredth group is the last', async () => {
    const { test, credentials } = account();
    for (let made = 0; made < 99; made += 1) test.state('a security group exists');
    await expectSuccess(test, operation, { RegionId }, { credentials });
    const request = { operation, parameters: { RegionId }, credentials };
    await expectRefusal(test, request, [403, 'QuotaExceed.SecurityGroup']);
  });

  test('a token in process', async () => {
    const { test, credentials } = account();
    test.state('an instance exists');
    const pending = { operation, clientToken: 'one', parameters: {} };
    test.state('a request with the client token is still processing', pending);
    const withToken = { operation, parameters: { RegionId, ClientToken: 'one' }, credentials };
    await expectRefusal(test, withToken, [403, 'IdempotentProcessing']);
  });
});

describe('DeleteSecurityGroup', () => {
  const operation = 'DeleteSecurityGroup';
  const prepare = (params = {}) => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    const { securityGroupId = '' } = test.state('a security group exists', { instanceId, ...params });
    const parameters = { RegionId, SecurityGroupId: securityGroupId };
    return { test, instanceId, securityGroupId, parameters };
  };

  test('removes an empty group, and only that', async () => {
    const { test, securityGroupId, parameters } = prepare();
    const before = test.see();
    await expectSuccess(test, operation, parameters);
    const rest = before.securityGroups?.filter((group) => group.securityGroupId !== securityGroupId);
    expect(test.see()).toMatchObject({ ...before, securityGroups: rest, securityGroupRules: [{ portRanges: [] }] });
    await expectRefusal(test, { operation, parameters }, [400, 'InvalidParameter.Format']);
  });

  test('not while an instance is in it', async () => {
    const { test, parameters } = prepare({ joined: true });
    await expectRefusal(test, { operation, parameters }, [403, 'DependencyViolation', 'still instance']);
  });

  test('not while another group names it; a rule about itself would not matter', async () => {
    const { test, securityGroupId, parameters } = prepare();
    const { securityGroupId: other = '' } = test.state('a security group exists');
    const rule = {
      RegionId,
      SecurityGroupId: other,
      IpProtocol: 'tcp',
      PortRange: '1/9',
      SourceGroupId: securityGroupId,
    };
    await expectSuccess(test, 'AuthorizeSecurityGroup', rule);
    await expectRefusal(test, { operation, parameters }, [403, 'DependencyViolation', 'authorized in another one']);
    await expectSuccess(test, 'RevokeSecurityGroup', rule);
    await expectSuccess(test, operation, parameters);
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ SecurityGroupId: '' }, 400, 'MissingParameter'],
    [{ SecurityGroupId: 'sg-ecsconformance000001' }, 400, 'InvalidParameter.Format'],
    [{ RegionId: 'cn-shanghai' }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code) => {
    const { test, parameters } = prepare();
    await expectRefusal(test, { operation, parameters: { ...parameters, ...change } }, [status, code]);
  });
});
