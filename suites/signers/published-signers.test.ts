/** Our signatures equal those of the vendors' published packages, and we verify requests that the packages signed. */
import { OpenApiUtil as CoreUtil } from '@alicloud/openapi-core';
import openApiUtil from '@alicloud/openapi-util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../model.ts';
import { acs3HmacSha256 } from './acs3-hmac-sha256.ts';
import {
  asPairs,
  awkwardName,
  distinct,
  givenBy,
  indexed,
  plainName,
  repeated,
  secretOf,
  signByUtil,
  signByVolcengine,
  signUrlByVolcengine,
  stringify,
  thousand,
} from './published-signers.test-data.ts';
import { readForm, readQuery } from './read-parameters.ts';
import { rpcHmacSha1 } from './rpc-hmac-sha1.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { Signer, UnsignedRequest } from './signer.ts';
import { context, credentials, unsigned, verify, withToken } from './signers.test-data.ts';
import { v4HmacSha256 } from './v4-hmac-sha256.ts';

const method = fc.constantFrom('GET' as const, 'POST' as const);
const keys = fc.constantFrom(credentials, withToken);

const signed = (signer: Signer, changes: Partial<UnsignedRequest>, known: typeof credentials) =>
  signer.sign(unsigned(changes), known, context);

/** Fewer requests than above: verifying costs as much as signing, and the signed text is the same. */
const hundreds = { ...thousand, numRuns: 300 };

describe('the published signature of the same request', () => {
  test('rpc-hmac-sha1, by @alicloud/openapi-util', () => {
    const property = fc.property(givenBy(fc.oneof(plainName, awkwardName)), method, keys, (given, verb, known) => {
      const own = indexed(given);
      fc.pre(distinct(own));
      const ours = signed(rpcHmacSha1, { method: verb, parameters: own }, known);
      const sent = Object.fromEntries([...readQuery(ours), ...readForm(ours)]);
      const { Signature, ...common } = sent;
      for (const [name] of own) delete common[name];
      const theirs = openApiUtil.default.getRPCSignature(
        { ...common, ...openApiUtil.default.query({ ...given }) },
        verb,
        secretOf(known),
      );
      expect(theirs).toBe(Signature);
    });
    fc.assert(property, thousand);
  });

  test('acs3-hmac-sha256, by @alicloud/openapi-util and @alicloud/openapi-core', () => {
    const property = fc.property(givenBy(plainName), keys, (given, known) => {
      const own = indexed(given);
      fc.pre(distinct(own));
      const { authorization, ...headers } = signed(acs3HmacSha256, { parameters: own }, known).headers;
      for (const util of [openApiUtil.default, CoreUtil]) {
        const request = { method: 'POST', pathname: '/', headers, query: util.query({ ...given }) };
        expect(signByUtil(util, request, { known, body: '' })).toBe(authorization);
      }
    });
    fc.assert(property, thousand);
  });

  test('v4-hmac-sha256, by @volcengine/openapi', () => {
    const property = fc.property(givenBy(fc.oneof(plainName, awkwardName)), method, keys, (given, verb, known) => {
      const ours = signed(v4HmacSha256, { method: verb, parameters: repeated(given) }, known);
      const named = { Action: 'RenewInstance', Version: '2014-05-26' };
      const params = verb === 'GET' ? { ...given, ...named } : named;
      const theirs = signByVolcengine({ method: verb, params, body: ours.body }, known);
      expect(theirs.Authorization).toBe(ours.headers.authorization);
    });
    fc.assert(property, thousand);
  });
});

