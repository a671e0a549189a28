/**
 * A request filter for Pact's Verifier. It signs each replayed request with the pack's first signature, then asks the cost
 * guard whether the request may leave. State calls pass unchanged. All requests of the pacts are GET.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pactParameters } from '#contracts';
import type { Pack } from '#specs';
import { guardRequest } from '../execute/guard-request.ts';
import type { Credentials, HttpRequest, Target } from '../model.ts';
import type { UnsignedRequest } from '../signers/signer.ts';
import { signerNamed } from '../signers/signers.ts';

export interface FilterOptions {
  readonly pack: Pack;
  readonly kind: Target['kind'];
  /** Base URL of the provider, not of the Verifier's proxy: signatures cover the provider's host. */
  readonly baseUrl: string;
  /** Called for each request: a state may have returned the keys of a fresh account. */
  readonly credentials: () => Credentials;
  /** Called with each signed request, so that the caller can redact its secrets from what comes back. */
  readonly onSigned?: (request: HttpRequest, credentials: Credentials) => void;
}

/** An Express middleware; Express itself is not needed. */
export type RequestFilter = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function sign({ pack, baseUrl, credentials, onSigned }: FilterOptions, url: URL): HttpRequest | undefined {
  const { binding } = pack.manifest;
  const ofPact: readonly string[] = Object.values(pactParameters);
  const unsigned: UnsignedRequest = {
    method: 'GET',
    baseUrl,
    operation: url.searchParams.get(pactParameters.operation) ?? '',
    version: url.searchParams.get(pactParameters.version) ?? binding.version,
    region: binding.region,
    service: binding.service,
    parameters: [...url.searchParams].filter(([name]) => !ofPact.includes(name)),
  };
  const keys = credentials();
  const context = { now: new Date(), nonce: randomUUID() };
  const signed = signerNamed(binding.signers[0] ?? '')?.sign(unsigned, keys, context);
  if (signed !== undefined) onSigned?.(signed, keys);
  return signed;
}

/** Makes the filter. Pass it to the Verifier as `requestFilter`, with `changeOrigin: true`. */
export function signingRequestFilter(options: FilterOptions): RequestFilter {
  return (request, response, next) => {
    const url = new URL(request.url ?? '/', options.baseUrl);
    const signed = url.searchParams.has(pactParameters.operation) ? sign(options, url) : undefined;
    if (signed === undefined) return next();
    const { refusal } = guardRequest(options.pack, options, signed);
    if (refusal !== undefined) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end(refusal);
      return;
    }
    const { pathname, search } = new URL(signed.url);
    request.url = `${pathname}${search}`;
    Object.assign(request.headers, signed.headers);
    next();
  };
}
