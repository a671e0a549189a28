/** Whether a target answers that it does not have an operation: it is then not walked, and the run says so. */
import { type Pack, unknownOperationRows } from '#specs';
import type { Answer } from '../model.ts';

/** By the answers that the protocol pages document for an operation that does not exist. */
export function isWithheld(pack: Pack, answer: Answer | undefined): boolean {
  if (answer?.error === undefined) return false;
  const { status, error } = answer;
  return unknownOperationRows(pack).some((row) => row.status === status && row.code === error.code);
}
