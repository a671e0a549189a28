/**
 * AllocatePublicIpAddress: gives an instance its one public address, the one asked for or a free one.
 * Arrears page: refused with the instance in arrears and with a disk of it in arrears. The table has one row about arrears,
 * worded for the instance; it answers for the disk too, since no other row is closer.
 * The world has no VLAN, so that one that is asked for does not exist. The row about instances in a VPC is older than the
 * prose, which refuses one with an elastic address alone; no instance of the world has one.
 * Order of refusals: presence, security, arrears, status, what the instance has, the address asked for.
 */
import { isIPv4 } from 'node:net';
import { addressInUse, allocateAddress } from '../../machine/public-addresses.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  attachedDiskLockedFor,
  either,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  lockedFor,
  statusIsNot,
} from '../conditions.ts';
import { answer, given, refuseWith } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound, lockedForSecurity } from './defaults.ts';

const expiredOrInArrears = answer(403, 'InstanceExpiredOrInArrears');

const rules: readonly Rule[] = [
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: lockedForSecurity,
  },
  { name: 'instance in arrears', applies: lockedFor('financial'), answer: expiredOrInArrears },
  { name: 'disk in arrears', applies: attachedDiskLockedFor('financial'), answer: expiredOrInArrears },
  {
    name: 'neither running nor stopped',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: answer(403, 'IncorrectInstanceStatus'),
  },
  {
    name: 'has an address',
    applies: instanceIs(({ publicIpAddresses }) => publicIpAddresses.length > 0),
    answer: answer(403, 'AllocatedAlready'),
  },
  {
    name: 'no bandwidth',
    applies: instanceIs(({ bandwidth }) => bandwidth.out === 0),
    answer: answer(400, 'AllocateIpInvalidInstanceBandwidth'),
  },
  {
    name: 'address malformed',
    applies: (call) => given(call, 'IpAddress') !== '' && !isIPv4(given(call, 'IpAddress')),
    answer: answer(400, 'InvalidIpAddress.Malformed'),
  },
  {
    name: 'VLAN absent',
    applies: (call) => given(call, 'VlanId') !== '',
    answer: answer(404, 'InvalidVlanId.NotFound'),
  },
  {
    name: 'address in use',
    applies: (call) => addressInUse(call.world, given(call, 'IpAddress')),
    answer: answer(403, 'IpInUse'),
  },
];

function allocate(call: Call): Effect {
  const step = allocateAddress(call.world, {
    instanceId: given(call, 'InstanceId'),
    address: given(call, 'IpAddress'),
  });
  if (!step.done) return refuseWith(answer(400, 'InsufficientPublicIp'));
  return { outcome: 'success', world: step.world, result: { IpAddress: step.value } };
}

/** Decisions of AllocatePublicIpAddress. */
export const behaviour = defineBehaviour({
  rules,
  effect: allocate,
});
