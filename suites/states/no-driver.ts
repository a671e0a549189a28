/** The driver for a target without a state URL: no state can be set up. */
import type { StateDriver } from '../model.ts';

const reason = 'this target has no state URL. Set one with --state-url, or with stateUrl in the target file';

export const noDriver: StateDriver = {
  name: 'none',
  setUp: async () => ({ outcome: 'unsupported', reason }),
  tearDown: async () => ({ outcome: 'unsupported', reason }),
  observe: async () => ({ outcome: 'unsupported', reason }),
};
