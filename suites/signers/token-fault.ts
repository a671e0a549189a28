import type { KnownKey, Verification } from '../model.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';

/**
 * What is wrong with the session token of a request whose signature is right; `sent` is empty where it carries none. A lasting
 * key may come without one, and with its own where it has one.
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
