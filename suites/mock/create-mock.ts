/** The reference mock: packs, a scenario and a clock put together. It holds its worlds in memory and touches nothing else. */
import type { HttpHandler } from 'msw/http';
import { ConformanceError, type Pack } from '#specs';
import { requireSigners } from '../signers/signers.ts';
import type { Service, Surroundings } from './answer-request.ts';
import { type BehaviourTable, packBehaviours } from './behaviours/pack-behaviours.ts';
import type { WireError } from './codec/encode-answer.ts';
import { createFaultLog, faultCode, type MockFault, type OnFault, printFault } from './faults.ts';
import { type HandlerParts, handleRequest, mockHandlers, refuseRequest } from './handlers.ts';
import { createNonceMemory } from './nonce-memory.ts';
import { performOperation } from './perform-operation.ts';
import { runStateCall, type StateAnswer } from './provider-states/run-state-call.ts';
import { beginScenario, type ScenarioName } from './scenarios.ts';
import { createScopes } from './scopes.ts';
import { emptyWorld, type World } from './world.ts';

/** The mock as others use it. */
export interface Mock {
  /** For MSW: one handler for all operations and for states. */
  readonly handlers: readonly HttpHandler[];
  /** Answers a request in process. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Answers a request with an error of the transport, in the envelope of the pack that the request names. */
  readonly refuse: (request: Request, error: WireError) => Promise<Response>;
  /** Answers a state call in process, with the body it would have over HTTP. */
  readonly states: (body: unknown) => StateAnswer;
  /** How many exceptions the mock did not expect: bugs of the mock. */
  readonly faultCount: () => number;
  /** Counts and reports a bug outside of `handle`, such as in the server. Returns the message for the client. */
  readonly reportFault: (fault: MockFault) => string;
}

/** What a mock is made of. */
export interface MockSettings {
  readonly packs: readonly Pack[];
  readonly scenario?: ScenarioName;
  /** Real time; tests may hold it still. */
  readonly now?: () => Date;
  /**
   * Behaviours by pack id that replace the mock's own. Audits pass faulty and unusual behaviours. A browser build
   * passes a table of its own.
   */
  readonly behaviours?: BehaviourTable;
  /** Called for each bug of the mock. Default: prints the stack to stderr. */
  readonly onFault?: OnFault;
  /** Replaces the function that carries out a call. An audit uses it to watch or change the outcome. */
  readonly perform?: typeof performOperation;
}

/** A mock of the given packs. Fails for a pack without behaviours, or with a signature that is unknown. */
export function createMock(settings: MockSettings): Mock {
  const { packs, scenario = 'default', now = () => new Date() } = settings;
  requireSigners(packs);
  const { behaviours = packBehaviours(), perform = performOperation } = settings;
  const faults = createFaultLog(settings.onFault ?? printFault);
  const [first, ...others] = packs.map((pack) => serviceOf(pack, behaviours));
  if (first === undefined) throw new ConformanceError('usage', 'The mock needs at least one pack to serve.');
  const services: readonly [Service, ...Service[]] = [first, ...others];
  const scopes = createScopes(({ packId, scope }, number) => {
    const service = services.find(({ pack }) => pack.manifest.id === packId) ?? first;
    const world = worldFor(service, number);
    return scope === 'default' ? beginScenario(world, scenario, now().getTime()) : world;
  });
  const surroundings: Surroundings = { scopes, nonces: createNonceMemory(), now, perform };
  for (const { pack } of services) scopes.world({ packId: pack.manifest.id, scope: 'default' });
  const served = Object.fromEntries(services.map((service) => [service.pack.manifest.id, service.behaviours] as const));
  const states = (body: unknown): StateAnswer => {
    try {
      return runStateCall(body, { scopes, packs: served, now });
    } catch (error) {
      const message = faults.report({ error, during: 'a state call' });
      return { status: 500, body: { code: faultCode, error: message } };
    }
  };
  const parts: HandlerParts = { services, surroundings, states, faults };
  return {
    handlers: mockHandlers(parts),
    handle: (request) => handleRequest(parts, request),
    refuse: (request, error) => refuseRequest(parts, request, error),
    states,
    faultCount: faults.count,
    reportFault: faults.report,
  };
}

function serviceOf(pack: Pack, table: BehaviourTable): Service {
  const behaviours = table[pack.manifest.id];
  if (behaviours === undefined) {
    const known = Object.keys(table).join(', ');
    throw new ConformanceError(
      'usage',
      `The mock has no behaviours for the pack ${pack.manifest.id}. It serves ${known}. If the pack brings its own behaviours, add --pack-code.`,
    );
  }
  return { pack, behaviours };
}

function worldFor({ pack, behaviours }: Service, number: number): World {
  const { region } = pack.manifest.binding;
  return emptyWorld({
    number,
    regionId: region,
    zoneId: region + behaviours.zoneSuffix,
    orderPrefix: behaviours.orderPrefix,
  });
}
