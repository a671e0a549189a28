/**
 * Makes the contract of a pack from its causes. Every requirement gets a case, or a reason why it has none. A
 * requirement with neither, or a case without a requirement, is an error and stops the generation.
 */
import { ConformanceError, type Pack, type Requirement } from '#specs';
import type { CauseFile } from '../causes/cause-file.ts';
import type { Contract, UntestedRequirement } from '../model.ts';
import { checkEffects } from './check-effects.ts';
import { generationContext, type Rule } from './generation-context.ts';
import { arrearsCells } from './rules/arrears-cells.ts';
import { errorRows } from './rules/error-rows.ts';
import { protocolStatements } from './rules/protocol-statements.ts';
import { requiredParameters } from './rules/required-parameters.ts';
import { statedBehaviours } from './rules/stated-behaviours.ts';
import { successes } from './rules/successes.ts';
import { channelAdder } from './with-channel.ts';

const rules: readonly Rule[] = [
  successes,
  statedBehaviours,
  errorRows,
  requiredParameters,
  arrearsCells,
  protocolStatements,
];

function reasonWithout(pack: Pack, requirement: Requirement): UntestedRequirement {
  const { id, kind, operation, parameter, code } = requirement;
  const retired = pack.retired.find(({ name }) => name === operation);
  if (retired !== undefined) {
    const reason = `the operation is retired and no page describes it any more; ${retired.successor} has its place`;
    return { requirement: id, class: 'unreachable', reason };
  }
  const common = parameter !== undefined && pack.manifest.binding.commonParameters.includes(parameter);
  const reasons: Readonly<Record<Requirement['kind'], string>> = {
    'error-row': 'no cause is written for this row yet',
    'arrears-cell': 'no case is written for this operation yet',
    parameter: common
      ? 'a parameter of the protocol, which every request carries'
      : 'no row names this rule, and no case is written for it yet',
    behaviour: 'no valid request is written for this operation yet',
    effect:
      code === undefined
        ? 'no valid request is written for this operation yet'
        : 'no cause is written for this row yet',
    wire: 'no case is written for this rule yet',
  };
  return { requirement: id, class: 'unmodelled', reason: reasons[kind] };
}

/** Ids that occur twice. Each id names one case. */
function repeated(ids: readonly string[]): readonly string[] {
  const counts = Map.groupBy(ids, (id) => id);
  return [...counts].filter(([, same]) => same.length > 1).map(([id]) => id);
}

/** Makes the contract of one pack. The same input gives the same bytes. */
export function generateContract(pack: Pack, causes: CauseFile): Contract {
  checkEffects(pack.manifest.id, pack.resources, causes);
  const context = generationContext(pack, causes);
  const outputs = rules.map((rule) => rule(context));
  const cases = outputs.flatMap((output) => output.cases).map(channelAdder(context));
  const doubles = repeated(cases.map(({ id }) => id));
  if (doubles.length > 0) {
    throw new ConformanceError('internal', `Two cases have the id ${doubles.join(', ')}: rename one of their causes.`);
  }
  const tested = new Set(cases.flatMap(({ claims }) => claims.flatMap(({ requirements }) => requirements)));
  const given = outputs.flatMap((output) => output.untested).filter(({ requirement }) => !tested.has(requirement));
  const withReason = new Set(given.map(({ requirement }) => requirement));
  const left = pack.requirements.filter(({ id }) => !tested.has(id) && !withReason.has(id));
  return {
    pack: pack.manifest.id,
    causes: new Set(cases.flatMap(({ cause }) => cause ?? [])).size,
    cases,
    untested: [...given, ...left.map((requirement) => reasonWithout(pack, requirement))],
  };
}
