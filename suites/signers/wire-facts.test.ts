/** What each signer says about its wire is true of the requests that it signs: every row of the table runs through this test. */
import { describe, expect, test } from 'vitest';
import { redactExchange } from '../execute/redact-exchange.ts';
import type { HttpRequest } from '../model.ts';
import { Secret } from '../secret.ts';
import { readForm, readQuery } from './read-parameters.ts';
import type { WireNames } from './signer.ts';
import { context, unsigned } from './signers.test-data.ts';
import { signers } from './signers.ts';

const keys = {
  accessKeyId: 'key-id-7f1c2e90',
  accessKeySecret: new Secret('secret-7f1c2e90'),
  securityToken: new Secret('to/ken+7f1c2e90'),
};

/** Values under these names, anywhere in the request. */
function valuesOf(request: HttpRequest, { parameters, headers }: WireNames): readonly string[] {
  const sent = [...readQuery(request), ...readForm(request)].filter(([name]) => parameters.includes(name));
  const inHeaders = Object.entries(request.headers).filter(([name]) => headers.includes(name.toLowerCase()));
  return [...sent, ...inHeaders].map(([, value]) => value);
}

/** The request redacted by names alone: no value of it is known to be a secret. */
function redactedByName(request: HttpRequest): string {
  const nothing = { method: 'GET', url: 'http://127.0.0.1/', headers: {}, body: '' } as const;
  const others = { accessKeyId: 'x', accessKeySecret: new Secret('x') };
  return JSON.stringify(redactExchange({ operation: '', request, durationMs: 0 }, nothing, others).request);
}

const forms = [
  { method: 'GET' },
  { method: 'POST' },
  { method: 'POST', parametersIn: 'query' },
  { method: 'POST', parametersIn: 'form' },
  { method: 'POST', parametersIn: 'form', protocolIn: 'query' },
] as const;

describe.each(signers)('$name', (signer) => {
  describe.each(forms)('%j', (form) => {
    const request = signer.sign(unsigned(form), keys, context);

    test('names operation and version where it says', () => {
      expect(new Set(valuesOf(request, signer.wire.operation))).toEqual(new Set(['RenewInstance']));
      expect(new Set(valuesOf(request, signer.wire.version))).toEqual(new Set(['2014-05-26']));
    });

    test('carries its secrets only where it says', () => {
      const kept = redactedByName(request);
      const token = keys.securityToken.reveal();
      const signatures = [...JSON.stringify(request).matchAll(/\bSignature=([^&"]+)/g)].map(([, value]) => value ?? '');
      const secrets = [keys.accessKeyId, token, encodeURIComponent(token), ...signatures];
      expect(signatures).toHaveLength(1);
      expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
      expect(kept).toContain('i-bp1');
    });
  });
});

test('the secrets of a signed URL are redacted by their names', () => {
  const url =
    'http://127.0.0.1/?X-Credential=key%2F1&X-Signature=sig-1&X-Security-Token=tok-1&x-signature=sig-2&Period=1';
  const kept = redactedByName({ method: 'GET', url, headers: {}, body: '' });
  expect(kept).not.toMatch(/key%2F1|sig-1|tok-1|sig-2/);
  expect(kept).toContain('Period=1');
});

test('a name is found under percent-encoding', () => {
  const url = 'http://127.0.0.1/?X%2DSignature=sig-1&%58-Credential=key-1&%ZZ=kept';
  expect(redactedByName({ method: 'GET', url, headers: {}, body: '' })).toMatch(
    /=\[redacted\]&.*=\[redacted\]&%ZZ=kept/,
  );
});
