/**
 * Cases for statements of the protocol: one per entry of the cause file and signer. A request in a form that must be
 * accepted has a control with a wrong signature. A request that breaks the protocol has a control that does not. Rules
 * about every answer are judged by the answers of the case and by every other answer of the run.
 */
import { ConformanceError, type Requirement, requirementId } from '#specs';
import type { WireCause } from '../../causes/cause-file.ts';
import type {
  Arrangement,
  Case,
  Claim,
  Control,
  ExpectedAnswer,
  ExpectedSuccess,
  RequestStep,
  Step,
  Trial,
  WireForm,
} from '../../model.ts';
import { withValues } from '../../templates.ts';
import { atLeastOne, claim } from '../claims.ts';
import {
  answersToUnknownOperation,
  expectRows,
  type GenerationContext,
  type RuleOutput,
  requirementNamed,
  rowNamed,
  trialPlan,
} from '../generation-context.ts';
import { changeParameters, expectSuccess, nothingHappened, requestStep, type TrialPlan } from '../plan-trial.ts';
import { generationReading, refusalOf, statementNamed, type WireContext } from '../protocol-answers.ts';

/** A secret that belongs to no key. */
const otherSecret = 'the-secret-of-another-key';

interface Variant {
  readonly wire: WireContext;
  readonly cause: WireCause;
  readonly plan: TrialPlan;
  readonly signer?: string;
}

const formOf = ({ cause, signer }: Variant, ...more: readonly (WireForm | undefined)[]): WireForm =>
  Object.assign({}, signer === undefined ? {} : { signer }, cause.form, ...more);

interface AskedRequest {
  readonly form: WireForm;
  readonly expect: ExpectedAnswer;
  readonly format?: 'json' | 'xml';
  readonly as?: string;
  readonly effect?: RequestStep['effect'];
  readonly changes?: readonly WireCause['request'][];
}

function wireStep({ cause, plan }: Variant, asked: AskedRequest): RequestStep {
  const { form, expect, format = cause.format ?? 'json', as, effect, changes = [] } = asked;
  const parameters = changeParameters(plan.baselines[plan.operation]?.parameters ?? {}, cause.request, ...changes);
  const wire = Object.keys(form).length === 0 ? {} : { wire: form };
  return requestStep(plan, {
    parameters,
    expect,
    format,
    ...(as === undefined ? {} : { as }),
    ...(effect === undefined ? {} : { effect }),
    ...wire,
  });
}

function successOf({ cause, plan }: Variant): ExpectedSuccess {
  const { contains, lacks, agreesWith } = cause;
  const expected = expectSuccess(plan, { contains });
  const { contains: usual, ...plain } = expected;
  const shown = cause.plain === true || usual === undefined ? {} : { contains: usual };
  return {
    ...plain,
    ...shown,
    ...(lacks === undefined ? {} : { lacks }),
    ...(agreesWith === undefined ? {} : { agreesWith }),
  };
}

/** A request for another operation, with that operation's own baseline. */
function forOther(variant: Variant, operation: string | undefined, request: WireCause['request']): Variant {
  if (operation === undefined) return variant;
  const { request: _own, ...cause } = variant.cause;
  const change = request === undefined ? {} : { request };
  return { ...variant, cause: { ...cause, ...change }, plan: trialPlan(variant.wire.context, operation) };
}

/** Requests before the judged one, each of which must succeed: the same request in another form, or other requests. */
function stepsBefore(variant: Variant): readonly Step[] {
  return (variant.cause.before ?? []).map(({ operation, request, form, format, as }) => {
    const asking = forOther(variant, operation, request);
    return wireStep(asking, {
      form: formOf(asking, form),
      expect: expectSuccess(asking.plan),
      ...(format === undefined ? {} : { format }),
      ...(as === undefined ? {} : { as }),
    });
  });
}

function trialOf(variant: Variant, request: RequestStep): Trial {
  const { cause, plan } = variant;
  const states = [
    ...(cause.states ?? []),
    ...(plan.baselines[plan.operation]?.states ?? []),
    ...(cause.addStates ?? []),
  ];
  return { states, before: stepsBefore(variant), request };
}

function expectedOf(variant: Variant): ExpectedAnswer {
  const { wire, cause, plan } = variant;
  if (cause.expect === 'success') return successOf(variant);
  const refusal = { outcome: 'error', anyOf: plan.rowsOf(plan.operation, cause.answers ?? []) } as const;
  if (cause.expect === 'row') return refusal;
  if (cause.expect === 'either') return { outcome: 'either', success: successOf(variant), refusal };
  // An error of any generation shows how errors are written.
  if (cause.refusedAs !== undefined) return refusalOf(wire, cause.refusedAs, 'any');
  return refusalOf(wire, cause.shows[0] ?? '', 'chosen');
}

function controlsOf(variant: Variant): readonly Control[] {
  const { wire, cause, plan } = variant;
  const baseline = plan.baselines[plan.operation];
  const twin = (request: RequestStep, states = cause.addStates ?? []): Control => {
    const { states: own, ...trial } = trialOf(variant, request);
    return { control: 'without-cause', trial: { ...trial, states: own.slice(0, own.length - states.length) } };
  };
  if (cause.control === 'none') return [];
  if (cause.expect === 'refusal') {
    const effect = cause.changesNothing === true && baseline !== undefined ? { effect: baseline.effect } : {};
    return [twin(wireStep(variant, { form: formOf(variant), expect: successOf(variant), ...effect }))];
  }
  if (cause.control !== undefined) {
    const { request, lacks, format } = cause.control;
    const success = { ...expectSuccess(plan), ...(lacks === undefined ? {} : { lacks }) };
    const expect = cause.expect === 'row' ? expectedOf(variant) : success;
    const asked = { form: formOf(variant), expect, changes: [request], ...(format === undefined ? {} : { format }) };
    return [twin(wireStep(variant, asked))];
  }
  const form = formOf(variant, { signedWith: otherSecret });
  return [twin(wireStep(variant, { form, expect: refusalOf(wire, wire.causes.wrongSignature, 'any') }))];
}

