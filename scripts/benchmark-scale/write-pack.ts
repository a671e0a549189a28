/** Writes a made-up pack with many operations: copies of one operation under other names, in a folder of its own. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The operation that is copied, with its pack. */
export interface Original {
  readonly pack: string;
  readonly operation: string;
}

function copyRenamed(from: string, to: string, rename: (text: string) => string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    writeFileSync(join(to, rename(name)), rename(readFileSync(join(from, name), 'utf8')));
  }
}

/** Fills `folder` with a pack of that many operations, and returns the pack's id. */
export function writePack(folder: string, { pack, operation }: Original, operations: number): string {
  const id = `made-up-${operations}`;
  const specs = join('specs', 'packs', pack);
  for (const file of ['pack.yaml', 'resources.yaml', 'protocol.yaml', 'rulings.yaml']) {
    cpSync(join(specs, file), join(folder, file));
  }
  const manifest = readFileSync(join(folder, 'pack.yaml'), 'utf8');
  writeFileSync(join(folder, 'pack.yaml'), manifest.replace(`id: ${pack}`, `id: ${id}`));
  mkdirSync(join(folder, 'cases'));
  const cases = readFileSync(join('contracts', 'cases', pack, `${operation}.json`), 'utf8');
  for (let number = 1; number <= operations; number += 1) {
    const name = `${operation}${String(number).padStart(4, '0')}`;
    const rename = (text: string): string => text.replaceAll(operation, name).replaceAll(`${pack}/`, `${id}/`);
    copyRenamed(join(specs, 'operations', operation), join(folder, 'operations', name), rename);
    writeFileSync(join(folder, 'cases', `${name}.json`), rename(cases).replaceAll(`"${pack}"`, `"${id}"`));
  }
  return id;
}
