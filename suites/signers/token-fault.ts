import { equalInConstantTime } from './equal-in-constant-time.ts';
import type { KnownKey, Verification } from './signer.ts';

/**
 * The fault of the session token, for a request whose signature is correct. `sent` is empty if the request has no token. A
 * temporary key needs its token. A lasting key may come without a token.
 */
export function tokenFault(
  key: KnownKey,
  sent: string,
  { isToken }: Verification,
): 'missing-token' | 'malformed-token' | 'wrong-token' | undefined {
  if (sent === '') return key.temporary === true ? 'missing-token' : undefined;
  if (key.securityToken !== undefined && equalInConstantTime(key.securityToken.reveal(), sent)) return undefined;
  return isToken(sent) ? 'wrong-token' : 'malformed-token';
}
