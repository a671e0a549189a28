/**
 * One request to the API, from wire to wire. Order of refusals before the operation: method, version, operation, service,
 * format, signature, nonce. What follows the body's arrival is one synchronous step, so concurrent requests cannot see each other
 * half done: of two with one client token the second finds the answer of the first.
 */
import { type Operation, type Pack, retiredAsOperation } from '#specs';
import type { Addressee, SignatureJudgement, Signer, Verification } from '../signers/signer.ts';
import { signersNamed } from '../signers/signers.ts';
import type { Behaviour, Call, ErrorChoice, PackBehaviours, SignatureDetails } from './behaviours/behaviour.ts';
import { loadBehaviour } from './behaviours/pack-behaviours.ts';
import { chooseFormat } from './codec/choose-format.ts';
import { type AnswerContext, encodeError, encodeSuccess, type WireError } from './codec/encode-answer.ts';
import { asVendorReads, type VendorRequest, type WireRequest } from './codec/read-request.ts';
import { billingNow, settle } from './machine/billing-clock.ts';
import { mockCredentials } from './mock-credentials.ts';
import { namedResources } from './named-resources.ts';
import type { NonceMemory } from './nonce-memory.ts';
import type { performOperation } from './perform-operation.ts';
import { resolveError } from './resolve-error.ts';
import type { ScopeAddress, Scopes } from './scopes.ts';

/** A pack with the behaviours that serve it. */
export interface Service {
  readonly pack: Pack;
  readonly behaviours: PackBehaviours;
}

/** What every request shares: the worlds, the nonces seen, the clock. */
export interface Surroundings {
  readonly scopes: Scopes;
  readonly nonces: NonceMemory;
  /** Real time; the billing clocks of worlds run ahead of it. */
  readonly now: () => Date;
  /** How a call is carried out. */
  readonly perform: typeof performOperation;
}

/** How a request is to be answered; `formatKnown` is false where it asks for a format that does not exist. */
export function answerContext(
  { pack, behaviours }: Service,
  request: VendorRequest,
  now: Date,
): { readonly context: AnswerContext; readonly formatKnown: boolean } {
  const { binding } = pack.manifest;
  const { format, known } = chooseFormat(binding, request);
  const { operation, version, host } = request;
  const { service, region } = addresseeOf(pack, request) ?? binding;
  const facts = { operation, version, service, region, host, requestId: behaviours.newRequestId(now) };
  return { context: { binding, gateway: behaviours, format, facts }, formatKnown: known };
}

/** The behaviour of the operation that the request names, if the pack has it. It is loaded on the first request. */
export function behaviourFor({ pack, behaviours }: Service, wire: WireRequest): Promise<Behaviour | undefined> {
  const { operation } = asVendorReads(wire, behaviours, signersOf(pack));
  const { operations } = behaviours;
  return loadBehaviour(Object.hasOwn(operations, operation) ? operations[operation] : undefined);
}

/** Answers a request to one of the service's operations, or refuses it as the protocol says. Throws on a bug of the mock. */
export function answerRequest(
  service: Service,
  request: { readonly wire: WireRequest; readonly behaviour: Behaviour | undefined },
  surroundings: Surroundings,
): Response {
  const { pack, behaviours } = service;
  const { behaviour } = request;
  const asked = asVendorReads(request.wire, behaviours, signersOf(pack));
  const { context, formatKnown } = answerContext(service, asked, surroundings.now());
  const operation = findOperation(pack, asked.operation);
  const refuse = (choice: ErrorChoice): Response => encodeError(context, documented(service, choice, operation));
  const protocolRefusal = refuseByProtocol(service, asked, operation !== undefined && behaviour !== undefined);
  if (protocolRefusal !== undefined) return refuse(protocolRefusal);
  if (!formatKnown) return refuse(behaviours.protocol.unknownFormat);
  if (operation === undefined || behaviour === undefined) throw new Error(`${asked.operation} has no behaviour`);
  const judged = judgeSender(service, asked, surroundings);
  if ('code' in judged) return refuse(judged);
  const { accessKeyId } = judged;
  const done = carryOut({ service, request: asked, surroundings, operation, behaviour, accessKeyId });
  return done.outcome === 'success' ? encodeSuccess(context, done.result) : refuse(done.answer);
}

/** An operation of the pack. A retired operation is served like any other. */
function findOperation(pack: Pack, name: string): Operation | undefined {
  if (Object.hasOwn(pack.operations, name)) return pack.operations[name];
  const retired = pack.retired.find((each) => each.name === name);
  return retired === undefined ? undefined : retiredAsOperation(retired);
}

/** The versions that an operation is asked for with; a retired one may have had one of its own. */
function versionsOf(pack: Pack, operation: string): readonly string[] {
  const retired = pack.retired.find(({ name }) => name === operation);
  return [pack.manifest.binding.version, ...(retired === undefined ? [] : [retired.version])];
}

