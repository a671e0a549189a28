/** Set-up of the test projects: a test in which the mock meets a bug of its own fails, whatever else the test checks. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { faultNotice } from './faults.ts';

const printed: string[] = [];
// biome-ignore-start lint/suspicious/noConsole: the mock reports its bugs there
const { error: print } = console;

beforeAll(() => {
  console.error = (...texts: readonly unknown[]) => {
    if (String(texts[0]).startsWith(faultNotice)) printed.push(String(texts[0]));
    print(...texts);
  };
});

afterAll(() => {
  console.error = print;
});
// biome-ignore-end lint/suspicious/noConsole: the mock reports its bugs there

afterEach(() => {
  const faults = printed.splice(0);
  if (faults.length > 0) throw new Error(faults.join('\n'));
});
