/** JSON values inside the mock, which may not import the model of contracts. */
import type { StateValues } from '../model.ts';

export type JsonValue = StateValues[string];

export type JsonObject = Readonly<Record<string, JsonValue>>;
