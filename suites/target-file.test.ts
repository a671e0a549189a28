import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from './target-file.schema.json' with { type: 'json' };
import { targetFileSchema } from './target-file.ts';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const url = 'http://127.0.0.1:8080';

describe('target-file.schema.json', () => {
  test('is what the type gives', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(targetFileSchema())));
  });

  const example = parse(readFileSync('contracts/states/examples/target.example.yaml', 'utf8'));
  const keys = { accessKeyId: 'KEY_ID', accessKeySecret: 'KEY_SECRET' };
  test.each([
    ['the example for owners', example],
    ['a URL', { url }],
    ['a URL per pack', { urls: { 'some-pack': url } }],
    [
      'every field',
      {
        url,
        disposable: true,
        stateUrl: `${url}/states`,
        supports: { states: [], observe: false, scopes: false },
        settleMs: 60_000,
        credentials: { 'some-pack': keys, 'other-pack': { ...keys, securityToken: 'TOKEN' } },
      },
    ],
  ])('accepts %s', (_, file) => {
    validate(file);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['no URL', { disposable: true }],
    ['urls without an entry', { urls: {} }],
    ['text that is no URL', { url: 'here' }],
    ['an unknown field', { url, settleSeconds: 1 }],
    ['an unknown capability', { url, supports: { teardown: true } }],
    ['credentials without a secret', { url, credentials: { 'some-pack': { accessKeyId: 'KEY_ID' } } }],
    ['a secret in an unknown field', { url, credentials: { 'some-pack': { ...keys, secret: 'KEY_SECRET' } } }],
  ])('refuses %s', (_, file) => {
    expect(validate(file)).toBe(false);
  });
});
