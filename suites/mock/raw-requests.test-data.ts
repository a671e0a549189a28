/** Bytes that somebody may send to a served mock, and what each must be answered with; and a client that sends just bytes. */
import { connect } from 'node:net';
import { rpcRequest, v4Request } from './faulty-requests.test-data.ts';

/** One answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** The bytes that are sent, in pieces, and the statuses of the answers, in order. `code` is in the last answer. */
export interface RawRequest {
  readonly name: string;
  readonly pieces: () => readonly (string | Buffer)[];
  readonly statuses: readonly number[];
  readonly code?: string;
  /** Ends its side after the last piece; otherwise the server has to end the connection or to answer all. */
  readonly hangsUp?: true;
}

const now = (): { readonly now: Date } => ({ now: new Date() });
const target = (request: Request): string => request.url.replace(/^http:\/\/[^/]+/, '');
const good = (): string => target(rpcRequest(now()));
const host = 'Host: 127.0.0.1:4010';

/** A request of that head; `Connection: close`, so that the end of the connection ends the answer. */
function raw(line: string, headers: readonly string[] = [], body = ''): string {
  return `${[line, host, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`;
}
const get = (path: string): string => raw(`GET ${path} HTTP/1.1`);
const form = 'Content-Type: application/x-www-form-urlencoded';
const post = (path: string, type: string, body: string): string =>
  raw(`POST ${path} HTTP/1.1`, [type, `Content-Length: ${Buffer.byteLength(body)}`], body);
const keptAlive = (path: string): string => `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`;
/** The good request as the body of a form. */
const inForm = (): string => target(rpcRequest(now())).slice(2);
const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
const first = '/?Version=2014-05-26&Format=JSON';

