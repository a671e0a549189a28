/**
 * Runs cases against a target that differs from the mock in one thing. Every audit that bends the mock uses this one engine: a
 * table says what is bent, and the engine says which requirements then fail.
 */
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createSender } from '../execute/send.ts';
import type { Outcome } from '../mock/behaviours/behaviour.ts';
import { packBehaviours } from '../mock/behaviours/pack-behaviours.ts';
import { createMock } from '../mock/create-mock.ts';
import { performOperation } from '../mock/perform-operation.ts';
import type { CaseResult } from '../model.ts';
import type { OpenedTarget } from '../open-target.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { inProcessDriver } from '../states/in-process-driver.ts';
import type { Bend } from './fault-row.ts';
import { inProcessClient, inProcessUrl, mockAnswers, targetAt } from './in-process.test-data.ts';
import { bentOutcome, type Fault, faultyCall, type Perform, plantFault } from './plant-fault.ts';

export interface BentTarget extends Bend {
  readonly pack: string;
  /** The operation that is bent; absent where the protocol is. */
  readonly operation?: string;
}

const contracts = new Map(packIds().map((pack) => [pack, loadContract(pack)]));
export const casesOf = (pack: string): readonly Case[] => contracts.get(pack)?.cases ?? [];
export const isAboutProtocol = ({ claims }: Case): boolean => claims.every(({ kind }) => kind === 'wire');

export const lists = (testCase: Case, requirements: readonly string[]): boolean =>
  testCase.claims.some((claim) => claim.requirements.some((id) => requirements.includes(id)));

export const requirementsOf = (results: readonly { readonly requirements: readonly string[] }[]): readonly string[] =>
  [...new Set(results.flatMap(({ requirements }) => requirements))].sort();

/** The case failed, or it found a recommended or optional statement not to hold. */
export const isMissed = ({ verdict, mismatches }: CaseResult): boolean =>
  verdict === 'fail' || verdict === 'warning' || (verdict === 'skip' && mismatches.length > 0);

/** The case says that the target is wrong. A warning about the wording alone does not say so. */
export const notices = ({ verdict, mismatches }: CaseResult): boolean =>
  verdict === 'fail' || (verdict === 'warning' && mismatches.some(({ level }) => level === 'must'));

/** The case blames the target or the suite: it notices something, or it was not judged for a reason that it puts on them. */
export const accuses = (result: CaseResult): boolean =>
  notices(result) || (result.verdict === 'inconclusive' && (result.party === 'target' || result.party === 'suite'));

function faultOf({ operation, decision }: BentTarget): Fault | undefined {
  const part = typeof decision === 'function' ? decision() : decision;
  return part && operation !== undefined ? { ...part, operations: [operation] } : undefined;
}

function performOf(target: BentTarget): Perform {
  const { operation, rules } = target;
  const fault = faultOf(target);
  const decide = fault === undefined ? performOperation : plantFault(fault);
  if (rules === undefined) return decide;
  return (behaviour, call) =>
    decide(call.operation.name === operation ? { ...behaviour, rules: rules(behaviour.rules) } : behaviour, call);
}

function openBent(bent: BentTarget, perform = performOf(bent)): OpenedTarget {
  const pack = loadPack(bent.pack);
  const table = packBehaviours();
  const own = table[bent.pack];
  const behaviours = own && bent.behaviours ? { ...table, [bent.pack]: bent.behaviours(own) } : table;
  const plain = createMock({ packs: [pack], perform, behaviours });
  const mock = bent.dress?.(plain) ?? plain;
  const client = inProcessClient(bent.front?.(mock, pack) ?? mockAnswers(mock));
  const target = targetAt(inProcessUrl, 'embedded', [pack]);
  const driver = inProcessDriver(async (body) => mock.states(body));
  return { target, driver, sender: createSender(target, client), close: () => client.close() };
}

type Readings = Readonly<Record<string, string>>;

async function run(
  opened: OpenedTarget,
  pack: string,
  selected: readonly Case[],
  readings: Readings = {},
): Promise<readonly CaseResult[]> {
  const packs = [loadPack(pack)];
  const settings = runSettings({ packs: [pack], readings });
  return (await runCases({ ...opened, packs, cases: casesOf(pack), selected, settings })).results;
}

/** The results of those cases against the target. `readings` are interpretations of contradictory pages, as in `--reading`. */
export function judgeTarget(
  target: BentTarget,
  selected: readonly Case[],
  readings: Readings = {},
): Promise<readonly CaseResult[]> {
  return run(openBent(target), target.pack, selected, readings);
}

/** By target: ids of the cases in whose run against the mock the target would have decided something otherwise. */
export type ReachedCases = ReadonlyMap<BentTarget, ReadonlySet<string>>;

interface Traced {
  readonly fault: Fault;
  readonly cases: Set<string>;
}

const withoutSite = (outcome: Outcome): string => JSON.stringify({ ...outcome, site: '' });

/** The mock's own way to carry out calls, which notes for the running case the faults that would change an outcome. */
function tracing(traced: readonly Traced[], running: () => string): Perform {
  return (behaviour, call) => {
    const faulty = faultyCall(behaviour, call);
    let clean: string | undefined;
    for (const { fault, cases } of traced) {
      if (cases.has(running())) continue;
      const bent = bentOutcome(fault, faulty);
      if (bent === faulty.outcome) continue;
      clean ??= withoutSite(faulty.outcome);
      if (withoutSite(bent) !== clean) cases.add(running());
    }
    return faulty.outcome;
  };
}

/**
 * Traces the targets that differ in one decision and have no memory. In every case that does not reach the decision such a
 * target is the mock, so the case need not run against it. `onClean` gets the results of the mock itself.
 */
export async function traceCases(
  targets: readonly BentTarget[],
  isTraced: (testCase: Case) => boolean = () => true,
  onClean: (results: readonly CaseResult[]) => void = () => undefined,
): Promise<ReachedCases> {
  const reached = new Map<BentTarget, Set<string>>();
  for (const pack of packIds()) {
    const traced = targets.flatMap((target) => {
      const { decision, rules, dress } = target;
      const fault = faultOf(target);
      if (target.pack !== pack || typeof decision !== 'object' || fault === undefined || rules || dress) return [];
      const cases = new Set<string>();
      reached.set(target, cases);
      return [{ fault, cases }];
    });
    let running = '';
    const opened = openBent(
      { pack },
      tracing(traced, () => running),
    );
    for (const testCase of casesOf(pack).filter(isTraced)) {
      running = testCase.id;
      onClean(await run(opened, pack, [testCase]));
    }
  }
  return reached;
}

const isOwn = (target: BentTarget, { operation }: Case): boolean => operation === target.operation;

/** Cases that can tell the target from the mock: those that reach its decision, or else all cases of its operation. */
export function casesThatReach(target: BentTarget, reached: ReachedCases): readonly Case[] {
  const traced = reached.get(target);
  return casesOf(target.pack).filter((each) => (traced === undefined ? isOwn(target, each) : traced.has(each.id)));
}

/** Those of them that are about the operation itself. Only a target that dresses answers can differ in the protocol. */
export function ownCasesThatReach(target: BentTarget, reached: ReachedCases): readonly Case[] {
  return casesThatReach(target, reached).filter(
    (each) => isOwn(target, each) && (target.dress !== undefined || !isAboutProtocol(each)),
  );
}
