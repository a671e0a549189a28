import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model.ts';
import type { WireParameter } from './canonical-query.ts';
import { canonicalRequest } from './canonical-request.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { Signer } from './signer.ts';
import { context, credentials, unsigned, verify, withToken } from './signers.test-data.ts';
import { signers } from './signers.ts';
import { v4Signature, v4StringToSign } from './v4-hmac-sha256.ts';

describe('header signatures', () => {
  const v4 = signers.find((signer) => signer.name === 'v4-hmac-sha256') as Signer;
  const acs3 = signers.find((signer) => signer.name === 'acs3-hmac-sha256') as Signer;

  it.each([v4, acs3])('$name refuses a tampered signed header and a body with another hash', (signer) => {
    const request = signer.sign(unsigned(), withToken, context);
    const signed = Object.keys(request.headers).filter((name) =>
      /^(host|x-.*(sha256|token|version|action|nonce))$/.test(name),
    );
    expect(signed.length).toBeGreaterThanOrEqual(3);
    for (const name of signed) {
      const headers = { ...request.headers, [name]: `${request.headers[name]}0` };
      expect(verify(signer, { ...request, headers }, withToken)).toMatchObject({ fault: 'wrong-signature' });
    }
    expect(verify(signer, { ...request, body: `${request.body}&x=1` }, withToken)).toMatchObject({
      fault: 'wrong-signature',
    });
  });

  it.each([
    [acs3, '', 'missing-key'],
    [acs3, ' Credential=key', 'missing-signature'],
    [acs3, ' Credential=,SignedHeaders=host,Signature=0', 'missing-key'],
    [acs3, ' Credential=key,SignedHeaders=,Signature=0', 'malformed'],
    [acs3, ' Credential=key,Credential=key', 'malformed'],
    [acs3, ' a,b,c', 'malformed'],
    [v4, '', 'malformed'],
    [v4, ' Credential=key', 'malformed'],
    [v4, ' Credential=key,SignedHeaders=x-date', 'missing-signature'],
    [v4, ' Credential=key,SignedHeaders=x-date,Signature=0', 'malformed-credential'],
    [v4, ' Credential=key/1/2/3/other,SignedHeaders=x-date,Signature=0', 'malformed-credential'],
    [v4, ' Credential=key/1//3/request,SignedHeaders=x-date,Signature=0', 'malformed-credential'],
    [v4, ' a,b,c', 'malformed'],
  ] as const)('%# an Authorization header of "%s" behind its scheme', (signer, rest, fault) => {
    const request = signer.sign(unsigned(), credentials, context);
    const headers = { ...request.headers, authorization: `${request.headers.authorization?.split(' ')[0]}${rest}` };
    expect(verify(signer, { ...request, headers })).toEqual({ valid: false, fault });
  });

  it('acs3 refuses an x-acs header that is not signed', () => {
    const request = acs3.sign(unsigned(), credentials, context);
    const headers = { ...request.headers, 'x-acs-security-token': 'added' };
    expect(verify(acs3, { ...request, headers })).toMatchObject({ fault: 'wrong-signature' });
  });

  it('v4 accepts an unsigned host but no unsigned x-date', () => {
    const time = '20240102T030405Z';
    const scope = { date: '20240102', region: 'cn-beijing', service: 'ecs' };
    const signedAs = (signedHeaders: readonly string[]): HttpRequest => {
      const query: WireParameter[] = [['Action', 'RenewInstance']];
      const parts = {
        method: 'GET',
        path: '/',
        query,
        headers: { 'x-date': time },
        signedHeaders,
        payloadHash: sha256Hex(''),
      };
      const signature = v4Signature('secret', scope, v4StringToSign(time, scope, canonicalRequest(parts)));
      const authorization = `HMAC-SHA256 Credential=key/20240102/cn-beijing/ecs/request, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
      return { method: 'GET', url: '/?Action=RenewInstance', headers: { 'x-date': time, authorization }, body: '' };
    };
    expect(verify(v4, signedAs(['x-date'])).valid).toBe(true);
    expect(verify(v4, signedAs(['host']))).toEqual({ valid: false, fault: 'malformed' });
  });

  it('v4 refuses a credential of another day', () => {
    const request = v4.sign(unsigned(), credentials, context);
    const authorization = request.headers.authorization?.replace('20240102', '20240103') ?? '';
    expect(verify(v4, { ...request, headers: { ...request.headers, authorization } })).toMatchObject({
      fault: 'wrong-signature',
    });
  });
});
