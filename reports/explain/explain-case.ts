/**
 * Explains one case: its states, requests and expectations, the differences of its controls, its interpretations. Pure.
 */
import type {
  Arrangement,
  Case,
  CaseReading,
  Control,
  ProviderState,
  ReachClass,
  RequestStep,
  Step,
  Trial,
} from '#contracts';
import type { Pack } from '#specs';
import type {
  ExplainedCase,
  ExplainedControl,
  ExplainedForm,
  ExplainedReading,
  ExplainedRequest,
  ExplainedState,
  ExplainedStep,
  ExplainedTrial,
} from './explanation.ts';
import { sayAnswer, sayEffect, sayError, sayExpected } from './say-expectation.ts';
import { sayWireForm } from './say-wire-form.ts';
import { tellTrialsApart } from './tell-trials-apart.ts';

const explainState = ({ name, params, as }: ProviderState): ExplainedState => ({
  state: name,
  params,
  ...(as === undefined ? {} : { as }),
});

function explainRequest(step: RequestStep): ExplainedRequest {
  const { operation, parameters, format, as, atOnce, effect, wire } = step;
  return {
    operation,
    parameters,
    format,
    ...(as === undefined ? {} : { as }),
    ...(atOnce === undefined ? {} : { copies: atOnce.copies }),
    ...(wire === undefined ? {} : { wire: sayWireForm(wire) }),
    expected: sayExpected(step),
    ...(effect === undefined ? {} : { effect: sayEffect(effect, parameters) }),
  };
}

const explainStep = (step: Step): ExplainedStep =>
  step.step === 'state' ? { state: explainState(step.state) } : { request: explainRequest(step) };

const explainTrial = ({ states, before, request }: Trial): ExplainedTrial => ({
  states: states.map(explainState),
  before: before.map(explainStep),
  request: explainRequest(request),
});

function explainControl(trial: Trial, { control, trial: twin }: Control): ExplainedControl {
  const { expected, effect } = explainRequest(twin.request);
  const differences = tellTrialsApart(trial, twin);
  return { control, differences, expected, ...(effect === undefined ? {} : { effect }) };
}

const explainForm = ({ trial, controls, masks, evidence }: Arrangement): ExplainedForm => ({
  trial: explainTrial(trial),
  controls: controls.map((control) => explainControl(trial, control)),
  masks: masks.map(sayError),
  evidence,
});

const notForVendor: Readonly<Record<ReachClass, string>> = {
  request: 'no request that names only reserved identifiers, and costs nothing, can show it',
  state: 'it needs a resource in a state, and a vendor is never asked to buy or change one',
  account: 'it needs an account or a permission in a state, which no request of ours may bring about',
  fault: 'it needs a fault of the target, which nobody outside can bring about',
  unreachable: 'no request can bring it about',
  unmodelled: 'nobody has written how it is brought about',
};

function explainReading(reading: CaseReading, { disposable }: Case, pack: Pack): ExplainedReading {
  const ruling = pack.rulings.find(({ finding }) => finding === reading.finding);
  const finding = pack.findings.find(({ id }) => id === reading.finding);
  const { parameters } = disposable.trial.request;
  const otherwise = reading.alternatives.map(({ choice, expect, effect, inconclusive, tolerated, addStates }) => {
    const judged = [
      ...(tolerated ? ['documented as well: such an answer is inconclusive where no reading is chosen'] : []),
      ...(addStates === undefined ? [] : [`also ${addStates.map(({ name }) => name).join(', ')}`]),
      ...(expect === undefined ? [] : sayAnswer(expect)),
      ...(effect === undefined ? [] : sayEffect(effect, parameters)),
    ];
    return [choice, inconclusive === undefined ? judged : [`cannot be judged: ${inconclusive}`]] as const;
  });
  return {
    finding: reading.finding,
    summary: finding?.summary ?? 'the pages leave it open',
    chosen: reading.chosen,
    readings: ruling?.readings ?? {},
    reason: ruling?.reason ?? 'no ruling is written',
    decidedBy: ruling?.decidedBy ?? 'no ruling is written',
    otherwise: Object.fromEntries(otherwise),
  };
}

/** The whole explanation of one case. `pack` is the pack it belongs to. */
export function explainCase(testCase: Case, pack: Pack): ExplainedCase {
  const { id, title, class: reach, cause, claims, disposable, vendor } = testCase;
  const readings = (testCase.readings ?? []).map((reading) => explainReading(reading, testCase, pack));
  return {
    case: id,
    title,
    class: reach,
    ...(cause === undefined ? {} : { cause }),
    shows: claims.flatMap(({ requirements, level, judges, mode }) =>
      requirements.map((requirement) => ({ requirement, level, by: judges, oneOf: mode === 'one-of' })),
    ),
    disposable: explainForm(disposable),
    ...(vendor === undefined ? { notForVendor: notForVendor[reach] } : { vendor: explainForm(vendor) }),
    ...(readings.length === 0 ? {} : { readings }),
  };
}
