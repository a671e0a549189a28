/**
 * A response → an answer, by the pack's envelope. Everything that a hostile or broken target may send ends in `problem`,
 * one sentence that says what was received in place of an answer.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { JsonValue } from '#contracts';
import type { FormatName, JsonSchema, WireBinding } from '#specs';
import type { Answer, HttpResponse } from '../model.ts';
import { shapeXml } from './shape-xml.ts';
import { valueAt } from './value-at.ts';

const xml = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  // Character references by number are XML like any other.
  htmlEntities: true,
});

function formatOf({ headers, body }: HttpResponse): FormatName | 'html' | 'unknown' {
  const start = body.trimStart().slice(0, 15).toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'html';
  const type = headers['content-type'] ?? '';
  if (/[/+]json\b/.test(type)) return 'json';
  if (/[/+]xml\b/.test(type)) return 'xml';
  if (start.startsWith('{')) return 'json';
  return start.startsWith('<') ? 'xml' : 'unknown';
}

type Decoded = { readonly body: JsonValue; readonly root?: string } | { readonly problem: string };

function decodeJson(text: string): Decoded {
  try {
    const body = JSON.parse(text) as JsonValue;
    const isObject = body !== null && typeof body === 'object' && !Array.isArray(body);
    return isObject ? { body } : { problem: 'the body is JSON but no object' };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'not JSON';
    return { problem: `the body is not valid JSON (${why})` };
  }
}

function decodeXml(text: string): Decoded {
  const validity = XMLValidator.validate(text);
  if (validity !== true) return { problem: `the body is not well-formed XML (${validity.err.msg.slice(0, 120)})` };
  try {
    const tree = xml.parse(text) as Readonly<Record<string, JsonValue>>;
    const [root, ...others] = Object.keys(tree);
    const body = root === undefined ? undefined : tree[root];
    if (root === undefined || others.length > 0 || body === undefined)
      return { problem: 'the XML has no single root element' };
    return { body: typeof body === 'object' ? body : {}, root };
  } catch (error) {
    return {
      problem: `the XML could not be read (${error instanceof Error ? error.message.slice(0, 120) : 'unknown'})`,
    };
  }
}

function decode(format: ReturnType<typeof formatOf>, text: string): Decoded {
  if (text.trim() === '') return { problem: 'the body is empty' };
  if (format === 'json') return decodeJson(text);
  if (format === 'xml') return decodeXml(text);
  if (format === 'html') return { problem: 'the body is an HTML page' };
  return { problem: 'the body is neither JSON nor XML' };
}

const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a response; `resultSchema` gives a success in XML its shape. */
export function readAnswer(response: HttpResponse, binding: WireBinding, resultSchema: JsonSchema | undefined): Answer {
  const format = formatOf(response);
  const decoded = decode(format, response.body);
  const known: FormatName | 'unknown' = format === 'html' ? 'unknown' : format;
  if ('problem' in decoded) return { status: response.status, format: known, problem: decoded.problem };
  const { body, root } = decoded;
  const code = valueAt(body, binding.errorCode);
  const message = valueAt(body, binding.errorMessage);
  const isError = code !== undefined || response.status >= 400;
  const requestId = textOf(valueAt(body, binding.requestId));
  const result = valueAt(body, binding.result);
  return {
    status: response.status,
    format: known,
    body,
    ...(root === undefined ? {} : { root }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(isError ? { error: { code: textOf(code), message: textOf(message) } } : {}),
    ...(isError || result === undefined ? {} : { result: known === 'xml' ? shapeXml(result, resultSchema) : result }),
  };
}
