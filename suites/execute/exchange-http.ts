/**
 * One HTTP exchange with a target that may be hostile. Time and body are bounded, redirects are not followed, and a failure is
 * returned as an observation. Only `send` and the state driver may call this client.
 */
import type { Dispatcher } from 'undici';
import type { Exchange, HttpRequest, HttpResponse, TransportFault } from '../model.ts';
import { decodeBody } from './decode-body.ts';

export interface HttpLimits {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

export interface HttpClient {
  exchange(request: HttpRequest, signal?: AbortSignal): Promise<HttpOutcome>;
  close(): Promise<void>;
}

export type HttpOutcome = { readonly response: HttpResponse } | { readonly fault: NonNullable<Exchange['fault']> };

const errorsByCode: Readonly<Record<string, TransportFault>> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
};

function messageOf(kind: TransportFault, host: string, detail: string, timeoutMs: number): string {
  const sentences: Readonly<Record<TransportFault, string>> = {
    'refused-by-guard': detail,
    unreachable: `${host} could not be reached (${detail})`,
    'connection-lost': `the connection to ${host} ended before an answer was complete (${detail})`,
    timeout: `${host} gave no complete answer within ${timeoutMs} ms`,
    cancelled: 'the run was cancelled',
    'too-large': detail,
    redirect: detail,
  };
  return sentences[kind];
}

function faultOf(error: unknown, signal: AbortSignal | undefined): { kind: TransportFault; detail: string } {
  if (signal?.aborted) return { kind: 'cancelled', detail: '' };
  if (!(error instanceof Error)) return { kind: 'connection-lost', detail: String(error) };
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return { kind: 'timeout', detail: '' };
  const code = (error as NodeJS.ErrnoException).code ?? (error.cause as NodeJS.ErrnoException | undefined)?.code;
  const kind = code === undefined ? undefined : errorsByCode[code];
  return { kind: kind ?? 'connection-lost', detail: code ?? error.message };
}

/** Reads at most `maxBytes`. Undefined if the body is longer. */
async function readBounded(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) {
      body.destroy();
      return undefined;
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

/** Loaded on demand: loading takes a fifth of the start-up time, and most commands send nothing. */
async function openConnections() {
  const { Agent, request } = await import('undici');
  return { request, agent: new Agent({ connections: 64, pipelining: 1, maxHeaderSize: 65_536 }) };
}

/** After this many consecutive timeouts, the client stops sending requests to an address. */
const patience = 24;

/** Counts the consecutive timeouts of each address. */
function watchSilence() {
  const unanswered = new Map<string, number>();
  const addressOf = (url: string): string => url.split('?', 1)[0] ?? url;
  return {
    isSilent: (url: string): boolean => (unanswered.get(addressOf(url)) ?? 0) >= patience,
    note: (url: string, outcome: HttpOutcome): void => {
      const isTimeout = 'fault' in outcome && outcome.fault.kind === 'timeout';
      unanswered.set(addressOf(url), isTimeout ? (unanswered.get(addressOf(url)) ?? 0) + 1 : 0);
    },
  };
}

/** A client with its own connections. Close it after the run. */
export function createHttpClient(limits: HttpLimits): HttpClient {
  const opened = openConnections();
  const silence = watchSilence();
  const attempt = async (request: HttpRequest, signal?: AbortSignal): Promise<HttpOutcome> => {
    const connections = await opened;
    const deadline = AbortSignal.timeout(limits.timeoutMs);
    const { host } = new URL(request.url);
    const fail = (kind: TransportFault, detail: string): HttpOutcome => ({
      fault: { kind, message: messageOf(kind, host, detail, limits.timeoutMs) },
    });
    try {
      const answer = await connections.request(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body === '' ? null : request.body,
        dispatcher: connections.agent,
        signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      });
      const body = await readBounded(answer.body, limits.maxBodyBytes);
      if (body === undefined) return fail('too-large', `${host} sent more than ${limits.maxBodyBytes} bytes`);
      const headers = flatHeaders(answer.headers);
      if (answer.statusCode >= 300 && answer.statusCode < 400) {
        return fail(
          'redirect',
          `${host} answered ${answer.statusCode}, a redirect to ${headers.location ?? 'nowhere'}`,
        );
      }
      const { text, problem } = decodeBody(body, headers, limits.maxBodyBytes);
      const miscoded = problem === undefined ? {} : { miscoded: problem };
      return { response: { status: answer.statusCode, headers, body: text, ...miscoded } };
    } catch (error) {
      const { kind, detail } = faultOf(error, signal);
      return fail(kind, detail);
    }
  };
  const exchange = async (request: HttpRequest, signal?: AbortSignal): Promise<HttpOutcome> => {
    if (silence.isSilent(request.url)) {
      const { host } = new URL(request.url);
      const message = `${host} gave no answer in time to ${patience} requests in a row, and is asked no more`;
      return { fault: { kind: 'timeout', message } };
    }
    const outcome = await attempt(request, signal);
    silence.note(request.url, outcome);
    return outcome;
  };
  return { exchange, close: async () => (await opened).agent.close() };
}
