/** What CreateInstance refuses, against its page and the arrears page. */
import { describe, test } from 'vitest';
import { bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

const operation = 'CreateInstance';

type Parameters = Readonly<Record<string, string>>;

function prepare() {
  const test = bench();
  const credentials = credentialsFrom(test.state('an account exists'));
  const { securityGroupId = '', vSwitchId = '' } = test.state('a security group exists');
  const valid = (change: Parameters = {}) => ({
    RegionId,
    InstanceType: 'ecs.g6.large',
    ImageId: 'ubuntu_18_04_64_20G_alibase_20190624.vhd',
    SecurityGroupId: securityGroupId,
    VSwitchId: vSwitchId,
    ...change,
  });
  return { test, credentials, valid };
}

const subscription = { InstanceChargeType: 'PrePaid', Period: '1' };

describe('by the request', () => {
  test.each<[Parameters, number, string, string?]>([
    [{ RegionId: '' }, 400, 'MissingParameter', 'RegionId'],
    [{ InstanceType: '' }, 400, 'MissingParameter', 'InstanceType'],
    [{ ImageId: '' }, 400, 'MissingParameter', 'ImageId'],
    [{ ImageFamily: 'daily' }, 403, 'InvalidParameter.NotMatch'],
    [{ ImageId: '', ImageFamily: 'daily' }, 404, 'InvalidImageId.NotFound'],
    [{ RegionId: 'no-such-region-1' }, 403, 'RegionUnauthorized'],
    [{ RegionId: 'cn-shanghai' }, 403, 'RegionUnauthorized'],
    [{ InstanceType: 'ecs.none' }, 400, 'InvalidInstanceType.ValueNotSupported', 'does not exist'],
    [{ ImageId: 'm-ecsconformance000001' }, 404, 'InvalidImageId.NotFound'],
    [{ SecurityGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSecurityGroupId.NotFound', 'does not exist'],
    [{ VSwitchId: 'vsw-ecsconformance000001' }, 404, 'InvalidVSwitchId.NotFound'],
    [{ ZoneId: 'no-such-zone' }, 403, 'OperationDenied', 'specified Zone'],
    [{ ZoneId: 'cn-hangzhou-a' }, 400, 'InvalidParameter.Mismatch', 'not in the specified zone'],
    [{ DedicatedHostId: 'dh-1' }, 400, 'InvalidDedicatedHostId.NotFound'],
    [{ DeploymentSetId: 'ds-1' }, 404, 'DeploymentSet.NotFound'],
    [{ HpcClusterId: 'hpc-1' }, 400, 'InvalidHpcClusterId.NotFound'],
    [{ ClusterId: 'c-1' }, 404, 'InvalidClusterId.NotFound'],
    [{ RamRoleName: 'role' }, 404, 'InvalidRamRole.NotFound'],
    [{ ResourceGroupId: 'rg-1' }, 404, 'InvalidResourceGroup.NotFound'],
    [{ InstanceName: 'x' }, 400, 'InvalidInstanceName.Malformed'],
    [{ InstanceName: '2nd' }, 400, 'InvalidInstanceName.Malformed'],
    [{ Description: 'http://text' }, 400, 'InvalidDescription.Malformed'],
    [{ HostName: 'a--b' }, 400, 'InvalidHostName.Malformed'],
    [{ Password: 'onlyletters' }, 400, 'InvalidPassword.Malformed'],
    [{ Password: 'TestEcs123!', PasswordInherit: 'true' }, 400, 'InvalidPasswordParam.Mismatch'],
    [{ UserData: '?' }, 400, 'InvalidParameter', 'UserData'],
    [{ UserData: 'QUJD'.repeat(5_500) }, 400, 'InvalidUserData.SizeExceeded'],
    [{ 'Tag.1.Key': 'acs:k' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'acs:v' }, 400, 'InvalidTagValue.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' }, 400, 'Duplicate.TagKey'],
    [{ ClientToken: 'clé' }, 400, 'InvalidClientToken.ValueNotSupported'],
    [{ InstanceChargeType: 'Free' }, 404, 'InvalidInstanceChargeType.NotFound'],
    [{ InstanceChargeType: 'PrePaid' }, 400, 'MissingParamter', 'Period'],
    [{ InstanceChargeType: 'PrePaid', Period: '10' }, 400, 'InvalidPeriod'],
    [{ InstanceChargeType: 'PrePaid', Period: '5', PeriodUnit: 'Week' }, 400, 'InvalidPeriod'],
    [{ ...subscription, PeriodUnit: 'Year' }, 400, 'InvalidPeriodUnit.ValueNotSupported'],
    [{ ...subscription, AutoRenew: 'true' }, 400, 'InvalidAutoRenewPeriod.ValueNotSupported'],
    [{ ...subscription, AutoRenew: 'true', AutoRenewPeriod: '4' }, 400, 'InvalidAutoRenewPeriod.ValueNotSupported'],
    [{ ...subscription, SpotStrategy: 'SpotAsPriceGo' }, 400, 'InvalidSpotPrepaid'],
    [{ SpotStrategy: 'Luck' }, 400, 'InvalidSpotStrategy'],
    [{ InternetChargeType: 'Free' }, 400, 'InvalidInternetChargeType.ValueNotSupported'],
    [{ InternetMaxBandwidthOut: '101' }, 400, 'InvalidParameter', 'InternetMaxBandwidthOut'],
    [{ IoOptimized: 'maybe' }, 400, 'InvalidIoOptimizedValue.ValueNotSupported'],
    [{ Tenancy: 'shared' }, 400, 'InvalidParam.Tenancy'],
    [{ HttpEndpoint: 'x' }, 400, 'InvalidHttpEndpoint.NotSupported'],
    [{ HttpTokens: 'x' }, 400, 'InvalidHttpTokens.NotSupported'],
    [{ DryRun: 'true' }, 400, 'DryRunOperation'],
  ])('%j', async (change, status, code, message) => {
    const { test, credentials, valid } = prepare();
    const expected = message === undefined ? ([status, code] as const) : ([status, code, message] as const);
    await expectRefusal(test, { operation, parameters: valid(change), credentials }, expected);
  });

  test.each<[Parameters, number, string]>([
    [{ 'SystemDisk.Size': '19' }, 404, 'InvalidSystemDiskSize.LessThanMinSize'],
    [{ 'SystemDisk.Size': '501' }, 404, 'InvalidSystemDiskSize.MoreThanMaxSize'],
    [{ 'SystemDisk.Size': 'x' }, 404, 'InvalidSystemDiskSize'],
    [{ 'SystemDisk.Category': 'tape' }, 400, 'InvalidSystemDiskCategory.ValueNotSupported'],
    [{ 'SystemDisk.DiskName': '1st' }, 400, 'InvalidDiskName.Malformed'],
    [{ 'SystemDisk.Description': 'http://x' }, 400, 'InvalidDiskDescription.Malformed'],
    [{ 'DataDisk.1.Category': 'tape' }, 400, 'InvalidDataDiskCategory.ValueNotSupported'],
    [{ 'DataDisk.1.Size': '19' }, 400, 'InvalidDataDiskSize.ValueNotSupported'],
    [{ 'DataDisk.1.Size': 'x' }, 400, 'InvalidDataDiskSize.ValueNotSupported'],
    [{ 'DataDisk.1.Size': '2001', 'DataDisk.1.Category': 'cloud' }, 400, 'InvalidDataDiskSize.ValueNotSupported'],
    [{ 'DataDisk.1.DiskName': 'x' }, 400, 'InvalidDiskName.Malformed'],
    [{ 'DataDisk.1.DiskName': '1st' }, 400, 'InvalidDiskName.Malformed'],
    [{ 'DataDisk.1.Description': 'http://x' }, 400, 'InvalidDiskDescription.Malformed'],
    [{ 'DataDisk.1.SnapshotId': 's-none' }, 404, 'InvalidDataDiskSnapshotId.NotFound'],
    [{ 'DataDisk.17.Size': '20' }, 403, 'InstanceDiskNumLimitExceed'],
    [{ 'DataDisk.17.Category': 'cloud' }, 403, 'InstanceDiskNumLimitExceed'],
  ])('%j', async (change, status, code) => {
    const { test, credentials, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change), credentials }, [status, code]);
  });
});

