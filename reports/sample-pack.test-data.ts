/** A made-up pack, for the tests of this room. */
import type { ArrearsCondition, Pack, Requirement } from '#specs';

export const page = { document: '003_renew', lines: [14, 14] as const };

/** A requirement printed in `places` editions. */
export function requirement(id: string, kind: Requirement['kind'], places = 1): Requirement {
  const [, operation = '', , status, code] = id.split('/');
  return {
    id,
    kind,
    operation,
    ...(kind === 'error-row' && code !== undefined ? { status: Number(status), code } : {}),
    profile: kind === 'arrears-cell' ? 'arrears' : 'errors',
    level: 'must',
    provenance: Array.from({ length: places }, (_, index) => ({ ...page, document: `edition-${index}` })),
  };
}

/** A pack of three error rows, a parameter rule and an arrears matrix of two cells. */
export function samplePack(id = 'aliyun-ecs'): Pack {
  const cell = (expected: 'error' | 'normal', line: number) => ({
    expected,
    provenance: { document: '000_arrears', lines: [line, line] as const },
  });
  const condition: ArrearsCondition = {
    id: 'instance',
    label: 'Instance in arrears',
    cells: { StartInstance: cell('error', 20), DescribeInstances: cell('normal', 21) },
    provenance: { document: '000_arrears', lines: [18, 60] },
  };
  return {
    manifest: {
      id,
      title: 'Elastic Compute Service',
      binding: {
        version: '2014-05-26',
        server: 'https://ecs.example.com/',
        service: 'ecs',
        region: 'cn-hangzhou',
        signers: ['rpc-hmac-sha1'],
        formats: ['json'],
        defaultFormat: 'json',
        commonParameters: [],
        successStatus: 200,
        requestId: '/RequestId',
        result: '',
        errorCode: '/Code',
        errorMessage: '/Message',
        envelope: { requestIdPattern: '.', success: {}, error: {} },
      },
      credentials: { accessKeyId: [], accessKeySecret: [], securityToken: [] },
      operations: {},
      commonErrors: [],
    },
    resources: {},
    documents: [
      {
        id: '003_renew',
        title: 'RenewInstance reference, 续费',
        file: '003_renew.txt',
        sha256: 'a'.repeat(64),
        fixtureSha256: 'b'.repeat(64),
        kind: 'operation',
        operation: 'RenewInstance',
        edition: '2020',
        date: 'not stated',
        order: 1,
      },
    ],
    operations: {},
    arrears: [condition],
    requirements: [
      requirement(`${id}/RenewInstance/error/404/InvalidInstanceId.NotFound`, 'error-row', 2),
      requirement(`${id}/RenewInstance/error/403/OrderProcessing`, 'error-row'),
      requirement(`${id}/RenewInstance/error/400/Unreachable`, 'error-row'),
      requirement(`${id}/RenewInstance/parameter/InstanceId/required`, 'parameter'),
      requirement(`${id}/StartInstance/arrears/instance`, 'arrears-cell'),
      requirement(`${id}/DescribeInstances/arrears/instance`, 'arrears-cell'),
    ],
    findings: [],
    rulings: [],
    profiles: [],
    protocol: [],
    retired: [],
  };
}
