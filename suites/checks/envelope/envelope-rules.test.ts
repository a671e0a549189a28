/** One row per rule of the table: answers that keep it, answers that it is not about, and answers that break it. */
import { describe, expect, test } from 'vitest';
import { envelopeRules, loadPack } from '#specs';
import { readAnswer } from '../../execute/read-answer.ts';
import type { AnswerFacts } from './envelope-check.ts';
import { checkEnvelope } from './envelope-rules.ts';

const flat = loadPack('aliyun-ecs').manifest.binding;
const nested = loadPack('volcengine-ecs').manifest.binding;
const resultSchema = { type: 'object', required: ['OrderId'], properties: { OrderId: { type: 'string' } } };
const asked = { operation: 'Renew', version: '1', service: 'ecs', region: 'here', host: 'ecs.test:8080' };

interface Sent {
  readonly status?: number;
  readonly contentType?: string;
  readonly binding?: AnswerFacts['binding'];
  readonly format?: AnswerFacts['format'];
}

function facts(body: unknown, { status = 200, contentType, binding = flat, format = 'json' }: Sent = {}): AnswerFacts {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = contentType ?? (text.startsWith('<') ? 'text/xml' : 'application/json');
  const response = { status, headers: { 'content-type': type }, body: text };
  const answer = readAnswer(response, binding, resultSchema);
  return { operation: 'Renew', format, response, answer, binding, resultSchema, asked };
}

const id = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';
const success = { RequestId: id, OrderId: 'o' };
const error = { RequestId: id, HostId: 'ecs.test', Code: 'C', Message: 'm', Recommend: 'https://more.test/?q=C' };
const xmlSuccess = `<RenewResponse><RequestId>${id}</RequestId><OrderId>o</OrderId></RenewResponse>`;
const xmlError = `<Error><RequestId>${id}</RequestId><HostId>ecs.test:8080</HostId><Code>C</Code><Message>m</Message></Error>`;
const metadata = {
  RequestId: '20210624153033010225AAAAAAAAAAAAAA',
  Action: 'Renew',
  Version: '1',
  Service: 'ecs',
  Region: 'here',
};
const nestedSuccess = { ResponseMetadata: metadata, Result: { OrderId: 'o' } };
const nestedError = { ResponseMetadata: { ...metadata, Error: { Code: 'C', Message: 'm' } } };
const refused = { status: 403 };
const other = { binding: nested };

const right: readonly AnswerFacts[] = [
  facts(success),
  facts(error, refused),
  facts(xmlSuccess, { format: 'xml' }),
  facts(xmlError, { ...refused, format: 'xml' }),
  // Refused before its format was read.
  { ...facts(xmlError, refused), orDefault: true },
  facts(nestedSuccess, other),
  facts(nestedError, { ...other, ...refused }),
];

const wrong: Readonly<Record<string, readonly AnswerFacts[]>> = {
  'body-readable': [
    facts('{'),
    facts(xmlSuccess),
    facts(xmlError, refused),
    facts(nestedError, { ...other, format: 'xml' }),
  ],
  'content-type': [facts(success, { contentType: 'text/plain' })],
  'request-id': [facts({ OrderId: 'o' }), facts({ ...error, RequestId: ' ' }, refused)],
  'request-id-form': [facts({ ...success, RequestId: id.toLowerCase() }), facts({ ...success, RequestId: 'r' })],
  'success-envelope': [facts(xmlSuccess.replaceAll('RenewResponse', 'Response'), { format: 'xml' })],
  'error-envelope': [
    facts({ ...error, Message: '' }, refused),
    facts({ ...error, HostId: undefined }, refused),
    facts({ RequestId: id }, refused),
    facts(xmlError.replaceAll('Error', 'RenewResponse'), { ...refused, format: 'xml' }),
    facts({ ResponseMetadata: metadata }, { ...other, ...refused }),
  ],
  'request-echoed': [
    facts({ ...error, HostId: 'elsewhere.test' }, refused),
    facts({ ...nestedSuccess, ResponseMetadata: { ...metadata, Region: 'there' } }, other),
    facts({ ResponseMetadata: { ...nestedError.ResponseMetadata, Action: undefined } }, { ...other, ...refused }),
  ],
  recommend: [facts({ ...error, Recommend: 'see there' }, refused), facts({ ...error, Recommend: '' }, refused)],
  'error-without-result': [
    facts({ ...error, OrderId: 'o' }, refused),
    facts({ ...nestedError, Result: {} }, { ...other, ...refused }),
  ],
  'success-without-error': [facts(error), facts({ ...nestedError, Result: { OrderId: 'o' } }, other)],
  'result-as-documented': [facts({ RequestId: id }), facts({ ...success, OrderId: 7 })],
};

const said = {
  path: expect.any(String),
  expected: expect.stringMatching(/./),
  actual: expect.stringMatching(/./),
};

test('every rule about one answer has its row here', () => {
  const ofOneAnswer = envelopeRules.filter((rule) => rule !== 'request-id-fresh');
  expect(Object.keys(wrong).sort()).toEqual([...ofOneAnswer].sort());
});

test('right answers keep every rule', () => {
  for (const one of right) {
    expect(checkEnvelope(one).filter(({ differences }) => differences.length > 0)).toEqual([]);
  }
});

describe.each(Object.entries(wrong))('%s', (rule, answers) => {
  test('is about one of the right answers at least', () => {
    expect(right.some((one) => checkEnvelope(one).some((finding) => finding.rule === rule))).toBe(true);
  });
  test('is broken by each wrong answer, with place, expectation and what came', () => {
    for (const one of answers) {
      const finding = checkEnvelope(one).find((candidate) => candidate.rule === rule);
      expect(finding?.differences[0], one.response.body).toMatchObject(said);
    }
  });
});

test('what cannot be read is judged as that and as nothing else', () => {
  expect(checkEnvelope(facts('{', refused)).map(({ rule }) => rule)).toEqual(['body-readable']);
});