describe('our verification of what a package signed', () => {
  const oneOf = fc.constantFrom('query', 'form', 'query and form');

  test('rpc-hmac-sha1, with parameters in query or form', () => {
    const property = fc.property(givenBy(fc.oneof(plainName, awkwardName)), oneOf, (given, place) => {
      const own = indexed(given);
      fc.pre(distinct(own));
      const verb = place === 'query' ? 'GET' : 'POST';
      const common = {
        ...{ Action: 'RenewInstance', Version: '2014-05-26', Format: 'json', AccessKeyId: 'key' },
        ...{ SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', SignatureNonce: 'once' },
        Timestamp: '2024-01-02T03:04:05Z',
      };
      const Signature = openApiUtil.default.getRPCSignature(
        { ...common, ...openApiUtil.default.query({ ...given }) },
        verb,
        secretOf(credentials),
      );
      const shared = Object.entries({ ...common, Signature });
      // Encoded by querystring, and with plus signs for spaces as in forms.
      const query = stringify({ query: [...shared, ...own], form: [], 'query and form': shared }[place]);
      const body = `${new URLSearchParams(asPairs({ query: [], form: [...shared, ...own], 'query and form': own }[place]))}`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-acs-action': 'RenewInstance' };
      expectValid(rpcHmacSha1, { method: verb, url: `/?${query}`, headers, body });
    });
    fc.assert(property, hundreds);
  });

  test('acs3-hmac-sha256, with the headers that the client adds and with a form body', () => {
    const property = fc.property(givenBy(plainName), fc.boolean(), (given, inBody) => {
      const own = indexed(given);
      fc.pre(distinct(own));
      const body = inBody ? `${new URLSearchParams(asPairs(own))}` : '';
      const headers: Record<string, string> = {
        ...{ host: '127.0.0.1:4010', accept: 'application/json', 'user-agent': 'client' },
        ...{ 'x-acs-action': 'RenewInstance', 'x-acs-version': '2014-05-26', 'x-acs-date': '2024-01-02T03:04:05Z' },
        ...{ 'x-acs-signature-nonce': 'once', 'x-acs-content-sha256': sha256Hex(body), 'x-acs-accesskey-id': 'key' },
        ...(inBody ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      };
      const query = inBody ? {} : CoreUtil.query({ ...given });
      const request = { method: 'POST', pathname: '/', headers, query };
      const authorization = signByUtil(CoreUtil, request, { known: credentials, body });
      const url = `/?${stringify(Object.entries(query))}`;
      expectValid(acs3HmacSha256, { method: 'POST', url, headers: { ...headers, authorization }, body });
    });
    fc.assert(property, hundreds);
  });

  test('v4-hmac-sha256, without a signed host, with a form and a JSON body', () => {
    const bodies = fc.constantFrom('none', 'form', 'json');
    const property = fc.property(givenBy(fc.oneof(plainName, awkwardName)), bodies, (given, kind) => {
      const body = { none: '', form: `${new URLSearchParams(asPairs(repeated(given)))}`, json: JSON.stringify(given) }[
        kind
      ];
      const params = { ...(kind === 'none' ? given : {}), Action: 'RenewInstance', Version: '2014-05-26' };
      const verb = kind === 'none' ? 'GET' : 'POST';
      const signature = signByVolcengine({ method: verb, params, body }, credentials, {});
      const headers = Object.fromEntries(Object.entries(signature).map(([name, text]) => [name.toLowerCase(), text]));
      expectValid(v4HmacSha256, { method: verb, url: `/?${stringify(repeated(params))}`, headers, body });
    });
    fc.assert(property, hundreds);
  });

  test('v4-hmac-sha256, in a signed URL', () => {
    const property = fc.property(givenBy(fc.oneof(plainName, awkwardName)), keys, (given, known) => {
      const params = { ...given, Action: 'RenewInstance', Version: '2014-05-26' };
      const request = { method: 'GET' as const, url: `/?${signUrlByVolcengine(params, known)}`, headers: {}, body: '' };
      expect(v4HmacSha256.recognises(request)).toBe(true);
      expectValid(v4HmacSha256, request, known);
      const added = { ...request, url: `${request.url}&Added=1` };
      expect(verify(v4HmacSha256, added, known)).toMatchObject({ fault: 'wrong-signature' });
    });
    fc.assert(property, hundreds);
  });

  test('v4-hmac-sha256, with several blanks inside a header', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', ' ', '  ', '\t'), { maxLength: 8 }).map((parts) => parts.join(''));
    const property = fc.property(texts, (text) => {
      const request = { method: 'GET', params: { Action: 'RenewInstance' }, body: '' };
      const signature = signByVolcengine(request, credentials, { 'X-Note': text });
      const headers = Object.fromEntries(Object.entries(signature).map(([name, each]) => [name.toLowerCase(), each]));
      expectValid(v4HmacSha256, { method: 'GET', url: '/?Action=RenewInstance', headers, body: '' });
    });
    fc.assert(property, hundreds);
  });
});

function expectValid(signer: Signer, request: HttpRequest, known = credentials): void {
  expect(verify(signer, request, known)).toMatchObject({ valid: true, accessKeyId: 'key' });
}
