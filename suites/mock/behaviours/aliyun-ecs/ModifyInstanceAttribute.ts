/**
 * ModifyInstanceAttribute: changes the name, description, host name, protection or security groups of an instance; password
 * and user data are checked and kept by nobody here.
 * Arrears page: as ever with the instance in arrears, refused with a disk of it in arrears. No row is about arrears; of the
 * rows about a state the one about the resource is nearest.
 * The page states a status for passwords, user data and queues alone. One that is only being created has no attributes yet.
 * It has no row for groups that are too many, twice or of two types: they are parameters that are not valid.
 * Order of refusals: forms, presence, security, arrears, status, groups, what the instance cannot have.
 */

import { withInstance } from '../../machine/resources.ts';
import { changeGroups, findSecurityGroup } from '../../machine/security-groups.ts';
import type { Instance } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  attachedDiskLockedFor,
  both,
  either,
  inCondition,
  instanceIsAbsent,
  lockedFor,
  statusIsNot,
} from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound, internalError, lockedForSecurity } from './defaults.ts';
import { groupLimit } from './network-conditions.ts';
import { indexedValues } from './numbered-page.ts';
import { isDescription, isHostName, isName, isPassword, textRule } from './text-rules.ts';
import { userDataRules } from './user-data-rules.ts';

const invalidName = answer(400, 'InvalidInstanceName.Malformed');
const invalidDescription = answer(400, 'InvalidDescription.Malformed');
const invalidPassword = answer(400, 'InvalidPassword.Malformed');
const invalidParameter = answer(400, 'InvalidParameter', 'parameter is not valid');
const wrongStatus = answer(403, 'IncorrectInstanceStatus');

const gives =
  (parameter: string) =>
  (call: Call): boolean =>
    given(call, parameter) !== '';

const groupsOf = (call: Call) =>
  indexedValues(call, 'SecurityGroupIds').flatMap((id) => findSecurityGroup(call.world, id) ?? []);

const formRules: readonly Rule[] = [
  textRule('Password', isPassword, invalidPassword),
  textRule('HostName', isHostName, answer(400, 'InvalidHostName.Malformed')),
  textRule('InstanceName', isName, invalidName),
  textRule('Description', isDescription, invalidDescription),
  ...userDataRules(invalidParameter),
];

const stateRules: readonly Rule[] = [
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: lockedForSecurity,
  },
  {
    name: 'disk in arrears',
    applies: attachedDiskLockedFor('financial'),
    answer: answer(403, 'OperationDenied', 'current status of the resource'),
  },
  {
    name: 'being created or held',
    applies: either(
      statusIsNot('Starting', 'Running', 'Stopping', 'Stopped'),
      inCondition('upgrading', 'held-by-other-operation'),
    ),
    answer: wrongStatus,
  },
  {
    name: 'password while starting',
    applies: both(gives('Password'), statusIsNot('Running', 'Stopping', 'Stopped')),
    answer: wrongStatus,
  },
  {
    name: 'not stopped',
    applies: both(either(gives('UserData'), gives('NetworkInterfaceQueueNumber')), statusIsNot('Stopped')),
    answer: wrongStatus,
  },
];

const groupRules: readonly Rule[] = [
  {
    name: 'group absent',
    applies: (call) => groupsOf(call).length < indexedValues(call, 'SecurityGroupIds').length,
    answer: answer(404, 'InvalidSecurityGroupId.NotFound'),
  },
  {
    name: 'group twice, or too many groups',
    applies: (call) => {
      const ids = indexedValues(call, 'SecurityGroupIds');
      return new Set(ids).size < ids.length || ids.length > groupLimit;
    },
    answer: invalidParameter,
  },
  {
    name: 'groups of two types',
    applies: (call) => new Set(groupsOf(call).map(({ type }) => type)).size > 1,
    answer: invalidParameter,
  },
];

// No type of the mock's catalogue is burstable.
const creditRule: Rule = {
  name: 'not burstable',
  applies: gives('CreditSpecification'),
  answer: answer(400, 'InvalidParameter.CreditSpecification'),
};

function modify(call: Call): Effect {
  const instanceId = given(call, 'InstanceId');
  const groupIds = indexedValues(call, 'SecurityGroupIds');
  const changed = withInstance(call.world, instanceId, changesOf(call));
  if (groupIds.length === 0) return { outcome: 'success', world: changed, result: {} };
  return plainOutcome(changeGroups(changed, instanceId, groupIds), internalError);
}

function changesOf(call: Call): Partial<Instance> {
  const name = given(call, 'InstanceName');
  const description = given(call, 'Description');
  const hostName = given(call, 'HostName');
  const protection = given(call, 'DeletionProtection');
  return {
    ...(name === '' ? {} : { name }),
    ...(description === '' ? {} : { description }),
    ...(hostName === '' ? {} : { hostName }),
    ...(protection === '' ? {} : { deletionProtection: protection === 'true' }),
  };
}

/** Decisions of ModifyInstanceAttribute. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: { InstanceName: invalidName, Description: invalidDescription, Password: invalidPassword },
    otherwise: invalidParameter,
  },
  rules: [...formRules, ...stateRules, ...groupRules, creditRule],
  effect: modify,
});
