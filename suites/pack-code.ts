/**
 * The code that a pack outside the installation brings along: `code.ts` or `code.js` in its folder. It runs with all rights of
 * this process, so the command line loads it only with `--pack-code`. Its parts go to the tables that hold the built-in ones.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { ConformanceError } from '#specs';
import type { PackBehaviours } from './mock/behaviours/behaviour.ts';
import { registerBehaviours } from './mock/behaviours/pack-behaviours.ts';
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

/** Loads the code of the pack in this folder and registers its parts. The answer takes them back. */
export async function loadPackCode(folder: string): Promise<() => void> {
  const { behaviours, signers = [], walkModel } = await importCode(codeFile(folder));
  const packId = idOfPack(folder);
  const takeBack = [
    ...signers.map(registerSigner),
    ...(behaviours === undefined ? [] : [registerBehaviours(packId, behaviours)]),
    ...(walkModel === undefined ? [] : [registerWalkModel(packId, walkModel)]),
  ];
  return () => {
    for (const undo of takeBack) undo();
  };
}

function codeFile(folder: string): string {
  const files = ['code.ts', 'code.js'].map((name) => resolve(folder, name));
  const found = files.find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new ConformanceError('usage', `--pack-code needs a file code.ts or code.js in ${folder}, and there is none.`);
}

async function importCode(file: string): Promise<PackCode> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConformanceError('usage', `The code of the pack in ${file} cannot be loaded: ${reason}`, {
      cause: error,
    });
  }
}

function idOfPack(folder: string): string {
  const file = join(folder, 'pack.yaml');
  const { id } = (existsSync(file) ? parse(readFileSync(file, 'utf8')) : {}) as { readonly id?: unknown };
  if (typeof id === 'string') return id;
  throw new ConformanceError('usage', `${file} must state the id of the pack.`);
}
