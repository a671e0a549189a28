/**
 * The parts of a run record that reports publish unchanged. Each is written once: model.ts takes its types from here, and the
 * JSON Schema of reports contains the same pieces under `$defs`. Published schemas stay compatible, so nothing becomes required.
 */
import { Type } from 'typebox';
import { httpMethodSchema } from '#contracts';
import { type DataOf, levelSchema, mapOf, nameSchema, referTo } from '#specs';

// --- the wire -------------------------------------------------------------------------------------------------------

export const targetKind = Type.Enum(['embedded', 'disposable', 'vendor'], {
  type: 'string',
  description:
    'embedded: the mock in the same process. disposable: a target that may be changed at will. vendor: any other target.',
});
/** `embedded` is the mock in this process. A `disposable` target may be changed at will. Anything else is a `vendor`. */
export type TargetKind = DataOf<typeof targetKind>;

export const headers = nameSchema(
  'headers',
  mapOf(Type.String({ description: 'Value of one header. Repeated headers are joined.' }), {
    description: 'Headers by lower-case name.',
  }),
);

export const request = nameSchema(
  'request',
  Type.Object(
    {
      method: Type.Enum(httpMethodSchema.enum, { type: 'string', description: 'HTTP method.' }),
      url: Type.String({ description: 'URL with its query. Secrets are replaced.' }),
      headers: referTo(headers, 'Headers that were sent.'),
      body: Type.String({ description: 'Body that was sent. Empty if there was none.' }),
    },
    { description: 'The request as it was sent, without anything that proves who sent it.' },
  ),
);
/** A request as it leaves. Header names are lower case. */
export type HttpRequest = DataOf<typeof request.schema>;

const response = Type.Object(
  {
    status: Type.Integer({ minimum: 0, description: 'HTTP status.' }),
    headers: referTo(headers, 'Headers that were received.'),
    body: Type.String({ description: 'Body as received. The target wrote it, so do not trust it.' }),
    miscoded: Type.Optional(
      Type.String({
        description:
          'What is wrong, in one sentence, if the bytes of the body are not coded as its headers say. Otherwise absent.',
      }),
    ),
  },
  { description: 'The response as it was received.' },
);
export type HttpResponse = DataOf<typeof response>;

/** Why there is no usable answer. */
export type TransportFault =
  | 'refused-by-guard'
  | 'unreachable'
  | 'connection-lost'
  | 'timeout'
  | 'cancelled'
  | 'too-large'
  | 'redirect';

/** The fields of an exchange. The report adds the role of the trial. */
export const exchangeFields = {
  operation: Type.String({ description: 'Operation that was called.' }),
  request: referTo(request, 'The request as it was sent, without anything that proves who sent it.'),
  response: Type.Optional(response),
  fault: Type.Optional(
    Type.Object(
      {
        // The schema leaves the list of faults open, so that a new one is no new version of the format.
        kind: Type.Unsafe<TransportFault>({
          type: 'string',
          description: 'Stable name of the fault, such as unreachable or timeout.',
        }),
        message: Type.String({ description: 'What happened, in words.' }),
      },
      { description: 'Why there is no response.' },
    ),
  ),
  durationMs: Type.Number({ minimum: 0, description: 'Milliseconds from sending to the last byte.' }),
};
const exchange = Type.Object(exchangeFields);
/** A request and its response, redacted. It has either `response` or `fault`. */
export type Exchange = DataOf<typeof exchange>;

// --- judgement ------------------------------------------------------------------------------------------------------

export const level = nameSchema(
  'level',
  Type.Enum(levelSchema.enum, {
    type: 'string',
    description: 'must: a miss is a failure. should: a miss is a warning. may: optional.',
  }),
);

const checkSubject = Type.Enum(['identity', 'content', 'shape', 'wording', 'effect'], {
  type: 'string',
  description:
    'Subject of the check: identity (status and code), content, shape (fields and types), wording, or effect. Reports of earlier versions lack it.',
});
/**
 * The subject of a check. `identity`: which answer it is (status and code). `content`: the answer holds what was asked for.
 * `shape`: fields and types. `wording`: text for people. `effect`: what the request did.
 */
export type CheckSubject = DataOf<typeof checkSubject>;

export const mismatch = nameSchema(
  'mismatch',
  Type.Object(
    {
      check: Type.String({ description: 'Name of the check that found it, for people.' }),
      about: Type.Optional(checkSubject),
      level: referTo(level, 'Level of the rule that was missed.'),
      path: Type.String({ description: 'JSON Pointer into the answer, or a place in the observed world.' }),
      expected: Type.String({ description: 'What the page says.' }),
      actual: Type.String({ description: 'What the target showed.' }),
    },
    { description: 'One place where the answer differs from the page.' },
  ),
);
/** One place where the answer differs from the page. No verdict depends on the name of the check. */
export type Mismatch = DataOf<typeof mismatch.schema> & { readonly about: CheckSubject };

export const verdict = nameSchema(
  'verdict',
  Type.Enum(['pass', 'fail', 'warning', 'skip', 'inconclusive'], {
    type: 'string',
    description:
      'pass: the answer is what the page says. fail: it is not. warning: something recommended was missed. skip: not applicable, not selected or unsupported. inconclusive: the case could not be judged.',
  }),
);
export type Verdict = DataOf<typeof verdict.schema>;

export const party = Type.Enum(['target', 'owner', 'suite', 'caller', 'documents'], {
  type: 'string',
  description: 'Who decided a skip, or whose fault it is that the case could not be judged.',
});
/** Who decided a skip, or whose fault it is that a case could not be judged. */
export type Party = DataOf<typeof party>;

export const trialRole = Type.Enum(['trial', 'without-cause', 'same-state', 'channel'], {
  type: 'string',
  description: 'trial: the judged side. The others are its controls, named by how they differ from it.',
});
export type TrialRole = DataOf<typeof trialRole>;

export const judgedAnswer = nameSchema(
  'judged',
  Type.Object(
    {
      outcome: Type.Enum(['success', 'error'], {
        type: 'string',
        description: 'Whether the answer is a success or an error.',
      }),
      status: Type.Integer({ description: 'HTTP status.' }),
      code: Type.Optional(
        Type.String({ description: 'Error code. Absent for a success, and for an error without a code.' }),
      ),
    },
    { description: 'An answer as data.' },
  ),
);
/** The answer to the judged request, as data. `code` is absent for a success, and for an error without a code. */
export type JudgedAnswer = DataOf<typeof judgedAnswer.schema>;

export const undocumentedAnswer = nameSchema(
  'undocumented',
  Type.Object(
    {
      pack: Type.String({ description: 'Pack of the operation.' }),
      operation: Type.String({ description: 'Operation that gave the answer.' }),
      status: Type.Integer({ minimum: 0, description: 'HTTP status of the answer.' }),
      code: Type.String({ description: 'Error code of the answer. The target wrote it, so do not trust it.' }),
      cases: Type.Array(Type.String({ description: 'Id of a case.' }), {
        description: 'Cases in which the answer came.',
      }),
      request: referTo(request, 'One of the requests that got this answer, redacted.'),
    },
    { description: 'An answer that no page lists for the operation.' },
  ),
);
/** An answer that no page lists for the operation. */
export type UndocumentedAnswer = DataOf<typeof undocumentedAnswer.schema>;
