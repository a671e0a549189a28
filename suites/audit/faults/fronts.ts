/**
 * Fronts: they stand between the runner and the mock and get the protocol wrong in one way. A front may refuse a form
 * of request, mistake it for another one, skip a check, or rewrite answers. The mock behind it does not change.
 */
import type { Pack } from '#specs';
import { mockCredentials } from '../../mock/mock-credentials.ts';
import type { HttpRequest } from '../../model.ts';
import { signerNamed } from '../../signers/signers.ts';
import type { Front } from '../fault-row.ts';
import { mockAnswers, type PlainAnswer } from '../in-process.test-data.ts';

export type Parameters = readonly (readonly [name: string, value: string])[];

function bodyParameters({ body }: HttpRequest): Parameters {
  if (!body.startsWith('{')) return [...new URLSearchParams(body)];
  return Object.entries(JSON.parse(body) as Readonly<Record<string, string>>);
}

/** All parameters of the request, in its query and body. */
export const parametersOf = (request: HttpRequest): Parameters => [
  ...new URL(request.url).searchParams,
  ...bodyParameters(request),
];

export const valueNamed = (request: HttpRequest, name: string): string | undefined =>
  parametersOf(request).find(([own]) => own === name)?.[1];

/** The operation of the request. If the request names none, its parameters tell. */
function operationOf(request: HttpRequest, pack: Pack): string {
  const said = valueNamed(request, 'Action') ?? request.headers['x-acs-action'] ?? '';
  if (Object.hasOwn(pack.operations, said)) return said;
  return valueNamed(request, 'Period') === undefined ? 'DescribeInstances' : 'RenewInstance';
}

/** A valid request with the same parameters: a GET with the pack's first signature, signed now with the mock's key. */
function madeGood(request: HttpRequest, pack: Pack, change: (own: Parameters) => Parameters): HttpRequest {
  const { binding } = pack.manifest;
  const isOwn = (name: string) => name === binding.formatParameter || !binding.commonParameters.includes(name);
  const own = [...new Map(parametersOf(request).filter(([name]) => isOwn(name)))];
  const { securityToken: _token, ...credentials } = mockCredentials;
  const signed = signerNamed(binding.signers[0] ?? '')?.sign(
    {
      method: 'GET',
      baseUrl: new URL(request.url).origin,
      operation: operationOf(request, pack),
      version: binding.version,
      region: binding.region,
      service: binding.service,
      parameters: change(own),
    },
    credentials,
    { now: new Date(), nonce: crypto.randomUUID() },
  );
  if (signed === undefined) throw new Error(`Pack ${pack.manifest.id} has no signer.`);
  return signed;
}

async function plain(answer: Response): Promise<PlainAnswer> {
  return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', body: await answer.text() };
}

const unwanted = { status: 400, code: 'NotSupportedHere', message: 'This form of request is not supported here.' };

/** Refuses requests of that form. */
export const refusing =
  (isMeant: (request: HttpRequest) => boolean, error = unwanted): Front =>
  (mock) => {
    const answer = mockAnswers(mock);
    return async (request) => {
      if (!isMeant(request)) return answer(request);
      const { method, url, headers, body } = request;
      return plain(await mock.refuse(new Request(url, { method, headers, ...(body === '' ? {} : { body }) }), error));
    };
  };

/** Treats requests of that form as others. */
export const mistaking =
  (isMeant: (request: HttpRequest) => boolean, change: (own: Parameters) => Parameters = (own) => own): Front =>
  (mock, pack) => {
    const answer = mockAnswers(mock);
    return async (request) => answer(isMeant(request) ? madeGood(request, pack, change) : request);
  };

const codeOf = ({ body }: PlainAnswer): string => /(?:<Code>|"Code":\s*")([^<"]*)/.exec(body)?.[1] ?? '';

/** Carries out what it should refuse with one of these codes. */
export const lenientAbout =
  (codes: string | readonly string[], isMeant: (request: HttpRequest) => boolean = () => true): Front =>
  (mock, pack) => {
    const answer = mockAnswers(mock);
    return async (request) => {
      const given = await answer(request);
      const isLetThrough = [codes].flat().includes(codeOf(given)) && isMeant(request);
      return isLetThrough ? answer(madeGood(request, pack, (own) => own)) : given;
    };
  };

/** Rewrites answers. */
export const answering =
  (change: (answer: PlainAnswer, request: HttpRequest) => PlainAnswer): Front =>
  (mock) => {
    const answer = mockAnswers(mock);
    return async (request) => change(await answer(request), request);
  };

/** The error about an identifier that never existed. Most cases about envelopes provoke this error and no other. */
export const isAbsence = (answer: PlainAnswer): boolean => /^InvalidInstance(Id)?\.NotFound$/.test(codeOf(answer));

/** Replaces a text in answers, JSON or XML. */
export const rewriting = (pattern: RegExp, text: string, isMeant: (answer: PlainAnswer) => boolean): Front =>
  answering((answer) => (isMeant(answer) ? { ...answer, body: answer.body.replace(pattern, text) } : answer));
