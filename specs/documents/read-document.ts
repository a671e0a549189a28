import { createHash } from 'node:crypto';
import type { SourceDocument } from '../model.ts';

/**
 * A page as lines. Line ends and a byte order mark are dropped, every other character stays, no-break spaces too.
 * The sha256 is that of the bytes as they came.
 */
export function readDocument(id: string, content: string | Uint8Array): SourceDocument {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return { id, sha256: createHash('sha256').update(bytes).digest('hex'), lines };
}
