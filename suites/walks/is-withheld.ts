/** Whether a target answers that it does not have an operation: it is then not walked, and the run says so. */
import type { Pack } from '#specs';
import type { Answer } from '../model.ts';

/** By the answers that the protocol pages document for an operation that does not exist. */
export function isWithheld({ manifest }: Pack, answer: Answer | undefined): boolean {
  if (answer?.error === undefined) return false;
  const { status, error } = answer;
  return manifest.commonErrors.some(
    (row) =>
      row.status === status &&
      status === 404 &&
      row.code === error.code &&
      row.about?.length === 1 &&
      row.about[0] === 'operation',
  );
}
