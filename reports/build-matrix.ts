/** The arrears matrix, documented against observed: every printed cell, whether or not a case ran for it. */
import type { Pack } from '#specs';
import type { CaseResult } from '#suites';
import { verdicts } from './count-verdicts.ts';
import type { MatrixCell } from './model.ts';

/** Cells in page order: condition by condition, operations as printed. */
export function buildMatrix(packs: readonly Pack[], results: readonly CaseResult[]): readonly MatrixCell[] {
  const byRequirement = worstByRequirement(results.filter(({ kind }) => kind === 'arrears-cell'));
  return packs.flatMap((pack) =>
    pack.arrears.flatMap((condition) =>
      Object.entries(condition.cells).map(([operation, cell]): MatrixCell => {
        const result = byRequirement.get(`${pack.manifest.id}/${operation}/arrears/${condition.id}`);
        return {
          pack: pack.manifest.id,
          condition: condition.id,
          operation,
          documented: cell.expected,
          observed: result === undefined ? 'not run' : observedAnswer(result),
          ...(result === undefined ? {} : { verdict: result.verdict, case: result.case }),
          page: { document: cell.provenance.document, lines: cell.provenance.lines },
        };
      }),
    ),
  );
}

function worstByRequirement(results: readonly CaseResult[]): ReadonlyMap<string, CaseResult> {
  const worst = new Map<string, CaseResult>();
  for (const result of results) {
    for (const id of result.requirements) {
      const known = worst.get(id);
      const isWorse = known === undefined || verdicts.indexOf(result.verdict) < verdicts.indexOf(known.verdict);
      if (isWorse) worst.set(id, result);
    }
  }
  return worst;
}

/** What came back for the judged request, without its effect: the runner writes `403 Code; effect …`. */
function observedAnswer({ verdict, observed }: CaseResult): string {
  if (verdict === 'skip') return 'not run';
  const answer = observed.split(';', 1)[0]?.trim() ?? '';
  const [, status, rest] = /^(\d{3}) (\S.*)$/.exec(answer) ?? [];
  if (status === undefined || rest === undefined) return answer;
  return rest === 'success' ? 'normal' : `error ${status} ${rest}`;
}
