import { Type } from 'typebox';
import type { DataOf } from './form.ts';
import type { Level, ProfileName } from './hand-written.ts';
import type { Provenance } from './page.ts';

/** A contradiction, a gap or an unreadable place in the documents. */
export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly operation?: string;
  /** Names, codes, statuses and values that the finding is about; no sentence of the page. */
  readonly subject: string;
  /** What is wrong, in one sentence of our own. */
  readonly summary: string;
  readonly places: readonly Provenance[];
}

export const requirementKind = Type.Enum(['error-row', 'arrears-cell', 'parameter', 'behaviour', 'effect', 'wire']);
export type RequirementKind = DataOf<typeof requirementKind>;

/** One normative statement. Its id is stable: two editions that say the same share one requirement. */
export interface Requirement {
  readonly id: string;
  readonly kind: RequirementKind;
  /** `*` for a requirement of every operation. */
  readonly operation: string;
  readonly profile: ProfileName;
  readonly level: Level;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly condition?: string;
  readonly expected?: 'error' | 'normal';
  /** For kind `parameter`: the parameter, and the keyword of JSON Schema (`required`, `enum`, `maxLength` …). */
  readonly parameter?: string;
  readonly keyword?: string;
  /** For a statement of the prose: what it says, in our own words. */
  readonly says?: string;
  /** For a statement about the protocol: its source. */
  readonly source?: string;
  /** Every place that says so, newest edition first. Reports count these as occurrences. */
  readonly provenance: readonly Provenance[];
}
