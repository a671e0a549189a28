/**
 * Runs Pact's official Verifier for one pack, in a separate process: the Verifier's native part writes to stdout and keeps
 * state. Pact goes on with an interaction even if its state handler failed, so this file records and reports such failures.
 */
import type { VerifierOptions } from '@pact-foundation/pact';
import { stateVocabulary, type TemplateValues } from '#contracts';
import { loadPack, usePack } from '#specs';
import { createHttpClient } from '../execute/exchange-http.ts';
import { secretTexts, withoutTexts } from '../execute/redact-exchange.ts';
import type { Credentials, StateDriver, StateOutcome, StateValues } from '../model.ts';
import { loadPackCode } from '../pack-code.ts';
import { Secret } from '../secret.ts';
import { callbackDriver } from '../states/callback-driver.ts';
import { signingRequestFilter } from './signing-request-filter.ts';
import type { InteractionOutcome, VerifierReply, VerifierTask } from './verifier-task.ts';

type Handlers = NonNullable<VerifierOptions['stateHandlers']>;

interface Session {
  readonly driver: StateDriver;
  readonly failures: Map<string, string>;
  credentials: Credentials;
  readonly ownCredentials: Credentials;
}

const scopeOf = (params: TemplateValues): string => String(params.scope ?? 'default');

function keep(session: Session, params: TemplateValues, outcome: StateOutcome<StateValues>): Record<string, never> {
  if (outcome.outcome !== 'done') {
    session.failures.set(scopeOf(params), outcome.reason);
    return {};
  }
  const { accessKeyId, accessKeySecret, securityToken, ...values } = outcome.value;
  if (typeof accessKeyId === 'string' && typeof accessKeySecret === 'string') {
    const token = typeof securityToken === 'string' ? { securityToken: new Secret(securityToken) } : {};
    session.credentials = { accessKeyId, accessKeySecret: new Secret(accessKeySecret), ...token };
  }
  return values as Record<string, never>;
}

/** One handler per state of the vocabulary. Each handler forwards the call to the target's state URL. */
function stateHandlers(session: Session, pack: string): Handlers {
  const call = (action: 'setUp' | 'tearDown', name: string) => async (given?: unknown) => {
    const params = (given ?? {}) as TemplateValues;
    const outcome = await session.driver[action](pack, scopeOf(params), name, params);
    if (action === 'tearDown') session.credentials = session.ownCredentials;
    return keep(session, params, outcome);
  };
  return Object.fromEntries(
    stateVocabulary.map(({ name }) => [name, { setup: call('setUp', name), teardown: call('tearDown', name) }]),
  );
}

interface RawMismatch {
  readonly mismatch?: string;
  readonly type?: string;
}

interface RawResult {
  readonly interactionResults?: readonly {
    readonly description: string;
    readonly result: string;
    readonly mismatch?: { readonly mismatches?: readonly RawMismatch[] };
  }[];
}

function readResult(text: string, failures: ReadonlyMap<string, string>): VerifierReply {
  let raw: RawResult;
  try {
    raw = JSON.parse(text) as RawResult;
  } catch {
    return { outcome: 'broken', reason: text.slice(0, 500) };
  }
  if (raw.interactionResults === undefined) return { outcome: 'broken', reason: text.slice(0, 500) };
  const interactions = raw.interactionResults.map(({ description, result, mismatch }): InteractionOutcome => {
    const mismatches = (mismatch?.mismatches ?? []).map((one) => one.mismatch ?? one.type ?? 'another answer');
    const stateFailure = failures.get(`pact/${description}`);
    const ok = result === 'OK';
    return { case: description, ok, mismatches, ...(stateFailure === undefined ? {} : { stateFailure }) };
  });
  return { outcome: 'verified', interactions };
}

/** Makes an external pack known to this process, as it is to the process that sent the task. */
async function useExternalPack({ external }: VerifierTask): Promise<void> {
  if (external === undefined) return;
  usePack(external.folder);
  if (external.withCode) await loadPackCode(external.folder);
}

async function verify(task: VerifierTask): Promise<VerifierReply> {
  await useExternalPack(task);
  const { Verifier } = await import('@pact-foundation/pact');
  const { accessKeyId, accessKeySecret, securityToken } = task.credentials;
  const ownCredentials: Credentials = {
    accessKeyId,
    accessKeySecret: new Secret(accessKeySecret),
    ...(securityToken === undefined ? {} : { securityToken: new Secret(securityToken) }),
  };
  const client = createHttpClient({ timeoutMs: task.timeoutMs, maxBodyBytes: 1_048_576 });
  const driver = callbackDriver(task.stateUrl, client, undefined);
  const session: Session = { driver, failures: new Map(), credentials: ownCredentials, ownCredentials };
  const { baseUrl, kind } = task;
  const secrets = new Set(secretTexts(ownCredentials));
  const filter = signingRequestFilter({
    pack: loadPack(task.pack),
    kind,
    baseUrl,
    credentials: () => session.credentials,
    onSigned: (request, credentials) => {
      for (const text of secretTexts(credentials, request)) secrets.add(text);
    },
  });
  const verifier = new Verifier({
    provider: task.pack,
    providerBaseUrl: baseUrl,
    pactUrls: [...task.pactFiles],
    providerStatesSetupTeardown: true,
    stateHandlers: stateHandlers(session, task.pack),
    requestFilter: filter as NonNullable<VerifierOptions['requestFilter']>,
    changeOrigin: true,
    timeout: task.timeoutMs,
    logLevel: 'error',
  });
  const text = await verifier.verifyProvider().catch((error: Error) => error.message);
  await client.close();
  // A target may send back the query that it got, and a mismatch quotes the target.
  return withoutTexts(readResult(String(text), session.failures), [...secrets]);
}

process.once('message', (task: VerifierTask) => {
  verify(task)
    .catch((error: unknown): VerifierReply => {
      const reason = error instanceof Error ? error.message : String(error);
      const missing = reason.includes('@pact-foundation/pact');
      return {
        outcome: 'broken',
        reason: missing ? 'it needs the package @pact-foundation/pact: npm install -D @pact-foundation/pact' : reason,
      };
    })
    .then((reply) => process.send?.(reply, () => process.disconnect()));
});
