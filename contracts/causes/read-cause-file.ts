/** Reads `contracts/causes/<pack>.yaml`. A file that does not fit its schema is a mistake of ours and named with its place. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { ConformanceError } from '#specs';
import type { CauseFile } from './cause-file.ts';
import schema from './causes.schema.json' with { type: 'json' };

/** Compiled when the first file is read: most runs read none. */
let compiled: ValidateFunction<CauseFile> | undefined;

/** The causes of one pack; a pack without a cause file has none, and all its rows are unmodelled. */
export function readCauseFile(packId: string): CauseFile {
  const file = fileURLToPath(new URL(`./${packId}.yaml`, import.meta.url));
  if (!existsSync(file)) return { vendorValues: {}, absent: {}, baselines: {}, causes: [] };
  compiled ??= new Ajv2020({ allErrors: true }).compile<CauseFile>(schema);
  const validate = compiled;
  const content: unknown = parse(readFileSync(file, 'utf8'), { merge: true });
  if (validate(content)) return content;
  const problems = (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw new ConformanceError(
    'internal',
    `contracts/causes/${packId}.yaml does not fit its schema: ${problems.join('; ')}`,
  );
}
