/**
 * Refusals that JoinSecurityGroup and LeaveSecurityGroup share. Both take an instance or a network interface, of which the
 * world has none. Neither table has a row for a request that names neither: the product's common one is taken.
 */
import type { ErrorChoice, Rule } from '../behaviour.ts';
import { both, either, inCondition, instanceIsAbsent, lockedFor, statusIsNot } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { instanceNotFound, lockedForSecurity, missingParameter } from './defaults.ts';
import { groupIsAbsent } from './network-conditions.ts';

const names =
  (parameter: string): Rule['applies'] =>
  (call) =>
    given(call, parameter) !== '';
const namesNot =
  (parameter: string): Rule['applies'] =>
  (call) =>
    given(call, parameter) === '';

const namesInterface = names('NetworkInterfaceId');

/** From the request to the status of the instance; `conflict` answers one that names instance and interface. */
export const membershipRules = (conflict: ErrorChoice): readonly Rule[] => [
  { name: 'instance and interface', applies: both(names('InstanceId'), namesInterface), answer: conflict },
  {
    name: 'neither instance nor interface',
    applies: both(namesNot('InstanceId'), namesNot('NetworkInterfaceId')),
    answer: missingParameter('InstanceId'),
  },
  {
    name: 'interface without region',
    applies: both(namesInterface, namesNot('RegionId')),
    answer: answer(400, 'MissingParameter.RegionId'),
  },
  {
    name: 'interface absent',
    applies: namesInterface,
    answer: { ...answer(404, 'InvalidEniId.NotFound'), values: ['The specified network interface does not exist.'] },
  },
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  { name: 'group absent', applies: groupIsAbsent, answer: answer(404, 'InvalidSecurityGroupId.NotFound') },
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: lockedForSecurity,
  },
  {
    name: 'neither running nor stopped',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: answer(403, 'IncorrectInstanceStatus'),
  },
];
