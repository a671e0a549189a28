/**
 * Writes one OpenAPI 3.1 document per operation (https://spec.openapis.org/oas/v3.1.1). The path is `/`, because the
 * operation is a parameter and not part of the path. Facts that OpenAPI cannot express are in `x-` fields, which the
 * loader reads back.
 */
import type { JsonSchema, ParameterFact, Provenance } from '../model.ts';
import { conditionName } from './condition-name.ts';
import { fitsBounds, fitsType, sampleValue } from './fits-bounds.ts';
import type { MergedErrorRow, MergedParameter, OperationSpec } from './operation-spec.ts';
import { parameterSchema, parametersSchema, schemaType } from './parameter-schemas.ts';
import { hasEnvelope, successSchema } from './result-schema.ts';
import { toYaml } from './to-yaml.ts';

function place(provenance: Provenance): JsonSchema {
  return { document: provenance.document, lines: provenance.lines };
}

/** What an older edition states differently, by keyword; `not-stated` if it is silent. */
function differences(merged: ParameterFact, older: ParameterFact): JsonSchema {
  const sides = [merged, older].map((fact) => ({
    type: fact.type,
    required: fact.required,
    example: fact.example,
    ...fact.bounds,
    ...Object.fromEntries(fact.conditional.map((range) => [conditionName(range), range.bounds])),
  })) as readonly Readonly<Record<string, unknown>>[];
  const [now = {}, then = {}] = sides;
  const keys = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  const changed = keys.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]));
  return Object.fromEntries(changed.map((key) => [key, then[key] ?? 'not-stated']));
}

function olderEditions(parameter: MergedParameter): JsonSchema {
  const older = parameter.said.slice(1).map(({ edition, fact }) => ({
    edition: edition.edition,
    provenance: place(fact.provenance),
    differs: differences(parameter, fact),
  }));
  return older.length === 0 ? {} : { 'x-editions': older };
}

/** Keywords that the newest edition lacks, taken from an older one. */
function filledKeywords(parameter: MergedParameter): JsonSchema {
  const newest = parameter.said[0]?.fact.bounds ?? {};
  const filled = Object.keys(parameter.bounds).filter((keyword) => !Object.hasOwn(newest, keyword));
  return filled.length === 0 ? {} : { 'x-from-older-edition': filled };
}

/**
 * A sample that violates the parameter's own type and limits gets a field of its own. As `example` it would make the
 * document invalid.
 */
function exampleOf(parameter: MergedParameter): JsonSchema {
  const value = sampleValue(parameter.example, parameter.type);
  if (value === undefined) return {};
  const fits = fitsType(value, schemaType(parameter)) && fitsBounds(value, parameter.bounds);
  return fits ? { example: value } : { 'x-example': value };
}

function writeParameter(parameter: MergedParameter, spec: OperationSpec): JsonSchema {
  const newest = spec.editions[0]?.edition.edition;
  const missing = parameter.said[0]?.edition.edition === newest ? undefined : newest;
  return {
    name: parameter.name,
    in: 'query',
    ...(parameter.required === 'yes' ? { required: true } : {}),
    schema: parameterSchema(parameter),
    ...exampleOf(parameter),
    ...(parameter.required === 'not-stated' ? { 'x-required': 'not-stated' } : {}),
    ...(parameter.index === undefined ? {} : { 'x-index': parameter.index }),
    ...(parameter.unsupportedValues.length === 0 ? {} : { 'x-unsupported-values': parameter.unsupportedValues }),
    ...(missing === undefined ? {} : { 'x-absent-in': [missing] }),
    'x-provenance': place(parameter.provenance),
    ...filledKeywords(parameter),
    ...olderEditions(parameter),
  };
}

function writeErrorRow(row: MergedErrorRow): JsonSchema {
  return {
    code: row.code,
    message: row.message,
    provenance: place(row.provenance),
    ...(row.older.length === 0 ? {} : { editions: row.older.map(place) }),
    ...(row.outdated ? { outdated: true } : {}),
  };
}

