import { XMLValidator } from 'fast-xml-parser';
import type { Block, ExampleFact } from '../model.ts';

type Code = Extract<Block, { block: 'code' }>;

/**
 * Says why a strict parser rejects the text. The parser's own message is not used, because it changes with its version.
 */
function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return /,\s*[}\]]/.test(text) ? 'not valid JSON: a comma before a closing bracket' : 'not valid JSON';
  }
}

function xmlProblem(text: string): string | undefined {
  return XMLValidator.validate(text) === true ? undefined : 'not valid XML';
}

/** The status line and headers of a printed response are not part of its body. */
function bodyOf(text: string): { readonly body: string; readonly skipped: number } {
  const head = /^HTTP\/1\.[01] \d{3}[^\n]*\n(?:[\w-]+:[^\n]*\n)*\s*/.exec(text);
  const skipped = head?.[0].length ?? 0;
  return { body: text.slice(skipped), skipped: (head?.[0].match(/\n/g) ?? []).length };
}

function readExample(document: string, code: Code): ExampleFact | undefined {
  const { body, skipped } = bodyOf(code.text);
  const trimmed = body.trim();
  const provenance = { document, lines: [code.lines[0] + skipped, code.lines[1]] as const };
  if (/^(?:https?:\/\/|GET |POST )/.test(trimmed)) return { format: 'request', text: code.text, provenance };
  const format = /^[{[]/.test(trimmed) ? 'json' : trimmed.startsWith('<') ? 'xml' : undefined;
  if (format === undefined) return undefined;
  const problem = format === 'json' ? jsonProblem(body) : xmlProblem(trimmed);
  return { format, text: body, ...(problem === undefined ? {} : { problem }), provenance };
}

/** The samples of a page, in page order. */
export function readExamples(document: string, blocks: readonly Block[]): readonly ExampleFact[] {
  return blocks.flatMap((block) => (block.block === 'code' ? (readExample(document, block) ?? []) : []));
}

/** A JSON sample without commas before closing brackets; undefined if it still does not parse. */
export function parseTolerantly(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,(\s*[}\]])/g, '$1'));
  } catch {
    return undefined;
  }
}

/** Name of the root element of an XML sample. */
export function xmlRoot(text: string): string | undefined {
  return /<([A-Za-z_][\w.-]*)[\s>/]/.exec(text.replace(/<\?[^<>]*\?>/g, ''))?.[1];
}
