/** Parts of faults about client tokens. */
import type { Call, Outcome } from '../../mock/behaviours/behaviour.ts';
import type { Mock } from '../../mock/create-mock.ts';
import { observed } from '../answers-dressed.test-data.ts';
import type { Bend } from '../fault-row.ts';
import type { FaultPart, FaultyCall } from '../plant-fault.ts';
import { calls } from './calls.ts';
import { at, given, type Question, refuse, takeMoney, withoutParameter } from './parts.ts';

const token = ({ call }: FaultyCall): string => `${call.world.number} ${given(call, 'ClientToken')}`;

/** The parameters of the first request with this token, as JSON text. `''` if there was no such request. */
const firstRequest = ({ world, parameters }: Call): string => {
  const known = world.tokens.find((it) => it.token === parameters.get('ClientToken'));
  return known?.state === 'done' ? known.parameters : '';
};
/** The first request with the token had the same value for the parameter. */
export const saidTheSame =
  (name: string): Question =>
  (call) =>
    firstRequest(call).includes(JSON.stringify([name, given(call, name)]));
/** The first request in the world had another value for the parameter. */
export const tokenWasFor =
  (name: string): Question =>
  (call) => {
    const [earlier = '[]'] = call.world.tokens.flatMap((it) => (it.state === 'done' ? [it.parameters] : []));
    return (new Map<string, string>(JSON.parse(earlier)).get(name) ?? '') !== given(call, name);
  };
export const tokenBegins =
  (prefix: string): Question =>
  (call) =>
    given(call, 'ClientToken').startsWith(prefix);
export const tokenHasLength =
  (length: number): Question =>
  (call) =>
    given(call, 'ClientToken').length === length;
export const hasAnotherToken: Question = (call) =>
  calls.hasToken(call) && call.world.tokens.some((it) => it.token !== given(call, 'ClientToken'));

const answerWith = ({ world }: Call, orderId: string): Outcome => ({
  outcome: 'success',
  world,
  result: { OrderId: orderId },
  orderId,
  site: 'fault',
});
/** Returns the answer to the first request with the same token, and does nothing. */
export const answerAgain = ({ call }: Pick<FaultyCall, 'call'>): Outcome => {
  const known = call.world.tokens.find((it) => it.token === given(call, 'ClientToken'));
  return answerWith(call, known?.state === 'done' ? known.orderId : '');
};
/** Returns the answer to a request with another token. */
export const answerOfAnotherToken = ({ call }: FaultyCall): Outcome =>
  answerWith(call, call.world.tokens.flatMap((it) => (it.state === 'done' ? [it.orderId] : []))[0] ?? '');

/** Carries the request out as if it had no token. */
export const anew = ({ call, decide }: FaultyCall): Outcome => decide(withoutParameter(call, 'ClientToken'));
export const replayedAnew = (when: Question): FaultPart => at('token replay', when, anew);
export const mismatchIf = (when: Question, instead = answerAgain as FaultPart['instead']): FaultPart =>
  at('token mismatch', when, instead);

/** Answers replays as it should and charges for them. */
export const chargesReplays: FaultPart = {
  site: 'token replay',
  instead: ({ outcome }) =>
    outcome.outcome === 'success' ? { ...outcome, world: takeMoney(outcome.world, 1) } : outcome,
};

/** Charges for replays, and shows it only after a while. */
export function chargesReplaysLater(afterMs: number): Bend {
  const dueAtMs = new Map<string, number>();
  return {
    decision: {
      site: 'token replay',
      instead: ({ call, outcome }) => {
        dueAtMs.set(given(call, 'InstanceId'), Date.now() + afterMs);
        return outcome;
      },
    },
    dress: (mock: Mock) =>
      observed(mock, (world) => {
        const isDue = world.instances.some(({ instanceId }) => (dueAtMs.get(instanceId) ?? Number.NaN) <= Date.now());
        return isDue ? { ...world, balance: world.balance - 1 } : world;
      }),
  };
}

/** Refuses a request again under the same token, even where its cause is gone. */
export function remembersRefusals(): FaultPart {
  const refusals = new Map<string, Outcome>();
  return at(/^/, calls.hasToken, (faulty) => {
    const known = refusals.get(token(faulty));
    if (known === undefined && faulty.outcome.outcome === 'error') refusals.set(token(faulty), faulty.outcome);
    return known ?? faulty.outcome;
  });
}

export function forgetsAfterOneReplay(): FaultPart {
  const replayed = new Set<string>();
  return at('token replay', undefined, (faulty) => {
    if (replayed.has(token(faulty))) return anew(faulty);
    replayed.add(token(faulty));
    return faulty.outcome;
  });
}

export function forgetsAfter(ms: number): FaultPart {
  const seenAtMs = new Map<string, number>();
  return at(/^(effect|token replay)$/, calls.hasToken, (faulty) => {
    const seen = seenAtMs.get(token(faulty)) ?? faulty.call.nowMs;
    seenAtMs.set(token(faulty), seen);
    return faulty.call.nowMs - seen > ms ? anew(faulty) : faulty.outcome;
  });
}

/** Starts the pause after that refusal too. The fault has its own memory, because an error changes no world. */
export function pauseAfterRefusals(refusing: string): FaultPart {
  const refused = new Set<string>();
  return {
    site: new RegExp(`^(effect|rule: ${refusing})$`),
    when: ({ call, outcome }) => {
      const id = given(call, 'InstanceId');
      if (outcome.outcome === 'error') refused.add(id);
      return outcome.outcome === 'success' && refused.has(id);
    },
    instead: refuse(400, 'Throttling'),
  };
}
