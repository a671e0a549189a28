/** The table of emitters: what a run writes. A new one is one file and one row; the shared test runs over every row. */
import type { Emitter } from '../model.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';

/** Every form of the report, in the order in which they are written. */
export const emitters: readonly Emitter[] = [json, html, junit, markdown];
