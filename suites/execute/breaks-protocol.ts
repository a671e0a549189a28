import type { WireForm } from '#contracts';

/** A request that breaks the protocol on purpose may be refused before the rest of it is read. */
export const breaksProtocol = (wire: WireForm = {}): boolean =>
  wire.places !== undefined ||
  wire.signedWith !== undefined ||
  wire.sentAt !== undefined ||
  wire.added !== undefined ||
  wire.changed !== undefined ||
  (wire.method !== undefined && wire.method !== 'GET' && wire.method !== 'POST');