/** The service and region that the signature names; undefined if it names neither. */
function addresseeOf(pack: Pack, { http }: WireRequest): Addressee | undefined {
  const found = signersOf(pack).map((signer) => signer.addressee?.(http));
  return found.find((addressee) => addressee !== undefined);
}

/** The signers of a pack's protocol. */
export function signersOf(pack: Pack): readonly Signer[] {
  return signersNamed(pack.manifest.binding.signers);
}

function refuseByProtocol(
  { pack, behaviours }: Service,
  request: VendorRequest,
  exists: boolean,
): ErrorChoice | undefined {
  const { protocol } = behaviours;
  const { binding } = pack.manifest;
  const { operation, version } = request;
  const { service } = addresseeOf(pack, request) ?? binding;
  const asked = { operation, version, service };
  if (request.method !== 'GET' && request.method !== 'POST') return protocol.method;
  const twice = binding.commonParameters.find((name) => request.givenTwice.has(name));
  if (twice !== undefined) return protocol.givenTwice(twice, asked);
  if (version === '') return protocol.missingVersion;
  if (operation === '') return protocol.missingAction;
  if (!versionsOf(pack, operation).includes(version)) return protocol.unknownVersion(asked);
  if (service !== binding.service) return protocol.unknownService(asked);
  return exists && request.path === '/' ? undefined : protocol.unknownAction(asked);
}

function judgeSender(
  { pack, behaviours }: Service,
  request: VendorRequest,
  { scopes, nonces, now }: Surroundings,
): { readonly accessKeyId: string } | ErrorChoice {
  const { protocol } = behaviours;
  const asked: { accessKeyId: string } = { accessKeyId: '' };
  const verification: Verification = {
    findKey: (accessKeyId) => {
      asked.accessKeyId = accessKeyId;
      return accessKeyId === mockCredentials.accessKeyId ? mockCredentials : scopes.findKey(accessKeyId)?.credentials;
    },
    isToken: (text) => text === mockCredentials.securityToken?.reveal() || scopes.isToken(text),
    now: now(),
  };
  const judgement = judgeSignature(pack, request, verification);
  if (!judgement.valid) {
    const details: SignatureDetails = { ...asked, stringToSign: judgement.stringToSign ?? '' };
    return protocol.signature[judgement.fault](details);
  }
  const fresh = judgement.nonce === undefined || nonces.accept(judgement.accessKeyId, judgement.nonce);
  return fresh ? { accessKeyId: judgement.accessKeyId } : protocol.nonceUsed;
}

/** Judges the complete signature of the request, or else the first signature of which the request has a part. */
function judgeSignature(pack: Pack, { http }: WireRequest, verification: Verification): SignatureJudgement {
  const known = signersOf(pack);
  const carried = known.filter((signer) => signer.recognises(http)).slice(0, 1);
  const judged = (carried.length > 0 ? carried : known).map((signer) => signer.verify(http, verification));
  return judged.find((judgement) => judgement.valid || judgement.fault !== 'missing') ?? unsigned;
}

const unsigned: SignatureJudgement = { valid: false, fault: 'missing' };

interface Task {
  readonly service: Service;
  readonly request: VendorRequest;
  readonly surroundings: Surroundings;
  readonly operation: Operation;
  readonly behaviour: Behaviour;
  readonly accessKeyId: string;
}

function carryOut({ service, request, surroundings, operation, behaviour, accessKeyId }: Task) {
  const { pack } = service;
  const { scopes, now, perform } = surroundings;
  const key = scopes.findKey(accessKeyId);
  const common = new Set(pack.manifest.binding.commonParameters);
  const parameters = new Map([...request.parameters].filter(([name, value]) => value !== '' && !common.has(name)));
  const address = key?.address ?? addressOf(pack, parameters, scopes);
  const world = scopes.world(address);
  const nowMs = billingNow(world, now().getTime());
  const call: Call = { world: settle(world, nowMs), operation, parameters, nowMs, denied: key?.denied ?? [] };
  const outcome = perform(behaviour, call);
  const next = outcome.outcome === 'success' ? outcome.world : call.world;
  if (next !== world) scopes.replace(address, next);
  return outcome;
}

/** The mock's own key acts for the scope that holds the first resource named, else for the scope `default`. */
function addressOf(
  { manifest, resources }: Pack,
  parameters: ReadonlyMap<string, string>,
  scopes: Scopes,
): ScopeAddress {
  const packId = manifest.id;
  return scopes.holding(packId, namedResources(resources, parameters)) ?? { packId, scope: 'default' };
}

function documented({ pack }: Service, choice: ErrorChoice, operation: Operation | undefined): WireError {
  const found = resolveError(choice, operation, pack.manifest);
  if (found !== undefined) return found;
  const { status, code } = choice;
  throw new Error(`No page documents ${status} ${code} for ${operation?.name ?? 'the protocol'}.`);
}
