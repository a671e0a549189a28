/** The derived-key signature in the query: how long it is valid, what it covers, and each of its faults. */
import { describe, expect, test } from 'vitest';
import { encodeParameters, type WireParameter } from './canonical-query.ts';
import { canonicalRequest } from './canonical-request.ts';
import { sha256Hex } from './sha256-hex.ts';
import { knowing, now, withToken } from './signers.test-data.ts';
import { v4HmacSha256, v4Signature, v4StringToSign } from './v4-hmac-sha256.ts';

type Changes = Readonly<Record<string, string | undefined>>;

const scope = { date: '20240102', region: 'cn-beijing', service: 'ecs' };

/** Signs the query after the changes. `afterwards` changes the signed request. */
function signedUrl(changes: Changes = {}, afterwards: Changes = {}): string {
  const whole = {
    Action: 'RenewInstance',
    'X-Algorithm': 'HMAC-SHA256',
    'X-Credential': 'key/20240102/cn-beijing/ecs/request',
    'X-Date': '20240102T030405Z',
    'X-NotSignBody': '',
    'X-SignedHeaders': '',
    ...changes,
  };
  const query = Object.entries(whole).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const payloadHash = sha256Hex('');
  const canonical = canonicalRequest({ method: 'GET', path: '/', query, headers: {}, signedHeaders: [], payloadHash });
  const signature = v4Signature('secret', scope, v4StringToSign('20240102T030405Z', scope, canonical));
  const names = query.map(([name]) => name).join(';');
  const last = { 'X-SignedQueries': names, 'X-Signature': signature, ...afterwards };
  const sent = Object.entries(last).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/?${encodeParameters([...query, ...sent] as readonly WireParameter[])}`;
}

const judge = (url: string, secondsLater = 0) =>
  v4HmacSha256.verify(
    { method: 'GET', url, headers: {}, body: '' },
    knowing(withToken, new Date(now.getTime() + secondsLater * 1000), ['of another']),
  );

describe('a signed URL', () => {
  test.each<[string, Changes, Changes, string]>([
    ['another algorithm', { 'X-Algorithm': 'HMAC-SHA1' }, {}, 'malformed'],
    ['no algorithm', { 'X-Algorithm': undefined }, {}, 'malformed'],
    ['no credential', { 'X-Credential': undefined }, {}, 'malformed'],
    ['a credential of one part', { 'X-Credential': 'key' }, {}, 'malformed-credential'],
    ['no date', { 'X-Date': undefined }, {}, 'missing-time'],
    ['a date that is none', { 'X-Date': 'yesterday' }, {}, 'bad-time'],
    ['an unknown key', { 'X-Credential': 'nobody/20240102/cn-beijing/ecs/request' }, {}, 'unknown-key'],
    ['no signature', {}, { 'X-Signature': undefined }, 'missing-signature'],
    ['another signature', {}, { 'X-Signature': '0' }, 'wrong-signature'],
    ['a parameter not signed', {}, { Period: '1' }, 'wrong-signature'],
    ['a name left off the list', {}, { 'X-SignedQueries': 'X-Date' }, 'wrong-signature'],
    ['a token of another key', { 'X-Security-Token': 'of another' }, {}, 'wrong-token'],
    ['a token that is none', { 'X-Security-Token': 'x' }, {}, 'malformed-token'],
  ])('%s', (_name, changes, afterwards, fault) => {
    expect(judge(signedUrl(changes, afterwards))).toMatchObject({ valid: false, fault });
  });

  test('is valid with its token, also without X-SignedQueries', () => {
    for (const url of [
      signedUrl(),
      signedUrl({ 'X-Security-Token': withToken.securityToken?.reveal() }),
      signedUrl({}, { 'X-SignedQueries': undefined }),
    ]) {
      expect(judge(url)).toEqual({ valid: true, accessKeyId: 'key' });
    }
  });

  test.each<[string | undefined, number, boolean]>([
    [undefined, 900, true],
    [undefined, 901, false],
    ['60', 60, true],
    ['60', 61, false],
    ['3600', 3600, true],
    ['3600', 3601, false],
    ['3600', -901, false],
    ['soon', 0, false],
    ['-1', 0, false],
  ])('with X-Expires %s, %i seconds later: %s', (expires, seconds, valid) => {
    const judgement = judge(signedUrl({ 'X-Expires': expires }), seconds);
    expect(judgement).toMatchObject(valid ? { valid } : { valid, fault: 'expired' });
  });

  test('names the region and service that it was made for', () => {
    const addressee = (url: string) => v4HmacSha256.addressee?.({ method: 'GET', url, headers: {}, body: '' });
    expect(addressee(signedUrl())).toMatchObject({ region: 'cn-beijing', service: 'ecs' });
    expect(addressee('/?X-Credential=key')).toBeUndefined();
    expect(addressee('/')).toBeUndefined();
  });
});
