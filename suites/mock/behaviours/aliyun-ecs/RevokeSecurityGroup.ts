/**
 * RevokeSecurityGroup: removes one inbound rule from a security group; where no rule is like the one described, nothing
 * happens, which is no error. Arrears page: arrears change nothing.
 * The page's own sample has a range of ports for all protocols, so that range and protocol need not fit: such a rule cannot
 * be there. It gives SourceCidrIp a default and yet demands a source, which its table does too.
 * The page has no rows about client tokens: a token that comes with other parameters takes the common row about a parameter,
 * one still in process the one that asks to try again.
 * Order of refusals: forms, source, presence, network.
 */
import { removeRule } from '../../machine/security-groups.ts';
import type { Rule } from '../behaviour.ts';
import { both, parameterIs } from '../conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError, malformedParameter, throttledByGateway } from './defaults.ts';
import {
  formRules,
  invalidRuleParameters,
  isPortRange,
  namesGroupAlone,
  ruleOf,
  sourceRules,
} from './security-rule-request.ts';

const malformedRange = answer(400, 'InvalidIpPortRange.Malformed');

const rules: readonly Rule[] = [
  {
    name: 'range malformed',
    applies: (call) => !isPortRange(given(call, 'PortRange')),
    answer: malformedRange,
  },
  ...formRules,
  ...sourceRules(answer(400, 'InvalidParamter.Conflict')),
  {
    name: 'group over the internet',
    applies: both(namesGroupAlone, parameterIs('NicType', 'internet')),
    answer: answer(403, 'InvalidNicType.Mismatch'),
  },
];

/** Decisions of RevokeSecurityGroup. */
export const behaviour = defineBehaviour({
  parameters: { invalid: { ...invalidRuleParameters, 'PortRange/conditional': malformedRange } },
  tokens: { processing: throttledByGateway, mismatch: malformedParameter },
  rules,
  effect: (call) => plainOutcome(removeRule(call.world, given(call, 'SecurityGroupId'), ruleOf(call)), internalError),
});
