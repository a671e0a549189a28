/** A page that lost a section, or whose samples are broken, reads back to all of its other facts. */
import { describe, expect, test } from 'vitest';
import { derivePage } from '../derive/derive-pages.ts';
import { readDocument } from '../documents/read-document.ts';
import type { Finding, PageFacts } from '../model.ts';
import { headings, type Language, layOutAgain, layouts } from './relay.test-data.ts';
import { judged, pages, plain } from './relay-pages.test-data.ts';

const languages: readonly Language[] = ['zh', 'en'];
const everyWay = layouts.flatMap((layout) => languages.map((language) => ({ layout, language })));
/** Every third of those that have all sections: what a section is does not depend on what stands in it. */
const whole = pages
  .filter(({ rows }) => rows.response.length > 0 && rows.errors.length > 0 && rows.parameters.length > 0)
  .filter((_page, at) => at % 3 === 0);

/**
 * The text without one section: its heading and all up to the next. Words of the layout's header may be those of its heading.
 * What is last of all is followed by a heading of the site, so that it does not look like a page that breaks off.
 */
function without(text: string, heading: string, language: Language): string {
  const lines = text.split('\n');
  const isHeading = (line: string, of: readonly string[]): boolean => of.includes(line.replace(/^#+ /, ''));
  const from = lines.findIndex((line) => isHeading(line, [heading]));
  const others = headings[language].filter((other) => other !== heading);
  const length = lines.slice(from + 1).findIndex((line) => isHeading(line, others));
  const rest = length === -1 ? [] : lines.slice(from + 1 + length);
  return [...lines.slice(0, from), ...rest, '', `## ${language === 'zh' ? '相关文档' : 'Related topics'}`, ''].join(
    '\n',
  );
}

function read(text: string): { readonly facts: PageFacts; readonly findings: readonly Finding[] } {
  const { pages: derived, findings } = derivePage(readDocument('page', text));
  const [facts] = derived;
  if (facts === undefined) throw new Error('No page');
  return { facts, findings };
}

describe.each(everyWay)('$layout, $language', ({ layout, language }) => {
  const variant = { ...plain, layout, language };

  test.each([0, 1, 2] as const)('without section %i', (at) => {
    const kept = { parameters: at !== 0, response: at !== 1, errors: at !== 2 };
    for (const page of whole) {
      const text = without(layOutAgain(page.rows, variant), headings[language][at], language);
      const expected = {
        ...page.facts,
        operation: page.rows.operation,
        parameters: kept.parameters ? page.facts.parameters : [],
        response: kept.response ? page.facts.response : [],
        errors: kept.errors ? page.facts.errors : [],
      };
      const { facts, findings } = read(text);
      expect(judged(facts)).toEqual(judged(expected));
      expect(findings.some(({ kind }) => kind === 'response-not-stated')).toBe(!kept.response);
    }
  });

  test.each([
    ['json', '{\n    "RequestId": "1",\n    "List": [1, 2,],\n    "Name": \u201cx\u201d\n}'],
    ['json', '{\n    "RequestId": "1"\n    "List": {\n        "Name": "a|b"\n    }\n}'],
    ['xml', '<DoThingResponse>\n    <RequestId>1</RequestId>\n    <List>\n        <Name>x</Name>\n</DoThingResponse>'],
  ])('a sample that is not valid %s keeps all else: %j', (format, sample) => {
    for (const page of whole) {
      const text = layOutAgain(page.rows, variant);
      const errors = layout === 'pipes' ? `## ${headings[language][2]}` : headings[language][2];
      const title = language === 'zh' ? '示例' : 'Examples';
      const fenced = layout === 'pipes' || layout === 'trailing-pipes' ? `\`\`\`\n${sample}\n\`\`\`` : sample;
      const broken = text.replace(
        `\n${errors}\n`,
        () => `\n${layout === 'pipes' ? '## ' : ''}${title}\n\n${fenced}\n\n${errors}\n`,
      );
      expect(broken).not.toBe(text);
      const { facts, findings } = read(broken);
      expect(judged(facts)).toEqual(judged({ ...page.facts, operation: page.rows.operation }));
      expect(findings.map(({ kind }) => kind)).toContain(`example-not-valid-${format}`);
    }
  });
});
