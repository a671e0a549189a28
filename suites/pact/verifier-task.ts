/** The messages to and from the process that runs Pact's Verifier. */
import type { Target } from '../model.ts';

export interface VerifierTask {
  readonly pack: string;
  /** Folder of a pack outside the installation. `withCode`: our process has loaded the pack's code. */
  readonly external?: { readonly folder: string; readonly withCode: boolean };
  readonly baseUrl: string;
  readonly kind: Target['kind'];
  readonly stateUrl: string;
  readonly pactFiles: readonly string[];
  readonly timeoutMs: number;
  /** Plain text: this message goes only to our own child process. */
  readonly credentials: {
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
    readonly securityToken?: string;
  };
}

/** One replayed interaction; its description is the id of a case. */
export interface InteractionOutcome {
  readonly case: string;
  readonly ok: boolean;
  readonly mismatches: readonly string[];
  /** A state hook of this interaction that failed, with its answer. */
  readonly stateFailure?: string;
}

export type VerifierReply =
  | { readonly outcome: 'verified'; readonly interactions: readonly InteractionOutcome[] }
  | { readonly outcome: 'broken'; readonly reason: string };
