/**
 * Limits of a repeated parameter that depend on another one: `Disk.2.Size` by `Disk.2.Category`. An object schema
 * cannot say that both numbers are equal. So the schema of the name carries the limits as `x-conditional`, and they are
 * judged here.
 */
import type { ConditionalBounds, JsonSchema, ParameterCondition } from '../model.ts';
import type { ParameterValue } from './decode-parameters.ts';
import { fitsBounds } from './fits-bounds.ts';

type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * The wire name of another parameter with the same numbers: each N is replaced by the number at its position in this
 * name.
 */
function besideName(pattern: string, wireName: string): string {
  const numbers = wireName.split('.').filter((part) => /^\d+$/.test(part));
  return pattern
    .split('.')
    .map((part) => (/^[Nn]$/.test(part) ? (numbers.shift() ?? part) : part))
    .join('.');
}

function holds(condition: ParameterCondition, wireName: string, parameters: Parameters): boolean {
  const value = parameters[besideName(condition.parameter, wireName)];
  return value === undefined ? condition.whenAbsent : String(value) === condition.equals;
}

/** The limits that hold for a wire name in this request and that its value violates. */
export function brokenConditions(
  wireName: string,
  schema: JsonSchema | undefined,
  parameters: Parameters,
): readonly ConditionalBounds['bounds'][] {
  const ranges = (schema?.['x-conditional'] ?? []) as readonly ConditionalBounds[];
  const value = parameters[wireName];
  if (value === undefined) return [];
  return ranges
    .filter((range) =>
      [range, ...(range.and === undefined ? [] : [range.and])].every((each) => holds(each, wireName, parameters)),
    )
    .filter(({ bounds }) => !fitsBounds(value, bounds))
    .map(({ bounds }) => bounds);
}
