/** Sets up and tears down the states of a trial. Every failed hook is reported with its answer. */
import type { ProviderState, TemplateValues } from '#contracts';
import { stateVocabulary } from '#contracts';
import type { Credentials, StateOutcome } from '../model.ts';
import { Secret } from '../secret.ts';
import { bindUnder, fillTemplates, stopTrial, type TrialParts, type TrialProgress } from './trial-progress.ts';

/** Values of earlier states that this state takes as parameters. Parameters of the case take precedence. */
function carriedParams(state: ProviderState, values: TemplateValues): TemplateValues {
  const known = stateVocabulary.find(({ name }) => name === state.name)?.params ?? {};
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in known));
}

function credentialsIn({ accessKeyId, accessKeySecret, securityToken }: TemplateValues): Credentials | undefined {
  if (typeof accessKeyId !== 'string' || typeof accessKeySecret !== 'string') return undefined;
  const token = typeof securityToken === 'string' ? { securityToken: new Secret(securityToken) } : {};
  return { accessKeyId, accessKeySecret: new Secret(accessKeySecret), ...token };
}

function settled<T>(outcome: StateOutcome<T>): T {
  if (outcome.outcome === 'done') return outcome.value;
  return stopTrial(outcome.outcome === 'unsupported' ? 'unsupported' : 'not-reached', outcome.reason, 'owner');
}

/** Sets up one state and keeps the returned values. Credentials are used for later requests only. */
export async function setUpState(
  parts: TrialParts,
  scope: string,
  progress: TrialProgress,
  state: ProviderState,
): Promise<void> {
  const params = { ...carriedParams(state, progress.values), ...fillTemplates(state.params, progress.values) };
  progress.setUp.push({ state: state.name, params });
  const returned = settled(await parts.driver.setUp(parts.pack.manifest.id, scope, state.name, params));
  const credentials = credentialsIn(returned);
  if (credentials !== undefined) progress.credentials = credentials;
  const { accessKeyId: _id, accessKeySecret: _secret, securityToken: _token, ...values } = returned;
  progress.values =
    state.as === undefined ? { ...progress.values, ...values } : bindUnder(progress.values, state.as, values);
}

/** Tears down every state, the last one first. Returns the first problem, if there is one. */
export async function tearDownStates(
  parts: TrialParts,
  scope: string,
  progress: TrialProgress,
): Promise<string | undefined> {
  let problem: string | undefined;
  for (const { state, params } of progress.setUp.toReversed()) {
    const outcome = await parts.driver.tearDown(parts.pack.manifest.id, scope, state, params);
    if (outcome.outcome === 'failed') problem ??= outcome.reason;
  }
  return problem;
}
