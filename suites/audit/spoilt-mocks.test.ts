import { describe, expect, test } from 'vitest';
import { createMock } from '../mock/create-mock.ts';
import { leakyKinds, spoiltKinds } from './degenerate-targets.test-data.ts';
import { judgeDegenerate, packs } from './judge-degenerate.test-data.ts';
import { judgeKinds } from './judge-kinds.test-data.ts';
import { serveSpoilt } from './spoilt-mocks.test-data.ts';

judgeKinds([...spoiltKinds, ...leakyKinds]);

describe('the mock with nothing spoilt', () => {
  test('conforms and is certified, so that what catches the others is what was spoilt', async () => {
    const target = await serveSpoilt(createMock({ packs }), {});
    const { outcome, profiles } = await judgeDegenerate(target, 5000);
    await target.close();
    expect(outcome).toEqual({ conforms: true, exitCode: 0, reasons: [] });
    expect(profiles.filter(({ requirements }) => requirements > 0).every(({ certified }) => certified)).toBe(true);
  });
});
