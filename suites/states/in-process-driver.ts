/** The driver for a target in this process. It passes the protocol's calls to a function. */
import type { StateDriver } from '../model.ts';
import type { StateReply } from './protocol.ts';
import { protocolDriver } from './protocol-driver.ts';

/** Drives states by calling `answer` with the body that an HTTP client would post. */
export function inProcessDriver(answer: (body: unknown) => Promise<StateReply>): StateDriver {
  return protocolDriver('in-process', answer, undefined);
}
