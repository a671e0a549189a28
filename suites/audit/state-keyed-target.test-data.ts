/**
 * State-keyed targets, the best cheats without logic: they know the contract, and map the states of a scope, with their parameters,
 * to the error that some case expects after them. Every other request succeeds in a made-up world.
 */
import type { Case, ProviderState } from '#contracts';
import {
  type ApiAnswer,
  type DegenerateBehaviour,
  type DegenerateTarget,
  type Open,
  type StateReply,
  serveDegenerate,
} from './degenerate-server.test-data.ts';
import { createMadeUpWorlds, type MadeUpScope, succeedOnPaper } from './made-up-worlds.test-data.ts';

export type ObserveManner = 'refuses' | 'shows-nothing' | 'invents-effects';

interface CannedError {
  readonly pack: string;
  readonly operation: string;
  readonly states: readonly ProviderState[];
  readonly answer: ApiAnswer;
}

const isLiteral = (value: unknown): boolean => typeof value !== 'string' || !value.includes('${');

/** A state as text: its name, and the parameters that are the same in every run. */
const keyOf = ({ name, params }: ProviderState): string =>
  JSON.stringify([name, ...Object.entries(params).filter(([, value]) => isLiteral(value))]);

/** Errors by states. States after which some case expects a success are left out. */
function cannedErrors(cases: readonly Case[]): readonly CannedError[] {
  const innocent = new Set(
    cases.flatMap(({ pack, operation, disposable }) =>
      disposable.controls
        .filter(({ control }) => control === 'without-cause')
        .map(({ trial }) => `${pack} ${operation} ${trial.states.map(keyOf).join()}`),
    ),
  );
  return cases
    .flatMap(({ pack, operation, disposable }): readonly CannedError[] => {
      const { states, request } = disposable.trial;
      if (request.expect.outcome !== 'error') return [];
      if (innocent.has(`${pack} ${operation} ${states.map(keyOf).join()}`)) return [];
      const [first] = request.expect.anyOf;
      if (first === undefined) return [];
      const error = { code: first.code, message: first.messages[0] ?? 'refused' };
      return [{ pack, operation, states, answer: { status: first.status, error } }];
    })
    .sort((left, right) => right.states.length - left.states.length);
}

const basic = ['an instance exists', 'a disk exists'];

function wasSetUp({ name, params }: ProviderState, { states }: MadeUpScope): boolean {
  const literals = Object.entries(params).filter(([, value]) => isLiteral(value));
  return states.some((state) => state.name === name && literals.every(([key, value]) => state.params[key] === value));
}

/** `names`: one matching state name is enough. `lists`: exactly these states, with their parameters. */
export type Key = 'names' | 'lists';

const fits: Readonly<Record<Key, (states: readonly ProviderState[], scope: MadeUpScope) => boolean>> = {
  names: (states, scope) => {
    const telling = states.filter(({ name }) => !basic.includes(name)).map(({ name }) => name);
    return scope.states.some(({ name }) => telling.includes(name));
  },
  lists: (states, scope) => scope.states.length === states.length && states.every((state) => wasSetUp(state, scope)),
};

/** `invents-effects` is the hardest to catch: the world that it shows changes as it should. */
export function stateKeyed(
  cases: readonly Case[],
  key: Key,
  manner: ObserveManner,
  open?: Open,
): Promise<DegenerateTarget> {
  const errors = cannedErrors(cases);
  const worlds = createMadeUpWorlds();
  const shown = (world: MadeUpScope['world']): StateReply => {
    if (manner === 'refuses') return { status: 404, body: { error: 'no observe here' } };
    const nothing = { instances: [], disks: [], orders: [], vouchers: [], balance: 1000 };
    return { status: 200, body: manner === 'shows-nothing' ? nothing : world };
  };
  const behaviour: DegenerateBehaviour = {
    api: (request) => {
      const scope = worlds.scopeOf(request);
      const canned = errors.find(
        ({ pack, operation, states }) =>
          pack === request.pack && operation === request.operation && scope !== undefined && fits[key](states, scope),
      );
      return canned?.answer ?? succeedOnPaper(request, scope);
    },
    state: (call) => {
      if (call.action === 'observe') return shown(worlds.observe(call));
      return { status: 200, body: call.action === 'setup' ? worlds.setUp(call) : {} };
    },
  };
  return serveDegenerate(behaviour, open);
}

/** Knows the right status after those states, but no code. What should succeed has no effect. */
export function statusByStates(cases: readonly Case[]): Promise<DegenerateTarget> {
  const errors = cannedErrors(cases);
  const worlds = createMadeUpWorlds();
  return serveDegenerate({
    api: (request) => {
      const scope = worlds.scopeOf(request);
      const canned = errors.find(
        ({ pack, operation, states }) =>
          pack === request.pack && operation === request.operation && scope !== undefined && fits.lists(states, scope),
      );
      if (canned === undefined) return { status: 200, result: {} };
      return { status: canned.answer.status, error: { code: 'Refused', message: 'The request was refused.' } };
    },
    state: (call) => {
      if (call.action === 'observe') return { status: 200, body: worlds.observe(call) };
      return { status: 200, body: call.action === 'setup' ? worlds.setUp(call) : {} };
    },
  });
}
