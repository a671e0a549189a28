/**
 * CreateInstance: buys one instance, pay-as-you-go unless a subscription is asked for, which is an order that is paid at once.
 * It is not started and has no public address; its system disk and the data disks asked for come with it.
 * Arrears page: refused with an instance in arrears and with a disk in arrears. The request names neither, so that any one of
 * the account counts.
 * Image, group and switch: without a group the instance goes into the usual one, without a switch into the account's only one.
 * The page says that there is an order for a subscription alone and prints it in every answer: it is empty without one.
 * A token that comes with other parameters has no row but the one about tokens that are not valid; while its request is in
 * process, the row about another instance being created.
 * Order of refusals: forms, what is named, disks, account, stock, dry run (which here comes after all checks).
 */
import { createInstance } from '../../machine/create-instance.ts';
import { instancePerHour } from '../../machine/prices.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { both, orderServiceFails, parameterIs } from '../conditions.ts';
import { answer, refuseWith } from '../outcomes.ts';
import { diskRules } from './CreateInstance.disk-rules.ts';
import { isSubscription, purchaseOf } from './CreateInstance.request.ts';
import { accountRules, presenceRules, requestRules } from './CreateInstance.rules.ts';
import { clientTokenInvalid, defineBehaviour, dryRunPassed, internalError } from './defaults.ts';

const systemDiskCategory = answer(400, 'InvalidSystemDiskCategory.ValueNotSupported', '"SystemDisk.Category"');
const dataDiskCategory = answer(400, 'InvalidDataDiskCategory.ValueNotSupported', '"DataDisk.n.Category"');
const tooManyDisks = answer(403, 'InstanceDiskNumLimitExceed');

const rules: readonly Rule[] = [
  ...requestRules,
  ...presenceRules,
  ...diskRules,
  ...accountRules,
  // This table has no row for orders that cannot be placed.
  { name: 'order service fails', applies: both(isSubscription, orderServiceFails), answer: internalError },
  { name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed },
];

/** Hundredths of the currency as the page prints a price. */
const printedPrice = (amount: number): string => (amount / 100).toFixed(2);

function create(call: Call): Effect {
  const step = createInstance(call.world, purchaseOf(call));
  if (!step.done) return refuseWith(internalError);
  const { instance, order } = step.value;
  const made = { outcome: 'success', world: step.world } as const;
  const TradePrice = printedPrice(order?.amount ?? instancePerHour);
  if (order === undefined) return { ...made, result: { InstanceId: instance.id, OrderId: '', TradePrice } };
  return { ...made, result: { InstanceId: instance.id, OrderId: order.id, TradePrice }, orderId: order.id };
}

/** Decisions of CreateInstance. */
export const behaviour = defineBehaviour({
  notOffered: answer(400, 'OperationDenied', 'current user'),
  parameters: {
    invalid: {
      InstanceName: answer(400, 'InvalidInstanceName.Malformed'),
      InternetChargeType: answer(400, 'InvalidInternetChargeType.ValueNotSupported'),
      AutoRenewPeriod: answer(400, 'InvalidAutoRenewPeriod.ValueNotSupported'),
      InternetMaxBandwidthOut: answer(400, 'InvalidParameter', 'InternetMaxBandwidthOut'),
      InternetMaxBandwidthIn: answer(400, 'InvalidParameter.Bandwidth'),
      Password: answer(400, 'InvalidPassword.Malformed'),
      ClientToken: clientTokenInvalid,
      'SystemDisk.Size/minimum': answer(404, 'InvalidSystemDiskSize.LessThanMinSize'),
      'SystemDisk.Size/maximum': answer(404, 'InvalidSystemDiskSize.MoreThanMaxSize'),
      'SystemDisk.Size': answer(404, 'InvalidSystemDiskSize'),
      'SystemDisk.Category': systemDiskCategory,
      'SystemDisk.DiskName': answer(400, 'InvalidDiskName.Malformed'),
      'SystemDisk.Description': answer(400, 'InvalidDiskDescription.Malformed'),
      'DataDisk.N.Size': answer(400, 'InvalidDataDiskSize.ValueNotSupported'),
      'DataDisk.N.Size/index': tooManyDisks,
      'DataDisk.N.SnapshotId/index': tooManyDisks,
      'DataDisk.N.Category': dataDiskCategory,
      'DataDisk.N.DiskName': answer(400, 'InvalidDiskName.Malformed'),
      'DataDisk.N.Description': answer(400, 'InvalidDiskDescription.Malformed'),
      Description: answer(400, 'InvalidDescription.Malformed'),
      IoOptimized: answer(400, 'InvalidIoOptimizedValue.ValueNotSupported'),
      InstanceChargeType: answer(404, 'InvalidInstanceChargeType.NotFound'),
      Period: answer(400, 'InvalidPeriod'),
      PeriodUnit: answer(400, 'InvalidPeriodUnit.ValueNotSupported'),
      'Tag.N.Key': answer(400, 'InvalidTagKey.Malformed'),
      'Tag.N.Value': answer(400, 'InvalidTagValue.Malformed'),
      SpotStrategy: answer(400, 'InvalidSpotStrategy'),
      SpotPriceLimit: answer(400, 'InvalidSpotPriceLimit'),
      SpotDuration: answer(400, 'InvalidSpotDuration'),
      SpotInterruptionBehavior: {
        ...answer(400, 'InvalidSpotInterruptionBehavior'),
        values: ['SpotInterruptionBehavior is not valid.'],
      },
      CreditSpecification: answer(400, 'InvalidParameter.CreditSpecification'),
      Tenancy: answer(400, 'InvalidParam.Tenancy'),
      HttpEndpoint: answer(400, 'InvalidHttpEndpoint.NotSupported'),
      HttpTokens: answer(400, 'InvalidHttpTokens.NotSupported'),
    },
  },
  tokens: { processing: answer(404, 'OperationDenied', 'has been creating'), mismatch: clientTokenInvalid },
  rules,
  effect: create,
});
