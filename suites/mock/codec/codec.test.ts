/** The codec alone: reading requests, choosing the format, both envelopes in both formats. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { signersNamed } from '../../signers/signers.ts';
import { packBehaviours } from '../behaviours/pack-behaviours.ts';
import { packs } from '../mock-client.test-data.ts';
import { chooseFormat } from './choose-format.ts';
import { type AnswerContext, encodeError, encodeSuccess } from './encode-answer.ts';
import { withValueAt } from './json-pointer.ts';
import { asVendorReads, readRequest } from './read-request.ts';

function context(packId: keyof typeof packs, format: 'json' | 'xml'): AnswerContext {
  const gateway = packBehaviours()[packId];
  if (gateway === undefined) throw new Error('no such pack');
  const { binding } = packs[packId].manifest;
  const { version, service, region } = binding;
  const asked = { operation: 'RenewInstance', version, service, region };
  return { binding, gateway, format, facts: { ...asked, requestId: 'ID-1', host: 'example.test' } };
}

const hostile = '<a href="x">&\'\u0000\u0008]]>\ud800 中文 %s';

describe('answers', () => {
  test('flat envelope in JSON', async () => {
    const success = encodeSuccess(context('aliyun-ecs', 'json'), { OrderId: '1' });
    expect(success.headers.get('content-type')).toContain('application/json');
    expect(await success.json()).toEqual({ RequestId: 'ID-1', OrderId: '1' });
    const error = encodeError(context('aliyun-ecs', 'json'), { status: 403, code: 'C', message: hostile });
    expect(error.status).toBe(403);
    const Recommend = 'https://api.aliyun.com/troubleshoot?q=C&product=Ecs&requestId=ID-1';
    const place = { RequestId: 'ID-1', HostId: 'example.test', Recommend };
    expect(await error.json()).toEqual({ ...place, Code: 'C', Message: hostile });
  });

  test('flat envelope in XML', async () => {
    const success = encodeSuccess(context('aliyun-ecs', 'xml'), {
      Disks: { Disk: [{ N: 1 }, { N: 2 }] },
      Tags: { Tag: [] },
    });
    expect(success.headers.get('content-type')).toContain('xml');
    const text = await success.text();
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><RenewInstanceResponse><RequestId>ID-1</RequestId><Disks><Disk><N>1</N></Disk><Disk><N>2</N></Disk></Disks><Tags></Tags></RenewInstanceResponse>',
    );
  });

  test('hostile text stays text in XML', async () => {
    const text = await encodeError(context('aliyun-ecs', 'xml'), { status: 400, code: 'C', message: hostile }).text();
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toContain(
      '<Recommend><![CDATA[https://api.aliyun.com/troubleshoot?q=C&product=Ecs&requestId=ID-1]]></Recommend>',
    );
    const read: unknown = new XMLParser({ parseTagValue: false }).parse(text);
    expect(read).toMatchObject({ Error: { RequestId: 'ID-1', HostId: 'example.test', Code: 'C' } });
    expect(JSON.stringify(read)).toContain(`<a href=\\"x\\">&'`);
  });

  test('nested envelope', async () => {
    const metadata = {
      RequestId: 'ID-1',
      Action: 'RenewInstance',
      Version: '2020-04-01',
      Service: 'ecs',
      Region: 'cn-beijing',
    };
    const success = encodeSuccess(context('volcengine-ecs', 'json'), { OrderId: 'Order1' });
    expect(await success.json()).toEqual({ ResponseMetadata: metadata, Result: { OrderId: 'Order1' } });
    const error = encodeError(context('volcengine-ecs', 'json'), { status: 412, code: 'C', message: 'M' });
    expect(await error.json()).toEqual({ ResponseMetadata: { ...metadata, Error: { Code: 'C', Message: 'M' } } });
    const numbered = encodeError(context('volcengine-ecs', 'json'), {
      status: 404,
      code: 'ServiceNotFound',
      message: 'M',
    });
    expect(await numbered.json()).toMatchObject({
      ResponseMetadata: { Error: { Code: 'ServiceNotFound', CodeN: 100_007, Message: 'M' } },
    });
  });

  test('a value at a pointer makes the objects on the way', () => {
    expect(withValueAt({ a: { b: 1 } }, '/a/c/d', 2)).toEqual({ a: { b: 1, c: { d: 2 } } });
    expect(withValueAt({ a: 1 }, '', { b: 2 })).toEqual({ a: 1, b: 2 });
  });
});

describe('format', () => {
  const { binding } = packs['aliyun-ecs'].manifest;
  const choose = (format: string, accept = '') =>
    chooseFormat(binding, { parameters: new Map(format === '' ? [] : [['Format', format]]), accept });
  test('XML unless asked otherwise', () => {
    expect(choose('')).toEqual({ format: 'xml', known: true });
    expect(choose('', '*/*')).toEqual({ format: 'xml', known: true });
    expect(choose('json')).toEqual({ format: 'json', known: true });
    expect(choose('JSON')).toEqual({ format: 'json', known: true });
    expect(choose('', 'application/json')).toEqual({ format: 'json', known: true });
    expect(choose('XML', 'application/json')).toEqual({ format: 'xml', known: true });
    expect(choose('YAML')).toEqual({ format: 'xml', known: false });
  });
  test('a vendor without the parameter has one format', () => {
    const only = packs['volcengine-ecs'].manifest.binding;
    expect(chooseFormat(only, { parameters: new Map([['Format', 'XML']]), accept: '' }).format).toBe('json');
  });
});

