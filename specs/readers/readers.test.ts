import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageText } from '../documents/page-text.ts';
import { readDocument } from '../documents/read-document.ts';
import type { Block, Cell, SourceDocument } from '../model.ts';
import { fixtures } from '../packs/fixtures.test-data.ts';
import { readBlocks } from './read-blocks.ts';
import { layOutPage, readers } from './readers.ts';

const expectedReader: Readonly<Record<string, string>> = {
  glued: 'glued-cells',
  lists: 'listed-operations',
  '001_f9ac4e22c254f398': 'trailing-pipe',
  '002_5848c9f9bda37f99': 'cell-per-line',
  '003_6b6c67dc52957b35': 'space-separated',
};

function linesOf(block: Block): readonly (readonly [number, number])[] {
  if (block.block !== 'table') return [block.lines];
  return [block.table.lines, ...block.table.rows.map((row) => row.lines)];
}

function cellsOf(block: Block): readonly Cell[] {
  return block.block === 'table' ? [...block.table.header, ...block.table.rows.flatMap((row) => row.cells)] : [];
}

/** What must hold of every layout of every text. */
function expectSound(document: SourceDocument, blocks: readonly Block[]): void {
  const { text } = pageText(document);
  for (const block of blocks) {
    for (const [from, to] of linesOf(block)) {
      expect(from).toBeGreaterThanOrEqual(1);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(Math.max(1, document.lines.length));
    }
    for (const cell of cellsOf(block)) expect(text.slice(...cell.span)).toBe(cell.text);
    if (block.block === 'table') {
      for (const row of block.table.rows) expect(row.cells).toHaveLength(block.table.header.length);
    }
  }
}

/** Layouts that no committed page has. */
const otherPages = [
  readDocument('glued', '接口实例欠费云盘欠费\nAttachDisk报错正常逻辑\n'),
  readDocument('lists', '## 实例欠费\n\n报错的接口\n\n- AttachDisk\n- StartInstance\n'),
];

describe.each(readers)('reader $name', (reader) => {
  test('finds rows in the pages of its layout, and every cell is the text at its span', () => {
    const own = [...fixtures.map(({ document }) => document), ...otherPages].filter(
      ({ id }) => (expectedReader[id] ?? 'pipe-table') === reader.name,
    );
    expect(own.length).toBeGreaterThan(0);
    for (const document of own) {
      expect(layOutPage(document).reader).toBe(reader.name);
      const blocks = readBlocks(document, reader.findTable);
      expect(blocks.some((block) => block.block === 'table' && block.table.rows.length > 0)).toBe(true);
      expectSound(document, blocks);
    }
  });

  test('reads the same page the same way twice', () => {
    for (const { document } of fixtures) {
      expect(readBlocks(document, reader.findTable)).toEqual(readBlocks(document, reader.findTable));
    }
  });

  test('survives every page, cut or shuffled', () => {
    const pages = fixtures.filter(({ document }) => document.lines.length < 200);
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.nat(200),
        fc.nat(200),
        fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 30 }),
        ({ document }, from, length, swaps) => {
          const lines = document.lines.slice(Math.min(from, document.lines.length), from + length);
          for (const [left, right] of swaps) {
            const [a, b] = [lines[left % lines.length], lines[right % lines.length]];
            if (a === undefined || b === undefined) continue;
            lines[left % lines.length] = b;
            lines[right % lines.length] = a;
          }
          const cut = readDocument('cut', lines.join('\n'));
          expectSound(cut, readBlocks(cut, reader.findTable));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('survives any text', () => {
    const piece = fc.constantFrom(
      '|',
      '---|---|',
      '|--|--|',
      '```',
      '{',
      '# ',
      '名称',
      '类型',
      '描述',
      '400 A',
      'x',
      '\n',
      ' ',
      '错误码',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }), (pieces) => {
        const document = readDocument('any', pieces.join(''));
        expectSound(document, readBlocks(document, reader.findTable));
      }),
      { numRuns: 200 },
    );
  });
});

test('the empty page has no blocks', () => {
  expect(layOutPage(readDocument('empty', '')).blocks).toEqual([]);
});

test('a cell keeps lists, fences and the pipes inside them', () => {
  const text =
    '|名称|类型|描述|\n|--|--|--|\n|Key|String|one\n\n - a\n- b\n\n```\n(|)\n```\n\n end |\n|Next|String|two|';
  const [table] = layOutPage(readDocument('page', text)).blocks;
  expect(table?.block === 'table' && table.table.rows.map((row) => [row.lines, row.cells.length])).toEqual([
    [[3, 12], 3],
    [[13, 13], 3],
  ]);
  expect(table?.block === 'table' && table.table.rows[0]?.cells[2]?.text).toBe(
    'one\n\n - a\n- b\n\n```\n(|)\n```\n\n end',
  );
});

test('pipes too many belong to the last column, a row that is cut off keeps its first cells', () => {
  const text = '|名称|类型|描述|\n|--|--|--|\n|A|String|x | y|\n|B|Int';
  const [table] = layOutPage(readDocument('page', text)).blocks;
  expect(table?.block === 'table' && table.table.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
    ['A', 'String', 'x | y'],
    ['B', 'Int', ''],
  ]);
});
