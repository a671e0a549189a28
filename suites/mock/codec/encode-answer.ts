/**
 * An answer in the vendor's envelope, JSON or XML. Where things stand is said by the wire binding and by the envelope fields
 * of the vendor's behaviours; nothing here knows a vendor.
 */
import type { FormatName, WireBinding } from '#specs';
import type { EnvelopeFact, VendorBehaviours } from '../behaviours/behaviour.ts';
import type { JsonObject } from '../json.ts';
import { buildXml } from './build-xml.ts';
import { withValueAt } from './json-pointer.ts';

/** Everything that an envelope shows beside the answer itself. */
export interface AnswerContext {
  readonly binding: WireBinding;
  readonly vendor: VendorBehaviours;
  readonly format: FormatName;
  readonly requestId: string;
  readonly operation: string;
  readonly host: string;
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
  const { binding, vendor, operation } = context;
  const root = (binding.xmlSuccessRoot ?? '{operation}').replace('{operation}', operation);
  const body = withValueAt(envelope(context, vendor.envelope.success), binding.result, result);
  return encoded(context, { status: binding.successStatus, root, body });
}

/** The answer to a request that was refused. */
export function encodeError(context: AnswerContext, error: WireError): Response {
  const { binding, vendor } = context;
  const coded = withValueAt(envelope(context, vendor.envelope.error), binding.errorCode, error.code);
  const body = withValueAt(coded, binding.errorMessage, error.message);
  return encoded(context, { status: error.status, root: binding.xmlErrorRoot ?? 'Error', body });
}

function envelope(context: AnswerContext, fields: Readonly<Record<string, EnvelopeFact>>): JsonObject {
  const facts: Readonly<Record<EnvelopeFact, string>> = {
    operation: context.operation,
    version: context.binding.version,
    service: context.binding.service,
    region: context.binding.region,
    host: context.host,
  };
  const start = withValueAt({}, context.binding.requestId, context.requestId);
  return Object.entries(fields).reduce((whole, [pointer, fact]) => withValueAt(whole, pointer, facts[fact]), start);
}

function encoded(
  { format }: AnswerContext,
  { status, root, body }: { readonly status: number; readonly root: string; readonly body: JsonObject },
): Response {
  const text = format === 'json' ? JSON.stringify(body) : buildXml(root, body);
  return new Response(text, { status, headers: { 'content-type': mediaTypes[format] } });
}
