/**
 * Replays the committed pacts with Pact's official Verifier and makes a run record: one result for each claim about an answer.
 * A pact has no control, so none of its results counts as proven. `run` judges the claims about effects.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Case, type Claim, loadContract, pactFiles } from '#contracts';
import { ConformanceError, externalPackFolder, type Pack } from '#specs';
import { claimFacts } from '../execute/claim-facts.ts';
import { describeExpectation } from '../execute/describe-expectation.ts';
import { secretTexts, withoutTexts } from '../execute/redact-exchange.ts';
import type { CaseResult, RunRecord, RunSettings, Target } from '../model.ts';
import { isPackCodeLoaded } from '../pack-code.ts';
import type { InteractionOutcome, VerifierReply, VerifierTask } from './verifier-task.ts';

export interface VerifyPactsOptions {
  readonly packs: readonly Pack[];
  readonly target: Target;
  readonly settings: RunSettings;
}

/** Path of the state protocol if the target names none. */
const defaultStatePath = '/_conformance/states';

/** The TypeScript file when running from source, else the compiled file. */
function processFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./verifier-process.${extension}`, import.meta.url);
}

function runVerifier(task: VerifierTask): Promise<VerifierReply> {
  return new Promise((resolve) => {
    const output: string[] = [];
    const child = fork(processFile(), [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
    });
    const keep = (chunk: Buffer) => output.push(chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('message', (reply) => resolve(reply as VerifierReply));
    child.once('exit', (code) =>
      resolve({ outcome: 'broken', reason: `it ended with ${code}: ${output.join('').slice(-500)}` }),
    );
    child.send(task);
  });
}

function taskFor(pack: Pack, { target, settings }: VerifyPactsOptions): VerifierTask {
  const { id } = pack.manifest;
  const [baseUrl, credentials] = [target.urls[id], target.credentials[id]];
  if (baseUrl === undefined || credentials === undefined) throw new Error(`The target has no URL for ${id}.`);
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const folder = externalPackFolder(id);
  return {
    pack: id,
    ...(folder === undefined ? {} : { external: { folder, withCode: isPackCodeLoaded(folder) } }),
    baseUrl,
    kind: target.kind,
    stateUrl: target.stateUrl ?? new URL(defaultStatePath, baseUrl).href,
    pactFiles: pactFiles(id, settings.operations).filter((file) => existsSync(file)),
    timeoutMs: settings.timeoutMs,
    credentials: {
      accessKeyId,
      accessKeySecret: accessKeySecret.reveal(),
      ...(securityToken === undefined ? {} : { securityToken: securityToken.reveal() }),
    },
  };
}

function judge(
  testCase: Case,
  interaction: InteractionOutcome,
): Pick<CaseResult, 'verdict' | 'evidence' | 'reason' | 'party' | 'observed'> {
  if (interaction.stateFailure !== undefined) {
    return { verdict: 'inconclusive', reason: interaction.stateFailure, party: 'owner', observed: 'state not reached' };
  }
  if (!interaction.ok) {
    const observed = interaction.mismatches.join('; ') || 'another answer';
    return { verdict: 'fail', reason: observed, observed };
  }
  const evidence = testCase.disposable.evidence === 'injected' ? 'injected' : 'observed';
  return { verdict: 'pass', evidence, observed: 'as the pact says' };
}

function resultOf(testCase: Case, claim: Claim, interaction: InteractionOutcome): CaseResult {
  return {
    ...claimFacts(testCase, claim),
    ...judge(testCase, interaction),
    mismatches: interaction.mismatches.map((actual) => ({
      check: 'pact',
      about: 'content',
      level: 'must',
      path: 'interaction',
      expected: 'as the pact says',
      actual,
    })),
    expected: describeExpectation(claim, testCase.disposable.trial.request),
    readings: [],
    trials: [],
  };
}

async function verifyPack(
  pack: Pack,
  cases: readonly Case[],
  options: VerifyPactsOptions,
): Promise<readonly CaseResult[]> {
  const reply = await runVerifier(taskFor(pack, options));
  if (reply.outcome === 'broken') {
    const { id } = pack.manifest;
    const credentials = options.target.credentials[id];
    // The reason may quote what the Verifier printed.
    const reason = credentials === undefined ? reply.reason : withoutTexts(reply.reason, secretTexts(credentials));
    throw new ConformanceError('configuration', `Pact's Verifier could not verify ${id}: ${reason}`);
  }
  return reply.interactions.flatMap((interaction) => {
    const testCase = cases.find(({ id }) => id === interaction.case);
    const claims = testCase?.claims.filter(({ judges }) => judges === 'answer') ?? [];
    return testCase === undefined ? [] : claims.map((claim) => resultOf(testCase, claim, interaction));
  });
}

/** Verifies the pacts of one pack after another. Refuses a vendor: pacts set up states and may cost money. */
export async function verifyPacts(options: VerifyPactsOptions): Promise<RunRecord> {
  const { packs, target, settings } = options;
  if (target.kind === 'vendor') {
    throw new ConformanceError(
      'usage',
      'pact verify sets up states and sends requests that may cost money. Use a target on this machine, or a target file with `disposable: true`.',
    );
  }
  const started = new Date();
  const cases = packs.flatMap(({ manifest }) => loadContract(manifest.id).cases);
  const results: CaseResult[] = [];
  for (const pack of packs) results.push(...(await verifyPack(pack, cases, options)));
  return {
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    target: {
      kind: target.kind,
      urls: target.urls,
      ...(target.stateUrl === undefined ? {} : { stateUrl: target.stateUrl }),
    },
    settings,
    packs,
    cases,
    results,
    undocumented: [],
    spend: { sent: {}, refused: 0 },
    cancelled: false,
  };
}
