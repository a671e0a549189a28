import type { Block, SourceDocument } from '../model.ts';

/** The plug-in for one page layout. It finds tables and text; what they mean is not its business. */
export interface Reader {
  readonly name: string;
  /** How much of the page speaks for this layout: the number of table rows it would find; 0 for none. */
  recognises(document: SourceDocument): number;
  /** The page in blocks, in page order. Never throws, whatever the text. */
  read(document: SourceDocument): readonly Block[];
}
