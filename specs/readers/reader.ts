import type { TableFinder } from './read-blocks.ts';

/** The plug-in for one page layout. It finds tables at a line, and does not interpret them. It never throws. */
export interface Reader {
  readonly name: string;
  readonly findTable: TableFinder;
}
