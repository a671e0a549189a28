/**
 * Bugs of the mock itself. An unexpected exception is counted, reported and answered so that nobody takes it for a documented
 * error. The internal error that a provider state asks for is another thing: it is answered by the documented row.
 */

/** An exception that no code of the mock expected. */
export interface MockFault {
  readonly error: unknown;
  /** What the mock was doing: the operation, the state or the step that failed. */
  readonly during: string;
}

/** Called for each bug of the mock. */
export type OnFault = (fault: MockFault) => void;

/** Counts the faults of one mock. */
export interface FaultLog {
  readonly count: () => number;
  /** Reports the fault and gives the sentence that the client gets. */
  readonly report: (fault: MockFault) => string;
}

/** The code of the answer. No vendor uses it. */
export const faultCode = 'ConformanceMockFault';
/** A header that only the answer to a bug carries. */
export const faultHeader = 'x-conformance-mock-fault';
/** What the printed report begins with. */
export const faultNotice = 'ecs-conformance: the reference mock failed';

/** A log that hands each fault to `onFault`. */
export function createFaultLog(onFault: OnFault): FaultLog {
  let count = 0;
  return {
    count: () => count,
    report: (fault) => {
      count += 1;
      onFault(fault);
      return `The reference mock failed during ${fault.during}. This is a bug of ecs-conformance. Its log shows the stack.`;
    },
  };
}

/** Prints the stack to stderr. */
export function printFault({ error, during }: MockFault): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // biome-ignore lint/suspicious/noConsole: the mock also runs where there is no process
  console.error(`${faultNotice} during ${during}. Please report this bug.\n${stack}`);
}

/** The answer to a request that met a bug. It does not use the codec, which may be what failed. */
export function faultAnswer(message: string): Response {
  return new Response(JSON.stringify({ Code: faultCode, Message: message }), {
    status: 500,
    headers: { 'content-type': 'application/json', [faultHeader]: '1' },
  });
}
