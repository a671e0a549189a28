/** Questions that faults of the protocol ask about a request or an answer, and faults that every product has. */

import type { ProtocolErrors } from '../../mock/behaviours/behaviour.ts';
import { mockCredentials } from '../../mock/mock-credentials.ts';
import type { HttpRequest } from '../../model.ts';
import { type Bend, type FaultRow, wrong } from '../fault-row.ts';
import type { PlainAnswer } from '../in-process.test-data.ts';
import { answering, isAbsence, valueNamed } from './fronts.ts';

export const query = ({ url }: HttpRequest): string => new URL(url).search;
export const inQuery = (request: HttpRequest, name: string): boolean => new URL(request.url).searchParams.has(name);
export const hasHeader = ({ headers }: HttpRequest, name: string): boolean => headers[name] !== undefined;
export const signsHeaders = (request: HttpRequest): boolean => hasHeader(request, 'authorization');
const ownToken = mockCredentials.securityToken?.reveal();
export const hasTemporaryKey = (request: HttpRequest): boolean =>
  [
    valueNamed(request, 'SecurityToken'),
    request.headers['x-acs-security-token'],
    request.headers['x-security-token'],
  ].some((token) => token !== undefined && token !== ownToken);
export const operationSaid = (request: HttpRequest): string | undefined =>
  valueNamed(request, 'Action') ?? request.headers['x-acs-action'];
export const isPost = ({ method }: HttpRequest): boolean => method === 'POST';
export const isXml = ({ body }: PlainAnswer): boolean => body.startsWith('<');
export const isDisks = ({ body }: PlainAnswer): boolean => body.includes('DescribeDisks') || body.includes('"Disks"');
export const isError = ({ status }: PlainAnswer): boolean => status >= 400;

/** Wrong in how answers are written, whatever the envelope is. */
export const writtenWrongly: readonly FaultRow[] = [
  wrong(
    'a body that is cut',
    answering((answer) => (isAbsence(answer) ? { ...answer, body: answer.body.slice(0, -4) } : answer)),
    'body-readable',
  ),
  wrong(
    'plain text as content type',
    answering((answer) => (isAbsence(answer) ? { ...answer, contentType: 'text/plain' } : answer)),
    'content-type',
  ),
];

/** Behaviours whose protocol answers some mistakes of a request otherwise. */
export const protocolAnswers = (change: (protocol: ProtocolErrors) => Partial<ProtocolErrors>): Bend => ({
  behaviours: (own) => ({ ...own, protocol: { ...own.protocol, ...change(own.protocol) } }),
});
