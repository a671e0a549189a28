/** The keys of the mock. Everybody knows them; they open nothing else. */
import type { Credentials } from '../model.ts';
import { Secret } from '../secret.ts';

/** The key of every scope. A request signed with it acts for the scope that holds the resource it names. */
export const mockCredentials: Credentials = {
  accessKeyId: 'mock-access-key-id',
  accessKeySecret: new Secret('mock-access-key-secret'),
  securityToken: new Secret('mock-security-token'),
};
