/** Parses `<scheme> Credential=…, SignedHeaders=a;b, Signature=…`, the form that both header signatures share. */
import type { HttpRequest } from '../model.ts';
import { headerValue } from './canonical-request.ts';

/** The parts of the header. A missing part is empty. */
export interface Authorization {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** The first word of the Authorization header, or an empty text. */
export function readScheme(request: HttpRequest): string {
  return headerValue(request.headers, 'authorization').trim().split(/\s/, 1)[0] ?? '';
}

/** The parts after the scheme. Undefined if the header has other parts, or one part twice. */
export function readAuthorization(request: HttpRequest): Authorization | undefined {
  const text = headerValue(request.headers, 'authorization').trim().slice(readScheme(request).length).trim();
  const parts = new Map<string, string>();
  for (const part of text === '' ? [] : text.split(',')) {
    const [, name = '', value = ''] = /^(Credential|SignedHeaders|Signature)=(.*)$/.exec(part.trim()) ?? [];
    if (name === '' || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  return {
    credential: parts.get('Credential') ?? '',
    signedHeaders: (parts.get('SignedHeaders') ?? '').toLowerCase().split(';').filter(Boolean),
    signature: parts.get('Signature') ?? '',
  };
}

/** The signature inside the header. An answer may repeat it without the rest of the header. */
export const signatureInAuthorization = { header: 'authorization', pattern: /\bSignature=([^,\s]+)/i } as const;
