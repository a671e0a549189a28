/** The generated files of a pack: each operation's folder has what concerns this operation alone. */
import type { Derivation } from '../derive/derive-pages.ts';
import { rowsToYaml } from '../derive/rows-yaml.ts';
import type { Finding } from '../model.ts';
import { isShared } from './shared-findings.ts';

/** Text of each generated file, by its path in the folder of the pack. */
export type GeneratedFiles = ReadonlyMap<string, string>;

const note = 'Derived from the documents of this pack; changes are made by `ecs-conformance derive`.';

/** Whether `derive` owns a file of the folder of an operation, by its name. */
export function isGenerated(file: string): boolean {
  return file.endsWith('.openapi.yaml') || file === 'requirements.yaml' || file === 'findings.yaml';
}

/** Everything that a derivation gives. Arrears cells have no rows in `requirements.yaml`: arrears.yaml already has them. */
export function generatedFiles({ operations, requirements, findings, files }: Derivation): GeneratedFiles {
  const own = Map.groupBy(
    requirements.filter(({ kind }) => kind !== 'arrears-cell'),
    ({ operation }) => operation,
  );
  const arrears = files['arrears.yaml'];
  return new Map([
    ...(arrears === undefined ? [] : [['arrears.yaml', arrears] as const]),
    ...operations.flatMap(({ name }) => {
      const document = `${name}.openapi.yaml`;
      return [
        [`operations/${name}/${document}`, files[document] ?? ''],
        [`operations/${name}/requirements.yaml`, rowsToYaml('requirements', own.get(name) ?? [], note)],
      ] as const;
    }),
    ...findingFiles(findings),
  ]);
}

/** A finding that concerns several operations, or none, has no file: `sharedFindings` derives it when needed. */
function findingFiles(findings: readonly Finding[]): GeneratedFiles {
  const own = findings.filter((finding) => !isShared(finding));
  const places = Map.groupBy(own, ({ operation }) => `operations/${operation}/findings.yaml`);
  return new Map([...places].map(([path, rows]) => [path, rowsToYaml('findings', rows, note)]));
}
