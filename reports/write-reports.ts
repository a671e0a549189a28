/**
 * The only file of this room that writes to the disk. Each file is first written under another name and then renamed,
 * so that nobody reads half a report, and a failed run keeps the last good one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformanceError } from '#specs';
import { emitters as allEmitters } from './emitters/emitters.ts';
import type { Emitter, Report } from './model.ts';

/** Writes one file per emitter and returns the paths. Throws `unwritable-file` if the folder cannot be written. */
export async function writeReports(
  report: Report,
  directory: string,
  emitters: readonly Emitter[] = allEmitters,
): Promise<readonly string[]> {
  const files = emitters.map((emitter) => ({ path: join(directory, emitter.file), text: emitter.emit(report) }));
  try {
    await mkdir(directory, { recursive: true });
    for (const { path, text } of files) await replaceFile(path, text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ConformanceError(
      'unwritable-file',
      `The reports cannot be written to ${directory} (${detail}). Name a directory that can be written with --out.`,
      { cause: error },
    );
  }
  return files.map(({ path }) => path);
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, 'utf8');
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
