/** Names that two signatures share: one vendor's clients send the headers with either of them. */
import type { SignerWire } from './signer.ts';

export const openapiNames: Pick<SignerWire, 'operation' | 'version'> = {
  operation: { parameters: ['Action'], headers: ['x-acs-action'] },
  version: { parameters: ['Version'], headers: ['x-acs-version'] },
};
