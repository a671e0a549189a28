/** Implementers who are wrong about client tokens, and about the form of an answer. */
import type { Outcome } from '../mock/behaviours/behaviour.ts';
import type { Mock } from '../mock/create-mock.ts';
import { answered, type Dressed, observed } from './answers-dressed.test-data.ts';
import { calls } from './call-questions.test-data.ts';
import {
  answerAgain,
  diskIds,
  type FaultPart,
  firstRequest,
  given,
  refused,
  takeMoney,
  takenFor,
  withoutParameter,
  withParameter,
} from './fault-parts.test-data.ts';
import type { LazyImplementer } from './implementers.test-data.ts';
import type { FaultyCall } from './plant-fault.ts';

const renewal = { pack: 'aliyun-ecs', operation: 'RenewInstance' } as const;
const conversion = { pack: 'aliyun-ecs', operation: 'ModifyDiskChargeType' } as const;
const otherRenewal = { pack: 'volcengine-ecs', operation: 'RenewInstance' } as const;

const token = ({ call }: FaultyCall): string => `${call.world.number} ${given(call, 'ClientToken')}`;
const anew = ({ call, decide }: FaultyCall): Outcome => decide(withoutParameter(call, 'ClientToken'));

/** Replays are answered, and money is taken for them. */
const chargesReplays: FaultPart = {
  site: 'token replay',
  instead: ({ outcome }) =>
    outcome.outcome === 'success' ? { ...outcome, world: takeMoney(outcome.world, 1) } : outcome,
};

