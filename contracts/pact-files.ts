/** Where the committed pacts are. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths of a pack's pacts; of the named operations only, where any is named. */
export function pactFiles(packId: string, operations: readonly string[]): readonly string[] {
  const directory = fileURLToPath(new URL(`./pacts/${packId}`, import.meta.url));
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => operations.length === 0 || operations.includes(name.slice(0, -'.json'.length)))
    .sort()
    .map((name) => join(directory, name));
}
