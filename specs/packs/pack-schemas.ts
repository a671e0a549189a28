/** Checks the files of a pack that people write against the forms in `model/`. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ConformanceError } from '../conformance-error.ts';
import {
  documentsLock,
  profiles,
  proseFindings,
  protocol,
  retired,
  rulings,
  statements,
} from '../model/hand-written.ts';
import { manifest, operationFile } from '../model/manifest.ts';
import { resourceTable } from '../model/resource-kinds.ts';

const forms = {
  manifest,
  operation: operationFile,
  documents: documentsLock,
  rulings,
  profiles,
  statements,
  protocol,
  resources: resourceTable,
  retired,
  'prose-findings': proseFindings,
} as const;
const compiled = new Map<string, ValidateFunction>();
const ajv = new Ajv2020({ strict: false, validateSchema: false });

/** Throws a ConformanceError that names the place unless the content of a hand-written file has its form. */
export function requireForm(form: keyof typeof forms, content: unknown, path: string): void {
  const validate = compiled.get(form) ?? ajv.compile(forms[form]);
  compiled.set(form, validate);
  if (validate(content)) return;
  const fault = validate.errors?.[0];
  const extra = fault?.params.additionalProperty === undefined ? '' : ` (${String(fault.params.additionalProperty)})`;
  const at = fault?.instancePath === '' ? 'the top level' : fault?.instancePath;
  throw new ConformanceError('configuration', `${path}: ${at} ${fault?.message ?? 'has the wrong form'}${extra}.`);
}
