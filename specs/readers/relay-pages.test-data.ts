/** The committed pages as rows that can be laid out again, and what of a page is judged then. */
import { readFacts } from '../derive/read-facts.ts';
import { readDocument } from '../documents/read-document.ts';
import type { PageFacts } from '../model.ts';
import { fixtures } from '../packs/fixtures.test-data.ts';
import { layOutPage } from './readers.ts';
import { errorColumns, parameterColumns, rowsOfPage, type Variant } from './relay.test-data.ts';

/** The facts of a text. */
export function factsOf(text: string): PageFacts {
  return readFacts(layOutPage(readDocument('page', text)));
}

/** What is judged: no places, since lines move, and no examples, since borderless layouts lose where they end. */
export function judged(facts: PageFacts): object {
  return {
    operation: facts.operation,
    parameters: facts.parameters.map(({ name, type, required, bounds, conditional, unsupportedValues, index }) => ({
      name,
      type,
      required,
      bounds,
      conditional,
      unsupportedValues,
      index,
    })),
    response: facts.response.filter(({ type }) => type !== 'not-stated').map(({ name, type }) => ({ name, type })),
    errors: facts.errors.map(({ status, code, message }) => ({ status, code, message })),
    unread: facts.unread.length,
  };
}

export const pages = fixtures
  .filter(({ entry }) => entry.kind === 'operation')
  .map(({ entry, document }) => {
    const facts = readFacts(layOutPage(document));
    const rows = rowsOfPage(document, entry.operation ?? '');
    return { id: entry.id, facts, rows };
  });

export const plain: Omit<Variant, 'layout' | 'language'> = {
  header: 'plain',
  parameterOrder: parameterColumns,
  errorOrder: errorColumns,
  noise: false,
  isGlued: false,
  hasBreakTags: false,
};
