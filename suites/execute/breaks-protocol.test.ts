/** What may be refused before anything else of it is read, and what is only another way to ask. */
import { expect, test } from 'vitest';
import type { WireForm } from '#contracts';
import { breaksProtocol } from './breaks-protocol.ts';

test.each<[WireForm]>([
  [{ places: { nonce: null } }],
  [{ signedWith: 'another' }],
  [{ sentAt: '2016-02-23T12:46:24Z' }],
  [{ added: { PageNumber: '1' } }],
  [{ changed: { Action: 'DescribeDisks' } }],
  [{ method: 'PUT' }],
])('%j breaks it', (form) => {
  expect(breaksProtocol(form)).toBe(true);
});

test.each<[WireForm | undefined]>([
  [undefined],
  [{}],
  [{ method: 'POST', parametersIn: 'form', protocolIn: 'query' }],
  [{ signer: 'v4-hmac-sha256', headers: { 'x-a': 'b' }, signedHeaders: ['x-a'] }],
  [{ formatText: 'json' }],
])('%j does not', (form) => {
  expect(breaksProtocol(form)).toBe(false);
});
