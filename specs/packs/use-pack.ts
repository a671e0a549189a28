/** A pack outside the installation is one folder with the files of a pack. It is data: nothing in it is executed here. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConformanceError } from '../conformance-error.ts';
import { externalPackFolder, knownPackIds, packIds, readYaml, registerFolder } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

/** `./dir`, `/dir` and `a/dir` are folders; `aliyun-ecs` is a name. */
const isFolder = (text: string): boolean => text.startsWith('.') || /[/\\]/.test(text);

/** Registers a pack by its folder, or finds it by its name. Returns the id of the pack. */
export function usePack(nameOrFolder: string): string {
  if (isFolder(nameOrFolder)) return registerPack(resolve(nameOrFolder));
  if (knownPackIds().includes(nameOrFolder)) return nameOrFolder;
  const known = knownPackIds().join(', ');
  throw new ConformanceError(
    'usage',
    `Unknown pack "${nameOrFolder}". Known: ${known}. For a pack in a folder, write ./${nameOrFolder}.`,
  );
}

function registerPack(folder: string): string {
  const path = join(folder, 'pack.yaml');
  if (!existsSync(path)) {
    const problem = statSync(folder, { throwIfNoEntry: false })?.isFile() ? 'is a file' : 'has no pack.yaml';
    throw new ConformanceError('usage', `${folder} ${problem}. Name the folder of a pack.`);
  }
  const content = readYaml(path);
  requireForm('manifest', content, path);
  const { id } = content as { readonly id: string };
  const known = externalPackFolder(id);
  if (packIds().includes(id) || (known !== undefined && known !== folder)) {
    const where = known ?? 'the installation';
    throw new ConformanceError('usage', `${path}: the pack ${id} is already in ${where}. Give this pack another id.`);
  }
  registerFolder(id, folder);
  return id;
}
