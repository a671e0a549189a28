/**
 * The security rule that a request describes, and what can be wrong with one, for AuthorizeSecurityGroup and
 * RevokeSecurityGroup. Both are about inbound rules. The mock's groups are in a VPC, whose rules are all of the intranet:
 * `internet`, the default of the parameter, is read as `intranet`, as the page of DescribeSecurityGroupAttribute says.
 */
import { isIPv4, isIPv6 } from 'node:net';
import type { SecurityRule } from '../../world.ts';
import type { Call, ErrorChoice, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { groupIsAbsent } from './network-conditions.ts';

/** An address or a block of addresses; empty where none is given. */
const isBlock =
  (isAddress: (text: string) => boolean, bits: number) =>
  (text: string): boolean => {
    const [address = '', length, ...more] = text.split('/');
    const fits = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
    return more.length === 0 && fits && isAddress(address);
  };
const isIPv4Block = isBlock(isIPv4, 32);
const isIPv6Block = isBlock(isIPv6, 128);

/** Two ports with a slash between them. */
export const isPortRange = (text: string): boolean => /^(\d{1,5}|-1)\/(\d{1,5}|-1)$/.test(text);

/** A range that the protocol can have: ports for TCP and UDP, -1/-1 for all others. */
export function rangeFits(protocol: string, range: string): boolean {
  if (protocol !== 'tcp' && protocol !== 'udp') return range === '-1/-1';
  const [from = 0, to = 0] = range.split('/').map(Number);
  return from >= 1 && from <= to && to <= 65_535;
}

/** A block of addresses goes before a group. */
export const namesGroupAlone = (call: Call): boolean =>
  given(call, 'SourceGroupId') !== '' && given(call, 'SourceCidrIp') === '' && given(call, 'Ipv6SourceCidrIp') === '';

/** The rule as the group would list it. */
export function ruleOf(call: Call): SecurityRule {
  return {
    direction: 'ingress',
    ipProtocol: given(call, 'IpProtocol'),
    portRange: given(call, 'PortRange'),
    sourcePortRange: given(call, 'SourcePortRange'),
    sourceCidrIp: given(call, 'SourceCidrIp'),
    destCidrIp: given(call, 'DestCidrIp'),
    ipv6SourceCidrIp: given(call, 'Ipv6SourceCidrIp'),
    ipv6DestCidrIp: given(call, 'Ipv6DestCidrIp'),
    sourceGroupId: namesGroupAlone(call) ? given(call, 'SourceGroupId') : '',
    policy: given(call, 'Policy') === 'drop' ? 'drop' : 'accept',
    priority: Number(given(call, 'Priority') || '1'),
    nicType: 'intranet',
    description: given(call, 'Description'),
    createdAtMs: call.nowMs,
  };
}

const malformed = (parameter: string, hasForm: (text: string) => boolean, choice: ErrorChoice): Rule => ({
  name: `malformed ${parameter}`,
  applies: (call) => given(call, parameter) !== '' && !hasForm(given(call, parameter)),
  answer: choice,
});

const withText = (choice: ErrorChoice, text: string): ErrorChoice => ({ ...choice, values: [text] });

/** Forms of the parameters, in the order of the pages' tables. */
export const formRules: readonly Rule[] = [
  malformed('SourcePortRange', isPortRange, answer(400, 'InvalidSourcePortRange.Malformed')),
  malformed('SourceCidrIp', isIPv4Block, answer(400, 'InvalidSourceCidrIp.Malformed')),
  malformed('DestCidrIp', isIPv4Block, answer(400, 'InvalidDestCidrIp.Malformed')),
  malformed(
    'Ipv6SourceCidrIp',
    isIPv6Block,
    withText(answer(400, 'InvalidParam.Ipv6SourceCidrIp'), 'The specified Ipv6SourceCidrIp is not valid.'),
  ),
  malformed(
    'Ipv6DestCidrIp',
    isIPv6Block,
    withText(answer(400, 'InvalidParam.Ipv6DestCidrIp'), 'The specified Ipv6DestCidrIp is not valid.'),
  ),
  malformed('Priority', (text) => /^-?\d+$/.test(text), answer(400, 'InvalidPriority.Malformed')),
  {
    name: 'priority beyond its range',
    applies: (call) => ruleOf(call).priority < 1 || ruleOf(call).priority > 100,
    answer: answer(400, 'InvalidPriority.ValueNotSupported'),
  },
];

const sources = ['SourceCidrIp', 'Ipv6SourceCidrIp', 'SourceGroupId', 'SourcePrefixListId'];

/** Who the rule is about: somebody, and somebody that exists. `conflict` answers a group that names itself. */
export const sourceRules = (conflict: ErrorChoice): readonly Rule[] => [
  {
    name: 'no source',
    applies: (call) => sources.every((parameter) => given(call, parameter) === ''),
    answer: answer(400, 'MissingParameter.Source'),
  },
  { name: 'group absent', applies: groupIsAbsent, answer: answer(404, 'InvalidSecurityGroupId.NotFound') },
  {
    name: 'group names itself',
    applies: (call) => namesGroupAlone(call) && given(call, 'SourceGroupId') === given(call, 'SecurityGroupId'),
    answer: conflict,
  },
  {
    name: 'source group absent',
    applies: (call) =>
      namesGroupAlone(call) && !call.world.securityGroups.some(({ id }) => id === given(call, 'SourceGroupId')),
    answer: answer(404, 'InvalidSourceGroupId.NotFound'),
  },
  // The world has no prefix list; one counts only where nothing else names the source.
  {
    name: 'prefix list absent',
    applies: (call) => sources.slice(0, -1).every((parameter) => given(call, parameter) === ''),
    answer: answer(404, 'InvalidPrefixListId.NotFound'),
  },
];

/** What both tables say about single parameters. Neither has a row about a missing parameter. */
export const invalidRuleParameters = {
  IpProtocol: answer(400, 'InvalidIpProtocol.ValueNotSupported', 'IpProtocol'),
  Policy: answer(400, 'InvalidPolicy.Malformed'),
  NicType: answer(400, 'InvalidNicType.ValueNotSupported'),
  Description: answer(400, 'InvalidSecurityGroupDiscription.Malformed'),
} as const;
