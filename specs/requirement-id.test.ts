import { describe, expect, test } from 'vitest';
import { loadPack } from './packs/load-pack.ts';
import { packIds } from './packs/pack-files.ts';
import { effectIdOf, parseRequirementId, type RequirementName, requirementId } from './requirement-id.ts';

const own = { pack: 'p', operation: 'Renew' };

test.each<readonly [string, RequirementName]>([
  ['p/Renew/error/400/Code.X', { about: 'error', ...own, status: 400, code: 'Code.X' }],
  ['p/Renew/error/400/Code.X~2', { about: 'error', ...own, status: 400, code: 'Code.X', variant: 2 }],
  ['p/Renew/effect/error/400/Code~12', { about: 'error-effect', ...own, status: 400, code: 'Code', variant: 12 }],
  ['p/Renew/effect/success', { about: 'effect', ...own, name: 'success' }],
  ['p/Renew/behaviour/only-once', { about: 'behaviour', ...own, name: 'only-once' }],
  ['p/Renew/parameter/Period/maximum', { about: 'parameter', ...own, parameter: 'Period', rule: 'maximum' }],
  [
    'p/Renew/parameter/Period/conditional/Unit=Week',
    { about: 'parameter', ...own, parameter: 'Period', rule: 'conditional/Unit=Week' },
  ],
  ['p/Renew/arrears/disk', { about: 'arrears', ...own, condition: 'disk' }],
  ['p/protocol/time-expired', { about: 'protocol', pack: 'p', name: 'time-expired' }],
])('%s is made of its parts and parsed into them', (id, name) => {
  expect(requirementId(name)).toBe(id);
  expect(parseRequirementId(id)).toEqual(name);
});

test.each(['', 'p', 'p/Renew', 'p/Renew/error', 'p/Renew/error/4xx/Code', 'p/Renew/error/400', 'p/Renew/other/x'])(
  '%j is no requirement id',
  (text) => {
    expect(parseRequirementId(text)).toBeUndefined();
  },
);

test.each(packIds())('every requirement of %s has an id that parses into its own facts', (pack) => {
  for (const requirement of loadPack(pack).requirements) {
    const name = parseRequirementId(requirement.id);
    expect(name === undefined ? undefined : requirementId(name)).toBe(requirement.id);
    if (name?.about === 'protocol') expect(requirement.operation).toBe('*');
    else expect(name?.operation).toBe(requirement.operation);
    if (name?.about === 'error') {
      expect(name).toMatchObject({ status: requirement.status, code: requirement.code });
    }
  }
});

describe('effectIdOf', () => {
  test('leads from an error row to its effect', () => {
    expect(effectIdOf('p/Renew/error/400/Code~2')).toBe('p/Renew/effect/error/400/Code~2');
  });

  test('knows no effect of anything else', () => {
    expect(effectIdOf('p/Renew/behaviour/success')).toBeUndefined();
  });
});
