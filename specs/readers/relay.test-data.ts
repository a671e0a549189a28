/** Writes the facts of one page out again in another layout. Facts stay, layout changes; test data, no generator of pages. */

import { cellOf, rowsOf, understandTables } from '../derive/understand-tables.ts';
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { plainText } from '../documents/plain-text.ts';
import type { SourceDocument } from '../model.ts';
import { layOutPage } from './readers.ts';

export type Row = Readonly<Partial<Record<ColumnMeaning, string>>>;

/** The rows of a page, with their cells by meaning. */
export interface PageRows {
  readonly operation: string;
  readonly parameters: readonly Row[];
  readonly response: readonly Row[];
  readonly errors: readonly Row[];
}

export type Language = 'zh' | 'en';
export type Layout = 'pipes' | 'trailing-pipes' | 'blanks' | 'lines';
export const layouts: readonly Layout[] = ['pipes', 'trailing-pipes', 'blanks', 'lines'];

const headerWords: Readonly<Record<Language, Readonly<Partial<Record<ColumnMeaning, string>>>>> = {
  zh: {
    name: '名称',
    type: '类型',
    required: '是否必选',
    example: '示例值',
    description: '描述',
    status: 'HttpCode',
    code: '错误码',
    message: '错误信息',
  },
  en: {
    name: 'Parameter',
    type: 'Type',
    required: 'Required',
    example: 'Example',
    description: 'Description',
    status: 'HTTP status code',
    code: 'Error code',
    message: 'Error message',
  },
};

export const headings: Readonly<Record<Language, readonly [string, string, string]>> = {
  zh: ['请求参数', '返回数据', '错误码'],
  en: ['Request parameters', 'Response parameters', 'Error codes'],
};

function rowsOfKind(
  document: SourceDocument,
  kind: 'parameters' | 'response' | 'errors',
  columns: readonly ColumnMeaning[],
): Row[] {
  return rowsOf(understandTables(layOutPage(document)), kind).map(({ table, row }) =>
    Object.fromEntries(columns.map((column) => [column, cellOf(table, row, column)?.text ?? ''])),
  );
}

export const parameterColumns = [
  'name',
  'type',
  'required',
  'example',
  'description',
] as const satisfies readonly ColumnMeaning[];
export const errorColumns = ['status', 'code', 'message', 'description'] as const satisfies readonly ColumnMeaning[];

export function rowsOfPage(document: SourceDocument, operation: string): PageRows {
  return {
    operation,
    parameters: rowsOfKind(document, 'parameters', parameterColumns),
    // A row without a type cannot be told from text where borders are lost.
    response: rowsOfKind(document, 'response', ['name', 'type', 'example', 'description']).filter(
      (row) => row.type !== '',
    ),
    errors: rowsOfKind(document, 'errors', errorColumns),
  };
}

/** How the headers of a table are printed. */
export type HeaderStyle = 'plain' | 'bold' | 'doubled-row' | 'doubled-words' | 'both-languages';

export interface Variant {
  readonly layout: Layout;
  readonly language: Language;
  readonly header: HeaderStyle;
  readonly parameterOrder: readonly ColumnMeaning[];
  readonly errorOrder: readonly ColumnMeaning[];
  readonly noise: boolean;
  /** `400InvalidX` in one cell. */
  readonly isGlued: boolean;
  /** `<br>` for line breaks inside cells; pipe layouts alone. */
  readonly hasBreakTags: boolean;
}

function word(column: ColumnMeaning, { language, header }: Variant): string {
  const own = headerWords[language][column] ?? column;
  if (header === 'bold') return `**${own}**`;
  if (header === 'doubled-words') return `${own}${language === 'en' ? ' ' : ''}${own}`;
  const other = headerWords[language === 'zh' ? 'en' : 'zh'][column] ?? own;
  return header === 'both-languages' && own !== other ? `${own}（${other}）` : own;
}

