import type { PageFacts, Provenance } from '../../model.ts';
import { parseTolerantly, xmlRoot } from '../read-examples.ts';
import { type FindingRule, makeFinding } from './finding-rule.ts';
import { NameBeginnings } from './name-beginnings.ts';
import { namesInAnswer } from './names-in-answer.ts';

/** Applies a rule to the pages that are about an operation. */
export function perPage(
  rule: (page: PageFacts, operation: string) => readonly Parameters<typeof makeFinding>[1][],
): FindingRule {
  return ({ pack, pages }) =>
    pages.flatMap((page) =>
      page.operation === undefined ? [] : rule(page, page.operation).map((finding) => makeFinding(pack, finding)),
    );
}

function wholePage(page: PageFacts): Provenance {
  return { document: page.document.id, lines: [1, Math.max(1, page.document.lines.length)] };
}

export const exampleNotValid: FindingRule = perPage((page, operation) =>
  page.examples
    .filter((example) => example.problem !== undefined)
    .map((example) => ({
      kind: `example-not-valid-${example.format}`,
      operation,
      subject: page.document.id,
      summary: `A printed sample is ${example.problem ?? 'not valid'}.`,
      places: [example.provenance],
    })),
);

export const exampleMissing: FindingRule = perPage((page, operation) =>
  page.examples.some((example) => example.format !== 'request')
    ? []
    : [
        {
          kind: 'example-missing',
          operation,
          subject: page.document.id,
          summary: 'The page prints no sample of a success answer.',
          places: [wholePage(page)],
        },
      ],
);

export const responseNotStated: FindingRule = perPage((page, operation) =>
  page.response.length > 0
    ? []
    : [
        {
          kind: 'response-not-stated',
          operation,
          subject: page.document.id,
          summary: 'The page has no table of response fields.',
          places: [wholePage(page)],
        },
      ],
);

export const wrongRootElement: FindingRule = perPage((page, operation) =>
  page.examples.flatMap((example) => {
    const root = example.format === 'xml' ? xmlRoot(example.text) : undefined;
    if (root === undefined || root === `${operation}Response` || root === 'Error') return [];
    return {
      kind: 'wrong-root-element',
      operation,
      subject: root,
      summary: `The XML sample has the root ${root}, not ${operation}Response.`,
      places: [example.provenance],
    };
  }),
);

/**
 * Pairs of names of which one begins with the other. Each name is reported once, with the longest name that it begins
 * with.
 */
function namedAlike(
  names: readonly string[],
  others: readonly string[],
): readonly (readonly [name: string, other: string])[] {
  const inOthers = new NameBeginnings(others);
  const inNames = new NameBeginnings(names);
  const longer = names.flatMap((name) => {
    const other = inOthers.within(name);
    return other === undefined ? [] : [[name, other] as const];
  });
  const shorter = others.flatMap((other) => {
    const name = inNames.within(other);
    return name === undefined ? [] : [[name, other] as const];
  });
  return [...longer, ...shorter];
}

/** A field that only the table has and a field that only a sample has, if one name begins with the other. */
export const fieldNamedDifferently: FindingRule = perPage((page, operation) => {
  const table = new Map(page.response.map((field) => [field.name, field.provenance]));
  return page.examples
    .filter((example) => example.format === 'json')
    .flatMap((example) => {
      const shown = namesInAnswer(parseTolerantly(example.text));
      const onlyTable = [...table.keys()].filter((name) => !shown.has(name));
      const onlyShown = [...shown].filter((name) => !table.has(name));
      return namedAlike(onlyTable, onlyShown).map(([name, other]) => ({
        kind: 'field-named-differently',
        operation,
        subject: `${name} ${other}`,
        summary: `The table calls a response field ${name}, the sample ${other}.`,
        places: [table.get(name) ?? wholePage(page), example.provenance],
      }));
    });
});

const doubts = {
  'read-in-part': [
    'description-read-in-part',
    'The description is longer than any is read: what its end states is lost.',
  ],
  'split-guessed': [
    'message-end-guessed',
    'Message and description stand one behind the other in one language: the first sentence was taken for the message.',
  ],
} as const;

export const doubtfulRow: FindingRule = perPage((page, operation) =>
  page.doubtful.map(({ doubt, provenance }) => ({
    kind: doubts[doubt][0],
    operation,
    subject: `${provenance.document}:${provenance.lines.join('-')}`,
    summary: doubts[doubt][1],
    places: [provenance],
  })),
);

export const unreadRow: FindingRule = ({ pack, pages }) =>
  pages.flatMap((page) =>
    page.unread.map((place) =>
      makeFinding(pack, {
        kind: 'unreadable-row',
        ...(page.operation === undefined ? {} : { operation: page.operation }),
        subject: `${place.document}:${place.lines.join('-')}`,
        summary: 'What reads like a row could not be read.',
        places: [place],
      }),
    ),
  );
