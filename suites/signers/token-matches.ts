import type { Credentials } from '../model.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';

/** A session token is judged only where the key has one and the request carries one; the mock's main key works without. */
export function tokenMatches(credentials: Credentials, sent: string | undefined): boolean {
  if (credentials.securityToken === undefined || !sent) return true;
  return equalInConstantTime(credentials.securityToken.reveal(), sent);
}
