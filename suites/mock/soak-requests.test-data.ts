/** What a soak sends: good requests of every signature, method and format, every refusal of the protocols, states that come and go. */
import { randomUUID } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { Credentials, HttpRequest } from '../model.ts';
import { signerNamed } from '../signers/signers.ts';
import { faultyRequests } from './faulty-requests.test-data.ts';
import { credentialsFrom, type PackId, packs, type StateStrings } from './mock-client.test-data.ts';
import { mockCredentials } from './mock-credentials.ts';
import { exchangeRaw, rawRequests } from './raw-requests.test-data.ts';

/** Sends one request and returns the status of the answer. Fails if there is no answer. */
export type Send = (index: number) => Promise<number>;

/** Per hundred requests: the number that consist of bytes that no client of the vendors would send. */
const rawShare = 2;
/** The host that is signed, whatever the port that is served. */
const host = '127.0.0.1:4010';

/** The kinds of requests in turn; each is made anew, so no nonce is used twice by accident. */
export function mixedRequests(origin: string, dispatcher: Dispatcher): Send {
  const exchange = (request: HttpRequest) => exchangeText(dispatcher, origin, request);
  const good = goodRequests().map(
    (make): Send =>
      async (index) =>
        (await exchange(make(index))).status,
  );
  const refused = faultyRequests.map(({ request }): Send => {
    return async () => (await exchange(asHttp(request(new Date())))).status;
  });
  const kinds = [...good, ...good, ...good, ...refused, comeAndGo(exchange), comeAndGo(exchange), again(exchange)];
  const port = Number(new URL(origin).port);
  return (index) => {
    const place = index % 100;
    if (place < rawShare) return sendRaw(port, Math.floor(index / 100) * rawShare + place);
    return (kinds[index % kinds.length] as Send)(index);
  };
}

async function exchangeText(dispatcher: Dispatcher, origin: string, { method, url, headers, body }: HttpRequest) {
  const { pathname, search } = new URL(url);
  const sent = method === 'GET' ? null : body;
  const path = pathname + search;
  const answer = await dispatcher.request({ origin, path, method, headers: { ...headers, host }, body: sent });
  const text = await answer.body.text();
  if (text === '') throw new Error(`status ${answer.statusCode} without a body`);
  return { status: answer.statusCode, text };
}

function asHttp({ url, headers }: Request): HttpRequest {
  return { method: 'GET', url, headers: Object.fromEntries(headers), body: '' };
}

async function sendRaw(port: number, turn: number): Promise<number> {
  const request = rawRequests[turn % rawRequests.length];
  if (request === undefined) throw new Error('there are no raw requests');
  const statuses = (await exchangeRaw(port, request, 10_000)).map(({ status }) => status);
  if (statuses.join() !== request.statuses.join()) throw new Error(`${request.name}: ${statuses.join()}`);
  return statuses.at(-1) ?? 0;
}

interface Asked {
  readonly packId: PackId;
  readonly signer: string;
  readonly method: 'GET' | 'POST';
  readonly parameters: readonly (readonly [string, string])[];
  readonly credentials: Credentials;
}

function signed({ packId, signer, method, parameters, credentials }: Asked): HttpRequest {
  const { version, region, service } = packs[packId].manifest.binding;
  const operation = packId === 'aliyun-ecs' ? 'DescribeInstances' : 'RenewInstance';
  const unsigned = { method, baseUrl: `http://${host}/`, operation, version, region, service, parameters };
  const http = signerNamed(signer)?.sign(unsigned, credentials, { now: new Date(), nonce: randomUUID() });
  if (http === undefined) throw new Error(`no signer ${signer}`);
  return http;
}

/** A listing by the first pack, and by the second a renewal of nothing, with and without a token. */
function goodRequests(): readonly ((index: number) => HttpRequest)[] {
  const { accessKeyId, accessKeySecret } = mockCredentials;
  const keys = [mockCredentials, { accessKeyId, accessKeySecret }];
  const own: Readonly<Record<PackId, Asked['parameters']>> = {
    'aliyun-ecs': [['RegionId', 'cn-hangzhou']],
    'volcengine-ecs': [
      ['InstanceId', 'i-none'],
      ['Period', '1'],
    ],
  };
  return (Object.keys(own) as PackId[]).flatMap((packId) =>
    packs[packId].manifest.binding.signers.flatMap((signer) =>
      (['GET', 'POST'] as const).flatMap((method) =>
        packs[packId].manifest.binding.formats.flatMap((format) => (index: number) => {
          const parameters = [...own[packId], ['Format', format] as const];
          return signed({ packId, signer, method, parameters, credentials: keys[index % 2] as Credentials });
        }),
      ),
    ),
  );
}

type Exchange = (request: HttpRequest) => Promise<{ readonly status: number; readonly text: string }>;

/** The same request twice: its nonce was used by then. */
function again(exchange: Exchange): Send {
  const [make] = goodRequests();
  return async (index) => {
    const request = make?.(index);
    if (request === undefined) throw new Error('there are no good requests');
    await exchange(request);
    return (await exchange(request)).status;
  };
}

/** Number of turns that a scope lives. */
const turnsOfScope = 10;

/** In each turn an instance and a temporary key are made in a scope and the key is used; the last turn tears the scope down. */
function comeAndGo(exchange: Exchange): Send {
  const name = randomUUID();
  let turns = 0;
  return async () => {
    const turn = turns++;
    const params = { pack: 'aliyun-ecs', scope: `${name}-${Math.floor(turn / turnsOfScope)}` };
    const call = async (state: string, action: string) => {
      const body = JSON.stringify({ state, action, params });
      return exchange({ method: 'POST', url: `http://${host}/_conformance/states`, headers: {}, body });
    };
    if (turn % turnsOfScope === turnsOfScope - 1) return (await call('an instance exists', 'teardown')).status;
    await call('an instance exists', 'setup');
    const { text } = await call('a temporary key exists', 'setup');
    const credentials = credentialsFrom(JSON.parse(text) as StateStrings);
    const parameters = [['RegionId', 'cn-hangzhou'] as const];
    const asked = { packId: 'aliyun-ecs', signer: 'rpc-hmac-sha1', method: 'GET', parameters, credentials } as const;
    return (await exchange(signed(asked))).status;
  };
}
