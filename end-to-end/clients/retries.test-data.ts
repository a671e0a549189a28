/**
 * What a client does after the only outcomes that the pages want retried: 500, 503 and no answer. Whether it repeats its request
 * or its user does, with the same client token: one order, one renewal, and no request that the vendor would take for a replay.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Speaker } from './refusals.test-data.ts';
import { mockKey, type PackId, type Scope, type ServedMock, serveMock } from './served-mock.test-data.ts';
import type { Call } from './shown.test-data.ts';
import { type Seal, type Trouble, type TroubledMock, troubleMock } from './troubled-mock.test-data.ts';

const lostAnswer = { status: undefined, code: 'ECONNRESET' };

const troublesOf: Readonly<Record<PackId, readonly Trouble['answer'][]>> = {
  'aliyun-ecs': [{ status: 500, code: 'InternalError' }, { status: 503, code: 'ServiceUnavailable' }, 'none'],
  'volcengine-ecs': [{ status: 500, code: 'InternalError' }, { status: 503, code: 'ServiceUnavailableTemp' }, 'none'],
};

const titleOf = ({ answer, carriedOut }: Trouble): string =>
  `${answer === 'none' ? 'no answer' : `${answer.status} ${answer.code}`}, ${carriedOut ? 'carried out' : 'not carried out'}`;

const dayMs = 86_400_000;

/** A renewal by one month was done, and done once. */
async function expectOneRenewal(scope: Scope, expiredBefore: string, orderId: unknown): Promise<void> {
  const { instances, orders } = await scope.observe();
  expect(orders).toEqual([{ orderId, status: 'paid', operation: 'RenewInstance' }]);
  const days = (Date.parse(instances[0]?.expiredTime ?? '') - Date.parse(expiredBefore)) / dayMs;
  expect(days).toBeGreaterThanOrEqual(28);
  expect(days).toBeLessThan(33);
}

/** Each request has a signature of its own; where there is no nonce, as far as it was made in a second of its own. */
function expectFresh(pack: PackId, seals: readonly Seal[]): void {
  const [signatures, nonces] = [seals.map(({ signature }) => signature), seals.map(({ nonce }) => nonce)];
  expect(signatures).not.toContain(undefined);
  expect(nonces).not.toContain(null);
  expect(new Set(signatures).size).toBe(new Set(nonces).size);
  if (pack === 'aliyun-ecs') expect(new Set(nonces).size).toBe(seals.length);
}

/** Runs every trouble over a client; `repeats`: it sends its request again by itself, as it was set up. */
export function describeRetries(
  name: string,
  { pack, connect, showsStatus, repeats }: Speaker & { readonly repeats: boolean },
): void {
  const troubles = troublesOf[pack].flatMap((answer) => [true, false].map((carriedOut) => ({ answer, carriedOut })));
  describe(`${name}, ${repeats ? 'repeats by itself' : 'leaves it to its user to repeat'}`, () => {
    let mock: ServedMock;
    let troubled: TroubledMock;
    let call: Call;
    beforeAll(async () => {
      mock = await serveMock(pack);
      troubled = await troubleMock(mock);
      call = connect(troubled, mockKey);
    });
    afterAll(async () => {
      await troubled.close();
      await mock.close();
    });

    test.each(troubles.map((trouble) => ({ trouble, title: titleOf(trouble) })))(
      '$title',
      async ({ trouble, title }) => {
        const scope = mock.scope();
        const { instanceId: InstanceId } = await scope.state('an instance exists');
        const before = (await scope.observe()).instances[0]?.expiredTime ?? '';
        const renewal = { InstanceId: `${InstanceId}`, Period: 1, ClientToken: `one intent: ${title}` };
        const earlier = troubled.arrived.length;
        troubled.spoil(trouble);
        let answered = await call('RenewInstance', renewal);
        if (!repeats) {
          const { status, code } = trouble.answer === 'none' ? lostAnswer : trouble.answer;
          expect([answered.status, answered.code]).toEqual([showsStatus ? status : undefined, code]);
          expect(troubled.arrived).toHaveLength(earlier + 1);
          expect((await scope.observe()).orders).toHaveLength(trouble.carriedOut ? 1 : 0);
          answered = await call('RenewInstance', renewal);
        }
        expect(answered.code).toBeUndefined();
        expect(troubled.arrived).toHaveLength(earlier + 2);
        await expectOneRenewal(scope, before, answered.at('OrderId'));
        expectFresh(pack, troubled.arrived.slice(earlier));
      },
    );
  });
}
