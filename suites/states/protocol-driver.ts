/**
 * A driver for anything that answers calls of the protocol, and the owner's declaration of what it supports: what is not
 * declared is skipped in the owner's name, what is declared and fails is never silent.
 */
import type { StateDriver, StateOutcome, Target } from '../model.ts';
import { readObservation, readValues, type StateCall, type StateReply } from './protocol.ts';

export type AnswerStateCall = (call: StateCall) => Promise<StateReply | { readonly failure: string }>;

/** Makes a driver from the function that carries a call to the target. */
export function protocolDriver(name: string, answer: AnswerStateCall, supports: Target['supports']): StateDriver {
  const carry = async <T>(
    call: StateCall,
    read: (call: StateCall, reply: StateReply) => StateOutcome<T>,
  ): Promise<StateOutcome<T>> => {
    const reply = await answer(call);
    return 'failure' in reply ? { outcome: 'failed', reason: reply.failure } : read(call, reply);
  };
  const unsupported = (state: string): StateOutcome<never> | undefined =>
    supports?.states !== undefined && !supports.states.includes(state)
      ? {
          outcome: 'unsupported',
          reason: `the target's owner does not declare the state "${state}" under supports.states`,
        }
      : undefined;
  return {
    name,
    setUp: async (pack, scope, state, params) =>
      unsupported(state) ?? carry({ state, params: { ...params, pack, scope }, action: 'setup' }, readValues),
    tearDown: async (pack, scope, state, params) =>
      unsupported(state) ?? carry({ state, params: { ...params, pack, scope }, action: 'teardown' }, readValues),
    observe: async (pack, scope) =>
      supports?.observe === false
        ? { outcome: 'unsupported', reason: "the target's owner declares supports.observe: false" }
        : carry({ params: { pack, scope }, action: 'observe' }, readObservation),
  };
}
