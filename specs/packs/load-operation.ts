/** Turns a generated OpenAPI document into an Operation. */
import type { OpenAPIV3_1 } from 'openapi-types';
import { ConformanceError } from '../conformance-error.ts';
import type { AuthorizationFact, ErrorRow, JsonSchema, Operation, Parameter, Provenance, Required } from '../model.ts';

/** The standard's own objects, with the `x-` fields that this project adds. */
interface WrittenParameter extends Readonly<Pick<OpenAPIV3_1.ParameterObject, 'name' | 'required'>> {
  readonly schema: JsonSchema;
  readonly example?: string | number | boolean;
  readonly 'x-required'?: 'not-stated';
  readonly 'x-provenance': Provenance;
}

interface WrittenResponse {
  readonly 'x-result'?: string;
  readonly 'x-error-rows'?: readonly Omit<ErrorRow, 'status'>[];
}

interface WrittenOperation {
  readonly operationId: NonNullable<OpenAPIV3_1.OperationObject['operationId']>;
  readonly parameters: readonly WrittenParameter[];
  readonly 'x-parameters-schema': JsonSchema;
  readonly 'x-authorization'?: readonly AuthorizationFact[];
  readonly responses: Readonly<Record<string, WrittenResponse>>;
}

interface WrittenDocument {
  readonly 'x-documents': readonly { readonly id: string }[];
  readonly components: { readonly schemas: { readonly Success: JsonSchema } };
  readonly paths: { readonly '/': { readonly get: WrittenOperation } };
}

function isWrittenDocument(content: unknown): content is WrittenDocument {
  const document = content as Partial<WrittenDocument> | null;
  const operation = document?.paths?.['/']?.get;
  const hasSchemas = document?.components?.schemas?.Success !== undefined;
  return hasSchemas && Array.isArray(document?.['x-documents']) && operation?.responses !== undefined;
}

function requiredOf(parameter: WrittenParameter): Required {
  if (parameter.required === true) return 'yes';
  return parameter['x-required'] === 'not-stated' ? 'not-stated' : 'no';
}

function loadParameter(parameter: WrittenParameter): Parameter {
  return {
    name: parameter.name,
    required: requiredOf(parameter),
    schema: parameter.schema,
    ...(parameter.example === undefined ? {} : { example: String(parameter.example) }),
    provenance: parameter['x-provenance'],
  };
}

/** The rows of all statuses in the order of the pages: newest edition first, then by line. */
function loadErrors(operation: WrittenOperation, editions: readonly string[]): readonly ErrorRow[] {
  const rows = Object.entries(operation.responses).flatMap(([status, response]) =>
    (response['x-error-rows'] ?? []).map(({ code, message, provenance }) => ({
      status: Number(status),
      code,
      message,
      provenance,
    })),
  );
  const rank = (row: ErrorRow): number => editions.indexOf(row.provenance.document);
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.provenance.lines[0] - b.provenance.lines[0]);
}

function loadResultSchema(document: WrittenDocument): JsonSchema {
  let schema = document.components.schemas.Success;
  const result = document.paths['/'].get.responses['200']?.['x-result'] ?? '';
  for (const step of result.split('/').slice(1)) {
    schema = (schema.properties as Readonly<Record<string, JsonSchema>> | undefined)?.[step] ?? {};
  }
  return schema;
}

/** The operation that a document describes. Throws a ConformanceError for a document that `derive` did not write. */
export function loadOperation(content: unknown, path: string): Operation {
  if (!isWrittenDocument(content)) {
    throw new ConformanceError(
      'configuration',
      `${path} is not an OpenAPI document that derive wrote. Run \`ecs-conformance derive\`.`,
    );
  }
  const operation = content.paths['/'].get;
  return {
    name: operation.operationId,
    parameters: operation.parameters.map(loadParameter),
    parametersSchema: operation['x-parameters-schema'],
    errors: loadErrors(
      operation,
      content['x-documents'].map((document) => document.id),
    ),
    resultSchema: loadResultSchema(content),
    authorization: operation['x-authorization'] ?? [],
  };
}
