/** Requests with awkward text, and functions that sign them with the vendors' packages. */
import querystring from 'node:querystring';
import type { OpenApiUtil as CoreUtil } from '@alicloud/openapi-core';
import type openApiUtil from '@alicloud/openapi-util';
import volcengine from '@volcengine/openapi';
import fc from 'fast-check';
import type { WireParameter } from './canonical-query.ts';
import { sha256Hex } from './sha256-hex.ts';
import { type credentials, now } from './signers.test-data.ts';

/** 1,000 requests, the same in every run. Our signer and the package sign each of them. */
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

/** Parameters by name, as the packages expect them. A list is sent with indexes or as repeated parameters. */
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

/** A package that expects a record cannot send two parameters with one name. */
export const distinct = (parameters: readonly WireParameter[]) =>
  new Set(parameters.map(([name]) => name)).size === parameters.length;

export const secretOf = (known: typeof credentials) => known.accessKeySecret.reveal();

export const asPairs = (parameters: readonly WireParameter[]) =>
  parameters.map(([name, entry]): [string, string] => [name, entry]);

/** The query as the vendors' clients encode it, with Node's querystring. It escapes fewer characters than our signers. */
export function stringify(parameters: readonly WireParameter[]): string {
  return parameters.map((parameter) => querystring.stringify(Object.fromEntries([parameter]))).join('&');
}

/** Both packages that implement the header signature. */
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
  // The type requires fields of a request that the signature does not cover.
  return util.getAuthorization(request as never, algorithm, hash, known.accessKeyId, secretOf(known));
}

/** The given headers and those that the package's signer adds, with the names as it writes them. */
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
