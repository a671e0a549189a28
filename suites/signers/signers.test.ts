import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credentials, HttpRequest } from '../model.ts';
import { Secret } from '../secret.ts';
import { acs3Signature, acs3StringToSign } from './acs3-hmac-sha256.ts';
import type { WireParameter } from './canonical-query.ts';
import { canonicalRequest } from './canonical-request.ts';
import { rpcSignature, rpcStringToSign } from './rpc-hmac-sha1.ts';
import { sha256Hex } from './sha256-hex.ts';
import vectorData from './signature-vectors.json' with { type: 'json' };
import type { Signer } from './signer.ts';
import { awkward, context, credentials, knowing, now, unsigned, verify, withToken } from './signers.test-data.ts';
import { signerNamed, signers } from './signers.ts';
import { v4Signature, v4StringToSign } from './v4-hmac-sha256.ts';

interface Vector {
  readonly name: string;
  readonly signer: string;
  readonly method: string;
  readonly secret: string;
  readonly stringToSign: string;
  readonly signature: string;
  readonly parameters?: readonly WireParameter[];
  readonly path?: string;
  readonly query?: readonly WireParameter[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signedHeaders?: readonly string[];
  readonly payloadHash?: string;
  readonly accessKeyId?: string;
  readonly region?: string;
  readonly service?: string;
  readonly canonicalRequest?: string;
  readonly authorization?: string;
}

const vectors = vectorData as unknown as readonly Vector[];
function canonicalOf(vector: Vector): string {
  return canonicalRequest({
    method: vector.method,
    path: vector.path ?? '/',
    query: vector.query ?? [],
    headers: vector.headers ?? {},
    signedHeaders: vector.signedHeaders ?? [],
    payloadHash: vector.payloadHash ?? sha256Hex(vector.body ?? ''),
  });
}

/** The text to sign and the signature of a vector, by each signer's own functions. */
const computations: Record<string, (vector: Vector) => { stringToSign: string; signature: string }> = {
  'rpc-hmac-sha1': (vector) => {
    const stringToSign = rpcStringToSign(vector.method, vector.parameters ?? []);
    return { stringToSign, signature: rpcSignature(vector.secret, stringToSign) };
  },
  'acs3-hmac-sha256': (vector) => {
    const stringToSign = acs3StringToSign(canonicalOf(vector));
    return { stringToSign, signature: acs3Signature(vector.secret, stringToSign) };
  },
  'v4-hmac-sha256': (vector) => {
    const time = vector.headers?.['x-date'] ?? '';
    const scope = { date: time.slice(0, 8), region: vector.region ?? '', service: vector.service ?? '' };
    const stringToSign = v4StringToSign(time, scope, canonicalOf(vector));
    return { stringToSign, signature: v4Signature(vector.secret, scope, stringToSign) };
  },
};

describe.each(signers)('signer $name', (signer) => {
  const ownVectors = vectors.filter((vector) => vector.signer === signer.name);

  it('is found by its name and has published vectors', () => {
    expect(signerNamed(signer.name)).toBe(signer);
    expect(ownVectors.length).toBeGreaterThanOrEqual(6);
  });

  it.each(ownVectors)('computes the published values of $name', (vector) => {
    if (vector.canonicalRequest !== undefined) expect(canonicalOf(vector)).toBe(vector.canonicalRequest);
    expect(computations[signer.name]?.(vector)).toEqual({
      stringToSign: vector.stringToSign,
      signature: vector.signature,
    });
  });

  it.each(ownVectors.filter((vector) => vector.authorization))('accepts the request of $name', (vector) => {
    const search = new URLSearchParams((vector.query ?? []).map(([name, value]): [string, string] => [name, value]));
    const request: HttpRequest = {
      method: vector.method === 'POST' ? 'POST' : 'GET',
      url: `/?${search}`,
      headers: { ...vector.headers, authorization: vector.authorization ?? '' },
      body: vector.body ?? '',
    };
    const token = vector.headers?.['x-acs-security-token'] ?? vector.headers?.['x-security-token'];
    const known = {
      accessKeyId: vector.accessKeyId ?? '',
      accessKeySecret: new Secret(vector.secret),
      ...(token === undefined ? {} : { securityToken: new Secret(token) }),
    };
    expect(signer.recognises(request)).toBe(true);
    expect(verify(signer, request, known)).toMatchObject({ valid: true, accessKeyId: vector.accessKeyId });
  });

  describe.each(['GET', 'POST'] as const)('%s', (method) => {
    const request = signer.sign(unsigned({ method }), credentials, context);

    it('verifies its own request, and no other signer recognises that request', () => {
      expect(verify(signer, request)).toMatchObject({ valid: true, accessKeyId: 'key' });
      expect(signers.filter((other) => other.recognises(request))).toEqual([signer]);
    });

    it('carries every parameter once, in order', () => {
      const sent = [...new URL(request.url).searchParams, ...new URLSearchParams(request.body)];
      expect(sent.filter(([name]) => awkward.some(([own]) => own === name))).toEqual(awkward);
    });

    it('sends a protocol parameter once when the caller also gives it', () => {
      const named = unsigned({ method, parameters: [['Action', 'RenewInstance']] });
      const signed = signer.sign(named, credentials, context);
      const sent = [...new URL(signed.url).searchParams, ...new URLSearchParams(signed.body)];
      expect(sent.filter(([name]) => name === 'Action')).toHaveLength(1);
      expect(verify(signer, signed).valid).toBe(true);
    });

    it('refuses a tampered, an added and a missing parameter', () => {
      const place = request.body === '' ? 'url' : 'body';
      const change = (from: string, to: string) => ({ ...request, [place]: request[place].replace(from, to) });
      for (const tampered of [
        change('i-bp1', 'i-bp2'),
        change('Empty=', 'Empty=x'),
        change('Empty=&', ''),
        change('InstanceId=', 'Added=1&InstanceId='),
      ]) {
        expect(tampered).not.toEqual(request);
        expect(verify(signer, tampered)).toMatchObject({ valid: false, fault: 'wrong-signature' });
      }
    });

    it('refuses another method and another secret', () => {
      const otherMethod = { ...request, method: request.method === 'POST' ? 'GET' : 'POST' } as const;
      const otherSecret = { ...credentials, accessKeySecret: new Secret('secreT') };
      expect(verify(signer, otherMethod)).toMatchObject({ fault: 'wrong-signature' });
      const judgement = verify(signer, request, otherSecret);
      expect(judgement).toMatchObject({ fault: 'wrong-signature', stringToSign: expect.any(String) });
    });

    it('names an unknown key and a missing signature', () => {
      expect(signer.verify(request, knowing(undefined))).toEqual({ valid: false, fault: 'unknown-key' });
      const bare: HttpRequest = { method, url: 'http://127.0.0.1/', headers: {}, body: '' };
      expect(verify(signer, bare)).toEqual({ valid: false, fault: 'missing' });
      expect(signer.recognises(bare)).toBe(false);
    });

    it('accepts a clock that is up to fifteen minutes ahead or behind', () => {
      const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
      for (const minutes of [-15, 15])
        expect(verify(signer, request, credentials, minutesLater(minutes)).valid).toBe(true);
      for (const minutes of [-15.1, 15.1]) {
        expect(verify(signer, request, credentials, minutesLater(minutes))).toEqual({ valid: false, fault: 'expired' });
      }
    });

    it.each([
      ['2024-02-31', 'bad-time'],
      ['yesterday', 'bad-time'],
      ['', signer.name.startsWith('v4') ? 'bad-time' : 'missing-time'],
    ])('the day %j is %s', (day, fault) => {
      const text = JSON.stringify(request)
        .replace(/2024-01-02T03(%3A|:)04(%3A|:)05Z/, day)
        .replace(/("x-date":")20240102T030405Z/, `$1${day.replaceAll('-', '')}T030405Z`);
      expect(verify(signer, JSON.parse(text))).toEqual({ valid: false, fault });
    });

    it('accepts a lasting key without a token or with its own', () => {
      const sent = signer.sign(unsigned({ method }), withToken, context);
      expect(verify(signer, request, withToken).valid).toBe(true);
      expect(verify(signer, sent, withToken).valid).toBe(true);
    });

    it('accepts a temporary key only with its own token', () => {
      const temporary = { ...withToken, temporary: true } as const;
      const other = { ...withToken, securityToken: new Secret('another') };
      const judged = (from: Credentials) =>
        signer.verify(signer.sign(unsigned({ method }), from, context), knowing(temporary, now, ['another']));
      expect(judged(temporary).valid).toBe(true);
      expect(judged(credentials)).toEqual({ valid: false, fault: 'missing-token' });
      expect(judged(other)).toEqual({ valid: false, fault: 'wrong-token' });
      expect(judged({ ...other, securityToken: new Secret('text') })).toEqual({
        valid: false,
        fault: 'malformed-token',
      });
    });
  });

  it('verifies every signed request and refuses every changed one', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const parameters = fc.array(
      fc.tuple(
        text.map((name) => `p${name}`),
        text,
      ),
      { maxLength: 6 },
    );
    const method = fc.constantFrom('GET' as const, 'POST' as const);
    fc.assert(
      fc.property(parameters, parameters, method, (own, others, verb) => {
        const request = signer.sign(unsigned({ method: verb, parameters: own }), credentials, context);
        const other = signer.sign(unsigned({ method: verb, parameters: others }), credentials, context);
        const same = JSON.stringify(own.toSorted()) === JSON.stringify(others.toSorted());
        expect(verify(signer, request).valid).toBe(true);
        expect(verify(signer, graft(request, other)).valid).toBe(same);
      }),
    );
  });

  it('never throws on hostile input', () => {
    const hostile = fc.record({
      method: fc.constantFrom('GET' as const, 'POST' as const),
      url: fc.oneof(
        fc.string(),
        fc.constantFrom('http://', '//', '/?%', '/?Signature=%E0%A4', 'http://[', '/?Signature=a'),
      ),
      headers: fc.dictionary(
        fc.constantFrom('authorization', 'x-date', 'x-acs-date', 'x-acs-signature-nonce', 'content-type', '__proto__'),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            'HMAC-SHA256',
            'ACS3-HMAC-SHA256 Credential=key,SignedHeaders=__proto__;constructor,Signature=0',
            'HMAC-SHA256 Credential=key/1/2/3/request, SignedHeaders=x-date, Signature=\ud800',
            '2024-01-02T03:04:05Z',
            '20240102T030405Z',
            'application/x-www-form-urlencoded',
          ),
        ),
      ),
      body: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('Signature=%&AccessKeyId=key')),
    });
    fc.assert(
      fc.property(hostile, (request) => {
        expect(typeof signer.recognises(request)).toBe('boolean');
        expect(verify(signer, request).valid).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

/** The second request with the signature of the first. */
function graft(request: HttpRequest, other: HttpRequest): HttpRequest {
  const signatureOf = (text: string) => /(?<=&?Signature=)[^&"]+/.exec(text)?.[0] ?? '';
  const inHeader = request.headers.authorization;
  if (inHeader !== undefined) return { ...other, headers: { ...other.headers, authorization: inHeader } };
  const replace = (text: string) => text.replace(/Signature=[^&]*$/, () => `Signature=${signatureOf(last(request))}`);
  return { ...other, url: replace(other.url), body: replace(other.body) };
}

const last = (request: HttpRequest) => `${request.url}&${request.body}`.slice(-200);

it('a request signed in its parameters is recognised even with x-acs headers; the signature covers query and form', () => {
  const rpc = signerNamed('rpc-hmac-sha1') as Signer;
  const request = rpc.sign(unsigned({ method: 'POST' }), credentials, context);
  const [first, ...rest] = request.body.split('&');
  const split: HttpRequest = {
    ...request,
    url: `${request.url}?${first}`,
    headers: { ...request.headers, 'x-acs-action': 'RenewInstance', 'x-acs-version': '2014-05-26' },
    body: rest.join('&'),
  };
  expect(signers.filter((signer) => signer.recognises(split))).toEqual([rpc]);
  expect(verify(rpc, split).valid).toBe(true);
});
