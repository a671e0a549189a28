/**
 * ModifyInstanceSpec: changes the type or the public bandwidth of a pay-as-you-go instance, one of them at a time.
 * Arrears page: only the disk table lists the operation, and refuses it. The prose wants an account that owes nothing,
 * so that an instance in arrears is refused too, and both take the row about an outstanding payment. The page's sample
 * changes type and bandwidth at once; prose and table refuse that, and they are followed. A request for neither has no
 * row: the product's common one about a missing parameter is taken.
 * Order of refusals: what is asked for, presence, security, arrears and account, charge type, status, type, stock,
 * money.
 */
import { changeSpecification, type SpecificationChange } from '../../machine/change-specification.ts';
import { findInstanceType } from '../../machine/instance-types.ts';
import type { Call, Rule } from '../behaviour.ts';
import {
  accountHasNoFunds,
  accountIsInArrears,
  attachedDiskLockedFor,
  both,
  chargedBy,
  either,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  lockedFor,
  namedInstance,
  statusIsNot,
  zoneIsSoldOut,
} from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import {
  clientTokenInvalid,
  defineBehaviour,
  instanceNotFound,
  internalError,
  lockedForSecurity,
  missingParameter,
} from './defaults.ts';

const invalidBandwidth = answer(400, 'InvalidParameter', 'InternetMaxBandwidthOut');
const wrongStatus = answer(403, 'InvalidStatus.ValueNotSupported');

const asksForType = (call: Call): boolean => given(call, 'InstanceType') !== '';
const asksForBandwidth = (call: Call): boolean =>
  given(call, 'InternetMaxBandwidthOut') !== '' || given(call, 'InternetMaxBandwidthIn') !== '';

function bandwidthOf(call: Call): { readonly in: number; readonly out: number } {
  const before = namedInstance(call)?.bandwidth.out ?? 0;
  const out = Number(given(call, 'InternetMaxBandwidthOut') || `${before}`);
  return { in: Number(given(call, 'InternetMaxBandwidthIn') || `${Math.max(10, out)}`), out };
}

const requestRules: readonly Rule[] = [
  {
    name: 'nothing to change',
    applies: (call) => !asksForType(call) && !asksForBandwidth(call),
    answer: missingParameter('InstanceType'),
  },
  {
    name: 'type and bandwidth',
    applies: both(asksForType, asksForBandwidth),
    answer: answer(400, 'InvalidParameter.Mismatch'),
  },
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
];

const stateRules: readonly Rule[] = [
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: lockedForSecurity,
  },
  {
    name: 'in arrears',
    applies: either(accountIsInArrears, lockedFor('financial'), attachedDiskLockedFor('financial')),
    answer: answer(400, 'Account.Arrearage'),
  },
  { name: 'subscription', applies: chargedBy('PrePaid'), answer: answer(403, 'ChargeTypeViolation') },
  {
    name: 'change booked',
    applies: inCondition('specification-change-booked'),
    answer: answer(403, 'InstanceSpecModification.NotEffective'),
  },
  {
    name: 'neither running nor stopped',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: wrongStatus,
  },
];

const changeRules: readonly Rule[] = [
  {
    name: 'type unknown',
    applies: (call) => asksForType(call) && findInstanceType(given(call, 'InstanceType')) === undefined,
    answer: answer(400, 'InvalidInstanceType.ValueNotSupported'),
  },
  {
    name: 'type of an instance that runs',
    applies: both(asksForType, statusIsNot('Stopped')),
    answer: answer(400, 'InvalidInstanceStatus.NotStopped'),
  },
  {
    name: 'type of an instance on a host',
    applies: both(
      asksForType,
      instanceIs(({ dedicatedHost }) => dedicatedHost !== undefined),
    ),
    answer: answer(400, 'InvalidAction.NotSupport'),
  },
  {
    name: 'type that it has',
    applies: instanceIs(({ instanceType }, call) => instanceType === given(call, 'InstanceType')),
    answer: answer(400, 'DependencyViolation.InstanceType'),
  },
  {
    name: 'inbound bandwidth out of range',
    applies: (call) => {
      const { in: inbound, out } = bandwidthOf(call);
      return asksForBandwidth(call) && (inbound < 1 || inbound > Math.max(10, out));
    },
    answer: answer(400, 'InvalidParameter.Bandwidth'),
  },
  { name: 'sold out', applies: both(asksForType, zoneIsSoldOut), answer: answer(403, 'OperationDenied.NoStock') },
  {
    name: 'account empty',
    applies: accountHasNoFunds,
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
];

function changeOf(call: Call): SpecificationChange {
  return asksForType(call) ? { instanceType: given(call, 'InstanceType') } : { bandwidth: bandwidthOf(call) };
}

/** Decisions of ModifyInstanceSpec. */
export const behaviour = defineBehaviour({
  throttled: answer(400, 'Throttling', 'after 5 minutes'),
  parameters: {
    invalid: {
      InternetMaxBandwidthOut: invalidBandwidth,
      InternetMaxBandwidthIn: answer(400, 'InvalidParameter.Bandwidth'),
      AllowMigrateAcrossZone: answer(400, 'InvalidParameter.AllowMigrateAcrossZone'),
      'SystemDisk.Category': answer(400, 'InvalidParam.SystemDiskCategory'),
      ClientToken: clientTokenInvalid,
    },
  },
  tokens: { processing: answer(403, 'LastTokenProcessing'), mismatch: answer(400, 'IdempotenceParamNotMatch') },
  rules: [...requestRules, ...stateRules, ...changeRules],
  effect: (call) =>
    plainOutcome(changeSpecification(call.world, given(call, 'InstanceId'), changeOf(call)), internalError),
});
