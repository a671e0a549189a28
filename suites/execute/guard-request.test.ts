import { describe, expect, test } from 'vitest';
import { type Arrangement, type Case, loadContract, type RequestStep, resolveTemplate, type Trial } from '#contracts';
import { loadPack, type Pack, packIds } from '#specs';
import type { HttpRequest } from '../model.ts';
import { Secret } from '../secret.ts';
import { signerNamed } from '../signers/signers.ts';
import { guardRequest } from './guard-request.ts';
import { lookAlikes, thisMachine } from './guarded-requests.test-data.ts';
import { isLoopback } from './is-loopback.ts';

const stopsReal = '?Action=StopInstance&InstanceId=i-bp67acfmxazb4ph';
const aliyun = loadPack('aliyun-ecs');
const at = (address: string): HttpRequest => ({
  method: 'GET',
  url: new URL(stopsReal, address).href,
  headers: {},
  body: '',
});

describe('addresses', () => {
  test.each(lookAlikes)('%s is not this machine', (address) => {
    expect(isLoopback(address)).toBe(false);
    expect(guardRequest(aliyun, { kind: 'vendor' }, at(address)).refusal).toContain('not sent');
    expect(guardRequest(aliyun, { kind: 'embedded' }, at(address)).refusal).toContain('not sent');
  });

  test.each(thisMachine)('%s is this machine', (address) => {
    expect(isLoopback(address)).toBe(true);
    expect(guardRequest(aliyun, { kind: 'vendor' }, at(address))).toEqual({ class: 'destroys' });
  });

  test('a disposable target may get any request, at any address', () => {
    expect(guardRequest(aliyun, { kind: 'disposable' }, at('https://ecs.aliyuncs.com/'))).toEqual({
      class: 'destroys',
    });
  });

  test('a refusal names the class and the reason', () => {
    expect(guardRequest(aliyun, { kind: 'vendor' }, at('https://ecs.aliyuncs.com/')).refusal).toBe(
      'not sent: the request counts as one that destroys, because InstanceId may name something that exists. A vendor gets only requests that are free or read',
    );
  });
});

const credentials = { accessKeyId: 'key', accessKeySecret: new Secret('secret') };

/** Resources as an owner of real ones would name them. */
const realResources = {
  instanceId: 'i-bp67acfmxazb4ph',
  diskId: 'd-bp67acfmxazb4ph',
  systemDiskId: 'd-bp67acfmxazb4pn',
  securityGroupId: 'sg-bp67acfmxazb4p',
  vpcId: 'vpc-bp67acfmxazb4p',
  vSwitchId: 'vsw-bp67acfmxazb4p',
  imageId: 'm-bp67acfmxazb4p',
  snapshotId: 's-bp67acfmxazb4p',
  regionId: 'cn-hangzhou',
  zoneId: 'cn-hangzhou-g',
  instanceType: 'ecs.g6.large',
  otherInstanceType: 'ecs.g6.xlarge',
};

const realValues = {
  ...realResources,
  unique: 'abcdefghijkl',
  other: realResources,
  second: { diskId: 'd-bp67acfmxazb4pj' },
  good: { diskId: 'd-bp67acfmxazb4po' },
  away: { instanceId: 'i-bp67acfmxazb4pk' },
  diskIds: ['d-bp67acfmxazb4pl', 'd-bp67acfmxazb4pm'],
  order: { OrderId: '1234567890' },
  time: { now: '2026-11-24T10:00:00Z', hourAgo: '2026-11-24T09:00:00Z' },
};

/** The step signed for the vendor's own address, by every signer of the pack and with both methods. */
function signedForVendor(pack: Pack, step: RequestStep): readonly HttpRequest[] {
  const { binding } = pack.manifest;
  const parameters = Object.entries(step.parameters).map(([name, template]) => {
    const resolved = resolveTemplate(template, realValues);
    if (!resolved.resolved) throw new Error(`no value for ${resolved.missing}`);
    return [name, resolved.value] as const;
  });
  const { version, region, service, server: baseUrl } = binding;
  return binding.signers.flatMap((name) =>
    (['GET', 'POST'] as const).map((method) => {
      const request = { method, baseUrl, version, region, service, operation: step.operation, parameters };
      const signed = signerNamed(name)?.sign(request, credentials, { now: new Date(), nonce: 'nonce' });
      if (signed === undefined) throw new Error(`no signer ${name}`);
      return signed;
    }),
  );
}

const stepsOf = ({ before, request }: Trial): readonly RequestStep[] => [
  ...before.filter((step) => step.step === 'request'),
  request,
];
const stepsOfAll = ({ trial, controls }: Arrangement): readonly RequestStep[] =>
  [trial, ...controls.map((control) => control.trial)].flatMap(stepsOf);
const decide = (pack: Pack, request: HttpRequest) => guardRequest(pack, { kind: 'vendor' }, request);

/** The step writes, and a resource that it names comes from a state. */
function namesReal(pack: Pack, step: RequestStep): boolean {
  const cost = pack.manifest.operations[step.operation];
  const named = (cost?.resources ?? []).map((name) => step.parameters[name] ?? '');
  return (
    cost?.class !== 'read' &&
    named.some((template) =>
      /\$\{(\w+\.)?(instanceId|diskIds?|systemDiskId|securityGroupId|imageId|snapshotId)\}/.test(template),
    )
  );
}

describe.each(packIds())('the committed cases of %s, sent to the vendor', (id) => {
  const pack = loadPack(id);
  const { cases } = loadContract(id);
  const forVendors = cases.flatMap(({ id: name, vendor }) => (vendor === undefined ? [] : [[name, vendor] as const]));

  test.each(forVendors)('%s: every request of its vendor form passes', (_name, vendor) => {
    for (const step of stepsOfAll(vendor)) {
      for (const request of signedForVendor(pack, step)) expect(decide(pack, request).refusal).toBeUndefined();
    }
  });

  test('every request of a disposable form that writes to a real resource is refused', () => {
    const steps = cases
      .flatMap((testCase: Case) => stepsOfAll(testCase.disposable))
      .filter((step) => namesReal(pack, step));
    const requests = steps.flatMap((step) => signedForVendor(pack, step));
    expect(requests.length).toBeGreaterThan(cases.length);
    expect(requests.filter((request) => decide(pack, request).refusal === undefined)).toEqual([]);
  });
});
