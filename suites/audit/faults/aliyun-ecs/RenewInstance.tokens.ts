/** Mistakes about the client tokens of renewals, and about the form of the answers. */
import { answered, type Dressed } from '../../answers-dressed.test-data.ts';
import { type FaultRow, mistakes, unnoticed } from '../../fault-row.ts';
import { calls } from '../calls.ts';
import { all, given, not, refused, takenFor, withParameter } from '../parts.ts';
import {
  anew,
  chargesReplaysLater,
  forgetsAfter,
  forgetsAfterOneReplay,
  mismatchIf,
  remembersRefusals,
  saidTheSame,
} from '../tokens.ts';

const once = 'RenewInstance:35 a token stands for one request, carried out once';
const ownToken = 'RenewInstance:35 another token is another request';
const mismatch = 'error/400/IdempotenceParamNotMatch';

/** Errors in JSON where the request asked for XML. */
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

export const faults: readonly FaultRow[] = [
  ...unnoticed(once, 'the world is looked at once, right after the replay', {
    'charges for replays a minute later': chargesReplaysLater(60_000),
  }),
  ...unnoticed(once, 'no case sends one request three times', {
    'a token that holds for one replay': forgetsAfterOneReplay,
  }),
  ...unnoticed(once, 'no case lets time pass before a replay, and no page says how long a token holds', {
    'a token that holds for a minute': () => forgetsAfter(60_000),
  }),
  ...unnoticed(once, 'no case sends a token again that was refused', {
    'repeats a refusal for its token': remembersRefusals,
  }),
  ...unnoticed(ownToken, 'no case sends two tokens that differ in case alone', {
    'compares tokens in lower case': takenFor((call) =>
      calls.hasToken(call) ? withParameter(call, 'ClientToken', given(call, 'ClientToken').toLowerCase()) : call,
    ),
  }),
  ...mistakes('behaviour/client-tokens-apart', {
    'compares only 32 characters of tokens': takenFor((call) => {
      const whole = given(call, 'ClientToken');
      return whole.length > 32 && whole.length <= 64 ? withParameter(call, 'ClientToken', whole.slice(0, 32)) : call;
    }),
  }),
  ...unnoticed(ownToken, 'no case sends one token to two operations', {
    'shares tokens with other operations': refused(400, 'IdempotenceParamNotMatch', (call) =>
      call.world.tokens.some((it) => it.token === given(call, 'ClientToken') && it.operation !== call.operation.name),
    ),
  }),
  ...mistakes(mismatch, {
    'keeps tokens per instance': mismatchIf(not(saidTheSame('InstanceId')), anew),
    'ignores the unit when it compares tokens': mismatchIf(all(saidTheSame('Period'), saidTheSame('InstanceId'))),
  }),
  ...mistakes('protocol/body-readable', { 'errors always in JSON': { dress: (mock) => answered(mock, errorsInJson) } }),
  ...mistakes('protocol/request-id-fresh', {
    'one RequestId for everything': { dress: (mock) => answered(mock, oneRequestId) },
  }),
];
