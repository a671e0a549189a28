import { describe, expect, test } from 'vitest';
import { planRelease, type ReleaseState } from './release-plan.ts';

const changelog = `# Changelog

## Unreleased

### Added
- A command.

## 0.1.0 - 2026-11-24

- The first version.
`;
const state: ReleaseState = { version: '0.1.0', changelog, status: '', tags: ['v0.1.0'] };

describe('planRelease', () => {
  test('gives the unreleased entries to the new version and begins a new list', () => {
    expect(planRelease('0.2.0', '2026-12-01', state)).toEqual({
      possible: true,
      tag: 'v0.2.0',
      message: 'Release 0.2.0',
      changelog: `# Changelog

## Unreleased

## 0.2.0 - 2026-12-01

### Added
- A command.

## 0.1.0 - 2026-11-24

- The first version.
`,
    });
  });

  test.each([
    ['a malformed version', '0.2', {}, '"0.2" is not a version. Use three numbers, such as 1.4.0.'],
    ['an older version', '0.0.9', {}, '0.0.9 is not newer than 0.1.0.'],
    [
      'uncommitted changes',
      '0.2.0',
      { status: ' M cli.ts' },
      'The working tree has uncommitted changes. Commit or stash them first.',
    ],
    ['a tag that exists', '0.2.0', { tags: ['v0.2.0'] }, 'The tag v0.2.0 exists already.'],
    [
      'no entries',
      '0.2.0',
      { changelog: '# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- The first.\n' },
      'CHANGELOG.md has no entries under "## Unreleased".',
    ],
  ])('refuses %s', (_what, wanted, change, problem) => {
    expect(planRelease(wanted, '2026-12-01', { ...state, ...change })).toEqual({
      possible: false,
      problems: [problem],
    });
  });

  test('reads entries of the last section of the file', () => {
    const plan = planRelease('0.2.0', '2026-12-01', {
      ...state,
      changelog: '# Changelog\n\n## Unreleased\n\n- One.\n',
    });
    expect(plan).toMatchObject({
      possible: true,
      changelog: '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-12-01\n\n- One.\n',
    });
  });
});