/** The answer of a vendor to a request that reaches its operation. */
function reachedOf({ wire, plan }: Variant, expect: ExpectedAnswer): ExpectedAnswer {
  if (expect.outcome !== 'success') return expect;
  const absent = wire.context.causes.absent[plan.operation];
  if (absent !== undefined) {
    return { outcome: 'error', anyOf: expectRows(absent.map((row) => rowNamed(wire.context, plan.operation, row))) };
  }
  const { status, agreesWith } = expect;
  return { outcome: 'success', status, ...(agreesWith === undefined ? {} : { agreesWith }) };
}

/** The same with reserved identifiers instead of states. */
function vendorForm(variant: Variant, arrangement: Arrangement): Arrangement | undefined {
  const { wire, cause, plan } = variant;
  const { pack, causes } = wire.context;
  const isRead = pack.manifest.operations[plan.operation]?.class === 'read';
  const isAnswered = isRead || causes.absent[plan.operation] !== undefined;
  const needsStates = cause.states !== undefined || cause.addStates !== undefined;
  if (cause.vendor === false || needsStates || !isAnswered) return undefined;
  const asked = ({ effect: _effect, ...request }: RequestStep): RequestStep => ({
    ...withValues(request, causes.vendorValues),
    expect: reachedOf(variant, request.expect),
  });
  const trial = ({ before, request }: Trial): Trial => ({
    states: [],
    before: before.map((step) => (step.step === 'request' ? asked(step) : step)),
    request: asked(request),
  });
  return {
    ...arrangement,
    trial: trial(arrangement.trial),
    controls: arrangement.controls.map((control) => ({ ...control, trial: trial(control.trial) })),
  };
}

const protocolId = ({ context }: WireContext, name: string): string =>
  requirementId({ about: 'protocol', pack: context.pack.manifest.id, name });

function claimsOf({ wire, cause }: Variant): Case['claims'] {
  const { id } = wire.context.pack.manifest;
  const claims = cause.shows.map((name): Claim => {
    const requirement: Requirement = requirementNamed(wire.context, protocolId(wire, name));
    const { rule } = statementNamed(wire, name);
    const judges = name === wire.causes.changesNothing ? 'effect' : 'answer';
    const optional = cause.everyOperation === true ? ({ level: 'may' } as const) : {};
    const made = claim([requirement], { judges, mode: 'all', ...optional });
    return rule === undefined ? made : { ...made, judges: 'envelope', rule };
  });
  const some = atLeastOne(claims);
  if (some !== undefined) return some;
  throw new ConformanceError('internal', `The protocol cause ${cause.id} of ${id} shows nothing.`);
}

function caseOf(variant: Variant): Case {
  const { wire, cause, plan, signer } = variant;
  const { id } = wire.context.pack.manifest;
  const ofOperation = cause.everyOperation === true ? [plan.operation] : [];
  const name = [cause.id, ...ofOperation, ...(signer === undefined ? [] : [signer])].join('-');
  const request = wireStep(variant, {
    form: formOf(variant, cause.fault),
    expect: expectedOf(variant),
    ...(cause.changesNothing === true ? { effect: nothingHappened } : {}),
  });
  const disposable: Arrangement = {
    trial: trialOf(variant, request),
    controls: controlsOf(variant),
    masks: [],
    ...(cause.everyOperation === true ? { withheld: answersToUnknownOperation(wire.context) } : {}),
    evidence: cause.evidence ?? 'proven',
  };
  const vendor = vendorForm(variant, disposable);
  return {
    id: `${id}/wire/${name}`,
    pack: id,
    operation: plan.operation,
    title: `Protocol: ${name.replaceAll('-', ' ')}`,
    class: cause.class ?? (vendor === undefined ? 'state' : 'request'),
    cause: cause.id,
    claims: claimsOf(variant),
    disposable,
    ...(vendor === undefined ? {} : { vendor }),
    ...(cause.expect === 'refusal' && cause.refusedAs === undefined
      ? generationReading(wire, cause.shows[0] ?? '')
      : {}),
  };
}

function operationsOf({ context, causes }: WireContext, cause: WireCause): readonly string[] {
  const others = Object.keys(context.pack.operations).filter(
    (name) => name !== causes.probe && Object.hasOwn(context.causes.baselines, name),
  );
  return cause.everyOperation === true ? others : [cause.operation ?? causes.probe];
}

/** The cases of one pack's protocol. */
export function protocolStatements(context: GenerationContext): RuleOutput {
  const { protocol } = context.causes;
  if (protocol === undefined) return { cases: [], untested: [] };
  const wire: WireContext = { context, causes: protocol };
  const cases = protocol.cases.flatMap((cause) =>
    operationsOf(wire, cause).flatMap((operation) => {
      const plan = trialPlan(context, operation);
      const { signers } = cause;
      return signers === undefined
        ? [caseOf({ wire, cause, plan })]
        : signers.map((signer) => caseOf({ wire, cause, plan, signer }));
    }),
  );
  const untested = Object.entries(protocol.untested ?? {}).map(([name, why]) => {
    const { name: stated } = statementNamed(wire, name);
    return { requirement: protocolId(wire, stated), ...why };
  });
  return { cases, untested };
}
