/**
 * Writes an answer in the vendor's envelope, as JSON or XML. The wire binding and the gateway's envelope fields say where
 * each value goes. Nothing here knows a vendor.
 */
import type { FormatName, WireBinding } from '#specs';
import type { EnvelopeFacts, EnvelopeFields, Gateway } from '../behaviours/behaviour.ts';
import type { JsonObject } from '../json.ts';
import { buildXml } from './build-xml.ts';
import { withValueAt } from './json-pointer.ts';

/** Everything that an envelope shows in addition to the answer itself. */
export interface AnswerContext {
  readonly binding: WireBinding;
  readonly gateway: Gateway;
  readonly format: FormatName;
  readonly facts: Omit<EnvelopeFacts, 'code'>;
}

/** An error after its message was looked up. */
export interface WireError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const mediaTypes: Readonly<Record<FormatName, string>> = {
  json: 'application/json;charset=utf-8',
  xml: 'text/xml;charset=utf-8',
};

/** The answer to a request that succeeded. */
export function encodeSuccess(context: AnswerContext, result: JsonObject): Response {
  const { binding, gateway, facts } = context;
  const root = (binding.xmlSuccessRoot ?? '{operation}').replace('{operation}', facts.operation);
  const body = withValueAt(envelope(context, gateway.envelope.success, ''), binding.result, result);
  return encoded(context, { status: binding.successStatus, root, body });
}

/** The answer to a request that was refused. */
export function encodeError(context: AnswerContext, error: WireError): Response {
  const { binding, gateway } = context;
  const coded = withValueAt(envelope(context, gateway.envelope.error, error.code), binding.errorCode, error.code);
  const body = withValueAt(coded, binding.errorMessage, error.message);
  return encoded(context, { status: error.status, root: binding.xmlErrorRoot ?? 'Error', body });
}

function envelope({ binding, facts }: AnswerContext, fields: EnvelopeFields, code: string): JsonObject {
  const start = withValueAt({}, binding.requestId, facts.requestId);
  return Object.entries(fields).reduce((whole, [pointer, makeValue]) => {
    const value = makeValue({ ...facts, code });
    return value === undefined ? whole : withValueAt(whole, pointer, value);
  }, start);
}

function encoded(
  { format, gateway }: AnswerContext,
  { status, root, body }: { readonly status: number; readonly root: string; readonly body: JsonObject },
): Response {
  const text = format === 'json' ? JSON.stringify(body) : buildXml(root, body, gateway.envelope.cdata);
  return new Response(text, { status, headers: { 'content-type': mediaTypes[format] } });
}
