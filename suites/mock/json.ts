/** JSON values inside the mock, which may not import the model of contracts. */
import type { StateValues } from '../model.ts';

/** Any JSON value. */
export type JsonValue = StateValues[string];

/** A JSON object. */
export type JsonObject = Readonly<Record<string, JsonValue>>;