/** The same, seen only after a while. */
function chargesReplaysLater(afterMs: number): Pick<LazyImplementer, 'fault' | 'dress'> {
  const dueAtMs = new Map<string, number>();
  return {
    fault: {
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

/** A refused request is refused again under its token, whatever it has become. */
function remembersRefusals(): FaultPart {
  const refusals = new Map<string, Outcome>();
  return {
    site: /^/,
    when: ({ call }) => calls.hasToken(call),
    instead: (faulty) => {
      const known = refusals.get(token(faulty));
      if (known === undefined && faulty.outcome.outcome === 'error') refusals.set(token(faulty), faulty.outcome);
      return known ?? faulty.outcome;
    },
  };
}

function forgetsAfterOneReplay(): FaultPart {
  const replayed = new Set<string>();
  return {
    site: 'token replay',
    instead: (faulty) => {
      if (replayed.has(token(faulty))) return anew(faulty);
      replayed.add(token(faulty));
      return faulty.outcome;
    },
  };
}

function forgetsAfter(ms: number): FaultPart {
  const seenAtMs = new Map<string, number>();
  return {
    site: /^(effect|token replay)$/,
    when: ({ call }) => calls.hasToken(call),
    instead: (faulty) => {
      const seen = seenAtMs.get(token(faulty)) ?? faulty.call.nowMs;
      seenAtMs.set(token(faulty), seen);
      return faulty.call.nowMs - seen > ms ? anew(faulty) : faulty.outcome;
    },
  };
}

const mismatchIf = (when: (faulty: FaultyCall) => boolean, instead = answerAgain): FaultPart => ({
  site: 'token mismatch',
  when,
  instead,
});
const saidTheSame =
  (name: string) =>
  ({ call }: FaultyCall): boolean =>
    firstRequest(call).includes(JSON.stringify([name, given(call, name)]));

const once = 'RenewInstance:35 a token stands for one request, carried out once';
const ownToken = 'RenewInstance:35 another token is another request';

const renewals: readonly LazyImplementer[] = [
  {
    ...renewal,
    name: 'replays paid again',
    breaks: once,
    fault: chargesReplays,
    noticedBy: 'behaviour/client-token-idempotent',
  },
  {
    ...otherRenewal,
    name: 'replays paid again',
    breaks: '002_5848c9f9bda37f99:42 a token stands for one request, carried out once',
    fault: chargesReplays,
    noticedBy: 'behaviour/client-token-idempotent',
  },
  {
    ...renewal,
    name: 'replays paid again a minute afterwards',
    breaks: once,
    ...chargesReplaysLater(60_000),
    unnoticed: 'the world is looked at once, right after the replay',
  },
  {
    ...renewal,
    name: 'a token that holds for one replay',
    breaks: once,
    fault: forgetsAfterOneReplay,
    unnoticed: 'no case sends one request three times',
  },
  {
    ...renewal,
    name: 'a token that holds for a minute',
    breaks: once,
    fault: () => forgetsAfter(60_000),
    unnoticed: 'no case lets time pass before a replay, and no page says how long a token holds',
  },
  {
    ...renewal,
    name: 'a refusal that sticks to its token',
    breaks: once,
    fault: remembersRefusals,
    unnoticed: 'no case sends a token again that was refused',
  },
  {
    ...renewal,
    name: 'tokens compared in lower case',
    breaks: ownToken,
    fault: takenFor((call) =>
      calls.hasToken(call) ? withParameter(call, 'ClientToken', given(call, 'ClientToken').toLowerCase()) : call,
    ),
    unnoticed: 'no case sends two tokens that differ in case alone',
  },
  {
    ...renewal,
    name: 'tokens compared by 32 characters',
    breaks: ownToken,
    fault: takenFor((call) => {
      const whole = given(call, 'ClientToken');
      return whole.length > 32 && whole.length <= 64 ? withParameter(call, 'ClientToken', whole.slice(0, 32)) : call;
    }),
    noticedBy: 'behaviour/client-tokens-apart',
  },
  {
    ...renewal,
    name: 'tokens shared with other operations',
    breaks: ownToken,
    fault: refused(400, 'IdempotenceParamNotMatch', (call) =>
      call.world.tokens.some((it) => it.token === given(call, 'ClientToken') && it.operation !== call.operation.name),
    ),
    unnoticed: 'no case sends one token to two operations',
  },
  {
    ...renewal,
    name: 'tokens compared with the instance alone',
    breaks: 'RenewInstance:91 a token is refused for another request',
    fault: mismatchIf(saidTheSame('InstanceId')),
    noticedBy: 'error/400/IdempotenceParamNotMatch',
  },
  {
    ...otherRenewal,
    name: 'tokens compared with the instance alone',
    breaks: '002_5848c9f9bda37f99:42 a token stands for one request',
    fault: mismatchIf(saidTheSame('InstanceId')),
    noticedBy: 'error/400/IdempotentParameterMismatch',
  },
  {
    ...renewal,
    name: 'tokens of each instance apart',
    breaks: 'RenewInstance:91 a token is refused for another request',
    fault: mismatchIf((faulty) => !saidTheSame('InstanceId')(faulty), anew),
    noticedBy: 'error/400/IdempotenceParamNotMatch',
  },
  {
    ...renewal,
    name: 'units left out when tokens are compared',
    breaks: 'RenewInstance:91 a token is refused for another request',
    fault: mismatchIf((faulty) => saidTheSame('Period')(faulty) && saidTheSame('InstanceId')(faulty)),
    noticedBy: 'error/400/IdempotenceParamNotMatch',
  },
];

const conversions: readonly LazyImplementer[] = [
  {
    ...conversion,
    name: 'replays paid again',
    breaks: '001_f9ac4e22c254f398:35 a token stands for one request, carried out once',
    fault: chargesReplays,
    noticedBy: 'behaviour/client-token-idempotent',
  },
  {
    ...conversion,
    name: 'charge types left out when tokens are compared',
    breaks: '001_f9ac4e22c254f398:35 a token stands for one request',
    fault: mismatchIf(saidTheSame('DiskIds')),
    noticedBy: 'error/400/Idempotence.SignatureMismatch',
  },
  {
    ...conversion,
    name: 'the same conversion under another token taken for a replay',
    breaks: '001_f9ac4e22c254f398:35 another token is another request',
    fault: {
      site: /^/,
      when: ({ call }) => calls.hasToken(call),
      instead: ({ call, outcome, decide }) => {
        const alike = call.world.tokens.find(
          (it) =>
            it.state === 'done' &&
            diskIds(call).length > 0 &&
            it.parameters.includes(JSON.stringify(given(call, 'DiskIds'))) &&
            it.parameters.includes(`"${given(call, 'DiskChargeType') || 'PrePaid'}"`),
        );
        if (alike?.state !== 'done') return outcome;
        return answerAgain({ call: withParameter(call, 'ClientToken', alike.token), outcome, decide });
      },
    },
    noticedBy: 'behaviour/client-tokens-apart',
  },
];

/** Errors in JSON where XML was asked for. */
const errorsInJson = (answer: Dressed): Dressed => {
  if (answer.status < 400 || !answer.body.startsWith('<')) return answer;
  const field = (name: string): string => new RegExp(`<${name}>([^<]*)`).exec(answer.body)?.[1] ?? '';
  const body = JSON.stringify({ RequestId: field('RequestId'), Code: field('Code'), Message: field('Message') });
  return { ...answer, contentType: 'application/json', body };
};
const oneRequestId = (answer: Dressed): Dressed => ({
  ...answer,
  body: answer.body.replace(/("RequestId": ?"|<RequestId>)[^"<]*/, '$1473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E'),
});

const forms: readonly LazyImplementer[] = [
  {
    ...renewal,
    name: 'errors always in JSON',
    breaks: 'RenewInstance:66 an answer in XML',
    dress: (mock) => answered(mock, errorsInJson),
    noticedBy: 'protocol/body-readable',
  },
  {
    ...renewal,
    name: 'one RequestId for everything',
    breaks: 'RenewInstance:47 the id of the request',
    dress: (mock) => answered(mock, oneRequestId),
    noticedBy: 'protocol/request-id-fresh',
  },
];

export const lazyTokens: readonly LazyImplementer[] = [...renewals, ...conversions, ...forms];
