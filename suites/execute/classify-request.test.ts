import { describe, expect, test } from 'vitest';
import { loadPack, packIds } from '#specs';
import { classifyRequest } from './classify-request.ts';
import { bodyRequest, queryRequest, reservedDisk, reservedInstance } from './guarded-requests.test-data.ts';

const aliyun = loadPack('aliyun-ecs');
const classOf = (query: string, headers?: Readonly<Record<string, string>>) =>
  classifyRequest(aliyun, queryRequest(query, headers)).class;
const stop = `Action=StopInstance&Version=2014-05-26`;

describe.each(packIds())('every operation of %s', (id) => {
  const pack = loadPack(id);
  const { operations, binding } = pack.manifest;
  const reservedInstance = pack.resources.instances?.reserved?.example ?? '';
  const ask = (operation: string, parameters: string) =>
    classifyRequest(pack, queryRequest(`Action=${operation}&Version=${binding.version}${parameters}`)).class;

  test('has a known cost', () => {
    expect(Object.keys(operations).sort()).toEqual(Object.keys(pack.operations).sort());
  });

  describe.each(Object.entries(operations))('%s', (operation, cost) => {
    const name = (value: string) => cost.resources.map((parameter) => `&${parameter}=${value}`).join('');

    test('has its own class with a resource that may exist; without one, it is free or read unless it creates', () => {
      const harmless = cost.class === 'read' ? 'read' : cost.creates ? cost.class : 'free';
      expect(ask(operation, name('i-bp67acfmxazb4ph'))).toBe(cost.class);
      expect(ask(operation, name(reservedInstance))).toBe(harmless);
      expect(ask(operation, '')).toBe(harmless);
    });

    test('bills with a parameter that its page does not have', () => {
      expect(ask(operation, '&Surprise=1')).toBe('bills');
    });

    test.each(cost.resources)('has its own class when only %s names a resource that may exist', (parameter) => {
      const others = cost.resources.filter((other) => other !== parameter);
      const rest = others.map((other) => `&${other}=${reservedInstance}`).join('');
      expect(ask(operation, `&${parameter}=d-bp67acfmxazb4ph${rest}`)).toBe(cost.class);
    });
  });
});

describe('the operation', () => {
  test.each(['', 'InstanceId=i-1', 'action=StopInstance'])('counts as billing if the query %j names none', (query) => {
    expect(classOf(query)).toBe('bills');
  });

  test.each(['ReleaseInstance', 'stopinstance', 'StopInstance%20', 'constructor', '__proto__', 'toString', ''])(
    'counts as billing if the cost of %j is unknown',
    (operation) => {
      expect(classOf(`Action=${operation}`)).toBe('bills');
      expect(classOf('', { 'x-acs-action': operation })).toBe('bills');
    },
  );

  test('counts as billing with a method that no page has', () => {
    const request = queryRequest('Action=DescribeInstances&Version=2014-05-26');
    expect(classifyRequest(aliyun, request).class).toBe('read');
    expect(classifyRequest(aliyun, { ...request, method: 'PUT' }).class).toBe('bills');
  });

  test('two operations count as billing, in query, form or header', () => {
    const read = 'Action=DescribeInstances';
    expect(classOf(`${read}&Action=DeleteInstance`)).toBe('bills');
    expect(classOf(read, { 'x-acs-action': 'StopInstance' })).toBe('bills');
    expect(classOf(read, { 'X-ACS-Action': 'StopInstance' })).toBe('bills');
    expect(classifyRequest(aliyun, bodyRequest(read, 'Action=StopInstance')).class).toBe('bills');
    const inHeader = { ...bodyRequest('', 'Action=StopInstance'), headers: { 'x-acs-action': 'DescribeInstances' } };
    expect(classifyRequest(aliyun, inHeader).class).toBe('bills');
  });

  test('one operation named twice is one operation', () => {
    expect(classOf('Action=DescribeInstances', { 'x-acs-action': 'DescribeInstances' })).toBe('read');
  });

  test('another version is another operation', () => {
    expect(classOf('Action=DescribeInstances&Version=2016-03-14')).toBe('bills');
    expect(classOf('Action=DescribeInstances&Version=2014-05-26&Version=2016-03-14')).toBe('bills');
    expect(classOf('Action=DescribeInstances', { 'x-acs-version': '2016-03-14' })).toBe('bills');
    expect(classOf('Action=DescribeInstances&Version=2014-05-26')).toBe('read');
  });
});

