/** What a finished run of walks says to the shell. */
import type { WalksRecord } from './walks-record.ts';

/** 0: every walk was judged and agrees, and where completeness was asked for, everything was reached; otherwise 1. */
export function exitCodeOfWalks(record: WalksRecord): 0 | 1 {
  const { failed, problem, cancelled, wavers, walks, settings, coverage } = record;
  const isMissing = Object.values(coverage).some(({ missed }) => missed.length > 0);
  if (settings.complete && isMissing) return 1;
  const isSound = failed === undefined && problem === undefined && !cancelled && wavers.length === 0;
  return isSound && walks > 0 ? 0 : 1;
}
