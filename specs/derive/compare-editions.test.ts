import { describe, expect, test } from 'vitest';
import { readDocument } from '../documents/read-document.ts';
import { fixtures } from '../packs/fixtures.test-data.ts';
import { layOutPage } from '../readers/readers.ts';
import { compareEditions, type FactChange } from './compare-editions.ts';
import { derivePage } from './derive-pages.ts';
import { readFacts } from './read-facts.ts';

const page = `# DoThing

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Action|String|是|DoThing|文。取值：DoThing |
|Size|Integer|否|3|文。取值范围：1~9 |
|Kind|String|否|a|文 |

## 返回数据

|名称|类型|示例值|描述|
|--|--|---|--|
|RequestId|String|1|文 |

## 错误码

|HttpCode|错误码|错误信息|描述|
|--|--|--|--|
|400|BadSize|The size is bad.|文|
|404|GoneThing|The thing is gone.|文|
|403|Denied|You may not.|文|
`;

function compare(change: (text: string) => string, from = page) {
  const old = derivePage(readDocument('old', from));
  const now = readFacts(layOutPage(readDocument('new', change(from))));
  const [facts] = old.pages;
  if (facts === undefined) throw new Error('no page');
  return compareEditions(facts, now, old.requirements);
}

const brief = (changes: readonly FactChange[]): readonly string[] =>
  changes.map(({ what, change, subject, keyword = '', before, after }) =>
    [what, change, subject, keyword, JSON.stringify(before), JSON.stringify(after)].join(' ').trim(),
  );

test.each(fixtures)('$pack/$entry.file has not drifted from itself', ({ document }) => {
  const facts = readFacts(layOutPage(document));
  expect(compareEditions(facts, facts, [])).toMatchObject({ identical: true, changes: [] });
});

test.each<[string, (text: string) => string, readonly string[], readonly string[]]>([
  ['nothing but prose', (text) => text.replace('文。取值范围', '文文文。取值范围'), [], []],
  [
    'a bound',
    (text) => text.replace('1~9', '1~5'),
    ['parameter changed Size maximum 9 5'],
    ['page/DoThing/parameter/Size/maximum'],
  ],
  [
    'a required flag',
    (text) => text.replace('|Kind|String|否|', '|Kind|String|是|'),
    ['parameter changed Kind required "no" "yes"'],
    ['page/DoThing/behaviour/success', 'page/DoThing/effect/success'],
  ],
  [
    'a parameter that is gone',
    (text) => text.replace(/\|Size.*\n/, ''),
    ['parameter removed Size  {"type":"integer","required":"no","minimum":1,"maximum":9}'],
    ['page/DoThing/parameter/Size/minimum', 'page/DoThing/parameter/Size/maximum'],
  ],
  [
    'a new parameter that every request must have',
    (text) => text.replace('|Kind|String|否|a|文 |\n', '|Kind|String|否|a|文 |\n|Zone|String|是|a|文 |\n'),
    ['parameter added Zone   {"type":"string","required":"yes"}'],
    ['page/DoThing/behaviour/success', 'page/DoThing/effect/success'],
  ],
  [
    'a status',
    (text) => text.replace('|404|GoneThing', '|400|GoneThing'),
    ['error-row changed GoneThing status 404 400'],
    ['page/DoThing/error/404/GoneThing', 'page/DoThing/effect/error/404/GoneThing'],
  ],
  [
    'a message',
    (text) => text.replace('The thing is gone.', 'It is gone.'),
    ['error-row changed GoneThing message "The thing is gone." "It is gone."'],
    ['page/DoThing/error/404/GoneThing', 'page/DoThing/effect/error/404/GoneThing'],
  ],
  [
    'a row that went and one that came',
    (text) => text.replace('|403|Denied|You may not.|文|', '|409|Busy|Not now.|文|'),
    [
      'error-row removed Denied  {"status":403,"message":"You may not."}',
      'error-row added Busy   {"status":409,"message":"Not now."}',
    ],
    ['page/DoThing/error/403/Denied', 'page/DoThing/effect/error/403/Denied'],
  ],
  ['rows in another order', (text) => text.replace(/(.*BadSize.*\n)(.*GoneThing.*\n)/, '$2$1'), [], []],
  [
    'a response field that is gone',
    (text) => text.replace('|RequestId|', '|Request|'),
    ['response-field removed RequestId  {"type":"string"}', 'response-field added Request   {"type":"string"}'],
    ['page/DoThing/behaviour/success', 'page/DoThing/effect/success'],
  ],
])('%s', (_, change, changes, requirements) => {
  const drift = compare(change);
  expect(brief(drift.changes)).toEqual(changes);
  expect(drift.changes.flatMap((each) => each.requirements)).toEqual(requirements);
  for (const { committed, newer } of drift.changes)
    expect([committed?.document ?? 'old', newer?.document ?? 'new']).toEqual(['old', 'new']);
});

test('of two rows with one code the one that stayed is left alone', () => {
  const twice = page.replace('|404|GoneThing', '|400|BadSize|The size is odd.|文|\n|404|GoneThing');
  const drift = compare((text) => text.replace('The size is bad.', 'The size is very bad.'), twice);
  expect(brief(drift.changes)).toEqual([
    'error-row changed BadSize message "The size is bad." "The size is very bad."',
  ]);
});

describe('a matrix', () => {
  const matrix = `# 文

|API|实例欠费|云盘欠费|
|--|--|--|
|StartThing|报错|正常逻辑|
|StopThing|正常逻辑|正常逻辑|
`;

  test('a cell that changed and a row that came', () => {
    const drift = compare(
      (text) => text.replace('|StopThing|正常逻辑|', '|StopThing|报错|').concat('|EndThing|报错|报错|\n'),
      matrix,
    );
    expect(brief(drift.changes)).toEqual([
      'arrears-cell changed StopThing/arrears/instance expected "normal" "error"',
      'arrears-cell added EndThing/arrears/instance   {"expected":"error"}',
      'arrears-cell added EndThing/arrears/disk   {"expected":"error"}',
    ]);
    expect(drift.changes[0]?.requirements).toEqual(['page/StopThing/arrears/instance']);
  });
});

test('a row of the newer page that cannot be read is told, since nobody can say that it is gone', () => {
  const drift = compare((text) => text.replace('|404|GoneThing', '|4x4|GoneThing'));
  expect(drift.unread).toHaveLength(1);
  expect(brief(drift.changes)).toEqual(['error-row removed GoneThing  {"status":404,"message":"The thing is gone."}']);
});
