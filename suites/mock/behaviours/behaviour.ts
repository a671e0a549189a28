/**
 * What a behaviour is: one operation's decisions as plain data and plain functions, written by hand from the vendor's page.
 * Everything that decides is in tables (rules in order, codes by parameter), so that an audit can leave out or exchange
 * one entry. A behaviour never reads cases, causes, checks or the derived arrears matrix.
 */
import type { Operation } from '#specs';
import type { SignatureFault } from '../../signers/signer.ts';
import type { JsonObject } from '../json.ts';
import type { ProviderStateRow } from '../provider-states/provider-state.ts';
import type { World } from '../world.ts';

/**
 * One documented answer. `message` is a part of the text, and identifies one of several rows with this code. `values` replace
 * each `%s`.
 */
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
  /** For a missing parameter that `missing` does not list. Absent: `otherwise`. */
  readonly missingOtherwise?: (parameter: string) => ErrorChoice;
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
  /** Calls whose client token is ignored, as the page states. */
  readonly ignoresToken?: (call: Call) => boolean;
  /** Refusals in the order in which they are tried. */
  readonly rules: readonly Rule[];
  readonly effect: (call: Call) => Effect;
}

/** The facts of a request that a refusal of the protocol may print. */
export interface Asked {
  readonly operation: string;
  readonly version: string;
  /** The service that the signature was made for. */
  readonly service: string;
}

/** Refusals of the vendor's protocol, before any operation. */
export interface ProtocolErrors {
  readonly method: ErrorChoice;
  readonly missingVersion: ErrorChoice;
  readonly unknownVersion: (asked: Asked) => ErrorChoice;
  readonly missingAction: ErrorChoice;
  readonly unknownAction: (asked: Asked) => ErrorChoice;
  readonly unknownService: (asked: Asked) => ErrorChoice;
  /** A parameter of the protocol was given twice. */
  readonly givenTwice: (name: string, asked: Asked) => ErrorChoice;
  readonly unknownFormat: ErrorChoice;
  readonly nonceUsed: ErrorChoice;
  readonly internalFault: ErrorChoice;
  readonly signature: Readonly<Record<SignatureFault, (details: SignatureDetails) => ErrorChoice>>;
}

/** The facts of a signature that a refusal may print. */
export interface SignatureDetails {
  readonly accessKeyId: string;
  readonly stringToSign: string;
}

/** A place in a request that may hold the operation, its version or its parameters. */
export type RequestPlace = 'query' | 'header' | 'form' | 'json';

/** Facts of a request and its answer that an envelope may print. */
export interface EnvelopeFacts extends Asked {
  readonly region: string;
  readonly host: string;
  readonly requestId: string;
  /** The code of the error; empty for a success. */
  readonly code: string;
}

/** Fields of an envelope by JSON Pointer, each made from the facts. A field that is undefined is left out. */
export type EnvelopeFields = Readonly<Record<string, (facts: EnvelopeFacts) => string | number | undefined>>;

/** How the mock speaks the protocol of one vendor product, whatever the operation. */
export interface Gateway {
  /** Follows the region in the name of a zone. */
  readonly zoneSuffix: string;
  /** Precedes the digits of an order number. */
  readonly orderPrefix: string;
  readonly newRequestId: (now: Date) => string;
  /** The mock looks for operation and version in these places, in this order. */
  readonly namedIn: readonly RequestPlace[];
  /** The mock takes parameters from these places. If two have the same name, the earlier place counts. */
  readonly parametersIn: readonly Exclude<RequestPlace, 'header'>[];
  /** Fields of the envelope that the wire binding does not state. */
  readonly envelope: {
    readonly success: EnvelopeFields;
    readonly error: EnvelopeFields;
    /** Elements whose text is written as CDATA. */
    readonly cdata: readonly string[];
  };
  readonly protocol: ProtocolErrors;
}

/** A behaviour, or how to load it when the operation is first called. */
export type BehaviourSource = Behaviour | (() => Promise<Behaviour>);

/** Everything that the mock does for one vendor product. */
export interface PackBehaviours extends Gateway {
  /** By operation name. The names are known before any behaviour is loaded. */
  readonly operations: Readonly<Record<string, BehaviourSource>>;
  /** Provider states of this product alone, by name. */
  readonly states?: Readonly<Record<string, ProviderStateRow>>;
}