describe('requests', () => {
  const form = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    new Request('http://a.test/?Q=1&P=query', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });

  const readBy = async (packId: keyof typeof packs, request: Request) => {
    const gateway = packBehaviours()[packId];
    if (gateway === undefined) throw new Error('no such pack');
    return asVendorReads(await readRequest(request), gateway, signersNamed(packs[packId].manifest.binding.signers));
  };

  test('operation and version from query, header or form, in that order', async () => {
    const read = (request: Request) => readBy('aliyun-ecs', request);
    const both = new Request('http://a.test/?Action=Q&Version=1', { headers: { 'x-acs-action': 'H' } });
    expect(await read(both)).toMatchObject({ operation: 'Q', version: '1', host: 'a.test', path: '/' });
    const byHeader = form('Action=F&Version=2', { 'x-acs-action': 'H', 'x-acs-version': '3' });
    expect(await read(byHeader)).toMatchObject({ operation: 'H', version: '3' });
    expect(await read(form('Action=F&Version=2'))).toMatchObject({ operation: 'F', version: '2' });
  });

  test('operation and version from the query alone, where the vendor says so', async () => {
    const request = form('Action=F&Version=2', { 'x-acs-action': 'H' });
    expect(await readBy('volcengine-ecs', request)).toMatchObject({ operation: '', version: '' });
  });

  test('parameters from query and form; the query and the first value win', async () => {
    const { parameters, givenTwice } = await readBy('aliyun-ecs', form('P=form&R=a+b&R=c'));
    expect(Object.fromEntries(parameters)).toEqual({ Q: '1', P: 'query', R: 'a b' });
    expect(givenTwice).toEqual(new Set(['P', 'R']));
  });

  test('parameters from a JSON body, of one vendor alone; broken JSON gives none', async () => {
    const json = (body: string) =>
      new Request('http://a.test/', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const parametersOf = async (packId: keyof typeof packs, body: string) =>
      Object.fromEntries((await readBy(packId, json(body))).parameters);
    const body = '{"Period":1,"InstanceId":"i-1"}';
    expect(await parametersOf('volcengine-ecs', body)).toEqual({ Period: '1', InstanceId: 'i-1' });
    expect(await parametersOf('volcengine-ecs', '{"Period')).toEqual({});
    expect(await parametersOf('aliyun-ecs', body)).toEqual({});
  });
});
