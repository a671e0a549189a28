/** An effect of a cause file names kinds and fields of the pack's table, or generation stops at the place. */
import { expect, test } from 'vitest';
import { parseResources } from '#specs';
import type { CauseFile } from '../causes/cause-file.ts';
import { checkEffects } from './check-effects.ts';

const kinds = parseResources(
  { kinds: { volumes: { id: 'volumeId', fields: { volumeId: { type: 'text' }, size: { type: 'text' } } } } },
  'resources.yaml',
);
const check = (effect: object) => {
  const baseline = { states: [], parameters: {}, effect: { changes: [], allowed: [], ...effect } };
  const causes = { vendorValues: {}, absent: {}, baselines: { ResizeVolume: baseline }, causes: [] };
  return () => checkEffects('made-up', kinds, causes as unknown as CauseFile);
};
const resized = { change: 'field', resource: 'volumes', id: '${volumeId}', field: 'size', becomes: { to: 'more' } };

test('kinds and fields of the table are fine', () => {
  const changes = [resized, { change: 'balance', becomes: { to: 'less' } }];
  expect(check({ changes, allowed: ['balance', 'volumes', 'volumes/*/size'] })).not.toThrow();
});

test.each<[string, object, RegExp]>([
  ['kind', { changes: [{ ...resized, resource: 'volume' }] }, /Effect\/changes\/0: there is no kind.* volume;/],
  ['field', { changes: [resized, { ...resized, field: 'sise' }] }, /effect\/changes\/1: volumes have no field sise/],
  [
    'field of an added resource',
    { changes: [{ change: 'added', resource: 'volumes', fields: { name: '' } }] },
    /changes\/0: volumes have no field name/,
  ],
  ['kind in `allowed`', { allowed: ['volume/*/size'] }, /effect\/allowed\/0: there is no kind.* volume;/],
  ['field in `allowed`', { allowed: ['volumes/*/name'] }, /allowed\/0: volumes have no field name/],
])('an unknown %s is named with its place', (_what, effect, message) => {
  expect(check(effect)).toThrow(new RegExp(message.source.replace('Effect', 'baselines/ResizeVolume/effect')));
});
