/** Compares the arrears matrix with the rows of the operations' pages. */
import type { ArrearsCondition, ErrorRowFact } from '../../model.ts';
import type { OperationSpec } from '../operation-spec.ts';
import { type FindingInput, type FindingRule, makeFinding } from './finding-rule.ts';

const inArrears = /arrears|\bow(?:e|es|ing) ?(?:fees?)?\b|(?:has|is|been) expired|InstanceExpired/i;

/** Whether the words of a row say that it refuses for that condition. */
function isAbout(row: ErrorRowFact, condition: string): boolean {
  const text = `${row.code} ${row.message}`;
  return inArrears.test(text) && new RegExp(condition, 'i').test(text);
}

/**
 * If a resource is in arrears, so is the account of its owner. A row about the account covers each kind of resource.
 */
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

/** Cells about a named kind of resource, for operations that have a page. */
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

/** Two rows of a matrix contradict each other about one operation. The first row counts. */
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

/** The matrix refuses the operation, but its page has no such row. */
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

/** The matrix allows the operation, but its page has a row that refuses it. */
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
