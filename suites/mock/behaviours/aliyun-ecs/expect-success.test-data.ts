/** Asks for what has to succeed: the request keeps the derived rules of its page, the answer fits the derived response. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { decodeParameters, type Operation, retiredAsOperation, validateParameters } from '#specs';
import { type AskOptions, type Bench, packs, type Reply } from '../../mock-client.test-data.ts';

const pack = packs['aliyun-ecs'];
const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false });

export const RegionId = 'cn-hangzhou';

function operationNamed(name: string): Operation {
  const retired = pack.retired.find((each) => each.name === name);
  const operation = retired === undefined ? pack.operations[name] : retiredAsOperation(retired);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return operation;
}

export async function expectSuccess(
  { ask }: Bench,
  name: string,
  parameters: Readonly<Record<string, string>>,
  options: AskOptions = {},
): Promise<Reply> {
  const operation = operationNamed(name);
  const wire = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
  expect(validateParameters(operation, decodeParameters(operation, wire))).toEqual([]);
  const reply = await ask(name, parameters, options);
  expect([reply.status, reply.code]).toEqual([200, '']);
  const fits = ajv.compile(operation.resultSchema);
  expect([fits(reply.body), fits.errors]).toEqual([true, null]);
  const known = Object.keys(Object(operation.resultSchema.properties));
  expect(Object.keys(Object(reply.body)).filter((field) => !known.includes(field))).toEqual([]);
  return reply;
}
