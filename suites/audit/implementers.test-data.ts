/**
 * Implementers of one operation, told apart from the mock by one thing, and the run over this operation's cases that judges
 * them. An outsider wrote what differs, from the reference pages alone, without a look at the planted faults: those are cut to
 * fit the cases, these are what somebody would get wrong, or do otherwise with good reason.
 */
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import type { Outcome, Rule } from '../mock/behaviours/behaviour.ts';
import { createMock, type Mock } from '../mock/create-mock.ts';
import { performOperation } from '../mock/perform-operation.ts';
import type { CaseResult } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import type { FaultPart } from './fault-parts.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';
import { type Perform, plantFault } from './plant-fault.ts';

export interface Implementer {
  readonly name: string;
  readonly pack: string;
  readonly operation: string;
  /** What it decides or does otherwise; where it remembers something, a function that begins anew. */
  readonly fault?: FaultPart | (() => FaultPart);
  /** Its refusals, in the order in which it tries them. */
  readonly rules?: (rules: readonly Rule[]) => readonly Rule[];
  /** What becomes of the answers on their way out, those of states included. */
  readonly dress?: (mock: Mock) => Mock;
}

export interface LazyImplementer extends Implementer {
  /** `document:line` and the statement there, in our own words. */
  readonly breaks: string;
  /** The requirement that notices it, without pack and operation; `protocol/…` in any answer, whatever case it comes in. */
  readonly noticedBy?: string;
  /** In its place: why no case notices it. */
  readonly unnoticed?: string;
}

export interface RightImplementer extends Implementer {
  /** Why cases accuse it nevertheless. */
  readonly accused?: string;
}

const casesOf = new Map<string, readonly Case[]>(packIds().map((pack) => [pack, loadContract(pack).cases]));

const settings = (pack: string) => runSettings({ packs: [pack] });

function performOf({ operation, fault, rules }: Implementer): Perform {
  const part = typeof fault === 'function' ? fault() : fault;
  const decide = part === undefined ? performOperation : plantFault({ ...part, operations: [operation] });
  if (rules === undefined) return decide;
  return (behaviour, call) =>
    decide(call.operation.name === operation ? { ...behaviour, rules: rules(behaviour.rules) } : behaviour, call);
}

const withoutSite = (outcome: Outcome): string => JSON.stringify({ ...outcome, site: '' });

/** Ids of the cases in whose clean run something else would have come of a call, by implementer. */
export type ChangedCases = ReadonlyMap<Implementer, ReadonlySet<string>>;

/** Traces those that differ in one decision alone and remember nothing: in all other cases they are the mock. */
export async function traceCases(implementers: readonly Implementer[]): Promise<ChangedCases> {
  const plain = implementers.filter(
    ({ fault, rules, dress }) => typeof fault === 'object' && rules === undefined && dress === undefined,
  );
  const traced = new Map(plain.map((it) => [it, { perform: performOf(it), cases: new Set<string>() }]));
  const isAbout = (it: Implementer, testCase: Case): boolean =>
    it.pack === testCase.pack && it.operation === testCase.operation;
  for (const [pack, cases] of casesOf) {
    const packs = [loadPack(pack)];
    let about: Case | undefined;
    const perform: Perform = (behaviour, call) => {
      const outcome = performOperation(behaviour, call);
      const clean = withoutSite(outcome);
      for (const [it, { perform: other, cases: changed }] of traced) {
        if (about === undefined || !isAbout(it, about) || changed.has(about.id)) continue;
        if (withoutSite(other(behaviour, call)) !== clean) changed.add(about.id);
      }
      return outcome;
    };
    const opened = openMockInProcess(createMock({ packs, perform }), packs);
    for (const testCase of cases.filter((each) => plain.some((it) => isAbout(it, each)))) {
      about = testCase;
      await runCases({ ...opened, packs, cases, selected: [testCase], settings: settings(pack) });
    }
  }
  return new Map([...traced].map(([it, { cases }]) => [it, cases]));
}

/** The results of its operation's cases: of those that it changes, and of those that list the requirement where one is given. */
export async function judgeImplementer(
  implementer: Implementer,
  changed: ChangedCases,
  requirement?: string,
): Promise<readonly CaseResult[]> {
  const { pack, operation, dress } = implementer;
  const packs = [loadPack(pack)];
  const mock = createMock({ packs, perform: performOf(implementer) });
  const cases = casesOf.get(pack) ?? [];
  const lists = ({ claims }: Case): boolean =>
    requirement === undefined || claims.some(({ requirements }) => requirements.includes(requirement));
  // What decides otherwise and answers in the usual form is the mock in all that is about the protocol.
  const isReached = ({ claims }: Case): boolean => dress !== undefined || claims.some(({ kind }) => kind !== 'wire');
  const selected = cases.filter(
    (testCase) =>
      testCase.operation === operation &&
      isReached(testCase) &&
      (changed.get(implementer)?.has(testCase.id) ?? true) &&
      lists(testCase),
  );
  const opened = openMockInProcess(dress?.(mock) ?? mock, packs);
  const { results } = await runCases({ ...opened, packs, cases, selected, settings: settings(pack) });
  return results;
}

/** Failed, or as a *should* found not to be so; a warning about the wording alone notices nothing. */
export const notices = ({ verdict, mismatches }: CaseResult): boolean =>
  verdict === 'fail' || (verdict === 'warning' && mismatches.some(({ level }) => level === 'must'));

/** Noticed, or not judged for something that is said to be the target's or the suite's doing. */
export const accuses = (result: CaseResult): boolean =>
  notices(result) || (result.verdict === 'inconclusive' && (result.party === 'target' || result.party === 'suite'));
