/** Parses the parameters of a request that anybody may have sent. Bad escapes and bad URLs never throw. */
import type { HttpRequest } from '../model.ts';
import type { WireParameter } from './canonical-query.ts';
import { headerValue } from './canonical-request.ts';

/** URL of the request; undefined if it cannot be parsed. A server may know only the path, so a bare path gets a placeholder host. */
export function readUrl(request: HttpRequest): URL | undefined {
  return URL.parse(request.url, 'http://localhost') ?? undefined;
}

/** Parameters of the query, in order, decoded. */
export function readQuery(request: HttpRequest): readonly WireParameter[] {
  return [...(readUrl(request)?.searchParams ?? [])];
}

/** Parameters of a form body, in order, decoded. Empty if the body is not a form. */
export function readForm(request: HttpRequest): readonly WireParameter[] {
  const mediaType = headerValue(request.headers, 'content-type').split(';', 1)[0] ?? '';
  const isForm = mediaType.trim().toLowerCase() === formMediaType;
  return isForm ? [...new URLSearchParams(request.body)] : [];
}

/** Media type of a form body. */
export const formMediaType = 'application/x-www-form-urlencoded';
