/**
 * Takes key ids, signatures and tokens out of an exchange before anything keeps it. The signers say where secrets travel. A
 * secret is removed from those places by name, and from everything else by value: a target may send back what it got.
 */
import type { Credentials, Exchange, HttpRequest } from '../model.ts';
import { percentEncode } from '../signers/percent-encode.ts';
import type { Signer } from '../signers/signer.ts';
import { knownSigners } from '../signers/signers.ts';

const redacted = '[redacted]';

/** A shorter value occurs in too much harmless text, so it is removed only from the places that are secret by name. */
const shortestSecret = 8;

/** Where secrets of any known signature travel. Names are in lower case. */
interface SecretPlaces {
  readonly signers: readonly Signer[];
  readonly parameters: ReadonlySet<string>;
  readonly headers: ReadonlySet<string>;
  readonly parts: Signer['wire']['secretParts'];
}

const matchingAll = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);

function placesOf(signers: readonly Signer[]): SecretPlaces {
  const inLowerCase = (names: readonly string[]): ReadonlySet<string> =>
    new Set(names.map((name) => name.toLowerCase()));
  const wires = signers.map(({ wire }) => wire);
  return {
    signers,
    parameters: inLowerCase(wires.flatMap(({ secrets }) => secrets.parameters)),
    // No signature uses cookies, but an owner's proxy may.
    headers: inLowerCase(['cookie', ...wires.flatMap(({ secrets }) => secrets.headers)]),
    parts: wires.flatMap(({ secretParts }) =>
      secretParts.map(({ header, pattern }) => ({ header: header.toLowerCase(), pattern: matchingAll(pattern) })),
    ),
  };
}

let places = placesOf(knownSigners());

/** Built again only when a signer was added or removed: every exchange of a run asks for it. */
function secretPlaces(): SecretPlaces {
  if (places.signers !== knownSigners()) places = placesOf(knownSigners());
  return places;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

const isSecretParameter = (name: string): boolean => secretPlaces().parameters.has(name.toLowerCase());
const isSecretHeader = (name: string): boolean => secretPlaces().headers.has(name.toLowerCase());

/** The text of a URL or form without the values of secret parameters. */
function redactParameters(text: string): string {
  return text.replace(/(^|[?&])([^=&?]+)=[^&]*/g, (pair, before: string, name: string) =>
    isSecretParameter(decoded(name)) ? `${before}${name}=${redacted}` : pair,
  );
}

/** The same request without anything that proves who sent it. */
function redactRequest(request: HttpRequest): HttpRequest {
  const withoutParts = (name: string, value: string): string =>
    partsOf(name, value).reduce((text, part) => text.replaceAll(part, redacted), value);
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, isSecretHeader(name) ? redacted : withoutParts(name, value)] as const,
  );
  return {
    ...request,
    url: redactParameters(request.url),
    headers: Object.fromEntries(headers),
    body: redactParameters(request.body),
  };
}

function partsOf(name: string, value: string): readonly string[] {
  const patterns = secretPlaces().parts.filter(({ header }) => header === name.toLowerCase());
  return patterns.flatMap(({ pattern }) => [...value.matchAll(pattern)].flatMap(([, part]) => part || []));
}

function secretsIn(request: HttpRequest): readonly string[] {
  const parameters = [...new URL(request.url).searchParams, ...new URLSearchParams(request.body)];
  const headers = Object.entries(request.headers);
  return [
    ...parameters.filter(([name]) => isSecretParameter(name)).map(([, value]) => value),
    ...headers.filter(([name]) => isSecretHeader(name)).map(([, value]) => value),
    ...headers.flatMap(([name, value]) => partsOf(name, value)),
  ];
}

/** A value as it may come back: unchanged, percent-encoded once or twice, or inside JSON or XML text. */
function spellings(value: string): readonly string[] {
  // No encoding changes these characters.
  if (/^[\w.~-]*$/.test(value)) return [value];
  const once = percentEncode(value);
  const json = JSON.stringify(value).slice(1, -1);
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const lowerCaseOnce = once.replace(/%../g, (hex) => hex.toLowerCase());
  return [value, once, lowerCaseOnce, percentEncode(once), json, json.replaceAll('/', '\\/'), xml];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every spelling of the secrets in these credentials and in the request that they signed. */
export function secretTexts(credentials: Credentials, sent?: HttpRequest): readonly string[] {
  const secrets = [
    credentials.accessKeyId,
    credentials.accessKeySecret.reveal(),
    credentials.securityToken?.reveal() ?? '',
    ...(sent === undefined ? [] : secretsIn(sent)),
  ];
  return [...new Set(secrets.filter(({ length }) => length >= shortestSecret).flatMap(spellings))];
}

/** The same data with each of the texts replaced, wherever it occurs in a value. */
export function withoutTexts<T>(data: T, texts: readonly string[]): T {
  // The longest first: one secret may contain another.
  const ordered = texts.toSorted((one, other) => other.length - one.length);
  return ordered.length === 0 ? data : replaceIn(data, ordered);
}

function replaceIn<T>(data: T, texts: readonly string[]): T {
  if (typeof data === 'string') {
    const found = texts.filter((text) => data.includes(text));
    return (found.length === 0 ? data : data.replace(new RegExp(found.map(escaped).join('|'), 'g'), redacted)) as T;
  }
  if (data === null || typeof data !== 'object') return data;
  if (Array.isArray(data)) return data.map((entry) => replaceIn(entry, texts)) as T;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, replaceIn(value, texts)])) as T;
}

/** The exchange without the keys that signed it, wherever they occur. `sent` is the request as it left. */
export function redactExchange(exchange: Exchange, sent: HttpRequest, credentials: Credentials): Exchange {
  const request = redactRequest(exchange.request);
  return withoutTexts({ ...exchange, request }, secretTexts(credentials, sent));
}
