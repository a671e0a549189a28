/**
 * A signature that no vendor has: every name is its own. The operation travels in the parameter `Do`, the version in the
 * header `x-edition`. Secrets travel in `Proof`, in `x-pass`, and inside `x-ticket`.
 */
import { loadPack, type Pack } from '#specs';
import type { HttpRequest } from '../model.ts';
import { encodeParameters } from './canonical-query.ts';
import { headerValue } from './canonical-request.ts';
import { readQuery } from './read-parameters.ts';
import type { Signer } from './signer.ts';

const proofOf = (secret: string): string => `proof/of+${secret.length}/odd=signs`;
const ticketOf = (secret: string): string => `ticket-number-${secret.length}`;

function sign(...[request, credentials, context]: Parameters<Signer['sign']>): HttpRequest {
  const url = new URL(request.baseUrl);
  const secret = credentials.accessKeySecret.reveal();
  url.search = encodeParameters([['Do', request.operation], ...request.parameters, ['Proof', proofOf(secret)]]);
  const headers = {
    'x-edition': request.version,
    'x-pass': `pass-of-${context.nonce}`,
    'x-ticket': `valid=yes; ticket=${ticketOf(secret)}; key=${credentials.accessKeyId}`,
  };
  return { method: 'GET', url: url.href, headers, body: '' };
}

export const madeUpSigner: Signer = {
  name: 'made-up',
  wire: {
    operation: { parameters: ['Do'], headers: [] },
    version: { parameters: [], headers: ['X-Edition'] },
    secrets: { parameters: ['Proof'], headers: ['X-Pass'] },
    secretParts: [{ header: 'X-Ticket', pattern: /ticket=([^;]+)/ }],
  },
  recognises: (request) => readQuery(request).some(([name]) => name === 'Proof'),
  sign,
  verify: (request, { findKey }) => {
    const key = findKey(/key=([^;]+)/.exec(headerValue(request.headers, 'x-ticket'))?.[1] ?? '');
    return key === undefined ? { valid: false, fault: 'unknown-key' } : { valid: true, accessKeyId: key.accessKeyId };
  },
};

/** A pack whose only signature is the made-up one. */
export function madeUpPack(): Pack {
  const pack = loadPack('aliyun-ecs');
  const binding = { ...pack.manifest.binding, signers: ['made-up'], commonParameters: ['Do', 'Proof'] };
  return { ...pack, manifest: { ...pack.manifest, binding } };
}
