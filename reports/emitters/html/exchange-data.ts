/**
 * Exchanges as data for the page's script. Results of one case share their exchanges, so each list is stored once. Long
 * bodies are cut; `report.json` has them in full.
 */
import type { ReportedExchange } from '../../model.ts';
import { clipText, printableJson } from '../printable-text.ts';
import { type Markup, trusted } from './markup.ts';
import type { ReportedCase } from './results-section.ts';

const longestBody = 20_000;
const longestHeader = 1000;

/** A data block that the browser does not execute. `<` is escaped, so no text in it can end the block. */
export function exchangeData(cases: readonly ReportedCase[]): Markup {
  const byCase = cases.map(({ id, results: [first] }) => [id, first.exchanges.map(shorten)]);
  const json = printableJson(Object.fromEntries(byCase)).replaceAll('<', '\\u003c');
  return trusted(`<script type="application/json" id="exchanges">${json}</script>`);
}

function shorten(exchange: ReportedExchange): ReportedExchange {
  const { request, response } = exchange;
  const cut = (text: string) => clipText(text, longestBody);
  return {
    ...exchange,
    request: { ...request, url: cut(request.url), headers: shortenHeaders(request.headers), body: cut(request.body) },
    ...(response === undefined
      ? {}
      : { response: { ...response, headers: shortenHeaders(response.headers), body: cut(response.body) } }),
  };
}

function shortenHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const cut = (text: string) => clipText(text, longestHeader);
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [cut(name), cut(value)]));
}
