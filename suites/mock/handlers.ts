/**
 * The mock as MSW handlers. One handler serves all operations of all packs, since MSW tries handlers one by one. It picks
 * the pack by version, then by signature, and the operation by its name in a table.
 */
import { type HttpHandler, HttpResponse, http } from 'msw/http';
import {
  answerContext,
  answerRequest,
  behaviourFor,
  type Service,
  type Surroundings,
  signersOf,
} from './answer-request.ts';
import { encodeError, type WireError } from './codec/encode-answer.ts';
import { asVendorReads, readRequest, type WireRequest } from './codec/read-request.ts';
import { type FaultLog, faultAnswer, faultCode, faultHeader } from './faults.ts';
import type { StateAnswer } from './provider-states/run-state-call.ts';

/** Where the protocol of provider states is served. */
export const statePath = '/_conformance/states';

/** What the handlers answer from. */
export interface HandlerParts {
  readonly services: readonly [Service, ...Service[]];
  readonly surroundings: Surroundings;
  readonly states: (body: unknown) => StateAnswer;
  readonly faults: FaultLog;
}

/** Answers any request, states included; an unknown path gets the first pack's refusal of an unknown operation. */
export async function handleRequest(parts: HandlerParts, request: Request): Promise<Response> {
  if (pathOf(request) === statePath) return handleState(parts, request);
  return answerBugs(parts, pathOf(request), async () => {
    const wire = await readRequest(request);
    return answerBy(parts, pickService(parts.services, wire) ?? parts.services[0], wire);
  });
}

async function answerBy(parts: HandlerParts, service: Service, wire: WireRequest): Promise<Response> {
  const { operation } = asVendorReads(wire, service.behaviours, signersOf(service.pack));
  return answerBugs(parts, operation, async () => {
    // Nothing is awaited once the behaviour is there, so concurrent requests never see each other half done.
    const behaviour = await behaviourFor(service, wire);
    return answerRequest(service, { wire, behaviour }, parts.surroundings);
  });
}

async function answerBugs(
  { faults }: HandlerParts,
  during: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    return faultAnswer(faults.report({ error, during }));
  }
}

/** Answers a request, whatever it asks for, with that error in the envelope of its pack. */
export async function refuseRequest(parts: HandlerParts, request: Request, error: WireError): Promise<Response> {
  return answerBugs(parts, error.code, async () => {
    const wire = await readRequest(request);
    const service = pickService(parts.services, wire) ?? parts.services[0];
    const asked = asVendorReads(wire, service.behaviours, signersOf(service.pack));
    return encodeError(answerContext(service, asked, parts.surroundings.now()).context, error);
  });
}

/** The handler for MSW in any of its homes. Requests that name no pack are left to other handlers. */
export function mockHandlers(parts: HandlerParts): readonly HttpHandler[] {
  return [
    http.all(
      ({ request }) => pathOf(request) === '/' || pathOf(request) === statePath,
      async ({ request }) => {
        if (pathOf(request) === statePath) return handleState(parts, request);
        // Other handlers may want the body of a request that is not ours.
        const wire = await readRequest(request.body === null ? request : request.clone());
        const service = pickService(parts.services, wire);
        return service === undefined ? undefined : answerBy(parts, service, wire);
      },
    ),
  ];
}

/** The pack whose version the request names where that vendor looks for it, else the one whose signature it carries. */
function pickService(services: readonly Service[], wire: WireRequest): Service | undefined {
  return (
    services.find(
      ({ pack, behaviours }) =>
        pack.manifest.binding.version === asVendorReads(wire, behaviours, signersOf(pack)).version,
    ) ?? services.find(({ pack }) => signersOf(pack).some((signer) => signer.recognises(wire.http)))
  );
}

async function handleState(parts: HandlerParts, request: Request): Promise<Response> {
  if (request.method !== 'POST') {
    return HttpResponse.json({ error: 'state calls are POST requests' }, { status: 405, headers: { allow: 'POST' } });
  }
  const { status, body } = parts.states(await readJson(request));
  const isFault = body.code === faultCode;
  return HttpResponse.json(body, { status, headers: isFault ? { [faultHeader]: '1' } : {} });
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}
