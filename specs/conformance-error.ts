/**
 * The one exception of this project: something that our caller or we ourselves must mend. Faults of a page are findings,
 * faults of a target are mismatches; neither is ever thrown.
 */

/** Stable names of what went wrong. `usage` and `configuration` are the caller's, `internal` is ours. */
export type ConformanceErrorCode = 'usage' | 'configuration' | 'unreadable-file' | 'unwritable-file' | 'internal';

/** Thrown at the edges, caught once in the command line. The message says what to do. */
export class ConformanceError extends Error {
  readonly code: ConformanceErrorCode;

  constructor(code: ConformanceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConformanceError';
    this.code = code;
  }
}
