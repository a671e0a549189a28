/** Where the data of a pack lies, and how its text is read. The one place of this room that knows the file system's layout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load } from 'js-yaml';
import { ConformanceError } from '../conformance-error.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Absolute path of a file of a pack. */
export function packPath(pack: string, ...parts: readonly string[]): string {
  return join(root, pack, ...parts);
}

/** Ids of the packs that are there, in alphabetical order. */
export function packIds(): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(packPath(entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** Text of a file, line ends as line feeds. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
  } catch (cause) {
    throw new ConformanceError('unreadable-file', `Cannot read ${path}. Check that it exists and may be read.`, {
      cause,
    });
  }
}

/** Content of a YAML file. */
export function readYaml(path: string): unknown {
  const text = readText(path);
  try {
    // Dates stay text, as they are printed.
    return load(text, { schema: CORE_SCHEMA });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
    throw new ConformanceError('configuration', `${path} is not valid YAML: ${reason}`, { cause });
  }
}
