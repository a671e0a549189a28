/** Describes one requirement in one sentence. It contains facts only and repeats no sentence of a page. */
import { type ConditionalBounds, conditionName, type JsonSchema, type Pack, type Requirement } from '#specs';

const row = ({ status, code, message }: Requirement): string =>
  [status, code, message === undefined || message === '' ? undefined : JSON.stringify(message)]
    .filter((part) => part !== undefined)
    .join(' ');

interface ConditionalRule {
  readonly if?: { readonly properties?: Readonly<Record<string, { readonly const?: unknown }>> };
  readonly then?: { readonly properties?: Readonly<Record<string, JsonSchema>> };
}

/** The bound of a repeated parameter. It is stored with the parameter, because no object schema can express it. */
function repeatedBound(schema: JsonSchema, parameter: string, condition: string): JsonSchema | undefined {
  const repeated = Object.entries((schema.patternProperties ?? {}) as Readonly<Record<string, JsonSchema>>);
  const own = repeated.find(([pattern]) => new RegExp(pattern).test(parameter.replaceAll('.N', '.1')));
  const rules = (own?.[1]['x-conditional'] ?? []) as readonly ConditionalBounds[];
  const found = rules.find((rule) => conditionName(rule) === condition);
  return found && { ...found.bounds };
}

/** The bound that holds only for certain values of other parameters. `condition` is `PeriodUnit=Week`. */
function conditionalBound(schema: JsonSchema, parameter: string, condition: string): JsonSchema | undefined {
  const rules = (Array.isArray(schema.allOf) ? schema.allOf : []) as readonly ConditionalRule[];
  const found = rules.find(
    (rule) =>
      condition ===
        Object.entries(rule.if?.properties ?? {})
          .map(([name, { const: value }]) => `${name}=${value}`)
          .join('&') && rule.then?.properties?.[parameter] !== undefined,
  );
  return found?.then?.properties?.[parameter];
}

function sayParameterRule(pack: Pack, { id, operation, parameter = '', keyword = '' }: Requirement): string {
  const described = pack.operations[operation];
  if (keyword === 'required') return `every ${operation} needs the parameter ${parameter}`;
  if (keyword === 'conditional') {
    const condition = id.slice(id.lastIndexOf('/conditional/') + '/conditional/'.length);
    const schema = described?.parametersSchema ?? {};
    const bound = conditionalBound(schema, parameter, condition) ?? repeatedBound(schema, parameter, condition);
    return `while ${condition}, the parameter ${parameter} has the bound ${JSON.stringify(bound ?? 'on its page')}`;
  }
  const value = described?.parameters.find(({ name }) => name === parameter)?.schema[keyword];
  return `the parameter ${parameter} has ${keyword}${value === undefined ? '' : ` ${JSON.stringify(value)}`}`;
}

function sayArrearsCell(pack: Pack, { operation, condition, expected }: Requirement): string {
  const label = pack.arrears.find(({ id }) => id === condition)?.label;
  const column = label === undefined ? '' : ` (column ${JSON.stringify(label)})`;
  const outcome = expected === 'error' ? 'is refused' : 'works as it does otherwise';
  return `while the ${condition} is in arrears, ${operation} ${outcome}${column}`;
}

/** One sentence about what this requirement demands. */
export function sayRequirement(pack: Pack, requirement: Requirement): string {
  const { kind, operation, says, code } = requirement;
  if (says !== undefined) return says;
  if (kind === 'error-row') return `${operation} may answer ${row(requirement)}`;
  if (kind === 'arrears-cell') return sayArrearsCell(pack, requirement);
  if (kind === 'parameter') return sayParameterRule(pack, requirement);
  if (kind === 'effect') {
    return code === undefined
      ? `a successful ${operation} has its documented effect and no other`
      : `${operation} that answers ${row(requirement)} changes nothing`;
  }
  return `a valid ${operation} gets its documented answer`;
}
