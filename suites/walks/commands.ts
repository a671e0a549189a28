/**
 * What a step of a walk does, one row per command. A walk goes only where the pages, or the meaning of a provider state, say
 * what must then hold.
 */
import type { Command } from './command.ts';
import { eventCommands } from './event-commands.ts';
import { requestCommands } from './request-commands.ts';

export const commands: readonly Command[] = [
  {
    name: 'describe',
    says: 'read both again',
    weight: 0.3,
    act: { action: 'read' },
    rests: [],
    after: (state) => state,
  },
  ...requestCommands,
  ...eventCommands,
];
