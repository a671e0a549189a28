/** The engine with a product that it has never seen: shelves that are opened and closed, in a pack that exists only here. */
import { afterEach, describe, expect, test } from 'vitest';
import { loadPack, type Operation, type Pack, parseResources } from '#specs';
import type { OutgoingRequest, Sender } from '../execute/send.ts';
import type { Exchange, StateDriver } from '../model.ts';
import { packsWithWalkModel, registerWalkModel, walkModelOf } from './models/walk-models.ts';
import { runWalks } from './run-walks.ts';
import { summariseWalks } from './summarise-walks.ts';
import { writeWalk } from './walk.ts';
import { statedAt, type WalkCommand, type WalkModel } from './walk-model.ts';

const base = loadPack('volcengine-ecs');

const operation = (name: string): Operation => ({
  name,
  parameters: [],
  parametersSchema: {},
  errors: [{ status: 409, code: 'WrongStatus', message: '', provenance: { document: name, lines: [9, 9] } }],
  resultSchema: {},
  authorization: [],
});

const resources = parseResources(
  {
    kinds: {
      shelves: {
        id: 'shelfId',
        fields: { shelfId: { type: 'text' }, status: { type: 'text' } },
        stateValues: ['shelfId'],
        parameters: ['ShelfId'],
        query: {
          operation: 'ListShelves',
          parameters: { Ids: '${ids}' },
          list: '/Shelves',
          fields: { shelfId: '/Id', status: '/Status' },
        },
      },
    },
  },
  'resources.yaml',
);

const pack: Pack = {
  ...base,
  manifest: {
    ...base.manifest,
    id: 'made-up-shop',
  },
  operations: { OpenShelf: operation('OpenShelf'), CloseShelf: operation('CloseShelf') },
  resources,
  arrears: [],
};

interface Shelf {
  readonly isOpen: boolean;
}

const command = (name: string, sent: string, opens: boolean): WalkCommand<Shelf> => ({
  name,
  description: sent,
  weight: 1,
  act: {
    action: 'request',
    operation: sent,
    parameters: { ShelfId: '${shelfId}' },
    refusals: [
      {
        statement: `only a shelf that is ${opens ? 'closed' : 'open'} is accepted`,
        place: { document: sent, lines: [2, 2] },
        rows: ['409 WrongStatus'],
        holds: ({ isOpen }) => (isOpen === opens ? 'yes' : 'no'),
      },
    ],
  },
  basedOn: [statedAt(`the shelf is ${opens ? 'open' : 'closed'} afterwards`, sent, 1)],
  after: () => ({ isOpen: opens }),
});

const model: WalkModel<Shelf> = {
  starts: [
    {
      name: 'closed',
      description: 'a closed shelf',
      state: { isOpen: false },
      providerStates: [{ name: 'a shelf exists', params: {} }],
    },
  ],
  commands: [command('open', 'OpenShelf', true), command('close', 'CloseShelf', false)],
  resources: [{ name: 'shelf', kind: 'shelves', idValue: 'shelfId' }],
  nameOfState: ({ isOpen }) => (isOpen ? 'open' : 'closed'),
  keyOfState: ({ isOpen }) => String(isOpen),
  afterExpectedSnapshot: (state) => state,
  compare(state, { shelf }) {
    const expected = state.isOpen ? 'Open' : 'Closed';
    const actual = String(shelf?.status);
    return { state, disagreements: actual === expected ? [] : [{ field: 'status of the shelf', expected, actual }] };
  },
};

/** A target with one shelf per walk. `isStuck`: the second opening is answered with a success and does nothing. */
function shop({ isStuck }: { readonly isStuck: boolean }) {
  let isOpen = false;
  let openings = 0;
  const open = (): void => {
    openings += 1;
    isOpen = !(isStuck && openings === 2);
  };
  const answer = (status: number, metadata: object, result: object = {}): Exchange['response'] => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ResponseMetadata: { RequestId: 'r', ...metadata }, Result: result }),
  });
  const respond = (name: string): Exchange['response'] => {
    if (name === 'ListShelves') {
      return answer(200, {}, { Shelves: [{ Id: 's-1', Status: isOpen ? 'Open' : 'Closed' }] });
    }
    if (isOpen === (name === 'OpenShelf')) return answer(409, { Error: { Code: 'WrongStatus', Message: 'No.' } });
    if (name === 'OpenShelf') open();
    else isOpen = false;
    return answer(200, {});
  };
  const send = async ({ operation: name }: OutgoingRequest): Promise<Exchange> => {
    const response = respond(name);
    const request = { method: 'GET' as const, url: `http://shop/?Action=${name}`, headers: {}, body: '' };
    return { operation: name, request, durationMs: 1, ...(response === undefined ? {} : { response }) };
  };
  const sender: Sender = { send, spend: { sent: { free: 0, read: 0, bills: 0, destroys: 0 }, refused: 0 } };
  const driver: StateDriver = {
    name: 'shop',
    setUp: async () => {
      isOpen = false;
      openings = 0;
      return { outcome: 'done', value: { shelfId: 's-1' } };
    },
    tearDown: async () => ({ outcome: 'done', value: {} }),
    observe: async () => ({ outcome: 'unsupported', reason: 'a shop shows nothing' }),
  };
  return { target: { kind: 'embedded' as const, urls: {}, credentials: {} }, driver, sender };
}

const walk = (isStuck: boolean) =>
  runWalks({
    opened: shop({ isStuck }),
    pack,
    cases: [],
    model,
    settings: { walks: 20, moves: 8, seed: 7, complete: true },
  });

describe('walks over a made-up product', () => {
  test('agree with a target that does what its pages say, and reach everything', async () => {
    const record = await walk(false);
    expect(record).toMatchObject({ walks: 20, moves: 160, cellCalls: 0 });
    expect(record.failed).toBeUndefined();
    expect(record.problem).toBeUndefined();
    const whole = (all: number) => ({ all, visited: all, missed: [] });
    expect(record.coverage).toEqual({ states: whole(2), transitions: whole(4), cells: whole(0) });
  });

  test('find a bug of the target and shorten the walk to it', async () => {
    const record = await walk(true);
    expect(record.failed && writeWalk(record.failed.walk)).toBe('closed open close open');
    expect(summariseWalks(record, { model, targetOptions: ' --pack made-up-shop' })).toMatch(
      /status of the shelf\n {2}expected {2}Open\n {2}received {2}Closed\n[\s\S]*walk --pack made-up-shop --replay 'closed open close open'/,
    );
  });
});

describe('the table of models', () => {
  let takeBack: (() => void) | undefined;
  afterEach(() => takeBack?.());

  test('takes the model of another pack, and gives it back', () => {
    takeBack = registerWalkModel('made-up-shop', model);
    expect(walkModelOf('made-up-shop')).toBe(model);
    expect(packsWithWalkModel()).toContain('made-up-shop');
    takeBack();
    expect(walkModelOf('made-up-shop')).toBeUndefined();
  });
});
