/** Reads the generated contract of a pack. A missing file means that the generator has not run. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConformanceError } from '#specs';
import type { Contract } from './model.ts';

/** The committed cases of one pack. */
export function loadContract(packId: string): Contract {
  const file = fileURLToPath(new URL(`./cases/${packId}.json`, import.meta.url));
  if (!existsSync(file)) {
    throw new ConformanceError('internal', `There are no cases for the pack ${packId}: run \`npm run generate\`.`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}
