import type { Finding, PageFacts, Provenance } from '../../model.ts';
import type { OperationSpec } from '../operation-spec.ts';

/** Input of a rule: the pages of a pack and the facts derived from them. */
export interface FindingInput {
  readonly pack: string;
  readonly pages: readonly PageFacts[];
  readonly operations: readonly OperationSpec[];
  /** Other packs that are derived at the same time. */
  readonly others?: readonly { readonly pack: string; readonly operations: readonly OperationSpec[] }[];
}

/** One kind of finding: pure, repeatable, in page order. */
export type FindingRule = (input: FindingInput) => readonly Finding[];

/** A finding under its stable id. Without an operation it is about the whole pack. */
export function makeFinding(
  pack: string,
  finding: {
    readonly kind: string;
    readonly operation?: string;
    readonly subject: string;
    readonly summary: string;
    readonly places: readonly Provenance[];
  },
): Finding {
  const { kind, operation, subject, summary, places } = finding;
  const id = `${pack}/${operation ?? 'all'}/${kind}/${subject.replace(/\s+/g, '_')}`;
  return { id, kind, ...(operation === undefined ? {} : { operation }), subject, summary, places };
}
