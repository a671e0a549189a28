/** Made-up pages, for the tests of findings. */
import { readDocument } from '../../documents/read-document.ts';
import { derivePages } from '../derive-pages.ts';

/** What a page has; what is left out it has not. */
export interface MadeUpPage {
  readonly name: string;
  readonly parameters?: readonly string[];
  readonly rows?: readonly string[];
  readonly request?: string;
  readonly response?: readonly string[];
  readonly answer?: string;
  readonly required?: boolean;
}

const code = (text: string | undefined): readonly string[] => (text === undefined ? [] : ['', '```', text, '```']);

function table(header: string, columns: number, rows: readonly string[] | undefined): readonly string[] {
  return rows === undefined ? [] : ['', header, `|${'--|'.repeat(columns)}`, ...rows];
}

/** The page as text. */
export function textOf({ name, parameters, rows, request, response, answer, required = true }: MadeUpPage): string {
  const header = required ? '|名称|类型|是否必选|示例值|描述|' : '|名称|类型|示例值|描述|';
  return [
    `# ${name}`,
    ...table(header, required ? 5 : 4, parameters),
    ...table('|名称|类型|示例值|描述|', 4, response),
    ...code(request),
    ...code(answer),
    ...table('|HttpCode|错误码|错误信息|描述|', 4, rows),
    '',
  ].join('\n');
}

/** Ids of all findings about some pages. */
export function idsOf(...pages: readonly MadeUpPage[]): readonly string[] {
  const documents = pages.map((page) => readDocument(page.name, textOf(page)));
  return derivePages(documents).flatMap(({ findings }) => findings.map(({ id }) => id.replace(/^page\//, '')));
}

/** An error row. */
export const row = (status: number, error: string, message: string) => `|${status}|${error}|${message}|文|`;
/** A row of the parameter Size. */
export const size = (text: string, example = '3', type = 'Integer') => `|Size|${type}|是|${example}|文。${text} |`;
