import { timingSafeEqual } from 'node:crypto';

/** Compares in a time that does not depend on where the texts differ. Their lengths are not secret. */
export function equalInConstantTime(a: string, b: string): boolean {
  const bytesA = Buffer.from(a, 'utf8');
  const bytesB = Buffer.from(b, 'utf8');
  return bytesA.length === bytesB.length && timingSafeEqual(bytesA, bytesB);
}
