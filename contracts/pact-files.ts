/** Where the committed pacts are. */
import { fileNames, packFile } from './pack-folders.ts';

/** Paths of a pack's pacts. With operations, only theirs. */
export function pactFiles(packId: string, operations: readonly string[]): readonly string[] {
  return fileNames('pacts', packId, '.json')
    .filter((name) => operations.length === 0 || operations.includes(name))
    .map((name) => packFile('pacts', packId, `${name}.json`));
}
