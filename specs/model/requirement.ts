import type { Level, ProfileName } from './hand-written.ts';
import type { Provenance } from './page.ts';

/** A contradiction, a gap or an unreadable place in the documents. */
export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly operation?: string;
  /** Names, codes, statuses and values that it is about; no sentence of the page. */
  readonly subject: string;
  /** One sentence of ours that says what is wrong. */
  readonly summary: string;
  readonly places: readonly Provenance[];
}

export type RequirementKind = 'error-row' | 'arrears-cell' | 'parameter' | 'behaviour' | 'effect' | 'wire';

/** One normative statement. `id` is stable over editions: two editions that say the same share it. */
export interface Requirement {
  readonly id: string;
  readonly kind: RequirementKind;
  /** `*` for what is true of every operation. */
  readonly operation: string;
  readonly profile: ProfileName;
  readonly level: Level;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly condition?: string;
  readonly expected?: 'error' | 'normal';
  /** For kind `parameter`: the parameter and the JSON Schema keyword it is about (`required`, `enum`, `maxLength` …). */
  readonly parameter?: string;
  readonly keyword?: string;
  /** For a statement of the prose, entered by hand: what it says, in our own words. */
  readonly says?: string;
  /** For a statement about the protocol: what it is known from. */
  readonly source?: string;
  /** Every place that says so, newest edition first. Occurrences are counted over these. */
  readonly provenance: readonly Provenance[];
}
