/** Whether a target answers that it does not offer an operation. Walks then skip the operation, and the summary names it. */
import { type Pack, unknownOperationRows } from '#specs';
import type { Answer } from '../model.ts';

/** Compares with the answers that the protocol pages document for an unknown operation. */
export function isNotOffered(pack: Pack, answer: Answer | undefined): boolean {
  if (answer?.error === undefined) return false;
  const { status, error } = answer;
  return unknownOperationRows(pack).some((row) => row.status === status && row.code === error.code);
}
