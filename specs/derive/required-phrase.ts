/** If a table has no "required" column, a description may begin with that information: `Required. …`, `（可选）…`. */
import { normalText } from '../documents/normal-text.ts';
import type { Required, TextSpan } from '../model.ts';
import type { UnderstoodTable } from './understand-tables.ts';

const words =
  /^\s*[([]?\s*(?:(required|mandatory|必选|必填|必须|必传)|(optional|not required|可选|选填|非必选|非必填))(?:参数)?\s*(?:[)\]]|[.。:,，;；](?=\s|[\u4e00-\u9fff]|$))/i;

export interface RequiredPhrase {
  readonly required: Required;
  /** Its position in the description. */
  readonly span: TextSpan;
}

/** The phrase at the beginning of a description. Undefined if it is missing, or if a column says it. */
export function readRequiredPhrase(table: UnderstoodTable, description: string): RequiredPhrase | undefined {
  if (table.columns.includes('required') || table.columns.includes('optional')) return undefined;
  const { text, printed } = normalText(description.slice(0, 100));
  const match = words.exec(text);
  if (match === null) return undefined;
  return { required: match[1] === undefined ? 'no' : 'yes', span: printed([0, match[0].length]) };
}
