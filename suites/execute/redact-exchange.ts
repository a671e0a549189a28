/** Takes key ids, signatures and tokens out of a request before anything keeps it. */
import type { HttpRequest } from '../model.ts';

const secretParameters = [
  'AccessKeyId',
  'Signature',
  'SecurityToken',
  'X-Signature',
  'X-Credential',
  'X-Security-Token',
];
const secretHeaders = ['authorization', 'x-acs-accesskey-id', 'x-acs-security-token', 'x-security-token', 'cookie'];
const redacted = '[redacted]';

function redactParameters(text: string): string {
  const pattern = new RegExp(`(^|[?&])(${secretParameters.join('|')})=[^&]*`, 'gi');
  return text.replace(pattern, `$1$2=${redacted}`);
}

/** The same request without anything that proves who sent it. */
export function redactRequest(request: HttpRequest): HttpRequest {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, secretHeaders.includes(name.toLowerCase()) ? redacted : value] as const,
  );
  return {
    ...request,
    url: redactParameters(request.url),
    headers: Object.fromEntries(headers),
    body: redactParameters(request.body),
  };
}
