import type { JsonSchema, Operation } from '../model.ts';

const compiled = new WeakMap<JsonSchema, readonly (readonly [RegExp, JsonSchema])[]>();

function patternsOf(schema: JsonSchema): readonly (readonly [RegExp, JsonSchema])[] {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const written = (schema.patternProperties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const patterns = Object.entries(written).map(([pattern, each]) => [new RegExp(pattern, 'u'), each] as const);
  compiled.set(schema, patterns);
  return patterns;
}

/** Schema of the parameter with that wire name; `Tag.1.Key` finds `Tag.N.Key`. Undefined for an unknown name. */
export function schemaOfParameter(operation: Operation, wireName: string): JsonSchema | undefined {
  const schema = operation.parametersSchema;
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  if (Object.hasOwn(properties, wireName)) return properties[wireName];
  return patternsOf(schema).find(([pattern]) => pattern.test(wireName))?.[1];
}
