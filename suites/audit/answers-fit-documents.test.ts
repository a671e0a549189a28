/**
 * Valid requests of the cases and the mock's answers fit the committed OpenAPI documents. Plain ajv validates them; the only own
 * code in between decodes the wire text.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { CORE_SCHEMA, load } from 'js-yaml';
import { beforeAll, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { decodeParameters, loadPack } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createMock } from '../mock/create-mock.ts';
import type { Exchange } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';

interface Document {
  readonly paths: { readonly '/': { readonly get: { readonly 'x-parameters-schema': object } } };
  readonly components: object;
}

const pack = loadPack('aliyun-ecs');
const { cases } = loadContract('aliyun-ecs');
const names = Object.keys(pack.operations);
/** Plain successes and arrears cells: their requests are valid. */
const faultless = cases.filter(({ id }) => /\/(success-json|arrears-\w+)$/.test(id));

interface Validators {
  readonly request: ValidateFunction;
  readonly answer: ValidateFunction;
}

function validatorsOf(name: string): Validators {
  const file = new URL(`../../specs/packs/aliyun-ecs/operations/${name}/${name}.openapi.yaml`, import.meta.url);
  const document = load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA }) as Document;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  return {
    request: ajv.compile(document.paths['/'].get['x-parameters-schema']),
    answer: ajv.compile({ $ref: '#/components/schemas/Success', components: document.components }),
  };
}

const byOperation = new Map<string, Exchange[]>();

beforeAll(async () => {
  const opened = openMockInProcess(createMock({ packs: [pack] }), [pack]);
  const settings = runSettings({ packs: ['aliyun-ecs'] });
  const { results } = await runCases({ ...opened, packs: [pack], cases, selected: faultless, settings });
  for (const exchange of results.flatMap(({ trials }) => trials.flatMap(({ exchanges }) => exchanges))) {
    const known = byOperation.get(exchange.operation) ?? [];
    byOperation.set(exchange.operation, [...known, exchange]);
  }
});

const { commonParameters } = pack.manifest.binding;

function wireOf({ request }: Exchange): Readonly<Record<string, string>> {
  const own = [...new URL(request.url).searchParams].filter(
    ([name]) => name === 'Action' || !commonParameters.includes(name),
  );
  return Object.fromEntries(own);
}

test.each(names)('%s: requests and answers fit its document', (name) => {
  const operation = pack.operations[name];
  const { request, answer } = validatorsOf(name);
  const exchanges = byOperation.get(name) ?? [];
  const succeeded = exchanges.filter(({ response }) => response?.status === 200);
  expect(succeeded.length).toBeGreaterThan(0);
  for (const exchange of exchanges) {
    const decoded = operation === undefined ? {} : decodeParameters(operation, wireOf(exchange));
    expect(request(decoded), `${exchange.request.url}: ${JSON.stringify(request.errors)}`).toBe(true);
  }
  for (const { response } of succeeded) {
    const body: unknown = JSON.parse(response?.body ?? '');
    expect(answer(body), `${response?.body}: ${JSON.stringify(answer.errors)}`).toBe(true);
  }
});
