/** Flat targets: they give the same answer to every request. Their state calls succeed and return the values that cases need. */
import type { Pack } from '#specs';
import {
  type ApiAnswer,
  type DegenerateTarget,
  overHttp,
  type StateCall,
  serveDegenerate,
} from './degenerate-server.test-data.ts';
import { createMadeUpWorlds, type MadeUpWorlds, succeedOnPaper } from './made-up-worlds.test-data.ts';

function onPaper(worlds: MadeUpWorlds, call: StateCall): { readonly status: number; readonly body: unknown } {
  if (call.action === 'observe') return { status: 200, body: worlds.observe(call) };
  return { status: 200, body: call.action === 'setup' ? worlds.setUp(call) : {} };
}

/** Refuses every request as if its instance did not exist. */
export function alwaysNotFound(): Promise<DegenerateTarget> {
  const worlds = createMadeUpWorlds();
  const error = { code: 'InvalidInstanceId.NotFound', message: 'The specified InstanceId does not exist.' };
  return serveDegenerate({ api: () => ({ status: 404, error }), state: (call) => onPaper(worlds, call) }, overHttp);
}

/** Refuses everything with the first row of the operation's own error table. */
export function alwaysFirstRow(packs: readonly Pack[]): Promise<DegenerateTarget> {
  const worlds = createMadeUpWorlds();
  const firstRow = (packId: string, operation: string): ApiAnswer => {
    const pack = packs.find(({ manifest }) => manifest.id === packId);
    const row = pack?.operations[operation]?.errors[0] ?? pack?.manifest.commonErrors[0];
    return { status: row?.status ?? 400, error: { code: row?.code ?? 'Unknown', message: row?.message ?? 'refused' } };
  };
  return serveDegenerate({
    api: ({ pack, operation }) => firstRow(pack, operation),
    state: (call) => onPaper(worlds, call),
  });
}

/** Accepts every request. Its made-up world changes as the page says. */
export function alwaysSuccess(): Promise<DegenerateTarget> {
  const worlds = createMadeUpWorlds();
  return serveDegenerate({
    api: (request) => succeedOnPaper(request, worlds.scopeOf(request)),
    state: (call) => onPaper(worlds, call),
  });
}

/** Accepts every request and returns the parameters as the result. */
export function echo(): Promise<DegenerateTarget> {
  const worlds = createMadeUpWorlds();
  return serveDegenerate({
    api: ({ parameters }) => ({ status: 200, result: { OrderId: '1', ...Object.fromEntries(parameters) } }),
    state: (call) => onPaper(worlds, call),
  });
}

/** Accepts connections and state calls, and never completes an answer. */
export function hanging(): Promise<DegenerateTarget> {
  const worlds = createMadeUpWorlds();
  return serveDegenerate({ api: () => 'hang', state: (call) => onPaper(worlds, call) }, overHttp);
}
