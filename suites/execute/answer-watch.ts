/**
 * Watches every answer of a run, judged or not, also of queries, preparatory steps and controls. It applies the rules
 * about every answer, and remembers undocumented answers with their requests.
 */
import type { WireForm } from '#contracts';
import type { EchoedFact, FormatName, Pack } from '#specs';
import type { Difference } from '../checks/check.ts';
import type { AnswerFacts } from '../checks/envelope/envelope-check.ts';
import { checkEnvelope, type RuleFinding } from '../checks/envelope/envelope-rules.ts';
import type { Answer, EnvelopeBreach, Exchange, HttpResponse, UndocumentedAnswer } from '../model.ts';
import { breaksProtocol } from './breaks-protocol.ts';
import { named, parametersOf } from './named-in-request.ts';

/** One answer, with facts about its request. */
export interface SeenAnswer {
  readonly pack: Pack;
  readonly operation: string;
  readonly format: FormatName;
  readonly wire: WireForm;
  readonly exchange: Exchange;
  readonly response: HttpResponse;
  readonly answer: Answer;
}

/** Takes the answers of one case, and returns what each shows about the rules that apply to it. */
export type SeeAnswer = (seen: SeenAnswer) => readonly RuleFinding[];

export interface AnswerWatch {
  readonly ofCase: (testCase: string) => SeeAnswer;
  readonly undocumented: () => readonly UndocumentedAnswer[];
  readonly breaches: () => readonly EnvelopeBreach[];
  /** Number of answers from the target of that pack. */
  readonly seenOf: (pack: string) => number;
}

/** Facts that the request states. Facts that are missing or cannot be parsed are left out. */
function askedBy({ pack, wire, exchange: { request } }: SeenAnswer): AnswerFacts['asked'] {
  const { region, service } = pack.manifest.binding;
  const { places = {} } = wire;
  const parameters = parametersOf(request) ?? [...new URL(request.url).searchParams];
  const [operation] = named(pack, request, { fact: 'operation', parameters });
  const [version] = named(pack, request, { fact: 'version', parameters });
  const isSigned = !('authorization' in places) && !('credential' in places);
  const asked: Record<EchoedFact, string | undefined> = {
    operation,
    version,
    service: isSigned ? (places.service ?? service) : undefined,
    region: isSigned ? region : undefined,
    host: new URL(request.url).host,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, text]) => text !== undefined));
}

/** A format in lower case: targets should accept it, but need not. */
function mayBeDefault({ wire, answer }: SeenAnswer): boolean {
  const isSmall = typeof wire.formatText === 'string' && wire.formatText !== wire.formatText.toUpperCase();
  return isSmall || (answer.error !== undefined && breaksProtocol(wire));
}

/** Whether the request id came before in this run, from the target of this pack. */
function isRepeated(memory: Map<string, Set<string>>, { pack, answer }: SeenAnswer): boolean | undefined {
  const { requestId } = answer;
  if (requestId === undefined || requestId === '') return undefined;
  const known = memory.get(pack.manifest.id) ?? new Set();
  memory.set(pack.manifest.id, known);
  const isKnown = known.has(requestId);
  known.add(requestId);
  return isKnown;
}

function freshness(memory: Map<string, Set<string>>, seen: SeenAnswer): readonly RuleFinding[] {
  const repeated = isRepeated(memory, seen);
  if (repeated === undefined) return [];
  const path = seen.pack.manifest.binding.requestId;
  const again: Difference = { path, expected: 'one that did not come before', actual: seen.answer.requestId ?? '' };
  return [{ rule: 'request-id-fresh', differences: repeated ? [again] : [] }];
}

function isDocumented({ pack, operation, answer }: SeenAnswer, code: string): boolean {
  const rows = [...(pack.operations[operation]?.errors ?? []), ...pack.manifest.commonErrors];
  return rows.some((row) => row.status === answer.status && row.code === code);
}

/** The breach of the earliest case, so that the result does not depend on the order of execution. */
const isEarlier = (testCase: string, than: string | undefined): boolean => than === undefined || testCase < than;

const inOrder = <T>(found: ReadonlyMap<string, T>): readonly T[] =>
  [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);

/** A watch for one run. */
export function createAnswerWatch(): AnswerWatch {
  const memory = new Map<string, Set<string>>();
  const undocumented = new Map<string, UndocumentedAnswer>();
  const breaches = new Map<string, EnvelopeBreach>();
  const seenByRule = new Map<string, number>();
  const seenByPack = new Map<string, number>();

  const noteUndocumented = (seen: SeenAnswer, testCase: string): void => {
    const { pack, operation, answer, exchange } = seen;
    const code = answer.error?.code ?? '(no code)';
    if (answer.error === undefined || isDocumented(seen, code)) return;
    const { id } = pack.manifest;
    const key = `${id} ${operation} ${answer.status} ${code}`;
    const known = undocumented.get(key);
    const cases = known?.cases ?? [];
    undocumented.set(key, {
      pack: id,
      operation,
      status: answer.status,
      code,
      cases: cases.includes(testCase) ? cases : [...cases, testCase].toSorted(),
      request: isEarlier(testCase, cases[0]) ? exchange.request : (known?.request ?? exchange.request),
    });
  };

  const noteRule = (seen: SeenAnswer, testCase: string, { rule, differences }: RuleFinding): void => {
    const key = `${seen.pack.manifest.id} ${rule}`;
    seenByRule.set(key, (seenByRule.get(key) ?? 0) + 1);
    const [difference] = differences;
    if (difference === undefined) return;
    const known = breaches.get(key);
    const own = { case: testCase, operation: seen.operation, exchange: seen.exchange, difference };
    const { id } = seen.pack.manifest;
    const first = known === undefined || isEarlier(testCase, known.first.case) ? own : known.first;
    breaches.set(key, { pack: id, rule, answers: (known?.answers ?? 0) + 1, of: 0, first });
  };

  return {
    ofCase: (testCase) => (seen) => {
      const orDefault = mayBeDefault(seen) ? ({ orDefault: true } as const) : {};
      const asked = askedBy(seen);
      const facts = { ...seen, ...orDefault, binding: seen.pack.manifest.binding, asked };
      // A proxy may change a request so that it names another operation than intended.
      const resultSchema = seen.pack.operations[asked.operation ?? seen.operation]?.resultSchema;
      const findings = [...checkEnvelope({ ...facts, resultSchema }), ...freshness(memory, seen)];
      const { id } = seen.pack.manifest;
      seenByPack.set(id, (seenByPack.get(id) ?? 0) + 1);
      noteUndocumented(seen, testCase);
      for (const finding of findings) noteRule(seen, testCase, finding);
      return findings;
    },
    seenOf: (pack) => seenByPack.get(pack) ?? 0,
    undocumented: () => inOrder(undocumented),
    breaches: () =>
      inOrder(breaches).map((breach) => ({ ...breach, of: seenByRule.get(`${breach.pack} ${breach.rule}`) ?? 0 })),
  };
}
