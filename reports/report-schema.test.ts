import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { json } from './emitters/json.ts';
import schema from './report.schema.json' with { type: 'json' };
import { reportSchema } from './report-schema.ts';
import { matrixReport } from './sample-matrix.test-data.ts';
import { emptyReport, sampleRecord, sampleReport, sampleResult } from './sample-report.test-data.ts';

type Node = Readonly<Record<string, unknown>>;

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const fault = { kind: 'timeout' as const, message: 'no answer within 5000 ms' };
const withFault = sampleResult({
  case: 'aliyun-ecs/RenewInstance/slow',
  cause: 'slow',
  trials: [
    {
      role: 'channel',
      scope: 's',
      exchanges: [
        { operation: 'X', request: { method: 'POST', url: '/', headers: {}, body: '' }, fault, durationMs: 1 },
      ],
    },
  ],
});
const record = sampleRecord();
const { matrix } = matrixReport();
const full = JSON.parse(
  json.emit({ ...sampleReport({ record: { ...record, results: [...record.results, withFault] } }), matrix }),
) as unknown as Node;

/** Every object of the report that a schema with `required` describes, with a way to take a field out. */
function* requiredFields(
  node: unknown,
  part: Node,
  path: string,
): Generator<{ path: string; target: Record<string, unknown>; field: string }> {
  const rule = typeof part.$ref === 'string' ? definition(part.$ref) : part;
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries())
      yield* requiredFields(item, (rule.items ?? {}) as Node, `${path}/${index}`);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const field of (rule.required ?? []) as readonly string[]) {
    yield { path: `${path}/${field}`, target: node as Record<string, unknown>, field };
  }
  const properties = (rule.properties ?? {}) as Readonly<Record<string, Node>>;
  for (const [name, value] of Object.entries(node)) {
    yield* requiredFields(value, properties[name] ?? ((rule.additionalProperties ?? {}) as Node), `${path}/${name}`);
  }
}

const definition = (ref: string) =>
  (schema.$defs as Readonly<Record<string, Node>>)[ref.slice('#/$defs/'.length)] ?? {};

function* describedNodes(part: unknown, path: string): Generator<{ path: string; node: Node }> {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  const node = part as Node;
  yield { path, node };
  for (const [name, property] of Object.entries((node.properties ?? {}) as Node))
    yield* describedNodes(property, `${path}/${name}`);
  if (node.items) yield* describedNodes(node.items, `${path}[]`);
}

describe('report.schema.json', () => {
  it('is what the model of the report gives', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(reportSchema())));
  });

  it('refers to every definition, and to no other', () => {
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(references)].sort()).toEqual(Object.keys(schema.$defs).sort());
  });

  it('accepts a mismatch without a subject, as earlier versions wrote it', () => {
    const older = structuredClone(full) as { results: { mismatches?: Record<string, unknown>[] }[] };
    const mismatches = older.results.flatMap((result) => result.mismatches ?? []);
    expect(mismatches.length).toBeGreaterThan(0);
    for (const mismatch of mismatches) delete mismatch.about;
    expect(validate(older)).toBe(true);
  });

  it('names its version in its id and in the report', () => {
    expect(schema.$id).toContain('1.0.0');
    expect(schema.properties.schemaVersion.const).toBe(sampleReport().schemaVersion);
  });

  it.each([
    ['a report with every kind of result', full],
    ['the empty report', JSON.parse(json.emit(emptyReport())) as Node],
  ])('accepts %s', (_, report) => {
    validate(report);
    expect(validate.errors).toBeNull();
  });

  it('refuses a report in which any required field is missing', () => {
    const places = [...requiredFields(full, schema, '')];
    expect(places.length).toBeGreaterThan(200);
    for (const { path, target, field } of places) {
      const value = target[field];
      delete target[field];
      expect(validate(full), `without ${path}`).toBe(false);
      target[field] = value;
    }
    expect(validate(full)).toBe(true);
  });

  it('describes every field that a report has', () => {
    const known = new Set(
      [
        ...describedNodes(schema, ''),
        ...Object.entries(schema.$defs).flatMap(([name, part]) => [...describedNodes(part, name)]),
      ].map(({ path }) => path),
    );
    for (const name of Object.keys(full)) expect(known).toContain(`/${name}`);
    for (const name of Object.keys((full.results as Node[])[0] ?? {})) expect(known).toContain(`result/${name}`);
    for (const name of (full.matrix as Node[]).flatMap((cell) => Object.keys(cell)))
      expect(known).toContain(`cell/${name}`);
    for (const name of Object.keys((full.profiles as Node[])[0] ?? {}))
      expect(known).toContain(`certification/${name}`);
  });

  it('gives each field a type or a reference, and a sentence', () => {
    const nodes = [
      ...describedNodes(schema, ''),
      ...Object.values(schema.$defs).flatMap((part) => [...describedNodes(part, '')]),
    ];
    expect(nodes.length).toBeGreaterThan(100);
    for (const { path, node } of nodes) {
      expect(node.type ?? node.$ref, path).toBeDefined();
      expect(String(node.description), path).toMatch(/^[A-Z`a-z].{5,}[.]$/s);
    }
  });

  it('refuses an exchange that has both a response and a fault', () => {
    const both = structuredClone(full) as { results: { exchanges: Record<string, unknown>[] }[] };
    const exchange = both.results[0]?.exchanges[0];
    if (exchange === undefined) throw new Error('the sample has no exchange');
    exchange.fault = fault;
    expect(validate(both)).toBe(false);
  });
});
