/** The driver that calls a target's state URL over HTTP, like Pact's Verifier. */
import type { HttpClient } from '../execute/exchange-http.ts';
import { isTooDeep } from '../execute/nesting.ts';
import type { StateDriver, Target } from '../model.ts';
import { describeCall } from './protocol.ts';
import { protocolDriver } from './protocol-driver.ts';

/** The parsed body. It stays text if it is not JSON or nests too deep; text is never a valid answer to a state call. */
function decode(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return isTooDeep(body) ? text : body;
  } catch {
    return text;
  }
}

/** Drives states through `POST stateUrl`. */
export function callbackDriver(stateUrl: string, client: HttpClient, supports: Target['supports']): StateDriver {
  return protocolDriver(
    'callback',
    async (call) => {
      const outcome = await client.exchange({
        method: 'POST',
        url: stateUrl,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(call),
      });
      if ('fault' in outcome) return { failure: `${describeCall(call)} failed: ${outcome.fault.message}` };
      return { status: outcome.response.status, body: decode(outcome.response.body) };
    },
    supports,
  );
}
