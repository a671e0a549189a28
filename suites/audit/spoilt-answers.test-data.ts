/** Spoilt mocks: each changes the mock's answers, its state calls or its connection in one way. */
import type { Pack } from '#specs';
import { createMock } from '../mock/create-mock.ts';
import { type DegenerateTarget, overHttp, type StateReply } from './degenerate-server.test-data.ts';
import type { PlainAnswer } from './in-process.test-data.ts';
import { serveSpoilt } from './spoilt-mocks.test-data.ts';

const codePlace = /(Code(?:>|":\s*"))([^"<]+)/;

/** Documented codes of the operation with that status. A wrong one of them is the hardest to notice. */
function codesFor(packs: readonly Pack[], packId: string, operation: string, status: number): readonly string[] {
  const pack = packs.find(({ manifest }) => manifest.id === packId);
  const rows = [...(pack?.operations[operation]?.errors ?? []), ...(pack?.manifest.commonErrors ?? [])];
  return [...new Set(rows.filter((row) => row.status === status).map(({ code }) => code))];
}

/** Errors have the right status and another documented code. Successes are right. */
export function wrongCode(packs: readonly Pack[]): Promise<DegenerateTarget> {
  return serveSpoilt(createMock({ packs }), {
    answer: ({ pack, operation }, answer) => {
      if (answer.status < 400) return answer;
      const right = codePlace.exec(answer.body)?.[2];
      const other = codesFor(packs, pack, operation, answer.status).find((code) => code !== right) ?? 'AnotherCode';
      return { ...answer, body: answer.body.replace(codePlace, `$1${other}`) };
    },
  });
}

const withStatus = (packs: readonly Pack[], statusFor: (status: number) => number): Promise<DegenerateTarget> =>
  serveSpoilt(createMock({ packs }), {
    answer: (_asked, answer): PlainAnswer =>
      answer.status < 400 ? answer : { ...answer, status: statusFor(answer.status) },
  });

/** Errors have the right code under another error status. */
export function wrongStatus(packs: readonly Pack[]): Promise<DegenerateTarget> {
  return withStatus(packs, (status) => (status === 400 ? 403 : 400));
}

/** Errors come with HTTP status 200. */
export function errorInSuccess(packs: readonly Pack[]): Promise<DegenerateTarget> {
  return withStatus(packs, () => 200);
}

/** The observed world never changes, the real one does. */
export function frozenWorld(packs: readonly Pack[]): Promise<DegenerateTarget> {
  const frozen = new Map<string, StateReply>();
  return serveSpoilt(createMock({ packs }), {
    state: ({ action }, reply, scope) => {
      if (action !== 'observe') return reply;
      const shown = frozen.get(scope) ?? reply;
      frozen.set(scope, shown);
      return shown;
    },
  });
}

/** Every state call fails. */
export function statesFail(packs: readonly Pack[]): Promise<DegenerateTarget> {
  return serveSpoilt(createMock({ packs }), { state: () => ({ status: 500, body: { error: 'database is down' } }) });
}

/** Closes every connection after that many requests, state calls included. */
export function goesAway(packs: readonly Pack[], after: number): Promise<DegenerateTarget> {
  let requests = 0;
  const breaks = (): boolean => {
    requests += 1;
    return requests > after;
  };
  return serveSpoilt(createMock({ packs }), { breaks }, overHttp);
}

/** Nothing listens at its address. */
export async function nobodyThere(packs: readonly Pack[]): Promise<DegenerateTarget> {
  const target = await serveSpoilt(createMock({ packs }), {}, overHttp);
  await target.close();
  return { ...target, close: async () => undefined };
}
