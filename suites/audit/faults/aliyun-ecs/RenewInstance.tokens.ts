/** Mistakes about the client tokens of renewals, and about the form of the answers. */
import { answered, type Dressed } from '../../answers-dressed.test-data.ts';
import { type FaultRow, mistake, unnoticed } from '../../fault-row.ts';
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
  unnoticed(
    'replays paid again a minute afterwards',
    chargesReplaysLater(60_000),
    once,
    'the world is looked at once, right after the replay',
  ),
  unnoticed('a token that holds for one replay', forgetsAfterOneReplay, once, 'no case sends one request three times'),
  unnoticed(
    'a token that holds for a minute',
    () => forgetsAfter(60_000),
    once,
    'no case lets time pass before a replay, and no page says how long a token holds',
  ),
  unnoticed(
    'a refusal that sticks to its token',
    remembersRefusals,
    once,
    'no case sends a token again that was refused',
  ),
  unnoticed(
    'tokens compared in lower case',
    takenFor((call) =>
      calls.hasToken(call) ? withParameter(call, 'ClientToken', given(call, 'ClientToken').toLowerCase()) : call,
    ),
    ownToken,
    'no case sends two tokens that differ in case alone',
  ),
  mistake(
    'tokens compared by 32 characters',
    takenFor((call) => {
      const whole = given(call, 'ClientToken');
      return whole.length > 32 && whole.length <= 64 ? withParameter(call, 'ClientToken', whole.slice(0, 32)) : call;
    }),
    'behaviour/client-tokens-apart',
  ),
  unnoticed(
    'tokens shared with other operations',
    refused(400, 'IdempotenceParamNotMatch', (call) =>
      call.world.tokens.some((it) => it.token === given(call, 'ClientToken') && it.operation !== call.operation.name),
    ),
    ownToken,
    'no case sends one token to two operations',
  ),
  mistake('tokens of each instance apart', mismatchIf(not(saidTheSame('InstanceId')), anew), mismatch),
  mistake(
    'units left out when tokens are compared',
    mismatchIf(all(saidTheSame('Period'), saidTheSame('InstanceId'))),
    mismatch,
  ),
  mistake('errors always in JSON', { dress: (mock) => answered(mock, errorsInJson) }, 'protocol/body-readable'),
  mistake(
    'one RequestId for everything',
    { dress: (mock) => answered(mock, oneRequestId) },
    'protocol/request-id-fresh',
  ),
];
