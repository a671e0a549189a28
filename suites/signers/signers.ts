/** The table of signatures, named by algorithm. A new one is one file and one row; the shared test runs over every row. */
import type { Signer } from '../model.ts';
import { acs3HmacSha256 } from './acs3-hmac-sha256.ts';
import { rpcHmacSha1 } from './rpc-hmac-sha1.ts';
import { v4HmacSha256 } from './v4-hmac-sha256.ts';

/** Every signature that this project can make and verify. */
export const signers: readonly Signer[] = [rpcHmacSha1, v4HmacSha256, acs3HmacSha256];

/** The signer of that algorithm name; undefined where there is none. */
export function signerNamed(name: string): Signer | undefined {
  return signers.find((signer) => signer.name === name);
}
