import { Document, isMap, isScalar, isSeq, visit } from 'yaml';

/** Keys whose value stays on one line: places and lists of values read better so. */
const inlineKeys = new Set(['provenance', 'x-provenance', 'places', 'editions']);

/**
 * One value as YAML, the same bytes every time: keys in their given order, no line folding, no anchors, lists of plain
 * values and places on one line.
 */
export function toYaml(value: unknown, comment: string): string {
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, {
    Seq(_, node) {
      if (node.items.every((item) => isScalar(item))) node.flow = true;
    },
    Pair(_, pair) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!inlineKeys.has(key)) return;
      if (isMap(pair.value)) pair.value.flow = true;
      if (isSeq(pair.value)) for (const item of pair.value.items) if (isMap(item)) item.flow = true;
    },
  });
  document.commentBefore = ` ${comment}`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
