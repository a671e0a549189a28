/** The soak in short; `npm run soak` is the long one. */
import { expect, test } from 'vitest';
import { soakMock } from './soak-mock.test-data.ts';

test('three hundred mixed requests are all answered', async () => {
  const { answered, unanswered, faults, statuses } = await soakMock({ requests: 300, concurrency: 8 });
  expect(unanswered).toEqual([]);
  expect([answered, faults]).toEqual([300, 0]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(300);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 404]));
  expect(statuses.has(500)).toBe(false);
});
