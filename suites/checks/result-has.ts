import type { Check } from './check.ts';

/** A success has the fields that the page names, and none of them is empty. */
export const resultHas: Check = {
  name: 'result-has',
  about: 'shape',
  level: 'must',
  check: ({ expect, answer, binding }) => {
    if (expect.outcome !== 'success' || expect.has === undefined || answer.error !== undefined) return [];
    const { result } = answer;
    const fields =
      result !== null && typeof result === 'object' && !Array.isArray(result) ? Object.entries(result) : [];
    const filled = new Set(fields.filter(([, value]) => value !== null && value !== '').map(([name]) => name));
    return expect.has
      .filter((name) => !filled.has(name))
      .map((name) => ({ path: `${binding.result}/${name}`, expected: 'a value', actual: 'none' }));
  },
};
