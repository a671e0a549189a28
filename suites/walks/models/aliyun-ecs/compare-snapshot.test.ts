import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../walk-model.ts';
import { compareSnapshot } from './compare-snapshot.ts';
import { stateAt, type WalkState } from './walk-state.ts';

const state = stateAt({ chargeType: 'PrePaid', status: 'Running', attached: true });

const snapshot = {
  instance: {
    instanceId: 'i-1',
    status: 'Running',
    chargeType: 'PrePaid',
    expiredTime: '2026-01-31T16:00Z',
    locks: [],
  },
  disk: { diskId: 'd-1', instanceId: 'i-1', status: 'In_use', chargeType: 'PostPaid', expiredTime: '', locks: [] },
  systemDisk: { diskId: 'd-2', instanceId: 'i-1', status: 'In_use', chargeType: 'PrePaid', expiredTime: '', locks: [] },
};

type SnapshotChange = Partial<Snapshot>;
const shown = (change: SnapshotChange): Snapshot => ({
  instance: { ...snapshot.instance, ...change.instance },
  disk: { ...snapshot.disk, ...change.disk },
  systemDisk: { ...snapshot.systemDisk, ...change.systemDisk },
});

const of = (change: Partial<WalkState['instance']>, disk: Partial<WalkState['disk']> = {}): WalkState => ({
  ...state,
  instance: { ...state.instance, ...change },
  disk: { ...state.disk, ...disk },
});

const fields = (model: WalkState, change: SnapshotChange): readonly string[] =>
  compareSnapshot(model, shown(change), snapshot).disagreements.map(({ field }) => field);

describe('a snapshot', () => {
  test('that matches the model agrees', () => {
    expect(compareSnapshot(state, snapshot, undefined)).toEqual({ state, disagreements: [] });
  });

  test.each<[string, SnapshotChange, string]>([
    ['an unexpected lock', { instance: { locks: ['financial'] } }, 'locks of the instance'],
    ['a lock on the disk', { disk: { locks: ['financial'] } }, 'locks of the disk'],
    ['a detached disk', { disk: { status: 'Available', instanceId: '' } }, 'status of the disk'],
    ['another charge type', { disk: { chargeType: 'PrePaid' } }, 'charge type of the disk'],
    ['another expiry', { instance: { expiredTime: '2026-02-28T16:00Z' } }, 'expiry of the instance'],
    ['a status that no command changed', { instance: { status: 'Stopping' } }, 'status of the instance'],
    ['a detached system disk', { systemDisk: { instanceId: '' } }, 'instance of the system disk'],
  ])('with %s disagrees', (_name, change, field) => {
    expect(fields(state, change)).toContain(field);
  });

  test('may show a status in between until the model sees the final one', () => {
    const starting = compareSnapshot(of({ moving: true }), shown({ instance: { status: 'Starting' } }), snapshot);
    expect(starting).toMatchObject({ disagreements: [], state: { instance: { moving: true } } });
    expect(compareSnapshot(starting.state, snapshot, snapshot).state.instance.moving).toBe(false);
    expect(fields(of({}), { instance: { status: 'Starting' } })).toEqual(['status of the instance']);
  });

  test('decides what the pages leave open', () => {
    const open = of({}, { chargeType: 'PrePaid', lockOpen: true });
    const change = { disk: { chargeType: 'PrePaid', locks: ['financial'] } };
    expect(compareSnapshot(open, shown(change), snapshot)).toMatchObject({
      disagreements: [],
      state: { disk: { arrears: true } },
    });
    const renewed = of({ renewed: true, statusOpen: true, leftSeconds: -3600, status: 'Stopped' });
    const later = compareSnapshot(renewed, shown({ instance: { expiredTime: '2026-02-28T16:00Z' } }), snapshot);
    expect(later).toMatchObject({ disagreements: [], state: { instance: { status: 'Running', renewed: false } } });
    expect(later.state.instance.leftSeconds).toBe(28 * 86_400 - 3600);
  });

  test('must have every lock that is set, in any order', () => {
    expect(fields(of({ arrears: true, secured: true }), { instance: { locks: ['security', 'financial'] } })).toEqual(
      [],
    );
    expect(fields(of({ arrears: true, secured: true }), { instance: { locks: ['security'] } })).toEqual([
      'locks of the instance',
    ]);
  });

  test('after a renewal must show a later expiry', () => {
    expect(fields(of({ renewed: true }), {})).toEqual(['expiry of the instance']);
  });
});
