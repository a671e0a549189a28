/** AuthorizeSecurityGroup and RevokeSecurityGroup against their pages. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

type Parameters = Readonly<Record<string, string>>;

function prepare(rule = false) {
  const test = bench();
  const { securityGroupId = '' } = test.state('a security group exists', { rule });
  const valid = (change: Parameters = {}) => ({
    RegionId,
    SecurityGroupId: securityGroupId,
    IpProtocol: 'tcp',
    PortRange: '22/22',
    SourceCidrIp: '10.0.0.0/8',
    ...change,
  });
  const rules = async () => {
    const { at } = await test.ask('DescribeSecurityGroupAttribute', { RegionId, SecurityGroupId: securityGroupId });
    return at('/Permissions/Permission') as readonly Readonly<Record<string, unknown>>[];
  };
  return { test, securityGroupId, valid, rules };
}

describe('AuthorizeSecurityGroup', () => {
  const operation = 'AuthorizeSecurityGroup';

  test('adds an inbound rule with the defaults of the page', async () => {
    const { test, valid, rules } = prepare();
    const before = test.see();
    await expectSuccess(test, operation, valid({ Description: 'why' }));
    expect(await rules()).toMatchObject([
      {
        Direction: 'ingress',
        IpProtocol: 'TCP',
        PortRange: '22/22',
        SourceCidrIp: '10.0.0.0/8',
        Policy: 'Accept',
        Priority: 1,
        NicType: 'intranet',
        Description: 'why',
      },
    ]);
    const after = test.see();
    expect({ ...after, securityGroupRules: [] }).toEqual({ ...before, securityGroupRules: [] });
    expect(after.securityGroupRules).toMatchObject([{ portRanges: ['22/22'] }]);
  });

  test('a rule that is there is no error and none more; one that differs is', async () => {
    const { test, valid, rules } = prepare(true);
    await expectSuccess(test, operation, valid({ DestCidrIp: '0.0.0.0/0', Description: 'again' }));
    expect(await rules()).toHaveLength(1);
    const others: readonly Parameters[] = [
      { Policy: 'drop' },
      { Priority: '2' },
      { PortRange: '22/23' },
      { SourcePortRange: '1/9' },
      { SourceCidrIp: '10.0.0.1' },
      { DestCidrIp: '10.1.0.0/16' },
      { IpProtocol: 'udp' },
      { SourceCidrIp: '', Ipv6SourceCidrIp: '2001:250:6000::/48' },
    ];
    for (const [at, change] of others.entries()) {
      await expectSuccess(test, operation, valid(change));
      expect(await rules()).toHaveLength(at + 2);
    }
  });

  test('an address goes before a group, a group before a prefix list', async () => {
    const { test, valid, rules } = prepare();
    await expectSuccess(test, operation, valid({ SourceGroupId: 'sg-none', NicType: 'internet' }));
    const { securityGroupId: other = '' } = test.state('a security group exists');
    await expectSuccess(test, operation, valid({ SourceCidrIp: '', SourceGroupId: other, SourcePrefixListId: 'pl-1' }));
    expect(await rules()).toMatchObject([{ SourceGroupId: '' }, { SourceGroupId: other }]);
  });

  test.each<[Parameters, number, string, string?]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ SecurityGroupId: '' }, 400, 'MissingParameter'],
    [{ IpProtocol: '' }, 400, 'MissingParameter'],
    [{ PortRange: '' }, 400, 'MissingParameter'],
    [{ SecurityGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ RegionId: 'cn-shanghai' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ IpProtocol: 'sctp' }, 400, 'InvalidIpProtocol.ValueNotSupported'],
    [{ PortRange: '22' }, 400, 'InvalidIpProtocol.Malformed', 'PortRange'],
    [{ PortRange: '0/22' }, 400, 'OperationDenied', 'do not match'],
    [{ PortRange: '23/22' }, 400, 'OperationDenied', 'do not match'],
    [{ PortRange: '1/65536' }, 400, 'OperationDenied', 'do not match'],
    [{ PortRange: '-1/-1' }, 400, 'OperationDenied', 'do not match'],
    [{ IpProtocol: 'all' }, 400, 'OperationDenied', 'do not match'],
    [{ IpProtocol: 'icmp' }, 400, 'OperationDenied', 'do not match'],
    [{ SourcePortRange: 'all' }, 400, 'InvalidSourcePortRange.Malformed'],
    [{ SourceCidrIp: '10.0.0.0/33' }, 400, 'InvalidSourceCidrIp.Malformed'],
    [{ SourceCidrIp: 'home' }, 400, 'InvalidSourceCidrIp.Malformed'],
    [{ DestCidrIp: '300.0.0.1' }, 400, 'InvalidDestCidrIp.Malformed'],
    [{ Ipv6SourceCidrIp: '10.0.0.0/8' }, 400, 'InvalidParam.Ipv6SourceCidrIp'],
    [{ Ipv6DestCidrIp: '::/129' }, 400, 'InvalidParam.Ipv6DestCidrIp'],
    [{ Priority: 'high' }, 400, 'InvalidPriority.Malformed'],
    [{ Priority: '0' }, 400, 'InvalidPriority.ValueNotSupported'],
    [{ Priority: '101' }, 400, 'InvalidPriority.ValueNotSupported'],
    [{ Policy: 'ask' }, 400, 'InvalidPolicy.Malformed'],
    [{ NicType: 'wireless' }, 400, 'InvalidNicType.ValueNotSupported'],
    [{ Description: 'd'.repeat(513) }, 400, 'InvalidSecurityGroupDiscription.Malformed'],
    [{ DestCidrIp: '10.0.0.0/8' }, 400, 'InvalidParamter.Conflict', 'DestCidrIp'],
    [{ SourceCidrIp: '' }, 400, 'MissingParameter.Source'],
    [{ SourceCidrIp: '', SourceGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSourceGroupId.NotFound'],
    [{ SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, 404, 'InvalidPrefixListId.NotFound'],
  ])('%j', async (change, status, code, message) => {
    const { test, valid } = prepare();
    const expected = message === undefined ? ([status, code] as const) : ([status, code, message] as const);
    await expectRefusal(test, { operation, parameters: valid(change) }, expected);
  });

  test('about itself, or about a group over the internet', async () => {
    const { test, securityGroupId, valid } = prepare();
    const about = (SourceGroupId: string, more: Parameters = {}) => ({
      operation,
      parameters: valid({ SourceCidrIp: '', SourceGroupId, ...more }),
    });
    const itself = [403, 'InvalidParamter.Conflict', 'different from the SourceGroupId'] as const;
    await expectRefusal(test, about(securityGroupId), itself);
    const { securityGroupId: other = '' } = test.state('a security group exists');
    await expectRefusal(test, about(other, { NicType: 'internet' }), [403, 'InvalidSourceGroupId.Mismatch']);
    await expectSuccess(test, operation, about(other, { NicType: 'intranet' }).parameters);
  });

  test('the two hundredth rule is the last, and giving it again is fine', async () => {
    const { test, valid } = prepare();
    for (let port = 1; port <= 200; port += 1) await test.ask(operation, valid({ PortRange: `${port}/${port}` }));
    const next = { operation, parameters: valid({ PortRange: '201/201' }) };
    await expectRefusal(test, next, [403, 'AuthorizationLimitExceed']);
    await expectSuccess(test, operation, valid({ PortRange: '200/200' }));
  });
});

describe('RevokeSecurityGroup', () => {
  const operation = 'RevokeSecurityGroup';

  test('removes the rule described and no other', async () => {
    const { test, valid, rules } = prepare(true);
    await test.ask('AuthorizeSecurityGroup', valid({ PortRange: '80/80' }));
    await expectSuccess(test, operation, valid({ Description: 'of no account' }));
    expect(await rules()).toMatchObject([{ PortRange: '80/80' }]);
    await expectSuccess(test, operation, valid({ PortRange: '80/80', DestCidrIp: '0.0.0.0/0' }));
    expect(await rules()).toEqual([]);
  });

  test('where there is none like it nothing happens, and that is no error', async () => {
    const { test, valid, rules } = prepare(true);
    const others: readonly Parameters[] = [
      { Policy: 'drop' },
      { Priority: '2' },
      { SourceCidrIp: '10.0.0.0/9' },
      { IpProtocol: 'all', PortRange: '-1/-1' },
    ];
    for (const change of others) await expectSuccess(test, operation, valid(change));
    expect(await rules()).toHaveLength(1);
  });

  test.each<[Parameters, number, string, string?]>([
    [{ IpProtocol: 'all', PortRange: '80/80' }, 400, 'InvalidIpPortRange.Malformed'],
    [{ RegionId: '' }, 400, 'MissingParameter', '"RegionId"'],
    [{ SecurityGroupId: '' }, 400, 'MissingParameter'],
    [{ IpProtocol: '' }, 400, 'MissingParameter'],
    [{ PortRange: '' }, 400, 'MissingParameter'],
    [{ SecurityGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ IpProtocol: 'sctp' }, 400, 'InvalidIpProtocol.ValueNotSupported'],
    [{ PortRange: '22' }, 400, 'InvalidIpPortRange.Malformed'],
    [{ SourceCidrIp: 'home' }, 400, 'InvalidSourceCidrIp.Malformed'],
    [{ DestCidrIp: 'home' }, 400, 'InvalidDestCidrIp.Malformed'],
    [{ SourcePortRange: 'all' }, 400, 'InvalidSourcePortRange.Malformed'],
    [{ Ipv6SourceCidrIp: '10.0.0.0/8' }, 400, 'InvalidParam.Ipv6SourceCidrIp'],
    [{ Ipv6DestCidrIp: '::/129' }, 400, 'InvalidParam.Ipv6DestCidrIp'],
    [{ Priority: 'high' }, 400, 'InvalidPriority.Malformed'],
    [{ Priority: '101' }, 400, 'InvalidPriority.ValueNotSupported'],
    [{ Policy: 'ask' }, 400, 'InvalidPolicy.Malformed'],
    [{ NicType: 'wireless' }, 400, 'InvalidNicType.ValueNotSupported'],
    [{ SourceCidrIp: '' }, 400, 'MissingParameter.Source'],
    [{ SourceCidrIp: '', SourceGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSourceGroupId.NotFound'],
    [{ SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, 404, 'InvalidPrefixListId.NotFound'],
  ])('%j', async (change, status, code, message) => {
    const { test, valid } = prepare(true);
    const expected = message === undefined ? ([status, code] as const) : ([status, code, message] as const);
    await expectRefusal(test, { operation, parameters: valid(change) }, expected);
  });

  test('about itself, or about a group over the internet', async () => {
    const { test, securityGroupId, valid } = prepare();
    const about = (SourceGroupId: string, more: Parameters = {}) => ({
      operation,
      parameters: valid({ SourceCidrIp: '', SourceGroupId, ...more }),
    });
    await expectRefusal(test, about(securityGroupId), [400, 'InvalidParamter.Conflict']);
    const { securityGroupId: other = '' } = test.state('a security group exists');
    await expectRefusal(test, about(other, { NicType: 'internet' }), [403, 'InvalidNicType.Mismatch']);
  });
});
