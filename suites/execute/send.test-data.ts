/** A client that sends nothing and remembers what it was asked to send. */
import type { HttpRequest, Target } from '../model.ts';
import { Secret } from '../secret.ts';
import type { HttpClient, HttpOutcome } from './exchange-http.ts';

export interface RecordingClient extends HttpClient {
  readonly requests: HttpRequest[];
}

/** Answers each request by the function. */
export function recordingClient(answer: (request: HttpRequest) => HttpOutcome): RecordingClient {
  const requests: HttpRequest[] = [];
  return {
    requests,
    exchange: async (request) => {
      requests.push(request);
      return answer(request);
    },
    close: async () => undefined,
  };
}

/** An empty success. */
export const nothing = (): HttpOutcome => ({ response: { status: 200, headers: {}, body: '{}' } });

export const keys = {
  accessKeyId: 'key-id-7f1c2e90',
  accessKeySecret: "se/cret+with=odd&signs'!7f1c2e90",
  securityToken: 'to/ken+with=odd"signs<&>7f1c2e90',
};

/** A target at one address for both packs, with keys of its own. */
export function targetAt(url: string, kind: Target['kind']): Target {
  const credentials = {
    accessKeyId: keys.accessKeyId,
    accessKeySecret: new Secret(keys.accessKeySecret),
    securityToken: new Secret(keys.securityToken),
  };
  return {
    kind,
    urls: { 'aliyun-ecs': url, 'volcengine-ecs': url },
    credentials: { 'aliyun-ecs': credentials, 'volcengine-ecs': credentials },
  };
}
