/**
 * The vocabulary of provider states: what a target's owner implements, one row per state. The JSON Schema and the tables for
 * owners are generated from it. Names are English sentences, as in Pact. Every set-up also carries `pack` and `scope`, and the
 * values that earlier states of the scope returned. Without an id, the latest resource of the scope is meant.
 */
import { accountStates } from './vocabulary/accounts.ts';
import { eventStates } from './vocabulary/events.ts';
import { pendingStates } from './vocabulary/pending-changes.ts';
import { resourceStates } from './vocabulary/resources.ts';
import type { StateDefinition } from './vocabulary/state-definition.ts';

export type { StateDefinition } from './vocabulary/state-definition.ts';

export const stateVocabulary: readonly StateDefinition[] = [
  ...resourceStates,
  ...pendingStates,
  ...accountStates,
  ...eventStates,
];
