import { describe, expect, test } from 'vitest';
import { agree, type Sight } from './agree.ts';
import { stateAt, type WalkState } from './model.ts';

const state = stateAt({ chargeType: 'PrePaid', status: 'Running', attached: true });

const sight: Sight = {
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

type Change = { readonly [Part in keyof Sight]?: Partial<Sight['instance']> };
const seen = (change: Change): Sight => ({
  instance: { ...sight.instance, ...change.instance } as Sight['instance'],
  disk: { ...sight.disk, ...change.disk } as Sight['disk'],
  ...(sight.systemDisk === undefined
    ? {}
    : { systemDisk: { ...sight.systemDisk, ...change.systemDisk } as Sight['disk'] }),
});

const of = (change: Partial<WalkState['instance']>, disk: Partial<WalkState['disk']> = {}): WalkState => ({
  ...state,
  instance: { ...state.instance, ...change },
  disk: { ...state.disk, ...disk },
});

const fields = (model: WalkState, change: Change): readonly string[] =>
  agree(model, seen(change), sight).disagreements.map(({ field }) => field);

describe('a reading', () => {
  test('that is as the model has it agrees', () => {
    expect(agree(state, sight, undefined)).toEqual({ state, disagreements: [] });
  });

  test.each<[string, Change, string]>([
    ['a lock that nobody set', { instance: { locks: ['financial'] } }, 'locks of the instance'],
    ['a lock on the disk', { disk: { locks: ['financial'] } }, 'locks of the disk'],
    ['a disk that went away', { disk: { status: 'Available', instanceId: '' } }, 'status of the disk'],
    ['another charge type', { disk: { chargeType: 'PrePaid' } }, 'charge type of the disk'],
    ['an expiry that moved', { instance: { expiredTime: '2026-02-28T16:00Z' } }, 'expiry of the instance'],
    ['a status that nobody changed', { instance: { status: 'Stopping' } }, 'status of the instance'],
    ['a system disk that was taken away', { systemDisk: { instanceId: '' } }, 'instance of the system disk'],
  ])('with %s does not', (_name, change, field) => {
    expect(fields(state, change)).toContain(field);
  });

  test('may show what is under way, and the model waits for its end', () => {
    const starting = agree(of({ moving: true }), seen({ instance: { status: 'Starting' } }), sight);
    expect(starting).toMatchObject({ disagreements: [], state: { instance: { moving: true } } });
    expect(agree(starting.state, sight, sight).state.instance.moving).toBe(false);
    expect(fields(of({}), { instance: { status: 'Starting' } })).toEqual(['status of the instance']);
  });

  test('decides what the pages leave open', () => {
    const open = of({}, { chargeType: 'PrePaid', lockOpen: true });
    const change = { disk: { chargeType: 'PrePaid', locks: ['financial'] } };
    expect(agree(open, seen(change), sight)).toMatchObject({ disagreements: [], state: { disk: { arrears: true } } });
    const renewed = of({ renewed: true, statusOpen: true, leftSeconds: -3600, status: 'Stopped' });
    const later = agree(renewed, seen({ instance: { expiredTime: '2026-02-28T16:00Z' } }), sight);
    expect(later).toMatchObject({ disagreements: [], state: { instance: { status: 'Running', renewed: false } } });
    expect(later.state.instance.leftSeconds).toBe(28 * 86_400 - 3600);
  });

  test('has both locks where both are set, in any order', () => {
    expect(fields(of({ arrears: true, secured: true }), { instance: { locks: ['security', 'financial'] } })).toEqual(
      [],
    );
    expect(fields(of({ arrears: true, secured: true }), { instance: { locks: ['security'] } })).toEqual([
      'locks of the instance',
    ]);
  });

  test('of a renewal must show a month more', () => {
    expect(fields(of({ renewed: true }), {})).toEqual(['expiry of the instance']);
  });
});