describe('by the account', () => {
  test.each(['the instance is in arrears', 'the disk is in arrears', 'the account is in arrears'])(
    '%s',
    async (state) => {
      const { test, credentials, valid } = prepare();
      const { instanceId = '', systemDiskId = '' } = test.state('an instance exists');
      test.state(state, { instanceId, diskId: systemDiskId });
      for (const change of [{}, subscription]) {
        await expectRefusal(test, { operation, parameters: valid(change), credentials }, [400, 'Account.Arrearage']);
      }
    },
  );

  test('no more once what is owed was paid', async () => {
    const { test, valid } = prepare();
    const { instanceId = '', systemDiskId = '' } = test.state('an instance exists');
    test.state('the instance is in arrears', { instanceId });
    test.state('the instance is no longer in arrears', { instanceId });
    test.state('the disk is in arrears', { diskId: systemDiskId });
    await expectRefusal(test, { operation, parameters: valid() }, [400, 'Account.Arrearage']);
    test.state('the disk is no longer in arrears', { diskId: systemDiskId });
    await expectSuccess(test, operation, valid());
  });

  test('what another account owes does not count', async () => {
    const { test, valid } = prepare();
    const place = { pack: 'aliyun-ecs', scope: 'another' };
    test.mock.states({ state: 'an instance exists', params: place });
    test.mock.states({ state: 'the instance is in arrears', params: place });
    await expectSuccess(test, operation, valid());
  });

  test.each<[string, Parameters, number, string]>([
    ['the account balance is insufficient', {}, 403, 'InvalidAccountStatus.NotEnoughBalance'],
    ['the account balance is insufficient', subscription, 403, 'InvalidAccountStatus.NotEnoughBalance'],
    ['the account has no payment method', {}, 404, 'PaymentMethodNotFound'],
    ['the account has no payment method', subscription, 403, 'InvalidPayMethod'],
    ['the operation is not offered to the account', {}, 400, 'OperationDenied'],
    ['requests are throttled', {}, 400, 'Throttling.User'],
    ['the service has an internal fault', {}, 500, 'InternalError'],
    ['the order service fails', subscription, 500, 'InternalError'],
  ])('%s: %j', async (state, change, status, code) => {
    const { test, credentials, valid } = prepare();
    test.state(state, { operation });
    await expectRefusal(test, { operation, parameters: valid(change), credentials }, [status, code]);
  });

  test('no money for the second month, none for the data disk', async () => {
    const { test, credentials, valid } = prepare();
    test.state('the account balance is insufficient', { coversMonths: 1 });
    for (const change of [{ Period: '2' }, { 'DataDisk.1.Size': '20' }]) {
      const request = { operation, parameters: valid({ ...subscription, ...change }), credentials };
      await expectRefusal(test, request, [403, 'InvalidAccountStatus.NotEnoughBalance']);
    }
    await expectSuccess(test, operation, valid(subscription), { credentials });
  });

  test('nothing left in the zone', async () => {
    const { test, credentials, valid } = prepare();
    test.state('an instance exists');
    test.state('the zone is out of stock');
    await expectRefusal(test, { operation, parameters: valid(), credentials }, [403, 'OperationDenied.NoStock']);
    await expectSuccess(test, operation, valid({ VSwitchId: '', ZoneId: 'cn-hangzhou-a' }), { credentials });
  });

  test('a token in process', async () => {
    const { test, credentials, valid } = prepare();
    test.state('an instance exists');
    const pending = { operation, clientToken: 'one', parameters: {} };
    test.state('a request with the client token is still processing', pending);
    const withToken = { operation, parameters: valid({ ClientToken: 'one' }), credentials };
    await expectRefusal(test, withToken, [404, 'OperationDenied', 'has been creating']);
  });
});
