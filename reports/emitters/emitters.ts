/**
 * The table of emitters: the files that a run writes. A new emitter is one file and one row. A shared test runs over
 * every row.
 */
import type { Emitter } from '../model.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';

/** Every form of the report, in the order of writing. */
export const emitters: readonly Emitter[] = [json, html, junit, markdown];
