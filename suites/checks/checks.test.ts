/** One row per check of the table: an answer that it lets through, and one that it must not. */
import { describe, expect, test } from 'vitest';
import type { ExpectedRefusal, ExpectedSuccess } from '#contracts';
import { loadPack } from '#specs';
import { readAnswer } from '../execute/read-answer.ts';
import type { HttpResponse } from '../model.ts';
import type { CheckInput } from './check.ts';
import { checks } from './checks.ts';

const { binding } = loadPack('aliyun-ecs').manifest;
const resultSchema = { type: 'object', required: ['OrderId'], properties: { OrderId: { type: 'string' } } };
const refusal: ExpectedRefusal = {
  outcome: 'error',
  anyOf: [{ status: 400, code: 'InvalidPeriod', messages: ['The specified period is not valid.'] }],
};
const success: ExpectedSuccess = {
  outcome: 'success',
  status: 200,
  contains: { List: [{ Id: 'a', Locks: ['x'] }] },
  lacks: { List: [{ Id: 'b', Locks: ['x'] }] },
  has: ['OrderId'],
};

function input(
  expect: ExpectedRefusal | ExpectedSuccess,
  status: number,
  body: unknown,
  contentType = 'application/json',
): CheckInput {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response: HttpResponse = { status, headers: { 'content-type': contentType }, body: text };
  const answer = readAnswer(response, binding, resultSchema);
  return { operation: 'RenewInstance', format: 'json', response, answer, expect, binding, resultSchema };
}

const rightRefusal = { RequestId: 'r', Code: 'InvalidPeriod', Message: 'The specified period is  not valid. ' };
const rightSuccess = { RequestId: 'r', OrderId: 'o', List: [{ Id: 'b' }, { Id: 'a', Locks: ['y', 'x'] }] };
const agreeing: CheckInput = {
  ...input({ ...success, agreesWith: 'before' }, 200, rightSuccess),
  earlier: { ...rightSuccess, RequestId: 'another', Empty: '', None: null, Nothing: [] },
};
/** A list of one entry is no list in XML where no schema says so. */
const agreeingAlone: CheckInput = { ...agreeing, earlier: { ...rightSuccess, Odd: [{ A: 1 }] } };
const alone = { ...rightSuccess, Odd: { A: '1' } };
const right: readonly CheckInput[] = [
  input(refusal, 400, rightRefusal),
  input(success, 200, rightSuccess),
  agreeing,
  { ...agreeingAlone, answer: { ...agreeingAlone.answer, result: alone } },
];

const wrong: Readonly<Record<string, readonly CheckInput[]>> = {
  'body-is-readable': [
    input(refusal, 400, '<html><h1>no</h1></html>', 'text/html'),
    input(refusal, 400, '{"RequestId": "r", "Code"'),
    input(refusal, 400, '[1, 2]'),
    input(refusal, 400, '"text"'),
    input(refusal, 400, ''),
    input(refusal, 400, '<a></a><b></b>', 'text/xml'),
  ],
  'format-is-as-asked': [
    input(refusal, 400, '<Error><RequestId>r</RequestId><Code>InvalidPeriod</Code></Error>', 'text/xml'),
  ],
  'status-is-documented': [
    input(refusal, 403, rightRefusal),
    input(success, 201, rightSuccess),
    input(refusal, 200, rightRefusal),
  ],
  'code-is-documented': [
    input(refusal, 400, { ...rightRefusal, Code: 'InvalidPeriodUnit' }),
    input(refusal, 403, rightRefusal),
    input(refusal, 400, { RequestId: 'r', Message: 'm' }),
    input(refusal, 200, rightSuccess),
    input(success, 200, { ...rightSuccess, Code: 'InvalidPeriod' }),
  ],
  'message-is-there': [
    input(refusal, 400, { ...rightRefusal, Message: ' ' }),
    input(refusal, 400, { RequestId: 'r', Code: 'InvalidPeriod' }),
  ],
  'message-is-worded-as-printed': [
    input(refusal, 400, { ...rightRefusal, Message: 'The specified period is not valid!' }),
  ],
  'result-fits-schema': [input(success, 200, { RequestId: 'r' }), input(success, 200, { ...rightSuccess, OrderId: 7 })],
  'result-contains': [
    input(success, 200, { ...rightSuccess, List: [] }),
    input(success, 200, { ...rightSuccess, List: [{ Id: 'a', Locks: [] }] }),
    input(success, 200, { ...rightSuccess, List: 'a' }),
  ],
  'result-lacks': [
    input(success, 200, { ...rightSuccess, List: [...rightSuccess.List, { Id: 'b', Locks: ['w', 'x'] }] }),
  ],
  'result-has': [
    input(success, 200, { RequestId: 'r' }),
    input(success, 200, { ...rightSuccess, OrderId: '' }),
    input(success, 200, { ...rightSuccess, OrderId: null }),
  ],
  'result-agrees': [
    { ...agreeing, earlier: { ...rightSuccess, OrderId: 'p' } },
    { ...agreeing, earlier: { ...rightSuccess, More: 1 } },
    { ...agreeing, earlier: { ...rightSuccess, List: [...rightSuccess.List, { Id: 'c' }] } },
  ],
};

test('every check of the table has its row here', () => {
  expect(Object.keys(wrong).sort()).toEqual(checks.map(({ name }) => name).sort());
});

describe.each(checks)('$name', ({ name, check }) => {
  test('lets a right answer through', () => {
    for (const one of right) expect(check(one)).toEqual([]);
  });
  test('finds each wrong one, and says where, what was expected and what came', () => {
    for (const one of wrong[name] ?? []) {
      const [difference] = check(one);
      expect(difference, JSON.stringify(one.response)).toBeDefined();
      expect(difference?.expected).not.toBe('');
      expect(difference?.actual).not.toBe('');
    }
  });
});

test('a request that breaks the protocol may be refused in the default format, and in no other case so', () => {
  const text = '<Error><RequestId>r</RequestId><Code>InvalidPeriod</Code><Message>m</Message></Error>';
  const inXml = input(refusal, 400, text, 'text/xml');
  const format = checks.find(({ name }) => name === 'format-is-as-asked');
  expect(format?.check({ ...inXml, mayComeEarly: true })).toEqual([]);
  expect(format?.check(inXml)).toHaveLength(1);
  const done = input(success, 200, '<R><RequestId>r</RequestId><OrderId>o</OrderId></R>', 'text/xml');
  expect(format?.check({ ...done, mayComeEarly: true })).toHaveLength(1);
});

test('`%s` on the page stands for any text', () => {
  const expected: ExpectedRefusal | ExpectedSuccess = {
    outcome: 'error',
    anyOf: [{ status: 403, code: 'Forbidden', messages: ['%s'] }],
  };
  const wording = checks.find(({ name }) => name === 'message-is-worded-as-printed');
  expect(wording?.check(input(expected, 403, { RequestId: 'r', Code: 'Forbidden', Message: 'anything' }))).toEqual([]);
});
