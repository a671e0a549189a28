/** The arrears matrix against the rows of the pages that it speaks of. */
import type { ArrearsCondition, ErrorRowFact } from '../../model.ts';
import type { OperationSpec } from '../operation-spec.ts';
import { type FindingInput, type FindingRule, makeFinding } from './finding-rule.ts';

const inArrears = /arrears|\bow(?:e|es|ing) ?(?:fees?)?\b|(?:has|is|been) expired|InstanceExpired/i;

/** Whether a row says in words that it refuses for that condition. */
function isAbout(row: ErrorRowFact, condition: string): boolean {
  const text = `${row.code} ${row.message}`;
  return inArrears.test(text) && new RegExp(condition, 'i').test(text);
}

/** What a resource owes its owner's account owes: a row about that refuses for each of them. */
const accountInArrears = /arrear|outstanding payment/i;

function isAboutAccount({ code, message }: ErrorRowFact): boolean {
  return accountInArrears.test(`${code} ${message}`) && /account/i.test(`${code} ${message}`);
}

interface Cell {
  readonly spec: OperationSpec;
  readonly condition: ArrearsCondition;
  readonly cell: ArrearsCondition['cells'][string];
  readonly rows: readonly ErrorRowFact[];
}

/** Cells about a named kind of resource, of operations that have a page. */
function cellsOf({ pages, operations }: FindingInput): readonly Cell[] {
  const conditions = pages.flatMap(({ arrears }) => arrears).filter(({ id }) => id === 'instance' || id === 'disk');
  return conditions.flatMap((condition) =>
    operations.flatMap((spec) => {
      const cell = condition.cells[spec.name];
      const rows = spec.errors.filter((row) => isAbout(row, condition.id));
      return cell === undefined ? [] : [{ spec, condition, cell, rows }];
    }),
  );
}

/** Two rows of a matrix say the contrary of one operation; the first is taken. */
export const matrixContradictsItself: FindingRule = ({ pack, pages }) =>
  pages.flatMap(({ arrears }) =>
    arrears.flatMap(({ id, cells }) =>
      Object.entries(cells).flatMap(([operation, { provenance, contradicted }]) =>
        contradicted === undefined
          ? []
          : makeFinding(pack, {
              kind: 'matrix-contradicts-itself',
              operation,
              subject: id,
              summary: `Rows of the arrears matrix refuse the operation and let it pass while the ${id} is in arrears.`,
              places: [provenance, ...contradicted],
            }),
      ),
    ),
  );

/** The matrix refuses, and the operation's page has no row for it. */
export const refusedCellWithoutRow: FindingRule = (input) =>
  cellsOf(input)
    .filter(
      ({ spec, cell, rows }) => cell.expected === 'error' && rows.length === 0 && !spec.errors.some(isAboutAccount),
    )
    .map(({ spec, condition, cell }) =>
      makeFinding(input.pack, {
        kind: 'refused-cell-without-row',
        operation: spec.name,
        subject: condition.id,
        summary: `The arrears matrix refuses the operation while the ${condition.id} is in arrears, and its page has no row for that.`,
        places: [cell.provenance],
      }),
    );

/** The matrix lets it pass, and the operation's page has a row that refuses. */
export const normalCellWithRow: FindingRule = (input) =>
  cellsOf(input)
    .filter(({ cell, rows }) => cell.expected === 'normal' && rows.length > 0)
    .map(({ spec, condition, cell, rows }) =>
      makeFinding(input.pack, {
        kind: 'normal-cell-with-row',
        operation: spec.name,
        subject: condition.id,
        summary: `The arrears matrix lets the operation pass while the ${condition.id} is in arrears, and its page has a row that refuses.`,
        places: [cell.provenance, ...rows.map((row) => row.provenance)],
      }),
    );
