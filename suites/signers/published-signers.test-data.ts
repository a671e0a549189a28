/** Requests that are hard to spell, and the vendors' packages as signers of them. */
import querystring from 'node:querystring';
import type { OpenApiUtil as CoreUtil } from '@alicloud/openapi-core';
import type openApiUtil from '@alicloud/openapi-util';
import volcengine from '@volcengine/openapi';
import fc from 'fast-check';
import type { WireParameter } from './canonical-query.ts';
import { sha256Hex } from './sha256-hex.ts';
import { type credentials, now } from './signers.test-data.ts';

/** The requests are the same in every run; each of the 1,000 is signed by both. */
export const thousand = { numRuns: 1_000, seed: 20_260_310 };

const piece = fc.oneof(
  fc.constantFrom(
    '北京',
    ' ',
    '+',
    '*',
    '~',
    '%',
    '%20',
    '&',
    '=',
    '#',
    '?',
    '/',
    "'",
    '(',
    ')',
    '!',
    '"',
    '\\',
    '\n',
    '🖥',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
);
const value = fc.oneof({ arbitrary: fc.constant(''), weight: 1 }, { arbitrary: joined(piece, 5), weight: 6 });
export const plainName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.~-]{0,10}$/);
export const awkwardName = joined(piece, 3).map((text) => `P${text}`);

function joined(part: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(part, { maxLength }).map((parts) => parts.join(''));
}

/** Parameters by name, as the packages take them; a list is sent indexed or repeated. */
type Given = Readonly<Record<string, string | readonly string[]>>;

export const givenBy = (name: fc.Arbitrary<string>): fc.Arbitrary<Given> =>
  fc
    .dictionary(name, fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 4 })), {
      maxKeys: 8,
      noNullPrototype: true,
    })
    .filter((given) => !Object.keys(given).some((key) => reserved.has(key)));

const reserved = new Set(['__proto__', 'Action', 'Version', 'Format']);

const listsBy = (nameOf: (name: string, index: number) => string) => (given: Given) =>
  Object.entries(given).flatMap(([name, entry]): WireParameter[] =>
    typeof entry === 'string' ? [[name, entry]] : entry.map((each, index) => [nameOf(name, index), each]),
  );
export const indexed = listsBy((name, index) => `${name}.${index + 1}`);
export const repeated = listsBy((name) => name);

/** Two entries of one name cannot be told to a package that takes a record. */
export const distinct = (parameters: readonly WireParameter[]) =>
  new Set(parameters.map(([name]) => name)).size === parameters.length;

export const secretOf = (known: typeof credentials) => known.accessKeySecret.reveal();

export const asPairs = (parameters: readonly WireParameter[]) =>
  parameters.map(([name, entry]): [string, string] => [name, entry]);

/** The query as Node's querystring writes it for the vendors' clients: it leaves more characters bare than we do. */
export function stringify(parameters: readonly WireParameter[]): string {
  return parameters.map((parameter) => querystring.stringify(Object.fromEntries([parameter]))).join('&');
}

/** Either package that has the header signature. */
type SigningUtil = typeof CoreUtil | typeof openApiUtil.default;

/** The Authorization header that such a package makes. */
export function signByUtil(
  util: SigningUtil,
  request: {
    readonly method: string;
    readonly pathname: string;
    readonly headers: object;
    readonly query: object;
  },
  { known, body }: { readonly known: typeof credentials; readonly body: string },
): string {
  const [algorithm, hash] = ['ACS3-HMAC-SHA256', sha256Hex(body)];
  // The type wants more of a request than is signed.
  return util.getAuthorization(request as never, algorithm, hash, known.accessKeyId, secretOf(known));
}

/** The headers as the signer leaves them: those given and its own, with the names that it writes. */
export function signByVolcengine(
  request: { readonly method: string; readonly params: object; readonly body: string },
  known: typeof credentials,
  headers: Record<string, string> = { Host: '127.0.0.1:4010' },
): Readonly<Record<string, string>> {
  const signer = new volcengine.Signer({ ...request, region: 'cn-beijing', headers }, 'ecs');
  const sessionToken = known.securityToken?.reveal();
  const key = { accessKeyId: known.accessKeyId, secretKey: secretOf(known) };
  signer.addAuthorization(sessionToken === undefined ? key : { ...key, sessionToken }, now);
  return headers;
}

/** The query of a signed URL as the package writes it. */
export function signUrlByVolcengine(params: object, known: typeof credentials): string {
  const signer = new volcengine.Signer({ method: 'GET', params, region: 'cn-beijing' }, 'ecs');
  const sessionToken = known.securityToken?.reveal();
  const key = { accessKeyId: known.accessKeyId, secretKey: secretOf(known) };
  return signer.getSignUrl(sessionToken === undefined ? key : { ...key, sessionToken }, now);
}
