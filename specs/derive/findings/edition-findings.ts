import { type FindingRule, makeFinding } from './finding-rule.ts';

/** Rows that the newest edition no longer has. Such a row is optional (level `may`). */
export const rowOnlyInOlderEdition: FindingRule = ({ pack, operations }) =>
  operations.flatMap((spec) =>
    spec.errors
      .filter((row) => row.outdated)
      .map((row) =>
        makeFinding(pack, {
          kind: 'row-only-in-older-edition',
          operation: spec.name,
          subject: `${row.status} ${row.code}`,
          summary: 'The newest edition has no such row.',
          places: [row.provenance, ...row.older],
        }),
      ),
  );

/** A page that is neither the reference of an operation nor a matrix. */
export const noOperation: FindingRule = ({ pack, pages }) =>
  pages
    .filter((page) => page.kind === 'other')
    .map((page) =>
      makeFinding(pack, {
        kind: 'no-operation',
        subject: page.document.id,
        summary: 'The page is no reference of an operation and no arrears matrix; nothing was derived from it.',
        places: [{ document: page.document.id, lines: [1, Math.max(1, page.document.lines.length)] }],
      }),
    );
