/** Reads the causes of a pack from `contracts/causes/<pack>/`. A file that does not fit its schema is our mistake. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import { parse } from 'yaml';
import { ConformanceError, type DataOf } from '#specs';
import { fileNames, packFile, sharedName } from '../pack-folders.ts';
import { assembleCauseFile } from './assemble-cause-file.ts';
import { type CauseFile, operationCauses, sharedCauses } from './cause-file.ts';

/** Compiled with the first file, because most runs read no causes. */
const compiled = new Map<TSchema, ValidateFunction>();

function validatorOf(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema) ?? new Ajv2020({ allErrors: true }).compile(schema);
  compiled.set(schema, known);
  return known;
}

/** Parses one file of causes; `name` is its place in an error message. */
export function parseCauses<Schema extends TSchema>(schema: Schema, text: string, name: string): DataOf<Schema> {
  const content: unknown = parse(text, { merge: true });
  const validate = validatorOf(schema);
  if (validate(content)) return content as DataOf<Schema>;
  const problems = (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw new ConformanceError('internal', `${name} does not fit its schema: ${problems.join('; ')}`);
}

/** The causes of one pack. A pack without a folder has no causes, and all its rows are unmodelled. */
export function readCauseFile(packId: string): CauseFile {
  const read = <Schema extends TSchema>(schema: Schema, name: string): DataOf<Schema> => {
    const file = packFile('causes', packId, `${name}.yaml`);
    return parseCauses(schema, readFileSync(file, 'utf8'), `causes/${packId}/${name}.yaml`);
  };
  const files = fileNames('causes', packId, '.yaml');
  const operations = files.filter((name) => name !== sharedName);
  return assembleCauseFile(
    files.includes(sharedName) ? read(sharedCauses, sharedName) : { vendorValues: {} },
    Object.fromEntries(operations.map((name) => [name, read(operationCauses, name)])),
  );
}
