/**
 * JSON Schema of a success answer. The response table lists fields without nesting; the nesting comes from the printed
 * sample, the types from the table. Fields missing in the sample are placed by the order of the table. Without a sample
 * the schema is flat. A field is required only if table and sample both have it at the top, it does not echo a request
 * parameter (which may be left out), and its description does not limit it to some cases.
 */
import type { JsonSchema, ResponseFieldFact, WireType } from '../model.ts';
import type { OperationSpec } from './operation-spec.ts';

interface Node {
  readonly kind: 'object' | 'array' | 'value';
  /** The value in the sample. */
  readonly shown: unknown;
  readonly members: Map<string, Node>;
  items?: Node;
  field?: ResponseFieldFact;
}

function emptyNode(kind: Node['kind'], shown?: unknown): Node {
  return { kind, shown, members: new Map() };
}

function valueType(value: unknown): WireType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'not-stated';
}

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) {
    const node = emptyNode('array');
    if (value.length > 0) node.items = nodeOf(value[0]);
    return node;
  }
  if (typeof value !== 'object' || value === null) return emptyNode('value', value);
  const node = emptyNode('object');
  for (const [name, member] of Object.entries(value)) node.members.set(name, nodeOf(member));
  return node;
}

/** The object whose members a table row may describe: the node itself, its entries, or the one list inside it. */
function membersOf(node: Node): Node | undefined {
  if (node.kind === 'object') return node;
  if (node.kind !== 'array') return undefined;
  node.items ??= emptyNode('object');
  return node.items.kind === 'object' ? node.items : undefined;
}

function newNode(field: ResponseFieldFact): Node {
  if (field.type === 'object') return emptyNode('object');
  if (field.element === undefined) return emptyNode(field.type === 'array' ? 'array' : 'value');
  const node = emptyNode('object');
  node.members.set(field.element, emptyNode('array'));
  return node;
}

/**
 * Walks the table along the sample. A row belongs to the innermost open container that has its name, otherwise to the
 * current container.
 */
function placeFields(root: Node, fields: readonly ResponseFieldFact[]): void {
  const open: Node[] = [root];
  for (const field of fields) {
    const depth = open.findLastIndex(
      (node) => node.members.has(field.name) && node.members.get(field.name)?.field === undefined,
    );
    if (depth !== -1) open.length = depth + 1;
    const parent = open.at(-1) ?? root;
    const node = parent.members.get(field.name) ?? newNode(field);
    parent.members.set(field.name, node);
    node.field ??= field;
    const inner = membersOf(node);
    if (
      inner !== undefined &&
      (field.type === 'object' || field.type === 'not-stated' || field.element !== undefined)
    ) {
      open.push(inner);
    }
  }
}

/**
 * Type and values from the table. If the page's own sample contradicts them: the type of the sample, and no closed
 * list.
 */
function valueSchema(node: Node): JsonSchema {
  const printed = node.field?.type ?? 'not-stated';
  const shown = valueType(node.shown);
  const agrees = shown === 'not-stated' || shown === printed || (shown === 'integer' && printed === 'number');
  const type = printed === 'not-stated' || !agrees ? shown : printed;
  const values = node.field?.enum?.filter(() => agrees);
  const isOpen =
    values === undefined ||
    values.length === 0 ||
    (shown !== 'not-stated' && !values.some((value) => value === node.shown));
  return { ...(type === 'not-stated' ? {} : { type }), ...(isOpen ? {} : { enum: values }) };
}

function schemaOf(node: Node): JsonSchema {
  const provenance = node.field === undefined ? {} : { 'x-provenance': node.field.provenance };
  if (node.kind === 'value') return { ...valueSchema(node), ...provenance };
  if (node.kind === 'array') {
    const items = node.items === undefined || (node.items.kind === 'object' && node.items.members.size === 0);
    return {
      type: 'array',
      ...(items || node.items === undefined ? {} : { items: schemaOf(node.items) }),
      ...provenance,
    };
  }
  const members = [...node.members].map(([name, member]) => [name, schemaOf(member)] as const);
  return {
    type: 'object',
    ...(members.length === 0 ? {} : { properties: Object.fromEntries(members) }),
    ...provenance,
  };
}

/** The schema of a success answer, and the JSON Pointer of the operation's own part. */
export interface SuccessSchema {
  readonly schema: JsonSchema;
  readonly result: string;
}

/** The sample shows whether an envelope surrounds the result: an object of answer data beside the result itself. */
export function hasEnvelope(sample: unknown): boolean {
  return typeof sample === 'object' && sample !== null && 'ResponseMetadata' in sample;
}

function withRequired(schema: JsonSchema, result: Node, spec: OperationSpec): JsonSchema {
  const echoes = new Set(spec.parameters.map((parameter) => parameter.name));
  const required = [...result.members]
    .filter(([name, node]) => node.field !== undefined && node.field.sometimes === undefined && !echoes.has(name))
    .filter(([name]) => spec.sample !== undefined && shownAtTop(spec.sample, name))
    .map(([name]) => name);
  return required.length === 0 ? schema : { ...schema, required };
}

function resultOf(sample: unknown): unknown {
  return hasEnvelope(sample) ? (sample as { readonly Result?: unknown }).Result : sample;
}

function shownAtTop(sample: unknown, name: string): boolean {
  const result = resultOf(sample);
  return typeof result === 'object' && result !== null && name in result;
}

/** The schema of the whole success answer of an operation. */
export function successSchema(spec: OperationSpec): SuccessSchema {
  const result = nodeOf(resultOf(spec.sample) ?? {});
  placeFields(result, spec.response);
  const schema = withRequired(schemaOf(result), result, spec);
  if (!hasEnvelope(spec.sample)) return { schema, result: '' };
  const metadata = schemaOf(nodeOf((spec.sample as { readonly ResponseMetadata: unknown }).ResponseMetadata));
  return {
    schema: {
      type: 'object',
      properties: { ResponseMetadata: metadata, Result: schema },
      required: ['ResponseMetadata', 'Result'],
    },
    result: '/Result',
  };
}
