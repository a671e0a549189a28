/**
 * Opens the target of a run: the embedded mock over real HTTP on a free loopback port, or the target that the caller
 * named. The embedded target always gets the mock's own keys, whatever the environment contains.
 */
import { ConformanceError, type Pack } from '#specs';
import { createHttpClient } from './execute/exchange-http.ts';
import { resolveTarget } from './execute/resolve-target.ts';
import { createSender, type Sender } from './execute/send.ts';
import { createMock } from './mock/create-mock.ts';
import { mockCredentials } from './mock/mock-credentials.ts';
import { startMockServer } from './mock/server.ts';
import type { StateDriver, Target } from './model.ts';
import { requireSigners } from './signers/signers.ts';
import { callbackDriver } from './states/callback-driver.ts';
import { inProcessDriver } from './states/in-process-driver.ts';
import { noDriver } from './states/no-driver.ts';

export interface OpenTargetOptions {
  /** URL or target file. Without it the embedded mock is the target. */
  readonly target?: string;
  readonly stateUrl?: string;
  readonly packs: readonly Pack[];
  readonly packsNamed: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  /** The reason why no vendor may be named, if there is one. */
  readonly noVendor?: string;
}

export interface OpenedTarget {
  readonly target: Target;
  readonly driver: StateDriver;
  readonly sender: Sender;
  /** Number of bugs of the embedded mock so far; absent for other targets. Each is printed with its stack when it happens. */
  readonly mockFaults?: () => number;
  close(): Promise<void>;
}

/** Longer bodies are cut off and count as no answer. */
const maxBodyBytes = 4 * 1_048_576;

async function openEmbedded(options: OpenTargetOptions): Promise<OpenedTarget> {
  const mock = createMock({ packs: options.packs });
  const server = await startMockServer({ mock, port: 0, host: '127.0.0.1' });
  const ids = options.packs.map(({ manifest }) => manifest.id);
  const target: Target = {
    kind: 'embedded',
    urls: Object.fromEntries(ids.map((id) => [id, server.url])),
    credentials: Object.fromEntries(ids.map((id) => [id, mockCredentials])),
  };
  const client = createHttpClient({ timeoutMs: options.timeoutMs, maxBodyBytes });
  return {
    target,
    driver: inProcessDriver(async (body) => mock.states(body)),
    sender: createSender(target, client),
    mockFaults: mock.faultCount,
    close: async () => {
      await client.close();
      await server.close();
    },
  };
}

/** Opens a target. Close it after the run. Throws a ConformanceError if the caller has to correct something. */
export async function openTarget(options: OpenTargetOptions): Promise<OpenedTarget> {
  const { target: named, stateUrl, ...request } = options;
  requireSigners(options.packs);
  if (named === undefined && stateUrl !== undefined) {
    const message = '--state-url needs --target: without one the embedded mock is judged, in states of its own.';
    throw new ConformanceError('usage', message);
  }
  if (named === undefined) return openEmbedded(options);
  const target = resolveTarget({ ...request, target: named, ...(stateUrl === undefined ? {} : { stateUrl }) });
  const client = createHttpClient({ timeoutMs: options.timeoutMs, maxBodyBytes });
  const driver = target.stateUrl === undefined ? noDriver : callbackDriver(target.stateUrl, client, target.supports);
  return { target, driver, sender: createSender(target, client), close: () => client.close() };
}
