/** Tests that run over every degenerate target: it earns no certificate, it does not conform, and the named rules catch it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#reports';
import type { DegenerateTarget } from './degenerate-server.test-data.ts';
import type { DegenerateKind } from './degenerate-targets.test-data.ts';
import { judgeCases, judgeDegenerate } from './judge-degenerate.test-data.ts';

/** A warning counts as a pass only if it is about the wording alone. */
const passed = ({ results }: Report) =>
  results.filter(
    ({ verdict, mismatches = [] }) =>
      verdict === 'pass' || (verdict === 'warning' && mismatches.every(({ level }) => level === 'should')),
  );

/** Registers the tests of each kind. */
export function judgeKinds(kinds: readonly DegenerateKind[]): void {
  describe.each(kinds)('$name', ({ open, over, timeoutMs = 5000, caught, mostPasses, provesNo, rightly }) => {
    let target: DegenerateTarget;
    let report: Report;
    beforeAll(async () => {
      target = await open();
      report = await (over === undefined ? judgeDegenerate(target, timeoutMs) : judgeCases(over, target, timeoutMs));
    });
    afterAll(() => target.close());

    const { why, certified: allowed = [], proves = [] } = rightly ?? {};
    test(allowed.length === 0 ? 'is certified for nothing' : `is certified for ${allowed.join(', ')}: ${why}`, () => {
      const certified = report.profiles.filter((profile) => profile.certified);
      const names = certified.map(({ pack, profile }) => `${pack} ${profile}`);
      expect(names).toEqual(allowed);
      for (const { reasons } of report.profiles.filter((profile) => !profile.certified))
        expect(reasons).not.toEqual([]);
    });
    if (mostPasses !== undefined) {
      test(`passes at most ${mostPasses * 100} % of everything`, () => {
        expect(passed(report).length / report.results.length).toBeLessThanOrEqual(mostPasses);
      });
    }
    if (provesNo !== undefined) {
      test(`proves no ${provesNo.join(', ')}${proves.length === 0 ? '' : ` but ${proves.length}: ${why}`}`, () => {
        const proven = passed(report).filter(({ kind, evidence }) => evidence === 'proven' && provesNo.includes(kind));
        const ids = new Set(proven.map((result) => result.case));
        expect([...ids].sort()).toEqual([...proves].sort());
      });
    }
    test('does not conform: exit code 1', () => {
      expect(report.outcome).toMatchObject({ conforms: false, exitCode: 1 });
    });
    test.each(caught)('is caught: %s, %s', (verdict, reason) => {
      const found = report.results.filter((result) => result.verdict === verdict && reason.test(result.reason ?? ''));
      expect(found.length).toBeGreaterThan(0);
    });
  });
}
