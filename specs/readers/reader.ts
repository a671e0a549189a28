import type { TableFinder } from './read-blocks.ts';

/** The plug-in for one page layout. It finds tables at a line; what they mean is not its business. It never throws. */
export interface Reader {
  readonly name: string;
  readonly findTable: TableFinder;
}
