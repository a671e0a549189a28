/**
 * What a behaviour is: one operation's decisions as plain data and plain functions, written by hand from the vendor's page.
 * Everything that decides stands in tables (rules in order, codes by parameter), so that an audit can leave out or exchange
 * one entry. A behaviour never reads cases, causes, checks or the derived arrears matrix.
 */
import type { Operation } from '#specs';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** One documented answer. `message` is a piece that tells two rows of one code apart, `values` replace its `%s`. */
export interface ErrorChoice {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  readonly values?: readonly string[];
}

/** A request whose sender is known, on its way through one operation. */
export interface Call {
  readonly world: World;
  readonly operation: Operation;
  /** The operation's own parameters as wire text; empty ones are left out, they count as not given. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The billing clock. */
  readonly nowMs: number;
  /** What the sender may not do: names of operations, `price`, `refund`, each with ` on <id>` where it is about one resource. */
  readonly denied: readonly string[];
}

/** What is denied for one resource alone. */
export function deniedFor(action: string, resourceId: string): string {
  return `${action} on ${resourceId}`;
}

/** One refusal: when it applies and what is answered. */
export interface Rule {
  readonly name: string;
  readonly applies: (call: Call) => boolean;
  readonly answer: ErrorChoice;
}

/** What an operation did: the world after it and its result, or an error that leaves everything as it was. */
export type Effect =
  | { readonly outcome: 'success'; readonly world: World; readonly result: JsonObject; readonly orderId?: string }
  | { readonly outcome: 'error'; readonly answer: ErrorChoice };

/**
 * What came of a call. `site` names the decision that made it: `rule: <name>`, `missing <Parameter>`,
 * `invalid <Parameter>/<keyword>` with the keyword of the fault, `token processing`, `token mismatch`, `token replay`,
 * `denied`, `throttled`, `internal fault` or `effect`.
 */
export type Outcome = Effect & { readonly site: string };

/**
 * Codes for parameters that break the page's table: `Period/type` before `Period` before `otherwise`. Indexed names stand as
 * sent (`Filter.1.Key`) or as printed with N (`Tag.N.Key`), each also with the keyword.
 */
export interface ParameterErrors {
  readonly missing: Readonly<Record<string, ErrorChoice>>;
  readonly invalid: Readonly<Record<string, ErrorChoice>>;
  readonly otherwise: ErrorChoice;
}

/** Answers of an operation that takes a client token. */
export interface TokenErrors {
  readonly processing: ErrorChoice;
  readonly mismatch: ErrorChoice;
}

/** All decisions about one operation. */
export interface Behaviour {
  readonly throttled: ErrorChoice;
  readonly internalFault: ErrorChoice;
  /** Absent where a sender without the permission is answered by the effect itself. */
  readonly denied?: ErrorChoice;
  readonly parameters: ParameterErrors;
  readonly tokens?: TokenErrors;
  /** Calls whose client token the page says is ignored. */
  readonly ignoresToken?: (call: Call) => boolean;
  /** Refusals in the order in which they are tried. */
  readonly rules: readonly Rule[];
  readonly effect: (call: Call) => Effect;
}

/** Refusals of the vendor's protocol, before any operation. */
export interface ProtocolErrors {
  readonly unknownAction: (operation: string, version: string) => ErrorChoice;
  readonly missingAction: ErrorChoice;
  readonly missingVersion: ErrorChoice;
  readonly unknownVersion: (operation: string, version: string) => ErrorChoice;
  readonly unknownFormat: ErrorChoice;
  readonly method: ErrorChoice;
  readonly nonceUsed: ErrorChoice;
  readonly internalFault: ErrorChoice;
  readonly signature: Readonly<Record<SignatureFault, (details: SignatureDetails) => ErrorChoice>>;
}

/** What a verifier can find wrong, as in the model of this room. */
export type SignatureFault =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'wrong-signature'
  | 'bad-time'
  | 'expired'
  | 'bad-token';

/** What a refusal may tell of the signature. */
export interface SignatureDetails {
  readonly accessKeyId: string;
  readonly stringToSign: string;
}

/** Facts of an envelope that a field can show. */
export type EnvelopeFact = 'operation' | 'version' | 'service' | 'region' | 'host';

/** Everything that the mock does for one vendor product. */
export interface VendorBehaviours {
  readonly zoneSuffix: string;
  readonly orderPrefix: string;
  readonly newRequestId: (now: Date) => string;
  /** Fields of the envelope beside those of the wire binding, by JSON Pointer. */
  readonly envelope: {
    readonly success: Readonly<Record<string, EnvelopeFact>>;
    readonly error: Readonly<Record<string, EnvelopeFact>>;
  };
  readonly protocol: ProtocolErrors;
  readonly operations: Readonly<Record<string, Behaviour>>;
}
