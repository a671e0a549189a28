/**
 * Takes key ids, signatures and tokens out of an exchange before anything keeps it: out of the request by the names of the
 * places where they stand, and by their values out of everything, since a target may send back what it was sent.
 */
import type { Credentials, Exchange, HttpRequest } from '../model.ts';
import { percentEncode } from '../signers/percent-encode.ts';

const secretParameters = [
  'AccessKeyId',
  'Signature',
  'SecurityToken',
  'X-Signature',
  'X-Credential',
  'X-Security-Token',
];
const secretParameterPattern = new RegExp(`(^|[?&])(${secretParameters.join('|')})=[^&]*`, 'gi');
const secretHeaders = ['authorization', 'x-acs-accesskey-id', 'x-acs-security-token', 'x-security-token', 'cookie'];
const redacted = '[redacted]';

/** Shorter values stand in too much innocent text to be blotted out wherever they occur. */
const shortestSecret = 8;

const isSecret = (names: readonly string[], name: string): boolean =>
  names.some((secret) => secret.length === name.length && secret.toLowerCase() === name.toLowerCase());

function redactParameters(text: string): string {
  return text.replace(secretParameterPattern, `$1$2=${redacted}`);
}

/** The same request without anything that proves who sent it. */
function redactRequest(request: HttpRequest): HttpRequest {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, isSecret(secretHeaders, name) ? redacted : value] as const,
  );
  return {
    ...request,
    url: redactParameters(request.url),
    headers: Object.fromEntries(headers),
    body: redactParameters(request.body),
  };
}

function secretsOf(request: HttpRequest, credentials: Credentials): readonly string[] {
  const parameters = [...new URL(request.url).searchParams, ...new URLSearchParams(request.body)];
  const headers = Object.entries(request.headers).filter(([name]) => isSecret(secretHeaders, name));
  return [
    credentials.accessKeyId,
    credentials.accessKeySecret.reveal(),
    credentials.securityToken?.reveal() ?? '',
    ...parameters.filter(([name]) => isSecret(secretParameters, name)).map(([, value]) => value),
    ...headers.flatMap(([, value]) => [value, /\bSignature=([^,\s]+)/i.exec(value)?.[1] ?? '']),
  ];
}

/** A value as it may come back: as it is, percent-encoded once or twice, or within JSON or XML text. */
function spellings(value: string): readonly string[] {
  // Nothing here is written otherwise anywhere.
  if (/^[\w.~-]*$/.test(value)) return [value];
  const once = percentEncode(value);
  const json = JSON.stringify(value).slice(1, -1);
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const lowerCaseOnce = once.replace(/%../g, (hex) => hex.toLowerCase());
  return [value, once, lowerCaseOnce, percentEncode(once), json, json.replaceAll('/', '\\/'), xml];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `secrets` are the spellings of every secret, the longest first. */
function withoutTexts<T>(data: T, secrets: readonly string[]): T {
  if (typeof data === 'string') {
    const found = secrets.filter((secret) => data.includes(secret));
    return (found.length === 0 ? data : data.replace(new RegExp(found.map(escaped).join('|'), 'g'), redacted)) as T;
  }
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutTexts(value, secrets)])) as T;
}

/** The exchange without the keys that it was signed with, wherever they stand in it. `sent` is the request as it left. */
export function redactExchange(exchange: Exchange, sent: HttpRequest, credentials: Credentials): Exchange {
  const secrets = secretsOf(sent, credentials).filter(({ length }) => length >= shortestSecret);
  const texts = [...new Set(secrets.flatMap(spellings))].toSorted((one, other) => other.length - one.length);
  const request = redactRequest(exchange.request);
  if (texts.length === 0) return { ...exchange, request };
  return withoutTexts({ ...exchange, request }, texts);
}
