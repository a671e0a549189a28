/** Reads parameters off a request that anybody may have sent: bad escapes and bad URLs are data here, never exceptions. */
import type { HttpRequest } from '../model.ts';
import type { WireParameter } from './canonical-query.ts';
import { headerValue } from './canonical-request.ts';

/** URL of the request; undefined where it cannot be read. A server may know the path only, so a host is lent to it. */
export function readUrl(request: HttpRequest): URL | undefined {
  return URL.parse(request.url, 'http://localhost') ?? undefined;
}

/** Parameters of the query, in order, decoded. */
export function readQuery(request: HttpRequest): readonly WireParameter[] {
  return [...(readUrl(request)?.searchParams ?? [])];
}

/** Parameters of a form body, in order, decoded; none where the body is something else. */
export function readForm(request: HttpRequest): readonly WireParameter[] {
  const mediaType = headerValue(request.headers, 'content-type').split(';', 1)[0] ?? '';
  const isForm = mediaType.trim().toLowerCase() === formMediaType;
  return isForm ? [...new URLSearchParams(request.body)] : [];
}

/** Media type of a form body. */
export const formMediaType = 'application/x-www-form-urlencoded';
