/** Describes how a request differs on the wire from the usual form, one line per difference. */
import type { WireForm } from '#contracts';

const words: Readonly<Record<string, string>> = {
  signedWith: 'signed with the secret',
  sentAt: 'says it was made at',
  parametersIn: 'parameters in',
  protocolIn: 'protocol in',
};

/** Name and value of everything in the form, as one flat list. */
export function wireFacts(form: WireForm = {}): Readonly<Record<string, string>> {
  const { places = {}, added = {}, changed = {}, headers = {}, signedHeaders, formatText, ...rest } = form;
  const put = (prefix: string, values: Readonly<Record<string, string | null>>) =>
    Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, value ?? 'nothing'] as const);
  return Object.fromEntries([
    ...Object.entries(rest).map(([name, value]) => [words[name] ?? name, value] as const),
    ...put('header', headers),
    ...(signedHeaders === undefined ? [] : [['signed headers', signedHeaders.join(', ')] as const]),
    ...(formatText === undefined ? [] : [['format', formatText ?? 'nothing'] as const]),
    ...put('in the place of', places),
    ...put('added after signing', added),
    ...put('changed after signing', changed),
  ]);
}

/** `signer: rpc-hmac-sha1`, `in the place of version: nothing`. */
export function sayWireForm(form: WireForm | undefined): readonly string[] {
  return Object.entries(wireFacts(form)).map(([name, value]) => `${name}: ${value}`);
}
