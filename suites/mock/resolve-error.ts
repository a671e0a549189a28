/**
 * Finds the documented row of the error that a behaviour chose: in the operation's derived rows, then in the pack's common
 * errors. A choice without a row is a bug of the mock.
 */
import type { Operation, PackManifest } from '#specs';
import type { ErrorChoice } from './behaviours/behaviour.ts';
import type { WireError } from './codec/encode-answer.ts';

/** The error as it is answered; undefined where no page documents the choice. */
export function resolveError(
  choice: ErrorChoice,
  operation: Operation | undefined,
  manifest: PackManifest,
): WireError | undefined {
  const documented = [...(operation?.errors ?? []), ...manifest.commonErrors];
  const row = documented.find(
    ({ status, code, message }) =>
      status === choice.status && code === choice.code && message.includes(choice.message ?? ''),
  );
  if (row === undefined) return undefined;
  const message = (choice.values ?? []).reduce((text, value) => text.replace('%s', () => value), row.message);
  // Where a page prints no message, the code is all that there is to say.
  return { status: row.status, code: row.code, message: message === '' ? row.code : message };
}