/** Layouts without borders cannot hold blank lines or fences inside a cell. */
function flat(text: string): string {
  return plainText(text.replace(/```[\s\S]*?```/g, ''))
    .split('\n')
    .map((line) => line.trimEnd().replace(/^(\s*)[-*•]\s+/, '$1  • '))
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function cellsOf(row: Row, order: readonly ColumnMeaning[], variant: Variant): string[] {
  const isPiped = variant.layout === 'pipes' || variant.layout === 'trailing-pipes';
  const texts = order.map((column) => {
    const text = row[column] ?? '';
    if (!isPiped) return flat(text);
    return variant.hasBreakTags && !text.includes('```') ? text.replace(/\n/g, '<br>') : text;
  });
  const [status, code] = [order.indexOf('status'), order.indexOf('code')];
  if (!variant.isGlued || status < 0 || code !== status + 1) return texts;
  const glued = `${texts[status]}${texts[code]}`;
  return isPiped
    ? [...texts.slice(0, status), '', glued, ...texts.slice(code + 1)]
    : [...texts.slice(0, status), glued, ...texts.slice(code + 1)];
}

function table(rows: readonly Row[], order: readonly ColumnMeaning[], variant: Variant): string {
  const header = order.map((column) => word(column, variant));
  const body = rows.map((row) => cellsOf(row, order, variant));
  const headers = variant.header === 'doubled-row' && variant.layout !== 'lines' ? [header, header] : [header];
  if (variant.layout === 'pipes') {
    const line = (cells: readonly string[]): string => `|${cells.join('|')}|`;
    return [
      ...headers.slice(0, 1).map(line),
      `|${header.map(() => '--').join('|')}|`,
      ...headers.slice(1).map(line),
      ...body.map(line),
    ].join('\n');
  }
  if (variant.layout === 'trailing-pipes') {
    const line = (cells: readonly string[]): string => `${cells.join(' | ')} |`;
    return [line(header), `${header.map(() => '---').join('|')}|`, ...body.map(line)].join('\n');
  }
  const gap = variant.layout === 'blanks' ? ' ' : '\n';
  return [header, ...body].map((cells) => cells.filter((cell) => cell !== '').join(gap)).join('\n');
}

const noise: Readonly<Record<Language, string>> = {
  zh: '您需要启用JavaScript才能运行此应用。\n导航\n\n最近更新时间2024.05.21 10:23:55\n\n## 变更历史\n\n|变更时间|变更内容概要|操作|\n|--|--|--|\n|2024-01-01|OpenAPI 错误码发生变更|查看变更集|\n',
  en: 'You need to enable JavaScript to run this app.\nHome > Docs > API\nLast updated: 2024-05-21\n\nDebugging\n\n## Change history\n\nChange time | Summary of changes | Operation |\n---|---|---|\n2024-01-01 | The error codes are changed | view |\n',
};

/** The page in that variant. */
export function layOutAgain(rows: PageRows, variant: Variant): string {
  const [request, response, errors] = headings[variant.language];
  const level = variant.layout === 'pipes' ? '## ' : '';
  const responseOrder = variant.parameterOrder.filter((column) => column !== 'required');
  const parts = [
    `# ${rows.operation}${variant.noise ? ' {#doc_api_1 .reference}' : ''}`,
    ...(variant.noise ? [noise[variant.language]] : []),
    `${level}${request}`,
    table(rows.parameters, variant.parameterOrder, variant),
    ...(rows.response.length === 0 ? [] : [`${level}${response}`, table(rows.response, responseOrder, variant)]),
    ...(rows.errors.length === 0 ? [] : [`${level}${errors}`, table(rows.errors, variant.errorOrder, variant)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One matrix in one form. */
export type MatrixForm =
  | 'one-table'
  | 'two-tables'
  | 'lines'
  | 'glued'
  | 'blanks'
  | 'quadrants'
  | 'two-by-two'
  | 'side-by-side'
  | 'captioned';
export const matrixForms: readonly MatrixForm[] = [
  'one-table',
  'two-tables',
  'lines',
  'glued',
  'blanks',
  'quadrants',
  'two-by-two',
  'side-by-side',
  'captioned',
];

export type Matrix = Readonly<Record<string, Readonly<Record<string, 'error' | 'normal'>>>>;

interface MatrixWords {
  readonly operation: string;
  readonly error: string;
  readonly normal: string;
  readonly labels: Readonly<Record<string, string>>;
}

export const matrixWords: Readonly<Record<Language, MatrixWords>> = {
  zh: { operation: '接口', error: '报错', normal: '正常逻辑', labels: { instance: '实例欠费', disk: '云盘欠费' } },
  en: {
    operation: 'Operation',
    error: 'returns an error',
    normal: 'runs as usual',
    labels: { instance: 'Instance in arrears', disk: 'Disk in arrears' },
  },
};

function pipe(cells: readonly string[]): string {
  return `|${cells.join('|')}|`;
}

function pipeTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [pipe(header), pipe(header.map(() => '--')), ...rows.map(pipe)].join('\n');
}

/** The matrix in that form; an operation that a condition does not name has `-` in forms that need a cell. */
export function layOutMatrix(matrix: Matrix, form: MatrixForm, language: Language): string {
  const { operation, error, normal, labels } = matrixWords[language];
  const conditions = Object.keys(matrix);
  const operations = [...new Set(conditions.flatMap((id) => Object.keys(matrix[id] ?? {})))];
  const wordOf = (id: string, name: string): string => {
    const cell = matrix[id]?.[name];
    return cell === undefined ? '-' : cell === 'error' ? error : normal;
  };
  const label = (id: string): string => labels[id] ?? id;
  const listed = (id: string, expected: string): string[] =>
    operations.filter((name) => matrix[id]?.[name] === expected);
  const header = [operation, ...conditions.map(label)];
  const rows = operations.map((name) => [name, ...conditions.map((id) => wordOf(id, name))]);
  const perTable = (title: (id: string) => string, column: (id: string) => string): string =>
    conditions
      .map(
        (id) =>
          `${title(id)}\n\n${pipeTable(
            [operation, column(id)],
            Object.keys(matrix[id] ?? {}).map((name) => [name, wordOf(id, name)]),
          )}`,
      )
      .join('\n\n');
  const half = (id: string): readonly (readonly [string, string])[] =>
    Object.keys(matrix[id] ?? {}).map((name) => [name, wordOf(id, name)] as const);
  const bodies: Readonly<Record<MatrixForm, () => string>> = {
    'one-table': () => pipeTable(header, rows),
    'two-tables': () => perTable(() => '', label),
    captioned: () =>
      perTable(
        (id) => `## ${label(id)}`,
        () => (language === 'zh' ? '行为' : 'Behavior'),
      ),
    lines: () => [...header, ...rows.flat()].join('\n'),
    glued: () => [header.join(language === 'zh' ? '' : ' '), ...rows.map((cells) => cells.join(''))].join('\n'),
    blanks: () => [header.join(' '), ...rows.map((cells) => cells.join(' '))].join('\n'),
    quadrants: () =>
      pipeTable(
        ['', ...conditions.map(label)],
        [
          [error, ...conditions.map((id) => listed(id, 'error').join('、'))],
          [normal, ...conditions.map((id) => listed(id, 'normal').join('、'))],
        ],
      ),
    'two-by-two': () => {
      const [left = '', top = ''] = conditions;
      const both = (a: string, b: string): string =>
        operations.filter((name) => matrix[left]?.[name] === a && matrix[top]?.[name] === b).join('<br>');
      const name = (id: string, word: string): string => `${label(id)}：${word}`;
      return pipeTable(
        ['', name(top, error), name(top, normal)],
        [
          [name(left, error), both('error', 'error'), both('error', 'normal')],
          [name(left, normal), both('normal', 'error'), both('normal', 'normal')],
        ],
      );
    },
    'side-by-side': () => {
      const [left = '', right = ''] = conditions;
      const [a, b] = [half(left), half(right)];
      const length = Math.max(a.length, b.length);
      return pipeTable(
        [operation, label(left), operation, label(right)],
        Array.from({ length }, (_, at) => [...(a[at] ?? ['', '']), ...(b[at] ?? ['', ''])]),
      );
    },
  };
  return `# ${language === 'zh' ? '欠费时的API行为' : 'API behavior in arrears'}\n\n${bodies[form]()}\n`;
}
