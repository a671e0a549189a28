import { timingSafeEqual } from 'node:crypto';

/** Compares without telling by its duration where the texts begin to differ. Lengths are no secret. */
export function equalInConstantTime(a: string, b: string): boolean {
  const bytesA = Buffer.from(a, 'utf8');
  const bytesB = Buffer.from(b, 'utf8');
  return bytesA.length === bytesB.length && timingSafeEqual(bytesA, bytesB);
}
