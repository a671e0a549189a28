/**
 * A driver for everything that answers calls of the protocol. It follows the owner's `supports`: an undeclared state is
 * reported as unsupported by the owner, and a declared state that fails is reported as failed.
 */
import type { StateDriver, StateOutcome, Target } from '../model.ts';
import { readObservation, readValues, type StateCall, type StateReply } from './protocol.ts';

export type AnswerStateCall = (call: StateCall) => Promise<StateReply | { readonly failure: string }>;

/** Makes a driver from a function that sends a call to the target. */
export function protocolDriver(name: string, answer: AnswerStateCall, supports: Target['supports']): StateDriver {
  const send = async <T>(
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
      unsupported(state) ?? send({ state, params: { ...params, pack, scope }, action: 'setup' }, readValues),
    tearDown: async (pack, scope, state, params) =>
      unsupported(state) ?? send({ state, params: { ...params, pack, scope }, action: 'teardown' }, readValues),
    observe: async (pack, scope) =>
      supports?.observe === false
        ? { outcome: 'unsupported', reason: "the target's owner declares supports.observe: false" }
        : send({ params: { pack, scope }, action: 'observe' }, readObservation),
  };
}
