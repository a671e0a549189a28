/**
 * Every page in every layout is parsed to the same facts: recall and precision are 100 %. By default every third page is tried.
 * ECS_CONFORMANCE_ALL_PAGES=1 tries all of them, as CI does.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import {
  errorColumns,
  type HeaderStyle,
  type Language,
  layOutAgain,
  layOutMatrix,
  layouts,
  type Matrix,
  matrixForms,
  parameterColumns,
  type Variant,
} from './relay.test-data.ts';
import { pages as allPages, factsOf, judged, plain } from './relay-pages.test-data.ts';

const pages = allPages.filter((_, index) => process.env.ECS_CONFORMANCE_ALL_PAGES === '1' || index % 3 === 0);

function expectSame(page: (typeof pages)[number], variant: Variant): void {
  expect(judged(factsOf(layOutAgain(page.rows, variant)))).toEqual(
    judged({ ...page.facts, operation: page.rows.operation }),
  );
}

const languages: readonly Language[] = ['zh', 'en'];
const headers: readonly HeaderStyle[] = ['plain', 'bold', 'doubled-row', 'doubled-words', 'both-languages'];
const everyWay = layouts.flatMap((layout) =>
  languages.flatMap((language) => headers.map((header) => ({ layout, language, header }))),
);

describe.each(pages)('$id', (page) => {
  test.each(everyWay)('$layout, $language, headers $header', (way) => expectSame(page, { ...plain, ...way }));

  test.each(layouts)('%s: status third, page furniture, status and code glued', (layout) => {
    const third: readonly ColumnMeaning[] = ['code', 'message', 'status', 'description'];
    expectSame(page, { ...plain, layout, language: 'zh', errorOrder: third });
    expectSame(page, { ...plain, layout, language: 'en', errorOrder: third, noise: true });
    expectSame(page, { ...plain, layout, language: 'zh', noise: true, isGlued: true });
  });

  test('line breaks as tags', () => {
    for (const layout of ['pipes', 'trailing-pipes'] as const)
      expectSame(page, { ...plain, layout, language: 'en', hasBreakTags: true });
  });
});

test('columns between pipes may stand in any order', () => {
  const order = <T>(columns: readonly T[]): fc.Arbitrary<T[]> =>
    fc.shuffledSubarray([...columns], { minLength: columns.length });
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.constantFrom('pipes' as const, 'trailing-pipes' as const),
      fc.constantFrom(...languages),
      order(parameterColumns),
      order(errorColumns),
      (page, layout, language, parameterOrder, errorOrder) => {
        // A row that begins with lines of text and no pipe cannot be told from prose.
        fc.pre(layout === 'pipes' || parameterOrder.find((column) => column !== 'required') !== 'description');
        expectSame(page, { ...plain, layout, language, parameterOrder, errorOrder });
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

/** Column orders of a page without borders: the cells that separate rows come before the free text, or one comes after it. */
const borderlessOrders: readonly (readonly [readonly ColumnMeaning[], readonly ColumnMeaning[]])[] = [
  [
    ['name', 'required', 'type', 'example', 'description'],
    ['code', 'status', 'message', 'description'],
  ],
  [
    ['type', 'name', 'required', 'example', 'description'],
    ['status', 'code', 'message', 'description'],
  ],
  [
    ['required', 'name', 'type', 'example', 'description'],
    ['code', 'message', 'status', 'description'],
  ],
];

test.each(borderlessOrders)('without borders: %j', (parameterOrder, errorOrder) => {
  // These cells separate the rows, so a page without them has no order that a reader could find.
  const whole = pages.filter(({ facts }) => facts.parameters.every(({ required }) => required !== 'not-stated'));
  for (const page of whole) {
    for (const layout of ['lines', 'blanks'] as const)
      expectSame(page, { ...plain, layout, language: 'zh', parameterOrder, errorOrder });
  }
});

const matrix: Matrix = {
  instance: {
    AttachDisk: 'error',
    CreateImage: 'normal',
    DeleteDisk: 'normal',
    StartInstance: 'error',
    StopInstance: 'error',
  },
  disk: {
    AttachDisk: 'error',
    CreateImage: 'normal',
    DeleteDisk: 'error',
    StartInstance: 'normal',
    StopInstance: 'error',
  },
};
const uneven: Matrix = {
  instance: matrix.instance ?? {},
  disk: { AttachDisk: 'normal', ResetDisk: 'error', ReInitDisk: 'error' },
};

function cellsOf(text: string): object {
  const facts = factsOf(text);
  expect(facts.unread).toEqual([]);
  return Object.fromEntries(
    facts.arrears.map(({ id, cells }) => [
      id,
      Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.expected])),
    ]),
  );
}

describe.each(languages)('matrix in %s', (language) => {
  test.each(matrixForms)('%s', (form) => {
    expect(cellsOf(layOutMatrix(matrix, form, language))).toEqual(matrix);
    // Two by two holds only operations that both conditions name.
    if (form !== 'two-by-two') expect(cellsOf(layOutMatrix(uneven, form, language))).toEqual(uneven);
  });
});
