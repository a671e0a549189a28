/**
 * The signature of Nimbus: a ticket in a header. The operation travels in the query as `Do`, the version in a header of its own.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PackCode } from 'ecs-conformance';

type Signer = NonNullable<PackCode['signers']>[number];

interface Ticket {
  readonly key: string;
  readonly at: string;
  readonly proof: string;
}

const ticketHeader = 'x-nimbus-ticket';
const editionHeader = 'x-nimbus-edition';

/** The proof covers the moment, the edition and the whole query. */
const proofOf = (secret: string, at: string, edition: string, query: string): string =>
  createHmac('sha256', secret).update(`${at}\n${edition}\n${query}`).digest('hex');

function readTicket(text = ''): Ticket | undefined {
  const [, key, at, proof] = /^key=([^;]+);at=([^;]+);proof=([0-9a-f]{64})$/.exec(text) ?? [];
  return key === undefined || at === undefined || proof === undefined ? undefined : { key, at, proof };
}

const sign: Signer['sign'] = (request, credentials, { now }) => {
  const { places = {} } = request;
  const operation = places.operation === undefined ? request.operation : places.operation;
  const url = new URL(request.baseUrl);
  if (operation !== null) url.searchParams.append('Do', operation);
  for (const [name, value] of request.parameters) url.searchParams.append(name, value);
  const at = now.toISOString();
  const secret = request.signedWith ?? credentials.accessKeySecret.reveal();
  const proof = proofOf(secret, at, request.version, url.search);
  const headers = {
    [editionHeader]: request.version,
    [ticketHeader]: `key=${credentials.accessKeyId};at=${at};proof=${proof}`,
  };
  return { method: 'GET', url: url.href, headers, body: '' };
};

const verify: Signer['verify'] = ({ url, headers }, { findKey, now }) => {
  if (headers[ticketHeader] === undefined) return { valid: false, fault: 'missing' };
  const ticket = readTicket(headers[ticketHeader]);
  if (ticket === undefined) return { valid: false, fault: 'malformed' };
  const age = Math.abs(now.getTime() - new Date(ticket.at).getTime());
  if (!(age < 900_000)) return { valid: false, fault: 'expired' };
  const key = findKey(ticket.key);
  if (key === undefined) return { valid: false, fault: 'unknown-key' };
  const secret = key.accessKeySecret.reveal();
  const proof = proofOf(secret, ticket.at, headers[editionHeader] ?? '', new URL(url).search);
  const isRight = timingSafeEqual(Buffer.from(proof), Buffer.from(ticket.proof));
  return isRight ? { valid: true, accessKeyId: ticket.key } : { valid: false, fault: 'wrong-signature' };
};

export const nimbusTicket: Signer = {
  name: 'nimbus-ticket',
  wire: {
    operation: { parameters: ['Do'], headers: [] },
    version: { parameters: [], headers: [editionHeader] },
    secrets: { parameters: [], headers: [] },
    secretParts: [
      { header: ticketHeader, pattern: /key=([^;]+)/ },
      { header: ticketHeader, pattern: /proof=([^;]+)/ },
    ],
  },
  recognises: ({ headers }) => headers[ticketHeader] !== undefined,
  sign,
  verify,
};
