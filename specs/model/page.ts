/** A page as text, and its layout: what a reader makes of a page before anything is understood. */

/** First and last line of a place on a page, 1-based, both inclusive. */
export type LineSpan = readonly [from: number, to: number];

/** The place of a fact: the document's id (documents.lock.yaml has its sha256) and its lines. */
export interface Provenance {
  readonly document: string;
  readonly lines: LineSpan;
}

/** A vendor page as text. `id` is the file's base name, or the id that a pack's lock file gives to that sha256. */
export interface SourceDocument {
  readonly id: string;
  readonly sha256: string;
  readonly lines: readonly string[];
}

/** Half-open range of character offsets in the page's lines joined by line feeds. */
export type TextSpan = readonly [from: number, to: number];

/** One cell as printed, blanks at its ends removed, escapes kept. */
export interface Cell {
  readonly text: string;
  readonly span: TextSpan;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly lines: LineSpan;
  /** The page breaks off inside the row, so the row gives no facts. */
  readonly cut?: true;
  /** Nothing on the page says where one of its cells ends. */
  readonly guessed?: true;
}

export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly TableRow[];
  readonly lines: LineSpan;
}

/** One piece of a page in page order. Prose keeps its line breaks; code keeps its text unchanged. */
export type Block =
  | { readonly block: 'heading'; readonly text: string; readonly level: number; readonly lines: LineSpan }
  | { readonly block: 'table'; readonly table: Table }
  | { readonly block: 'code'; readonly text: string; readonly lines: LineSpan }
  | { readonly block: 'prose'; readonly text: string; readonly lines: LineSpan };

export interface PageLayout {
  readonly document: SourceDocument;
  /** Name of the reader that recognised the layout. */
  readonly reader: string;
  readonly blocks: readonly Block[];
}
