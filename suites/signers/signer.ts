/** What a signer is: it signs requests, verifies them, and says where its protocol's facts travel. */
import type { ProtocolPlace, WireForm } from '#contracts';
import type { Credentials, HttpMethod, HttpRequest } from '../model.ts';

/** A request before it is signed. `parameters` are the operation's own, as text and in order. */
export interface UnsignedRequest
  extends Pick<WireForm, 'parametersIn' | 'protocolIn' | 'headers' | 'signedHeaders' | 'signedWith'> {
  readonly method: HttpMethod;
  readonly baseUrl: string;
  readonly operation: string;
  readonly version: string;
  readonly region: string;
  readonly service: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Replaces the text at places of the protocol. Null leaves the place empty. */
  readonly places?: Readonly<Partial<Record<ProtocolPlace, string | null>>>;
}

export interface SigningContext {
  readonly now: Date;
  /** Never used twice by one signer. */
  readonly nonce: string;
}

/** A key as a server knows it. A temporary key is accepted only with its session token. */
export interface KnownKey extends Credentials {
  readonly temporary?: true;
}

/**
 * What can be wrong with the signature of a request. Each fault has its own refusal. `missing`: the request has no part of the
 * signature. `unknown-method`: it names an unsupported signature. `malformed`: it cannot be parsed.
 */
export type SignatureFault =
  | 'missing'
  | 'missing-key'
  | 'missing-signature'
  | 'missing-nonce'
  | 'missing-time'
  | 'missing-token'
  | 'malformed'
  | 'malformed-credential'
  | 'malformed-token'
  | 'unknown-method'
  | 'unknown-key'
  | 'wrong-signature'
  | 'wrong-token'
  | 'bad-time'
  | 'expired';

/** What a verifier found: the key that signed the request, or the fault. */
export type SignatureJudgement =
  | { readonly valid: true; readonly accessKeyId: string; readonly nonce?: string }
  | {
      readonly valid: false;
      readonly fault: SignatureFault;
      /** The text that the server signed to compare. Vendors print it in their refusals. */
      readonly stringToSign?: string;
    };

/** What a server knows when it verifies a request. */
export interface Verification {
  /** Undefined for an unknown key. */
  readonly findKey: (accessKeyId: string) => KnownKey | undefined;
  /** Whether the text is a session token of any key. */
  readonly isToken: (text: string) => boolean;
  readonly now: Date;
}

/** The service and the region that a signature was made for. */
export interface Addressee {
  readonly region: string;
  readonly service: string;
}

/** Names under which one fact travels. Parameter names are compared exactly, header names in any letter case. */
export interface WireNames {
  readonly parameters: readonly string[];
  readonly headers: readonly string[];
}

/** Where a signature's protocol puts what others must find: the cost guard, the redaction of exchanges and the mock. */
export interface SignerWire {
  /** Where a request names its operation. Clients of one protocol may use several of these places at once. */
  readonly operation: WireNames;
  readonly version: WireNames;
  /** Values that prove who sent the request. They are redacted as a whole, and these names match in any letter case. */
  readonly secrets: WireNames;
  /** Secrets inside a header that holds more: the first group of the pattern is the secret. */
  readonly secretParts: readonly { readonly header: string; readonly pattern: RegExp }[];
}

export interface Signer {
  readonly name: string;
  readonly wire: SignerWire;
  /** Whether the request carries this signature, valid or not. */
  recognises(request: HttpRequest): boolean;
  sign(request: UnsignedRequest, credentials: Credentials, context: SigningContext): HttpRequest;
  verify(request: HttpRequest, verification: Verification): SignatureJudgement;
  /** The service and region of the request. Undefined if the signature does not name them or cannot be parsed. */
  addressee?(request: HttpRequest): Addressee | undefined;
}
