/** Everything that is generated from packs and causes: cases, pacts, and the schemas of cause files and of the state protocol. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadResources, type Pack, packIds } from '#specs';
import { causesSchema } from './causes/cause-file.ts';
import { readCauseFile } from './causes/read-cause-file.ts';
import { generateContract } from './generate/generate-contract.ts';
import { splitContract } from './generate/split-contract.ts';
import { writePacts } from './generate/write-pact.ts';
import { fileNames, packFile } from './pack-folders.ts';
import { type GeneratedFile, generatedJson, regenerateFiles } from './regenerate-files.ts';
import { ownersPage } from './states/owners-page.ts';
import { statesSchema } from './states/states-schema.ts';

function filesOfPack(pack: Pack): readonly GeneratedFile[] {
  const { id, binding } = pack.manifest;
  const causes = readCauseFile(id);
  const contract = generateContract(pack, causes);
  const cases = [...splitContract(contract, pack)];
  const pacts = [...writePacts(contract.cases, binding, causes.vendorValues)];
  return [
    ...cases.map(([name, part]) => [packFile('cases', id, `${name}.json`), generatedJson(part)] as const),
    ...pacts.map(([name, pact]) => [packFile('pacts', id, `${name}.json`), generatedJson(pact)] as const),
  ];
}

/** Schemas, and the page for owners of targets. They do not depend on the packs of this call. */
function generalFiles(): readonly GeneratedFile[] {
  const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  return [
    [path('causes/causes.schema.json'), generatedJson(causesSchema())],
    [path('states/provider-states.schema.json'), generatedJson(statesSchema(packIds().map(loadResources)))],
    [path('states/README.md'), ownersPage(readFileSync(path('states/README.md'), 'utf8'))],
  ];
}

/** Generated files of these packs that nothing generates any more. */
function staleFiles(packs: readonly Pack[], files: ReadonlyMap<string, string>): readonly string[] {
  return packs
    .flatMap(({ manifest: { id } }) =>
      (['cases', 'pacts'] as const).flatMap((folder) =>
        fileNames(folder, id, '.json').map((name) => packFile(folder, id, `${name}.json`)),
      ),
    )
    .filter((file) => !files.has(file));
}

/**
 * Writes, or with `check` compares. Returns the files that differ, relative to the working directory. `general` also makes the
 * schemas and the page for owners, which exist only in the repository.
 */
export function regenerateContracts(
  packs: readonly Pack[],
  options: { readonly check: boolean; readonly general: boolean },
): readonly string[] {
  const files = new Map([...packs.flatMap(filesOfPack), ...(options.general ? generalFiles() : [])]);
  return regenerateFiles(files, { check: options.check, stale: staleFiles(packs, files) });
}
