/**
 * The code that a pack outside the installation brings along: `code.ts` or `code.js` in its folder. It runs with all rights of
 * this process, so the command line loads it only with `--pack-code`. Its parts go to the tables that hold the built-in ones.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConformanceError, usePack } from '#specs';
import type { PackBehaviours } from './mock/behaviours/behaviour.ts';
import { registerBehaviours } from './mock/behaviours/pack-behaviours.ts';
import { requirePackCode } from './pack-code-shape.ts';
import type { Signer } from './signers/signer.ts';
import { registerSigner } from './signers/signers.ts';
import { registerWalkModel } from './walks/models/walk-models.ts';
import type { WalkModel } from './walks/walk-model.ts';

/** What the module of a pack may export. Everything is optional. */
export interface PackCode {
  /** What the mock does for the pack. */
  readonly behaviours?: PackBehaviours;
  /** Signatures that pack.yaml names and this project does not have. */
  readonly signers?: readonly Signer[];
  /** What walks over the pack are judged by. */
  readonly walkModel?: WalkModel<unknown>;
}

const loadedFolders = new Set<string>();

/** Whether this process has loaded the code of the pack in this folder. */
export function isPackCodeLoaded(folder: string): boolean {
  return loadedFolders.has(resolve(folder));
}

/** Loads the code of the pack in this folder and registers its parts. The returned function removes them again. */
export async function loadPackCode(folder: string): Promise<() => void> {
  const file = codeFile(folder);
  const exported = await importCode(file);
  const packId = usePack(resolve(folder));
  requirePackCode(exported, file);
  const { behaviours, signers = [], walkModel }: PackCode = exported;
  const removals: (() => void)[] = [];
  const remove = (): void => {
    for (const undo of removals) undo();
    loadedFolders.delete(resolve(folder));
  };
  try {
    for (const signer of signers) removals.push(registerSigner(signer));
    if (behaviours !== undefined) removals.push(registerBehaviours(packId, behaviours));
    if (walkModel !== undefined) removals.push(registerWalkModel(packId, walkModel));
  } catch (error) {
    remove();
    throw error;
  }
  loadedFolders.add(resolve(folder));
  return remove;
}

function codeFile(folder: string): string {
  const files = ['code.ts', 'code.js'].map((name) => resolve(folder, name));
  const found = files.find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new ConformanceError(
    'usage',
    `--pack-code needs a file code.ts or code.js in ${folder}, but both are missing.`,
  );
}

async function importCode(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConformanceError('usage', `The code of the pack in ${file} cannot be loaded: ${reason}`, {
      cause: error,
    });
  }
}
