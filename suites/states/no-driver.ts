/** The driver of a target that nobody can bring into a state: every state is the caller's to make possible. */
import type { StateDriver } from '../model.ts';

const reason = 'no state URL is configured for this target (--state-url, or stateUrl in the target file)';

export const noDriver: StateDriver = {
  name: 'none',
  setUp: async () => ({ outcome: 'unsupported', reason }),
  tearDown: async () => ({ outcome: 'unsupported', reason }),
  observe: async () => ({ outcome: 'unsupported', reason }),
};
