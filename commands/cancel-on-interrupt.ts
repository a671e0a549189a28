/**
 * Cancels the run on the first interrupt, so that results so far are still reported. The second interrupt ends the
 * process.
 */

/** `meaning` is printed after "Cancelling: " and explains what happens next. */
export function cancelOnInterrupt(meaning: string): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    process.stderr.write(`\nCancelling: ${meaning}\n`);
    controller.abort();
  });
  return controller.signal;
}
