import type { Check } from './check.ts';

/** White space at the ends and repeated white space do not matter. `%s` on the page matches any text. */
function pattern(message: string): RegExp {
  const parts = message.trim().split('%s');
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`^\\s*${escaped.join('[\\s\\S]*')}\\s*$`);
}

/** The message of a documented error has a documented wording. */
export const messageIsWordedAsPrinted: Check = {
  name: 'message-is-worded-as-printed',
  about: 'wording',
  level: 'should',
  check: ({ expect, answer, binding }) => {
    const message = answer.error?.message ?? '';
    if (expect.outcome === 'success' || message.trim() === '') return [];
    const row = expect.anyOf.find((error) => error.status === answer.status && error.code === answer.error?.code);
    if (row === undefined || row.messages.length === 0) return [];
    if (row.messages.some((wording) => pattern(wording).test(message))) return [];
    return [{ path: binding.errorMessage, expected: row.messages.join(' — or — '), actual: message }];
  },
};