/** Each is sent on a connection of its own. */
export const rawRequests: readonly RawRequest[] = [
  { name: 'a good one', pieces: () => [get(good())], statuses: [200] },
  {
    name: 'unsigned',
    pieces: () => [get(`${first}&Action=DescribeDisks`)],
    statuses: [400],
    code: 'MissingAccessKeyId',
  },
  {
    name: 'wrongly signed',
    pieces: () => [get(`${good()}&Added=1`)],
    statuses: [400],
    code: 'SignatureDoesNotMatch',
  },
  { name: 'a query of 1 MB', pieces: () => [get(`${good()}&A=${'x'.repeat(1_048_576)}`)], statuses: [431] },
  { name: 'a query of 9 MB', pieces: () => [get(`${good()}&A=${'x'.repeat(9_000_000)}`)], statuses: [431] },
  {
    name: 'a query of 100 KB',
    pieces: () => [get(`${good()}&A=${'x'.repeat(100_000)}`)],
    statuses: [400],
    code: 'SignatureDoesNotMatch',
  },
  {
    name: 'a signed parameter twice',
    pieces: () => [get(target(rpcRequest({ ...now(), repeated: [['RegionId', 'cn-hangzhou']] })))],
    statuses: [200],
  },
  {
    name: 'a parameter of the protocol twice',
    pieces: () => [get(target(rpcRequest({ ...now(), repeated: [['Action', 'DescribeDisks']] })))],
    statuses: [400],
    code: 'InvalidParameter.Format',
  },
  { name: '%FF in the query', pieces: () => [get(`${good()}&A=%FF`)], statuses: [400], code: 'SignatureDoesNotMatch' },
  { name: '%ZZ in the query', pieces: () => [get(`${good()}&A=%ZZ`)], statuses: [400], code: 'SignatureDoesNotMatch' },
  {
    name: '%FF in the path',
    pieces: () => [get(`/%FF${good().slice(1)}`)],
    statuses: [404],
    code: 'InvalidAction.NotFound',
  },
  {
    name: 'a form as text',
    pieces: () => [post(first, 'Content-Type: text/plain', inForm())],
    statuses: [400],
    code: 'MissingAction',
  },
  {
    name: 'a form as JSON',
    pieces: () => [post(first, 'Content-Type: application/json', '{"A')],
    statuses: [400],
    code: 'MissingAction',
  },
  {
    name: 'bytes that are no text',
    pieces: () => [post(`${first}&Action=A`, form, ''), Buffer.from([0xff, 0])],
    statuses: [404],
  },
  { name: 'an empty body', pieces: () => [post(good(), form, '')], statuses: [400], code: 'SignatureDoesNotMatch' },
  {
    name: 'a chunked body',
    pieces: () => [
      raw(`POST ${target(v4Request(now()))} HTTP/1.1`, [form, 'Transfer-Encoding: chunked'], chunked('A=1')),
    ],
    statuses: [401],
    code: 'MissingAuthenticationToken',
  },
  {
    name: 'a chunk without a size',
    pieces: () => [raw(`POST ${good()} HTTP/1.1`, ['Transfer-Encoding: chunked'], 'nonsense\r\n')],
    statuses: [400],
  },
  {
    name: 'an unknown transfer encoding',
    pieces: () => [raw(`POST ${good()} HTTP/1.1`, ['Transfer-Encoding: gzip'], 'x')],
    statuses: [400],
  },
  {
    name: 'an unknown transfer encoding, chunked',
    pieces: () => [raw(`POST ${first} HTTP/1.1`, ['Transfer-Encoding: gzip, chunked'], chunked('A=1'))],
    statuses: [400],
    code: 'UnsupportedTransferCoding',
  },
  {
    name: 'a length and chunks',
    pieces: () => [raw(`POST ${good()} HTTP/1.1`, ['Content-Length: 3', 'Transfer-Encoding: chunked'], chunked('A=1'))],
    statuses: [400],
  },
  { name: 'HTTP/1.0', pieces: () => [`GET ${good()} HTTP/1.0\r\n\r\n`], statuses: [200] },
  {
    name: 'HTTP/1.0 that keeps the connection',
    pieces: () => [`GET ${good()} HTTP/1.0\r\nConnection: keep-alive\r\n\r\n`, `GET ${good()} HTTP/1.0\r\n\r\n`],
    statuses: [200, 200],
  },
  { name: 'HTTP/1.1 without a host', pieces: () => [`GET ${good()} HTTP/1.1\r\n\r\n`], statuses: [400] },
  { name: 'another HTTP', pieces: () => [raw(`GET ${good()} HTTP/9.7`)], statuses: [400] },
  {
    name: 'several at once',
    pieces: () => [
      keptAlive(good()) + keptAlive('/?Version=2014-05-26') + keptAlive(good()) + get(`${first}&Action=X`),
    ],
    statuses: [200, 400, 200, 404],
    code: 'InvalidAction.NotFound',
  },
  {
    name: 'several at once, then nonsense',
    pieces: () => [`${keptAlive(good())}${keptAlive(good())}\x01\r\n\r\n`],
    statuses: [200, 200, 400],
  },
  {
    name: 'a body larger than the limit',
    pieces: () => [post(first, form, 'x'.repeat(3_000_000))],
    statuses: [413],
    code: 'ContentTooLarge',
  },
  {
    name: 'cut in its head',
    pieces: () => [`GET ${good()} HTTP/1.1\r\nHo`],
    statuses: [400],
    hangsUp: true,
  },
  {
    name: 'cut in its body',
    pieces: () => [raw(`POST ${good()} HTTP/1.1`, ['Content-Length: 10'], 'abc')],
    statuses: [400],
    hangsUp: true,
  },
  ...['PUT', 'DELETE', 'OPTIONS', 'PATCH'].map((method) => ({
    name: method,
    pieces: () => [raw(`${method} ${good()} HTTP/1.1`)],
    statuses: [400],
    code: 'UnsupportedHTTPMethod',
  })),
  { name: 'HEAD', pieces: () => [raw(`HEAD ${good()} HTTP/1.1`)], statuses: [400] },
  { name: 'TRACE', pieces: () => [raw(`TRACE ${good()} HTTP/1.1`)], statuses: [400] },
  { name: 'CONNECT', pieces: () => [raw('CONNECT 127.0.0.1:80 HTTP/1.1')], statuses: [400] },
  { name: 'OPTIONS of everything', pieces: () => [raw('OPTIONS * HTTP/1.1')], statuses: [400] },
  { name: 'no method at all', pieces: () => [raw(`COFFEE ${good()} HTTP/1.1`)], statuses: [400] },
  { name: 'an absolute URL', pieces: () => [get(`http://127.0.0.1:4010${good()}`)], statuses: [200] },
  { name: 'an absolute URL with a password', pieces: () => [get(`http://a:b@127.0.0.1${good()}`)], statuses: [400] },
  { name: 'an absolute URL that is none', pieces: () => [get('http://[/')], statuses: [400] },
  { name: 'a control byte in a header', pieces: () => [raw(`GET ${good()} HTTP/1.1`, ['X-A: \x00'])], statuses: [400] },
  {
    name: 'bytes beyond ASCII in a header',
    pieces: () => [Buffer.from(raw(`GET ${good()} HTTP/1.1`, ['X-A: \u00ff\u00fe']), 'latin1')],
    statuses: [200],
  },
  { name: 'an expectation', pieces: () => [raw(`GET ${good()} HTTP/1.1`, ['Expect: coffee'])], statuses: [417] },
  {
    name: 'a slow client',
    pieces: () => {
      const all = get(good());
      return [all.slice(0, 20), all.slice(20, 60), all.slice(60)];
    },
    statuses: [200],
  },
];

/** Sends the pieces and reads until the server ends the connection; fails where it does not within that time. */
export function exchangeRaw(port: number, request: RawRequest, patienceMs = 5_000): Promise<readonly RawAnswer[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`${request.name}: no end of the answer, got ${Buffer.concat(chunks).toString('latin1')}`));
    }, patienceMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    // What cannot be sent any more does not matter as long as the answer is there.
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(readAnswers(Buffer.concat(chunks).toString('latin1')));
    });
    sendPieces(socket, request).catch(() => socket.destroy());
  });
}

async function sendPieces(socket: ReturnType<typeof connect>, { pieces, hangsUp }: RawRequest): Promise<void> {
  for (const [index, piece] of pieces().entries()) {
    if (index > 0) await new Promise((resume) => setTimeout(resume, 15));
    if (!socket.destroyed) socket.write(piece);
  }
  if (hangsUp === true) socket.end();
}

/** Text of bytes, one character each: lengths are of bytes. What comes in chunks is shown as it came. */
function readAnswers(text: string): readonly RawAnswer[] {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return [];
  const headers = text.slice(0, end);
  const rest = text.slice(end + 4);
  const stated = /^content-length: (\d+)/im.exec(headers)?.[1];
  const length = stated === undefined ? rest.indexOf(lastChunk) + lastChunk.length : Number(stated);
  const body = Buffer.from(rest.slice(0, length), 'latin1').toString('utf8');
  return [{ status: Number(headers.split(' ')[1]), headers, body }, ...readAnswers(rest.slice(length))];
}

const lastChunk = '0\r\n\r\n';
