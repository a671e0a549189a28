/** What a finished run of walks says to the shell. */
import type { WalksRecord } from './walks-record.ts';

/** 0: every walk was judged and agrees; 1: one does not, or nothing can be said of the target. */
export function exitCodeOfWalks({ failed, problem, cancelled, wavers, walks }: WalksRecord): 0 | 1 {
  const isSound = failed === undefined && problem === undefined && !cancelled && wavers.length === 0;
  return isSound && walks > 0 ? 0 : 1;
}
