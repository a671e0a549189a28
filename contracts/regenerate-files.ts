/** Committed files that are generated: writes them, or compares them with what is on disk. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

export type GeneratedFile = readonly [path: string, text: string];

/** The text of a generated JSON file. */
export const generatedJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/**
 * Writes `files` and deletes `stale` ones, or with `check` only compares. Returns the files that differ, relative to the working
 * directory.
 */
export function regenerateFiles(
  files: Iterable<GeneratedFile>,
  { check, stale = [] }: { readonly check: boolean; readonly stale?: readonly string[] },
): readonly string[] {
  const differing = [...files].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  if (!check) {
    for (const [file, text] of differing) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    for (const file of stale) rmSync(file);
  }
  return [...differing.map(([file]) => file), ...stale].map((file) => relative(process.cwd(), file));
}
