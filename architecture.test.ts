/** What the import rules of .dependency-cruiser.cjs cannot see: names in the text of files, and files read at run time. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadPack, type Pack, packIds } from '#specs';

const files = execFileSync('git', ['ls-files', '*.ts', '*.js'], { encoding: 'utf8' }).trim().split('\n');

const isTest = (file: string): boolean =>
  /\.(test|suite)\.ts$|\.test-data\.ts$|^end-to-end\/|^suites\/audit\//.test(file);

/** Operations that the pack's pages describe, and retired ones. */
const operationNamesOf = ({ operations, retired }: Pack): readonly string[] => [
  ...Object.keys(operations),
  ...retired.map(({ name }) => name),
];

/** A file's text without its comments. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

describe('vendor names', () => {
  const mayName =
    /^(specs\/packs\/[^/]+\/|contracts\/causes\/[^/]+\.yaml|suites\/mock\/behaviours\/|suites\/walks\/models\/)/;
  test.each(files.filter((file) => !isTest(file) && !mayName.test(file)))('%s names no vendor', (file) => {
    expect(codeOf(file)).not.toMatch(/aliyun|alibaba|alicloud|volc/i);
  });
});

describe('operation names and page ids', () => {
  const mayName =
    /^(specs\/packs\/|contracts\/causes\/|contracts\/states\/examples\/|suites\/mock\/behaviours\/|suites\/walks\/models\/)/;
  // Provider states whose meaning still depends on one operation of one vendor.
  const remaining = new Map([
    ['suites/mock/provider-states/order-states.ts', 'ModifyInstanceSpec'],
    ['suites/mock/provider-states/resource-states.ts', 'DeleteInstance'],
  ]);
  const operations = [...new Set(packIds().flatMap((id) => operationNamesOf(loadPack(id))))];
  const named = new RegExp(`\\b(${operations.join('|')}|\\d{3}_[0-9a-f]{16})\\b`, 'g');

  test('are known from the packs', () => {
    expect(operations.length).toBeGreaterThan(30);
  });
  test.each(files.filter((file) => !isTest(file) && !mayName.test(file)))('%s names none', (file) => {
    const found = new Set(codeOf(file).match(named));
    expect([...found]).toEqual(remaining.has(file) ? [remaining.get(file)] : []);
  });
});

describe('the mock', () => {
  const ofMock = files.filter((file) => file.startsWith('suites/mock/') && !isTest(file));
  test.each(ofMock)('%s reads no cases, checks, causes or arrears matrix', (file) => {
    const text = codeOf(file);
    expect(text).not.toMatch(/#contracts|contracts\/|\/checks\/|\/execute\/|arrears\.yaml/);
    expect(text).not.toMatch(/readFile|existsSync/);
    expect(text).not.toMatch(/\.arrears\b|\.requirements\b/);
  });
  test('there is one', () => {
    expect(ofMock.length).toBeGreaterThan(20);
  });
});

test('nothing names a path outside the repository, but the optional place of the original pages', () => {
  const outside = files.filter((file) => /\.\.\/shared/.test(codeOf(file)));
  expect(outside.filter((file) => !['commands/derive.ts'].includes(file) && !isTest(file))).toEqual([]);
});
