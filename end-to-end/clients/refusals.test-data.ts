/**
 * Every error row that the project can provoke, through a published client: the states and earlier requests of the row's cases,
 * the request that must be refused, and what the client shows of the refusal. Nothing of the runner takes part in it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Case,
  type ExpectedError,
  type JsonValue,
  loadContract,
  type ProviderState,
  type RequestStep,
  resolveJson,
  stateVocabulary,
  type TemplateValues,
  type Trial,
} from '#contracts';
import { loadPack } from '#specs';
import {
  type Address,
  type Key,
  mockKey,
  type PackId,
  type Scope,
  type ServedMock,
  serveMock,
} from './served-mock.test-data.ts';
import type { Call, Parameters, Shown } from './shown.test-data.ts';

/** Operations whose error rows are seen through clients. */
const operations: readonly string[] = ['RenewInstance', 'ModifyDiskChargeType'];

const requestIdForms: Readonly<Record<PackId, RegExp>> = {
  'aliyun-ecs': /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/,
  'volcengine-ecs': /^\d{14}[0-9A-F]+$/,
};

const rowsOf = ({ claims }: Case): readonly string[] =>
  claims.flatMap(({ kind, requirements }) => (kind === 'error-row' ? requirements : []));

/** The cases of a pack that provoke an error row of these operations. */
export const refusalCases = (pack: PackId): readonly Case[] =>
  loadContract(pack).cases.filter((each) => operations.includes(each.operation) && rowsOf(each).length > 0);

/** Error rows of the pack's operations that no case provokes and no reason excuses. */
export function unseenRows(pack: PackId): readonly string[] {
  const excused = loadContract(pack).untested.map(({ requirement }) => requirement);
  const seen = new Set([...refusalCases(pack).flatMap(rowsOf), ...excused]);
  return loadPack(pack)
    .requirements.filter(
      ({ kind, operation, id }) => kind === 'error-row' && operations.includes(operation) && !seen.has(id),
    )
    .map(({ id }) => id);
}

function filled<T>(data: T, values: TemplateValues): T {
  const resolved = resolveJson(data as JsonValue, values);
  if (!resolved.resolved) throw new Error(`nothing gave a value for ${resolved.missing}`);
  return resolved.value as T;
}

/** The story of one trial as far as it has come. */
interface Story {
  readonly scope: Scope;
  readonly values: TemplateValues;
  readonly key: Key;
}

async function setState(story: Story, state: ProviderState): Promise<Story> {
  const known = stateVocabulary.find(({ name }) => name === state.name)?.params ?? {};
  const carried = Object.fromEntries(Object.entries(story.values).filter(([name]) => name in known));
  const returned = await story.scope.state(state.name, { ...carried, ...filled(state.params, story.values) });
  const { accessKeyId, accessKeySecret, ...values } = returned;
  const key = typeof accessKeyId === 'string' ? { accessKeyId, accessKeySecret: `${accessKeySecret}` } : story.key;
  const bound = state.as === undefined ? values : { [state.as]: values };
  return { ...story, key, values: { ...story.values, ...bound } };
}

let trials = 0;

/** Brings a scope to where the trial's request is made, and makes it; earlier requests must succeed. */
async function play(trial: Trial, scope: Scope, connect: (key: Key) => Call): Promise<Shown> {
  let story: Story = { scope, key: mockKey, values: { unique: `client${`${++trials}`.padStart(6, '0')}` } };
  const request = ({ operation, parameters }: RequestStep) =>
    connect(story.key)(operation, filled(parameters, story.values) as Parameters);
  for (const state of trial.states) story = await setState(story, state);
  for (const step of trial.before) {
    if (step.step === 'state') story = await setState(story, step.state);
    else expect((await request(step)).code).toBeUndefined();
  }
  return request(trial.request);
}

const documentedAnswers = ({ disposable }: Case): readonly ExpectedError[] => {
  const { expect: answer } = disposable.trial.request;
  return answer.outcome === 'error' ? answer.anyOf : [];
};

const isWording = (text: unknown, wording: string): boolean =>
  typeof text === 'string' && text !== '' && (text === wording || wording === '%s');

/** A client that speaks a pack's protocol. */
export interface Speaker {
  readonly pack: PackId;
  readonly connect: (mock: Address, key: Key) => Call;
  /** Whether its user can see the status. */
  readonly showsStatus: boolean;
}

/** Runs every refusal over a client. A request that the client cannot express fails there: no case is left out. */
export function describeRefusals(name: string, { pack, connect, showsStatus }: Speaker): void {
  const cases = refusalCases(pack).map((each) => ({
    each,
    title: each.id.replace(`${pack}/`, ''),
    answers: documentedAnswers(each)
      .map(({ status, code }) => `${status} ${code}`)
      .join(' or '),
  }));
  describe(`${name}, refusals`, () => {
    let mock: ServedMock;
    beforeAll(async () => {
      mock = await serveMock(pack);
    });
    afterAll(() => mock.close());

    test.each(cases)('$title: $answers', async ({ each }) => {
      const answered = await play(each.disposable.trial, mock.scope(), (key) => connect(mock, key));
      const documented = documentedAnswers(each);
      const asShown = documented.map(({ status, code }) => [showsStatus ? status : undefined, code]);
      expect(asShown).toContainEqual([answered.status, answered.code]);
      expect(answered.requestId).toMatch(requestIdForms[pack]);
      const wordings = documented.flatMap(({ code, messages }) => (code === answered.code ? messages : []));
      expect(wordings.filter((wording) => isWording(answered.message, wording))).not.toEqual([]);
    });
  });
}
