import type { BentTarget } from './judge-target.ts';

/** Differs from the mock in one thing, and is still right by the pages. */
export interface RightImplementer extends BentTarget {
  readonly name: string;
  readonly operation: string;
  /** Why cases fail it nevertheless. */
  readonly accused?: string;
}
