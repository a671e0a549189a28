/** The exit code of a run of walks. */
import type { WalksRecord } from './walks-record.ts';

/** 0: every walk was judged and agrees, and with `complete` every place was reached. Otherwise 1. */
export function exitCodeOfWalks(record: WalksRecord): 0 | 1 {
  const { failed, problem, cancelled, unsteady, walks, settings, coverage } = record;
  const isMissing = Object.values(coverage).some(({ missed }) => missed.length > 0);
  if (settings.complete && isMissing) return 1;
  const isSound = failed === undefined && problem === undefined && !cancelled && unsteady.length === 0;
  return isSound && walks > 0 ? 0 : 1;
}
