/**
 * AuthorizeSecurityGroup: adds one inbound rule to a security group. A rule that the group already has changes nothing
 * and is no error.
 * Arrears page: arrears change nothing. The edition at hand takes one rule in flat parameters. The page has no rows
 * about client tokens: a token that comes with other parameters takes the common row about a parameter, one still in
 * process the one that asks to try again.
 * Order of refusals: forms, protocol and ports, source, presence, network, how many rules there are.
 */
import { addRule, hasRule } from '../../machine/security-groups.ts';
import type { Rule } from '../behaviour.ts';
import { both, parameterIs } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError, malformedParameter, throttledByGateway } from './defaults.ts';
import { groupIs } from './network-conditions.ts';
import {
  formRules,
  invalidRuleParameters,
  isPortRange,
  namesGroupAlone,
  rangeFits,
  ruleOf,
  sourceRules,
} from './security-rule-request.ts';

const ruleLimit = 200;

const notTheRangeOfTheProtocol = answer(400, 'OperationDenied', 'PortRange do not match');

const rules: readonly Rule[] = [
  // Named after the protocol, worded for the range.
  {
    name: 'range malformed',
    applies: (call) => !isPortRange(given(call, 'PortRange')),
    answer: answer(400, 'InvalidIpProtocol.Malformed'),
  },
  {
    name: 'range does not fit the protocol',
    applies: (call) => !rangeFits(given(call, 'IpProtocol'), given(call, 'PortRange')),
    answer: notTheRangeOfTheProtocol,
  },
  ...formRules,
  {
    name: 'source is target',
    applies: (call) => given(call, 'SourceCidrIp') !== '' && given(call, 'SourceCidrIp') === given(call, 'DestCidrIp'),
    answer: answer(400, 'InvalidParamter.Conflict'),
  },
  ...sourceRules(answer(403, 'InvalidParamter.Conflict')),
  {
    name: 'group over the internet',
    applies: both(namesGroupAlone, parameterIs('NicType', 'internet')),
    answer: answer(403, 'InvalidSourceGroupId.Mismatch'),
  },
  {
    name: 'too many rules',
    applies: groupIs((group, call) => group.rules.length >= ruleLimit && !hasRule(group, ruleOf(call))),
    answer: answer(403, 'AuthorizationLimitExceed'),
  },
];

/** Decisions of AuthorizeSecurityGroup. */
export const behaviour = defineBehaviour({
  // Its table says which one range the protocols without ports take.
  parameters: { invalid: { ...invalidRuleParameters, 'PortRange/conditional': notTheRangeOfTheProtocol } },
  tokens: { processing: throttledByGateway, mismatch: malformedParameter },
  rules,
  effect: (call) => plainOutcome(addRule(call.world, given(call, 'SecurityGroupId'), ruleOf(call)), internalError),
});
