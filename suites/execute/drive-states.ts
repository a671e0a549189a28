/** Brings a trial's scope into its states, and back: every hook that fails is named with its answer, none is silent. */
import type { ProviderState, TemplateValues } from '#contracts';
import { stateVocabulary } from '#contracts';
import type { Credentials, StateOutcome } from '../model.ts';
import { Secret } from '../secret.ts';
import { bindUnder, fillTemplates, stopTrial, type TrialParts, type TrialProgress } from './trial-progress.ts';

/** Values that earlier states returned and that this state has a parameter for; what the case gives comes first. */
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

/** Sets one state up and keeps what it returned. Credentials go to the following requests and nowhere else. */
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

/** Takes every state down, the last one first; answers what went wrong first, if anything did. */
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
