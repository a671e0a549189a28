/** JSON Schemas of the files of a pack that are written by hand. What they let through has the types of model.ts. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ConformanceError } from '../conformance-error.ts';
import { envelopeRules } from '../model.ts';
import { resourceTable } from '../resource-kinds.ts';

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const formats = { enum: ['json', 'xml'] };
const pointer = { type: 'string', pattern: '^(/[^/]*)*$' };

function object(properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

const echoed = {
  type: 'object',
  propertyNames: pointer,
  additionalProperties: { enum: ['operation', 'version', 'service', 'region', 'host'] },
};

const envelope = object({ requestIdPattern: text, success: echoed, error: echoed, recommend: pointer }, ['recommend']);

const binding = object(
  {
    version: text,
    server: text,
    service: text,
    region: text,
    signers: { ...texts, minItems: 1 },
    formats: { type: 'array', items: formats, minItems: 1 },
    formatParameter: text,
    defaultFormat: formats,
    commonParameters: texts,
    successStatus: { type: 'integer' },
    requestId: pointer,
    result: pointer,
    errorCode: pointer,
    errorMessage: pointer,
    xmlErrorRoot: text,
    xmlSuccessRoot: text,
    envelope,
  },
  ['formatParameter', 'xmlErrorRoot', 'xmlSuccessRoot'],
);

const manifest = object({
  id: text,
  title: text,
  binding,
  credentials: object({ accessKeyId: texts, accessKeySecret: texts, securityToken: texts }),
  commonErrors: {
    type: 'array',
    items: object(
      { status: { type: 'integer' }, code: text, message: { type: 'string' }, source: text, about: texts },
      ['message', 'about'],
    ),
  },
});

const operation = object({
  cost: object({
    class: { enum: ['read', 'bills', 'destroys'] },
    creates: { type: 'boolean' },
    resources: texts,
  }),
});

const documents = object({
  documents: {
    type: 'array',
    items: object({
      id: text,
      title: text,
      file: text,
      sha256: { type: 'string' },
      fixtureSha256: { type: 'string' },
      kind: { enum: ['operation', 'arrears'] },
      edition: text,
      date: text,
      order: { type: 'integer', minimum: 1 },
    }),
  },
});

const matrixReading = object(
  {
    together: { const: true },
    cells: { type: 'object', additionalProperties: { enum: ['normal', 'error', 'either-way', 'not-stated'] } },
  },
  ['together'],
);

const rulings = object({
  rulings: {
    type: 'array',
    items: object(
      {
        finding: text,
        readings: { type: 'object', minProperties: 1, additionalProperties: text },
        chosen: text,
        byEdition: { type: 'object', additionalProperties: text },
        matrix: { type: 'object', additionalProperties: matrixReading },
        reason: text,
        decidedBy: text,
      },
      ['byEdition', 'matrix'],
    ),
  },
});

const profiles = object({
  profiles: {
    type: 'array',
    items: object({ name: { enum: ['wire', 'errors', 'arrears', 'lifecycle'] }, version: text, requirements: texts }),
  },
});

const lineSpan = { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'integer' }], minItems: 2, maxItems: 2 };

const place = object({ document: text, lines: lineSpan });

const proseFindings = object({
  findings: {
    type: 'array',
    items: object({
      id: text,
      kind: text,
      subject: text,
      summary: text,
      places: { type: 'array', minItems: 1, items: place },
    }),
  },
});

const statements = object({
  statements: {
    type: 'array',
    items: object(
      {
        name: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
        says: text,
        level: { enum: ['must', 'should', 'may'] },
        profile: { enum: ['errors', 'arrears', 'lifecycle'] },
        places: { type: 'array', minItems: 1, items: place },
      },
      ['level', 'profile'],
    ),
  },
});

const protocol = object({
  title: text,
  sources: { type: 'object', additionalProperties: text },
  statements: {
    type: 'array',
    minItems: 1,
    items: object(
      {
        name: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
        rule: { enum: envelopeRules },
        says: text,
        level: { enum: ['must', 'should', 'may'] },
        answers: { type: 'object', minProperties: 1, additionalProperties: { ...texts, minItems: 1 } },
        source: text,
      },
      ['rule', 'level', 'answers'],
    ),
  },
});

const retired = object({
  version: text,
  successor: text,
  parameters: {
    type: 'array',
    items: object({ name: text, type: text, required: { enum: ['yes', 'no', 'not-stated'] } }),
  },
  result: texts,
  source: text,
});

const schemas = {
  manifest,
  operation,
  documents,
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
export function requireForm(form: keyof typeof schemas, content: unknown, path: string): void {
  const validate = compiled.get(form) ?? ajv.compile(schemas[form]);
  compiled.set(form, validate);
  if (validate(content)) return;
  const fault = validate.errors?.[0];
  const extra = fault?.params.additionalProperty === undefined ? '' : ` (${String(fault.params.additionalProperty)})`;
  const place = fault?.instancePath === '' ? 'the top level' : fault?.instancePath;
  throw new ConformanceError('configuration', `${path}: ${place} ${fault?.message ?? 'has the wrong form'}${extra}.`);
}
