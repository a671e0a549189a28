/** JSON Schemas of request parameters: one for each value on the wire, and one for the object of all typed values. */
import type { Bounds, ConditionalBounds, JsonSchema, ParameterFact, WireType } from '../model.ts';

/** `Tag.N.Key`: N stands for a number from 1. */
function isIndexed(name: string): boolean {
  return /\.[Nn](?:\.|$)/.test(name);
}

/** Anchored pattern of the wire names of an indexed name. */
function wireNamePattern(name: string): string {
  const parts = name
    .split('.')
    .map((part) => (/^[Nn]$/.test(part) ? '[1-9][0-9]*' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return `^${parts.join('\\.')}$`;
}

/**
 * Type of one value on the wire. A repeated parameter is sent as one text per number; its `array` type is about the
 * list.
 */
export function schemaType({ name, type }: Pick<ParameterFact, 'name' | 'type'>): WireType {
  if (type !== 'array' && type !== 'object') return type;
  return isIndexed(name) ? 'string' : 'not-stated';
}

function typeKeyword(fact: ParameterFact): JsonSchema {
  const type = schemaType(fact);
  return type === 'not-stated' ? {} : { type };
}

function contentKeywords(fact: ParameterFact): JsonSchema {
  if (!fact.jsonArray) return {};
  const { minItems, maxItems } = fact.bounds;
  const limits = { ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) };
  return {
    contentMediaType: 'application/json',
    contentSchema: { type: 'array', items: { type: 'string' }, ...limits },
  };
}

/** The schema of one parameter's value, with the limits that always hold. */
export function parameterSchema(fact: ParameterFact): JsonSchema {
  const { default: byDefault, ...limits } = fact.bounds;
  return {
    ...typeKeyword(fact),
    ...limits,
    ...contentKeywords(fact),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

function withoutDefault(bounds: Bounds): JsonSchema {
  const { default: _, ...limits } = bounds;
  return limits;
}

function conditionSchema(range: ConditionalBounds): JsonSchema {
  const all = range.and === undefined ? [range] : [range, range.and];
  const required = all.filter(({ whenAbsent }) => !whenAbsent).map(({ parameter }) => parameter);
  return {
    properties: Object.fromEntries(all.map(({ parameter, equals }) => [parameter, { const: equals }])),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** Undefined for an indexed name: an object schema cannot express which numbers belong together. */
function condition(name: string, range: ConditionalBounds): JsonSchema | undefined {
  if (isIndexed(name) || isIndexed(range.parameter)) return undefined;
  return {
    if: conditionSchema(range),
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { [name]: withoutDefault(range.bounds) } },
  };
}

/** Limits of `Disk.N.Size` by `Disk.N.Category` for the same N, which no object schema can express. */
function repeatedConditions(fact: ParameterFact): JsonSchema {
  if (fact.conditional.length === 0) return {};
  const conditions = fact.conditional.map(({ parameter, equals, whenAbsent, and, bounds }) => ({
    parameter,
    equals,
    whenAbsent,
    ...(and === undefined ? {} : { and }),
    bounds,
  }));
  return { 'x-conditional': conditions };
}

/** The object of all wire parameters. Other members are allowed, because parameters of the protocol are sent along. */
export function parametersSchema(parameters: readonly ParameterFact[]): JsonSchema {
  const plain = parameters.filter((parameter) => !isIndexed(parameter.name));
  const indexed = parameters.filter((parameter) => isIndexed(parameter.name));
  const required = plain.filter((parameter) => parameter.required === 'yes').map((parameter) => parameter.name);
  const conditions = parameters.flatMap((parameter) =>
    parameter.conditional.flatMap((range) => condition(parameter.name, range) ?? []),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(plain.map((parameter) => [parameter.name, parameterSchema(parameter)])),
    ...(indexed.length === 0
      ? {}
      : {
          patternProperties: Object.fromEntries(
            indexed.map((parameter) => [
              wireNamePattern(parameter.name),
              {
                ...parameterSchema(parameter),
                ...(parameter.index === undefined ? {} : { 'x-index': parameter.index }),
                ...repeatedConditions(parameter),
              },
            ]),
          ),
        }),
    ...(required.length === 0 ? {} : { required }),
    ...(conditions.length === 0 ? {} : { allOf: conditions }),
  };
}
