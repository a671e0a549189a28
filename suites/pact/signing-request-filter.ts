/**
 * A request filter for Pact's Verifier: signs each replayed request as the vendor's protocol wants it, and asks the cost
 * guard before it goes on. State calls pass untouched. Requests of the pacts are GET, whose query the Verifier leaves alone.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pack } from '#specs';
import { guardRequest } from '../execute/guard-request.ts';
import type { Credentials, HttpRequest, Target } from '../model.ts';
import { signerNamed } from '../signers/signers.ts';

export interface FilterOptions {
  readonly pack: Pack;
  readonly kind: Target['kind'];
  /** Base URL of the provider itself, not of the Verifier's proxy: its host is what is signed. */
  readonly baseUrl: string;
  /** Asked for each request: a state may have returned the keys of a fresh account. */
  readonly credentials: () => Credentials;
}

/** Shape of an Express middleware, without needing Express. */
export type RequestFilter = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function sign({ pack, baseUrl, credentials }: FilterOptions, url: URL): HttpRequest | undefined {
  const { binding } = pack.manifest;
  const parameters = [...url.searchParams].filter(([name]) => name !== 'Action' && name !== 'Version');
  return signerNamed(binding.signers[0] ?? '')?.sign(
    {
      method: 'GET',
      baseUrl,
      operation: url.searchParams.get('Action') ?? '',
      version: url.searchParams.get('Version') ?? binding.version,
      region: binding.region,
      service: binding.service,
      parameters,
    },
    credentials(),
    { now: new Date(), nonce: randomUUID() },
  );
}

/** Makes the filter; give it to the Verifier as `requestFilter`, with `changeOrigin: true`. */
export function signingRequestFilter(options: FilterOptions): RequestFilter {
  return (request, response, next) => {
    const url = new URL(request.url ?? '/', options.baseUrl);
    const signed = url.searchParams.has('Action') ? sign(options, url) : undefined;
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
