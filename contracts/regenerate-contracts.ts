/** Everything that is generated from packs and causes: cases, pacts, and schema and owners' page of the state protocol. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '#specs';
import { readCauseFile } from './causes/read-cause-file.ts';
import { generateContract } from './generate/generate-contract.ts';
import { writePacts } from './generate/write-pact.ts';
import type { Contract } from './model.ts';
import { ownersPage } from './states/owners-page.ts';
import { statesSchema } from './states/states-schema.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

const asText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

interface GeneratedPack {
  readonly contract: Contract;
  readonly files: readonly (readonly [file: string, text: string])[];
}

function generatePack(pack: Pack): GeneratedPack {
  const { id, binding } = pack.manifest;
  const causes = readCauseFile(id);
  const contract = generateContract(pack, causes);
  const pacts = [...writePacts(contract.cases, binding, causes.vendorValues)];
  return {
    contract,
    files: [
      [join('cases', `${id}.json`), asText(contract)],
      ...pacts.map(([operation, pact]) => [join('pacts', id, `${operation}.json`), asText(pact)] as const),
    ],
  };
}

/** The page for owners of targets: its generated parts are made anew, the rest is kept. */
function ownersPageFile(contracts: readonly Contract[]): readonly [file: string, text: string] {
  const file = join('states', 'README.md');
  return [file, ownersPage(readFileSync(join(root, file), 'utf8'), contracts)];
}

/** Generated files below this room that nothing generates any more. */
function staleFiles(files: ReadonlyMap<string, string>): readonly string[] {
  return ['cases', 'pacts']
    .filter((directory) => existsSync(join(root, directory)))
    .flatMap((directory) =>
      readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name)),
    )
    .filter((file) => file.endsWith('.json') && !files.has(file));
}

/** Writes, or with `check` compares; answers the files that differ, relative to `contracts/`. */
export function regenerateContracts(packs: readonly Pack[], options: { readonly check: boolean }): readonly string[] {
  const generated = packs.map(generatePack);
  const files = new Map([
    ...generated.flatMap((pack) => pack.files),
    [
      join('states', 'provider-states.schema.json'),
      asText(statesSchema(packs.map(({ resources }) => resources))),
    ] as const,
    ownersPageFile(generated.map(({ contract }) => contract)),
  ]);
  const stale = staleFiles(files);
  const differing = [...files].filter(
    ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text,
  );
  if (!options.check) {
    for (const [file, text] of differing) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    for (const file of stale) rmSync(join(root, file));
  }
  return [...differing.map(([file]) => file), ...stale];
}
