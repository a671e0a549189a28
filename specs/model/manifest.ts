/** The forms of pack.yaml and operation.yaml. */
import { Type } from 'typebox';
import { closed, type DataOf, pointer, text, texts } from './form.ts';

export type FormatName = DataOf<typeof format>;
const format = Type.Enum(['json', 'xml']);

/** What a field of the envelope repeats of the request. */
export type EchoedFact = DataOf<typeof echoedFact>;
const echoedFact = Type.Enum(['operation', 'version', 'service', 'region', 'host']);
const echoed = Type.Record(Type.String({ pattern: '^(/[^/]*)*$' }), echoedFact, closed);

/** The parts of the envelope that `WireBinding` does not name. Keys are JSON Pointers into the decoded answer. */
export type Envelope = DataOf<typeof envelope>;
const envelope = Type.Object(
  {
    requestIdPattern: text,
    success: echoed,
    error: echoed,
    /** Where an error may have an address with more about it. */
    recommend: Type.Optional(pointer),
  },
  closed,
);

/** Where things are on the wire. Paths are JSON Pointers into the decoded answer. */
export type WireBinding = DataOf<typeof binding>;
const binding = Type.Object(
  {
    version: text,
    server: text,
    service: text,
    region: text,
    /** Signers by the name of the algorithm; the first is the default. */
    signers: Type.Array(text, { minItems: 1 }),
    formats: Type.Array(format, { minItems: 1 }),
    /** The parameter that selects the format, for vendors that have one. */
    formatParameter: Type.Optional(text),
    defaultFormat: format,
    /** Parameters that every request may carry; never parameters of an operation. */
    commonParameters: texts,
    successStatus: Type.Integer(),
    requestId: pointer,
    result: pointer,
    errorCode: pointer,
    errorMessage: pointer,
    xmlErrorRoot: Type.Optional(text),
    /** Root element of a success answer in XML; `{operation}` stands for the name. */
    xmlSuccessRoot: Type.Optional(text),
    envelope,
  },
  closed,
);

/** Names of the environment variables that hold credentials; the first that is set wins. */
export type CredentialVariables = DataOf<typeof credentials>;
const credentials = Type.Object({ accessKeyId: texts, accessKeySecret: texts, securityToken: texts }, closed);

/** An error that the vendor's protocol pages document for every operation. `source` names the page in our own words. */
export type CommonError = DataOf<typeof commonError>;
const commonError = Type.Object(
  {
    status: Type.Integer(),
    code: text,
    message: Type.String(),
    source: text,
    /**
     * What the error refuses. `parameter`: a missing or invalid one, so an operation may answer it for its own parameters.
     * `load`: nothing in the request, only the number of requests.
     */
    about: Type.Optional(Type.Array(Type.Enum(['parameter', 'operation', 'version', 'load']))),
  },
  closed,
);

/** pack.yaml: what all operations of the product share. */
export const manifest = Type.Object(
  {
    id: text,
    title: text,
    binding,
    credentials,
    commonErrors: Type.Array(commonError),
  },
  closed,
);

/** What calling an operation costs. */
export type OperationCost = DataOf<typeof operationCost>;
const operationCost = Type.Object(
  {
    /** `read` only reads. `bills` may cost money. `destroys` changes or stops what exists, even if it costs money too. */
    class: Type.Enum(['read', 'bills', 'destroys']),
    /** Such a call is never free, not even with reserved identifiers. */
    creates: Type.Boolean(),
    /** The parameters that identify what the call acts on; empty for a call that creates. */
    resources: texts,
  },
  closed,
);

/** operation.yaml: what people know about one operation. */
export const operationFile = Type.Object({ cost: operationCost }, closed);

/** What the cost guard makes of a request: `free` costs nothing and changes nothing. */
export type CostClass = 'free' | OperationCost['class'];

/** pack.yaml, with the content of each operation's operation.yaml. */
export interface PackManifest extends DataOf<typeof manifest> {
  /** Costs by operation. An operation without an entry counts as one that bills and creates. */
  readonly operations: Readonly<Record<string, OperationCost>>;
}
