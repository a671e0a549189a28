/** Questions that faults of the protocol ask about a request or an answer, and faults that every product has. */

import type { ProtocolErrors } from '../../mock/behaviours/behaviour.ts';
import { mockCredentials } from '../../mock/mock-credentials.ts';
import type { HttpRequest } from '../../model.ts';
import { type Bend, type FaultRow, wrong } from '../fault-row.ts';
import type { PlainAnswer } from '../in-process.test-data.ts';
import { answering, isAbsence, type Parameters, valueNamed } from './fronts.ts';

type Asks = (request: HttpRequest) => boolean;

/** Every question has the answer yes. */
export const both =
  (first: Asks, second: Asks): Asks =>
  (request) =>
    first(request) && second(request);
/** The request gives that parameter, in its query or body, with a value that fits. */
export const says =
  (name: string, pattern = /^/): Asks =>
  (request) => {
    const value = valueNamed(request, name);
    return value !== undefined && pattern.test(value);
  };
export const inQuery =
  (name: string): Asks =>
  ({ url }) =>
    new URL(url).searchParams.has(name);
export const bodyFits =
  (pattern: RegExp): Asks =>
  ({ body }) =>
    pattern.test(body);
export const hasBody = bodyFits(/./);
export const headerFits =
  (name: string, pattern: RegExp): Asks =>
  ({ headers }) =>
    pattern.test(headers[name] ?? '');
export const usesMethod =
  (name: string): Asks =>
  ({ method }) =>
    method === name;
export const signsHeaders: Asks = ({ headers }) => headers.authorization !== undefined;
const ownToken = mockCredentials.securityToken?.reveal();
export const hasTemporaryKey: Asks = (request) =>
  [
    valueNamed(request, 'SecurityToken'),
    request.headers['x-acs-security-token'],
    request.headers['x-security-token'],
  ].some((token) => token !== undefined && token !== ownToken);
/** The operation that the request names, in a parameter or a header. */
export const operationFits =
  (pattern: RegExp): Asks =>
  (request) =>
    pattern.test(valueNamed(request, 'Action') ?? request.headers['x-acs-action'] ?? '');

export const isXml = ({ body }: PlainAnswer): boolean => body.startsWith('<');
export const isError = ({ status }: PlainAnswer): boolean => status >= 400;

export const replaced =
  (name: string, change: (value: string) => string) =>
  (own: Parameters): Parameters =>
    own.map((entry) => (entry[0] === name ? [name, change(entry[1])] : entry));
export const leftOut =
  (name: string) =>
  (own: Parameters): Parameters =>
    own.filter(([other]) => other !== name);

/** Wrong in how answers are written, whatever the envelope is. */
export const writtenWrongly: readonly FaultRow[] = [
  ...wrong('body-readable', {
    'a truncated body': answering((answer) =>
      isAbsence(answer) ? { ...answer, body: answer.body.slice(0, -4) } : answer,
    ),
  }),
  ...wrong('content-type', {
    'content type text/plain': answering((answer) =>
      isAbsence(answer) ? { ...answer, contentType: 'text/plain' } : answer,
    ),
  }),
];

/** Behaviours whose protocol answers some mistakes of a request otherwise. */
export const protocolAnswers = (change: (protocol: ProtocolErrors) => Partial<ProtocolErrors>): Bend => ({
  behaviours: (own) => ({ ...own, protocol: { ...own.protocol, ...change(own.protocol) } }),
});
