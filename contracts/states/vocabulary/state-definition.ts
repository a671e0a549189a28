/** The form of one provider state, and the schemas that several states use. */
import type { JsonSchema } from '#specs';

/** What a set-up affects: one resource, the account of the scope (then it returns credentials), or the whole target. */
export type StateReach = 'resource' | 'account' | 'target';

export interface StateDefinition {
  readonly name: string;
  readonly reach: StateReach;
  /** What holds after the set-up, and what must not change by it. */
  readonly meaning: string;
  readonly params: Readonly<Record<string, JsonSchema>>;
  readonly returns: Readonly<Record<string, JsonSchema>>;
}

export const text: JsonSchema = { type: 'string', minLength: 1 };
export const flag = (defaultValue: boolean): JsonSchema => ({ type: 'boolean', default: defaultValue });
/** The first value is the default. */
export const oneOf = (...values: readonly string[]): JsonSchema => ({
  type: 'string',
  enum: values,
  default: values[0],
});
export const instance = { instanceId: text };
export const credentials = { accessKeyId: text, accessKeySecret: text };
