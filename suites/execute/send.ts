/**
 * The only place where requests to a target leave. It signs each request and asks the cost guard. An address that is neither
 * loopback nor disposable gets only requests that are free or read. No option turns the guard off.
 */
import { randomUUID } from 'node:crypto';
import type { WireForm } from '#contracts';
import type { CostClass, Pack } from '#specs';
import type { Credentials, Exchange, HttpRequest, Target } from '../model.ts';
import { encodeParameters } from '../signers/canonical-query.ts';
import type { Signer, SigningContext, UnsignedRequest } from '../signers/signer.ts';
import { signerNamed } from '../signers/signers.ts';
import type { HttpClient } from './exchange-http.ts';
import { guardRequest } from './guard-request.ts';
import { redactExchange, secretTexts, withoutTexts } from './redact-exchange.ts';

export interface OutgoingRequest {
  readonly pack: Pack;
  readonly operation: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** How the request travels, if not as a GET with the pack's first signature. Templates are resolved. */
  readonly wire?: WireForm;
  /** Credentials of a fresh account that a state returned. By default, the target's own. */
  readonly credentials?: Credentials;
  readonly signal?: AbortSignal;
}

export interface Spend {
  readonly sent: Record<CostClass, number>;
  refused: number;
}

export interface Sender {
  send(request: OutgoingRequest): Promise<Exchange>;
  /** Requests that were sent, by cost class, and the number that the guard refused. */
  readonly spend: Spend;
}

interface Signed {
  readonly request: HttpRequest;
  readonly credentials: Credentials;
}

/** The time that the request states, and a nonce that no other request has. */
function signingContext({ sentAt }: WireForm): SigningContext {
  return { now: sentAt === undefined ? new Date() : new Date(sentAt), nonce: randomUUID() };
}

/** The same request with unsigned parameters at the end of its form, or of its query if there is no form. */
function withAdded(request: HttpRequest, added: Readonly<Record<string, string>> = {}): HttpRequest {
  const text = encodeParameters(Object.entries(added));
  if (text !== '' && request.body !== '') return { ...request, body: `${request.body}&${text}` };
  return text === '' ? request : { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}${text}` };
}

/** The same request with another value for that name, in its headers, its form or its query: the first that has the name. */
function withChanged(request: HttpRequest, [name, value]: readonly [string, string]): HttpRequest {
  if (Object.hasOwn(request.headers, name)) return { ...request, headers: { ...request.headers, [name]: value } };
  const rewritten = (text: string): string =>
    encodeParameters([...new URLSearchParams(text)].map(([own, was]) => [own, own === name ? value : was]));
  if (new URLSearchParams(request.body).has(name)) return { ...request, body: rewritten(request.body) };
  const url = new URL(request.url);
  if (!url.searchParams.has(name)) throw new Error(`The request has no ${name} that could be changed.`);
  url.search = rewritten(url.search);
  return { ...request, url: url.href };
}

/** Signs the request. Errors are redacted, because the signer of an external pack may quote its input. */
function signSafely(
  signer: Signer,
  request: UnsignedRequest,
  { credentials, context }: { readonly credentials: Credentials; readonly context: SigningContext },
): HttpRequest {
  try {
    return signer.sign(request, credentials, context);
  } catch (error) {
    const reason = withoutTexts(error instanceof Error ? error.message : String(error), secretTexts(credentials));
    throw new Error(`The signer ${signer.name} failed to sign ${request.operation}: ${reason}`);
  }
}

function signedRequest(target: Target, request: OutgoingRequest): Signed {
  const { wire = {} } = request;
  const { binding, id } = request.pack.manifest;
  const baseUrl = target.urls[id];
  const credentials = request.credentials ?? target.credentials[id];
  const signer = signerNamed(wire.signer ?? binding.signers[0] ?? '');
  if (baseUrl === undefined || credentials === undefined || signer === undefined) {
    throw new Error(`The target has no URL, credentials or signer for the pack ${id}.`);
  }
  const { version, region, service } = binding;
  const { operation, parameters } = request;
  // `wire` also holds facts that no signer uses; signers ignore them.
  const unsigned = { method: 'GET', ...wire, baseUrl, operation, version, region, service, parameters } as const;
  const signed = signSafely(signer, unsigned, { credentials, context: signingContext(wire) });
  const changed = Object.entries(wire.changed ?? {}).reduce(withChanged, signed);
  return { request: withAdded(changed, wire.added), credentials };
}

/** A sender for one target, over one client. */
export function createSender(target: Target, client: HttpClient): Sender {
  const spend: Spend = { sent: { free: 0, read: 0, bills: 0, destroys: 0 }, refused: 0 };
  const send = async (outgoing: OutgoingRequest): Promise<Exchange> => {
    const { request, credentials } = signedRequest(target, outgoing);
    const decision = guardRequest(outgoing.pack, target, request);
    const keep = (exchange: Omit<Exchange, 'operation' | 'request'>): Exchange =>
      redactExchange({ operation: outgoing.operation, request, ...exchange }, request, credentials);
    if (decision.refusal !== undefined) {
      spend.refused += 1;
      return keep({ fault: { kind: 'refused-by-guard', message: decision.refusal }, durationMs: 0 });
    }
    spend.sent[decision.class] += 1;
    const started = performance.now();
    const outcome = await client.exchange(request, outgoing.signal);
    return keep({ ...outcome, durationMs: Math.round((performance.now() - started) * 10) / 10 });
  };
  return { send, spend };
}
