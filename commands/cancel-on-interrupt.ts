/** Cancels on the first interrupt, so that what was found is still told; the second one ends the process as usual. */

/** `meaning` says what happens now, after "Cancelling: ". */
export function cancelOnInterrupt(meaning: string): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    process.stderr.write(`\nCancelling: ${meaning}\n`);
    controller.abort();
  });
  return controller.signal;
}
