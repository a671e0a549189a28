/**
 * A response → an answer, by the pack's envelope. Everything that a hostile or broken target may send ends in `problem`,
 * one sentence that says what was received in place of an answer.
 */
import type { JsonValue } from '#contracts';
import type { FormatName, JsonSchema, WireBinding } from '#specs';
import type { Answer, HttpResponse } from '../model.ts';
import { decodeXml } from './decode-xml.ts';
import { isTooDeep, tooDeep } from './nesting.ts';
import { shapeXml } from './shape-xml.ts';
import { valueAt } from './value-at.ts';

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
    if (isTooDeep(body)) return { problem: `the JSON ${tooDeep}` };
    return isObject ? { body } : { problem: 'the body is JSON but no object' };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'not JSON';
    return { problem: `the body is not valid JSON (${why})` };
  }
}

function decodeTree(text: string): Decoded {
  const read = decodeXml(text);
  if ('problem' in read) return read;
  return { body: typeof read.value === 'object' ? read.value : {}, root: read.root };
}

function decode(format: ReturnType<typeof formatOf>, { body: text, miscoded }: HttpResponse): Decoded {
  if (miscoded !== undefined) return { problem: miscoded };
  if (text.trim() === '') return { problem: 'the body is empty' };
  if (format === 'json') return decodeJson(text);
  if (format === 'xml') return decodeTree(text);
  if (format === 'html') return { problem: 'the body is an HTML page' };
  return { problem: 'the body is neither JSON nor XML' };
}

const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a response; `resultSchema` gives a success in XML its shape. */
export function readAnswer(response: HttpResponse, binding: WireBinding, resultSchema: JsonSchema | undefined): Answer {
  const format = formatOf(response);
  const decoded = decode(format, response);
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
