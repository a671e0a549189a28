/** Reads `<scheme> Credential=…, SignedHeaders=a;b, Signature=…`, the form that both header signatures share. */
import type { HttpRequest } from '../model.ts';
import { headerValue } from './canonical-request.ts';

export interface Authorization {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Whether the first word of the Authorization header is this scheme. */
export function hasScheme(request: HttpRequest, scheme: string): boolean {
  return headerValue(request.headers, 'authorization').trim().split(/\s/, 1)[0] === scheme;
}

/** The three parts, each exactly once and not empty; undefined where the header is anything else. */
export function readAuthorization(request: HttpRequest, scheme: string): Authorization | undefined {
  const text = headerValue(request.headers, 'authorization').trim().slice(scheme.length);
  const parts = text.split(',').map((part) => part.trim());
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1),
  );
  if (parts.length !== 3 || !credential || !signedHeaders || !signature) return undefined;
  return { credential, signedHeaders: signedHeaders.toLowerCase().split(';'), signature };
}
