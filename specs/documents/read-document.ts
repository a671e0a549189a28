import { createHash } from 'node:crypto';
import type { SourceDocument } from '../model.ts';

/**
 * Splits a page into lines. Line ends and a byte order mark are removed. Every other character is kept, also no-break spaces.
 * The sha256 is computed over the original bytes.
 */
export function readDocument(id: string, content: string | Uint8Array): SourceDocument {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return { id, sha256: createHash('sha256').update(bytes).digest('hex'), lines };
}
