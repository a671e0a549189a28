/** A request with awkward parameters, and keys that sign it. */
import type { Credentials, HttpRequest } from '../model.ts';
import { Secret } from '../secret.ts';
import type { WireParameter } from './canonical-query.ts';
import type { KnownKey, Signer, UnsignedRequest, Verification } from './signer.ts';

export const now = new Date('2024-01-02T03:04:05Z');
export const context = { now, nonce: '00000000-0000-4000-8000-000000000001' };
export const credentials: Credentials = { accessKeyId: 'key', accessKeySecret: new Secret('secret') };
export const withToken: Credentials = { ...credentials, securityToken: new Secret('CAIS+token/with==chars') };

export const awkward: readonly WireParameter[] = [
  ['InstanceId', 'i-bp1'],
  ['InstanceName', '北京 + * ~ % & = ?#/'],
  ['Empty', ''],
  ['Tag.1.Key', "it's (a) tag!"],
  ['Tag.2.Key', '"quoted"'],
  ['Repeated', 'b'],
  ['Repeated', 'a'],
  ['Repeated', ''],
];

export function unsigned(changes: Partial<UnsignedRequest> = {}): UnsignedRequest {
  return {
    method: 'POST',
    baseUrl: 'http://127.0.0.1:4010/',
    operation: 'RenewInstance',
    version: '2014-05-26',
    region: 'cn-beijing',
    service: 'ecs',
    parameters: awkward,
    ...changes,
  };
}

/** A server that knows only this key. `tokens` are session tokens of other keys. */
export const knowing = (known: KnownKey | undefined, at = now, tokens: readonly string[] = []): Verification => ({
  findKey: (id) => (id === known?.accessKeyId ? known : undefined),
  isToken: (text) => tokens.includes(text),
  now: at,
});

export const verify = (signer: Signer, request: HttpRequest, known: KnownKey = credentials, at = now) =>
  signer.verify(request, knowing(known, at));