/** The code is an open list, because a page never lists every code that an answer may have. */
function errorSchema(codes: readonly string[], envelope: boolean): JsonSchema {
  const any = { type: 'string', minLength: 1 };
  const code = codes.length === 0 ? any : { anyOf: [{ type: 'string', enum: codes }, any] };
  const error = {
    type: 'object',
    properties: { Code: code, Message: { type: 'string' } },
    required: ['Code', 'Message'],
  };
  const requestId = { RequestId: { type: 'string' } };
  if (!envelope) return { ...error, properties: { ...requestId, ...error.properties } };
  return {
    type: 'object',
    properties: {
      ResponseMetadata: { type: 'object', properties: { ...requestId, Error: error }, required: ['Error'] },
    },
    required: ['ResponseMetadata'],
  };
}

/** The answer's body by media type. Every type refers to the one schema of that name. */
function content(schema: string, spec: OperationSpec): JsonSchema {
  const body = { schema: { $ref: `#/components/schemas/${schema}` } };
  return { 'application/json': body, ...(spec.hasXml ? { 'application/xml': body } : {}) };
}

interface Answers {
  readonly responses: JsonSchema;
  readonly schemas: JsonSchema;
}

function writeAnswers(spec: OperationSpec): Answers {
  const success = successSchema(spec);
  const responses: Record<string, JsonSchema> = {
    '200': { description: 'Done.', content: content('Success', spec), 'x-result': success.result },
  };
  const schemas: Record<string, JsonSchema> = { Success: success.schema };
  for (const status of [...new Set(spec.errors.map((row) => row.status))].sort((a, b) => a - b)) {
    const rows = spec.errors.filter((row) => row.status === status);
    const codes = [...new Set(rows.map((row) => row.code))];
    schemas[`Refusal${status}`] = errorSchema(codes, hasEnvelope(spec.sample));
    responses[String(status)] = {
      description: `Refused with status ${status}.`,
      content: content(`Refusal${status}`, spec),
      'x-error-rows': rows.map(writeErrorRow),
    };
  }
  return { responses: { ...responses, ...unlistedRefusal(spec, schemas) }, schemas };
}

/** A page without an error row: the protocol still refuses, with a code that the page does not list. */
function unlistedRefusal(spec: OperationSpec, schemas: Record<string, JsonSchema>): JsonSchema {
  if (spec.errors.some(({ status }) => status >= 400 && status < 500)) return {};
  schemas.Refusal = errorSchema([], hasEnvelope(spec.sample));
  return { '4XX': { description: 'Refused; the page lists no refusal.', content: content('Refusal', spec) } };
}

function writeAuthorization(spec: OperationSpec): JsonSchema {
  if (spec.authorization.length === 0) return {};
  return {
    'x-authorization': spec.authorization.map((row) => ({
      action: row.action,
      ...(row.access === undefined ? {} : { access: row.access }),
      ...(row.resource === undefined ? {} : { resource: row.resource }),
      provenance: place(row.provenance),
    })),
  };
}

/** The OpenAPI document of one operation as YAML. */
export function writeOpenapi(spec: OperationSpec): string {
  const { responses, schemas } = writeAnswers(spec);
  const document = {
    openapi: '3.1.0',
    info: {
      title: spec.name,
      version: spec.version ?? 'not stated',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: spec.host === undefined ? '/' : `https://${spec.host}` }],
    ...(spec.host === undefined ? {} : { 'x-host': spec.host }),
    'x-documents': spec.editions.map(({ edition: { id, edition, date, sha256 } }) => ({ id, edition, date, sha256 })),
    security: [{ signature: [] }],
    paths: {
      '/': {
        get: {
          operationId: spec.name,
          summary: spec.name,
          parameters: spec.parameters.map((parameter) => writeParameter(parameter, spec)),
          'x-parameters-schema': parametersSchema(spec.parameters),
          ...writeAuthorization(spec),
          responses,
        },
      },
    },
    components: {
      schemas,
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'query',
          name: 'Signature',
          description: 'Every request is signed with an access key; the signature stands in the query or in a header.',
        },
      },
    },
  };
  return toYaml(document, 'Derived from the documents named below; changes are made by `ecs-conformance derive`.');
}
