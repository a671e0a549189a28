/** Refusals of CreateInstance about the request, what it names, the account and the stock. */

import { availableFunds } from '../../machine/charge-account.ts';
import { purchasePrice } from '../../machine/create-instance.ts';
import { findInstanceType } from '../../machine/instance-types.ts';
import type { Call, Rule } from '../behaviour.ts';
import { accountHasNoFunds, accountHasNoPaymentMethod, both, either, parameterIs } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { imageExists, isSubscription, purchaseOf } from './CreateInstance.request.ts';
import { missingParameter } from './defaults.ts';
import { groupIsAbsent } from './network-conditions.ts';
import { regionExists, zoneExists } from './regions.ts';
import { badTagRules } from './tag-rules.ts';
import { isDescription, isHostName, isName, isPassword, textRule } from './text-rules.ts';
import { userDataRules } from './user-data-rules.ts';

const gives =
  (parameter: string): Rule['applies'] =>
  (call) =>
    given(call, parameter) !== '';

/** What the world has none of, so that one that is named does not exist. */
const absentKinds: readonly Rule[] = [
  ['ImageFamily', answer(404, 'InvalidImageId.NotFound')] as const,
  ['DedicatedHostId', answer(400, 'InvalidDedicatedHostId.NotFound')] as const,
  ['DeploymentSetId', answer(404, 'DeploymentSet.NotFound')] as const,
  ['HpcClusterId', answer(400, 'InvalidHpcClusterId.NotFound')] as const,
  ['ClusterId', answer(404, 'InvalidClusterId.NotFound')] as const,
  ['RamRoleName', answer(404, 'InvalidRamRole.NotFound')] as const,
  ['ResourceGroupId', answer(404, 'InvalidResourceGroup.NotFound')] as const,
].map(([parameter, choice]) => ({ name: `${parameter} absent`, applies: gives(parameter), answer: choice }));

/** Forms and parameters that do not go together. */
export const requestRules: readonly Rule[] = [
  {
    name: 'no image',
    applies: (call) => given(call, 'ImageId') === '' && given(call, 'ImageFamily') === '',
    answer: missingParameter('ImageId'),
  },
  {
    name: 'image and family',
    applies: both(gives('ImageId'), gives('ImageFamily')),
    answer: { ...answer(403, 'InvalidParameter.NotMatch'), values: ['ImageId and ImageFamily exclude each other.'] },
  },
  {
    name: 'subscription without period',
    applies: (call) => isSubscription(call) && given(call, 'Period') === '',
    answer: answer(400, 'MissingParamter'),
  },
  {
    name: 'automatic renewal without period',
    applies: both(isSubscription, parameterIs('AutoRenew', 'true'), (call) => given(call, 'AutoRenewPeriod') === ''),
    answer: answer(400, 'InvalidAutoRenewPeriod.ValueNotSupported'),
  },
  {
    name: 'spot subscription',
    applies: both(
      isSubscription,
      either(parameterIs('SpotStrategy', 'SpotWithPriceLimit'), parameterIs('SpotStrategy', 'SpotAsPriceGo')),
    ),
    answer: answer(400, 'InvalidSpotPrepaid'),
  },
  {
    name: 'password and inherited one',
    applies: both(gives('Password'), parameterIs('PasswordInherit', 'true')),
    answer: answer(400, 'InvalidPasswordParam.Mismatch'),
  },
  textRule('InstanceName', isName, answer(400, 'InvalidInstanceName.Malformed')),
  textRule('Description', isDescription, answer(400, 'InvalidDescription.Malformed')),
  textRule('HostName', isHostName, answer(400, 'InvalidHostName.Malformed')),
  textRule('Password', isPassword, answer(400, 'InvalidPassword.Malformed')),
  // Text that is no Base64 has no row of its own.
  ...userDataRules({ ...answer(400, 'InvalidParameter', '%s'), values: ['UserData is not valid.'] }),
  ...badTagRules,
];

/** What the request names has to exist and to belong together. A region without the account's network has nothing to offer. */
export const presenceRules: readonly Rule[] = [
  {
    name: 'region without a network',
    applies: (call) => !regionExists(given(call, 'RegionId')) || given(call, 'RegionId') !== call.world.regionId,
    answer: answer(403, 'RegionUnauthorized'),
  },
  {
    name: 'type unknown',
    applies: (call) => findInstanceType(given(call, 'InstanceType')) === undefined,
    answer: answer(400, 'InvalidInstanceType.ValueNotSupported', 'does not exist'),
  },
  {
    name: 'image absent',
    applies: (call) => given(call, 'ImageId') !== '' && !imageExists(call),
    answer: answer(404, 'InvalidImageId.NotFound'),
  },
  {
    name: 'group absent',
    applies: both(gives('SecurityGroupId'), groupIsAbsent),
    answer: answer(404, 'InvalidSecurityGroupId.NotFound', 'does not exist'),
  },
  {
    name: 'switch absent',
    applies: (call) => given(call, 'VSwitchId') !== '' && given(call, 'VSwitchId') !== call.world.network.vSwitchId,
    answer: answer(404, 'InvalidVSwitchId.NotFound'),
  },
  {
    name: 'zone absent',
    applies: (call) => given(call, 'ZoneId') !== '' && !zoneExists(given(call, 'ZoneId')),
    answer: answer(403, 'OperationDenied', 'to the specified Zone'),
  },
  {
    name: 'switch in another zone',
    applies: both(gives('VSwitchId'), gives('ZoneId'), (call) => given(call, 'ZoneId') !== call.world.zoneId),
    answer: answer(400, 'InvalidParameter.Mismatch', 'not in the specified zone'),
  },
  ...absentKinds,
];

/** The account owes, or something of it is in arrears: the request names no resource that could be. */
const accountIsBehind = ({ world: { account, instances, disks } }: Call): boolean =>
  account.owed > 0 || [...instances, ...disks].some(({ locks }) => locks.includes('financial'));

const cannotPay = (call: Call): boolean => availableFunds(call.world.account) < purchasePrice(purchaseOf(call));

const zoneOf = (call: Call): string => given(call, 'ZoneId') || call.world.zoneId;

/** The account and the stock. */
export const accountRules: readonly Rule[] = [
  { name: 'account in arrears', applies: accountIsBehind, answer: answer(400, 'Account.Arrearage') },
  // The prose names this code for subscriptions, the table has another one for the account as such.
  {
    name: 'no payment method for a subscription',
    applies: both(isSubscription, accountHasNoPaymentMethod),
    answer: answer(403, 'InvalidPayMethod'),
  },
  {
    name: 'no payment method',
    applies: accountHasNoPaymentMethod,
    answer: answer(404, 'PaymentMethodNotFound'),
  },
  {
    name: 'too little money',
    applies: either(accountHasNoFunds, cannotPay),
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
  {
    name: 'sold out',
    applies: (call) => call.world.soldOutZones.includes(zoneOf(call)),
    answer: answer(403, 'OperationDenied.NoStock'),
  },
];
