/** Requests as they would leave, put together by hand so that no signer tidies them up, and addresses to send them to. */
import type { HttpRequest } from '../model.ts';

export const reservedInstance = 'i-ecsconformance000001';
export const reservedDisk = 'd-ecsconformance000001';

/** A GET with exactly this query text. */
export function queryRequest(query: string, headers: Readonly<Record<string, string>> = {}): HttpRequest {
  return { method: 'GET', url: `https://vendor.example/?${query}`, headers, body: '' };
}

/** A POST with this query text and body; a form unless another content type is given. */
export function bodyRequest(query: string, body: string, contentType?: string): HttpRequest {
  const type = contentType ?? 'application/x-www-form-urlencoded';
  return {
    method: 'POST',
    url: `https://vendor.example/?${query}`,
    headers: type === '' ? {} : { 'content-type': type },
    body,
  };
}

/** Addresses that look like this machine, or like nothing at all, and are not it. */
export const lookAlikes = [
  'http://127.0.0.1.evil.example/',
  'http://localhost.evil.example/',
  'http://evil.example/127.0.0.1',
  'http://evil.example/?host=localhost',
  'http://evil.example/#localhost',
  'http://127.0.0.1@evil.example/',
  'http://localhost:80@evil.example/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::]/',
  'http://0.0.0.0/',
  'http://0/',
  'http://128.0.0.1/',
  'http://2147483649/',
  'http://10.0.0.1/',
  'http://126.255.255.255/',
  'http://localhost./',
  'http://mylocalhost/',
  'http://127.0.0.1x/',
  'https://ecs.aliyuncs.com/',
];

/** This machine, in every spelling that a URL parser turns into one of its addresses. */
export const thisMachine = [
  'http://127.0.0.1/',
  'http://127.0.0.1:4010/base',
  'https://127.1.2.3/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://localhost:4010/',
  'http://LOCALHOST/',
  'http://[::1]:4010/',
  'http://[0:0:0:0:0:0:0:1]/',
];