describe('the resources', () => {
  test.each([
    ['one digit too many', 'i-ecsconformance0000011'],
    ['a prefix', 'xi-ecsconformance000001'],
    ['one digit too few', 'i-ecsconformance00001'],
    ['a line feed at the end', 'i-ecsconformance000001%0A'],
    ['a line feed and another id', 'i-ecsconformance000001%0Ai-bp1'],
    ['a blank at the end', 'i-ecsconformance000001%20'],
    ['a zero byte', 'i-ecsconformance000001%00'],
    ['capitals', 'I-ECSCONFORMANCE000001'],
    ['other digits', 'i-ecsconformance00000%D9%A1'],
    ['a list with commas', 'i-ecsconformance000001,i-bp1'],
    ['a second parameter behind a semicolon', 'i-ecsconformance000001;InstanceId=i-bp1'],
    ['twice encoded', 'i%252Decsconformance000001'],
    ['JSON that is no list', '%7B%22a%22:1%7D'],
    ['JSON that is broken', '%5B%22i-ecsconformance000001%22'],
    ['a list within a list', '%5B%5B%22i-ecsconformance000001%22%5D%5D'],
    ['a number in a list', '%5B1%5D'],
    ['a blank', '%20'],
  ])('are not reserved if the id only resembles a reserved one: %s', (_what, value) => {
    expect(classOf(`${stop}&InstanceId=${value}`)).toBe('destroys');
  });

  test('a numbered parameter is the one that the page prints with N, and names what that names', () => {
    expect(classOf('Action=DescribeInstanceTypes&InstanceTypes.1=ecs.g6.large')).toBe('read');
    expect(classOf('Action=DescribeInstanceTypes&InstanceTypes.x=ecs.g6.large')).toBe('bills');
    const rename = 'Action=ModifyDiskAttribute&RegionId=cn-hangzhou&DiskName=x';
    expect(classOf(`${rename}&DiskIds.1=d-ecsconformance000001`)).toBe('free');
    expect(classOf(`${rename}&DiskIds.1=d-ecsconformance000001&DiskIds.20=d-bp1`)).toBe('destroys');
  });

  test('are found under percent-encoding', () => {
    expect(classOf(`${stop}&InstanceId=%69-bp67acfmxazb4ph`)).toBe('destroys');
    expect(classOf(`${stop}&%49nstanceId=i-bp67acfmxazb4ph`)).toBe('destroys');
    expect(classOf(`${stop}&InstanceId=%69-ecsconformance000001`)).toBe('free');
  });

  test('a second InstanceId counts, before or after a reserved one, in query or form', () => {
    expect(classOf(`${stop}&InstanceId=${reservedInstance}&InstanceId=i-bp1`)).toBe('destroys');
    expect(classOf(`${stop}&InstanceId=i-bp1&InstanceId=${reservedInstance}`)).toBe('destroys');
    const split = bodyRequest(`${stop}&InstanceId=${reservedInstance}`, 'InstanceId=i-bp1');
    expect(classifyRequest(aliyun, split).class).toBe('destroys');
    expect(classOf(`${stop}&InstanceId=${reservedInstance}&InstanceId=${reservedInstance}`)).toBe('free');
  });

  test.each(['instanceid', 'INSTANCEID', 'InstanceId%20', 'InstanceId.1', 'InstanceId[]', 'InstanceId%00'])(
    'an id under the name %s bills',
    (name) => {
      expect(classOf(`${stop}&${name}=i-bp1`)).toBe('bills');
    },
  );

  test('every entry of a JSON list counts', () => {
    const ask = (list: unknown) =>
      classOf(`Action=ModifyDiskChargeType&DiskIds=${encodeURIComponent(JSON.stringify(list))}`);
    expect(ask([reservedDisk])).toBe('free');
    expect(ask([])).toBe('free');
    expect(ask([reservedDisk, 'd-bp1'])).toBe('bills');
    expect(classOf(`Action=ModifyDiskChargeType&DiskIds=%20%5B%22d-bp1%22%5D`)).toBe('bills');
  });

  test('an empty or missing resource names nothing', () => {
    expect(classOf(`${stop}&InstanceId=`)).toBe('free');
    expect(classOf(`${stop}&InstanceId`)).toBe('free');
    expect(classOf(stop)).toBe('free');
  });

  test('an operation that creates is never free', () => {
    const { StartInstance } = aliyun.manifest.operations;
    if (StartInstance === undefined) throw new Error('no StartInstance');
    const operations = { StartInstance: { ...StartInstance, creates: true } };
    const pack = { ...aliyun, manifest: { ...aliyun.manifest, operations } };
    const request = queryRequest(`Action=StartInstance&InstanceId=${reservedInstance}`);
    expect(classifyRequest(pack, request).class).toBe('bills');
  });
});

describe('the body', () => {
  test.each(['application/x-www-form-urlencoded', 'Application/X-WWW-Form-URLencoded; charset=utf-8'])(
    'is read as a form under %s',
    (type) => {
      const ask = (id: string) => classifyRequest(aliyun, bodyRequest(stop, `InstanceId=${id}`, type)).class;
      expect(ask('i-bp1')).toBe('destroys');
      expect(ask(reservedInstance)).toBe('free');
    },
  );

  test.each([
    ['without a type', 'InstanceId=i-bp1', ''],
    ['as JSON', '{"InstanceId":"i-bp1"}', 'application/json'],
    ['of a type that only begins like a form', 'InstanceId=i-bp1', 'application/x-www-form-urlencodedx'],
    ['as multipart', '--x\r\nInstanceId', 'multipart/form-data; boundary=x'],
  ])('that is no form bills: %s', (_what, body, type) => {
    expect(classifyRequest(aliyun, bodyRequest(stop, body, type)).class).toBe('bills');
    expect(classifyRequest(aliyun, bodyRequest('Action=DescribeInstances', body, type)).class).toBe('bills');
  });

  test('a form counts under a header in any case', () => {
    const request = bodyRequest(stop, 'InstanceId=i-bp1');
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(classifyRequest(aliyun, { ...request, headers }).class).toBe('destroys');
  });
});

test('a judgement names its reason', () => {
  expect(classifyRequest(aliyun, queryRequest(`${stop}&InstanceId=i-bp1`)).because).toBe(
    'InstanceId may name something that exists',
  );
  expect(classifyRequest(aliyun, queryRequest(`${stop}&Surprise=1`)).because).toContain('Surprise');
});
