/** What the import rules of .dependency-cruiser.cjs cannot see: names in the text of files, and files read at run time. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = execFileSync('git', ['ls-files', '*.ts', '*.js'], { encoding: 'utf8' }).trim().split('\n');

const isTest = (file: string): boolean => /\.(test|suite|setup)\.ts$|\.test-data\.ts$|^end-to-end\//.test(file);

/** A file's text without its comments. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

describe('vendor names', () => {
  const mayName = /^(specs\/packs\/[^/]+\/|contracts\/causes\/[^/]+\.yaml|suites\/mock\/behaviours\/)/;
  test.each(files.filter((file) => !isTest(file) && !mayName.test(file)))('%s names no vendor', (file) => {
    expect(codeOf(file)).not.toMatch(/aliyun|alibaba|alicloud|volc/i);
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
