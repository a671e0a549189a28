/** What must hold of every committed contract, whatever rule or cause made its cases. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadPack, packIds } from '#specs';
import type { CauseFile } from './causes/cause-file.ts';
import { readCauseFile } from './causes/read-cause-file.ts';
import { generateContract } from './generate/generate-contract.ts';
import { loadContract } from './load-contract.ts';
import type { Arrangement, Case, JsonValue, Trial } from './model.ts';
import { pactFiles } from './pact-files.ts';
import { regenerateContracts } from './regenerate-contracts.ts';
import { statesSchema } from './states/states-schema.ts';
import { stateVocabulary } from './states/vocabulary.ts';
import { mapTemplates } from './templates.ts';

const packs = packIds().map(loadPack);

const trialsOf = ({ trial, controls }: Arrangement): readonly Trial[] => [
  trial,
  ...controls.map((control) => control.trial),
];
/** What is about the protocol has rules of its own: what differs is how the request travels. */
const aboutProtocol = ({ claims }: Case): boolean => claims.every(({ kind }) => kind === 'wire');
/** Looks at how an answer is written, whatever brought it about. */
const aboutEnvelope = ({ claims }: Case): boolean => claims.every(({ judges }) => judges === 'envelope');
const allTrials = (testCase: Case): readonly Trial[] => [
  ...trialsOf(testCase.disposable),
  ...(testCase.vendor === undefined ? [] : trialsOf(testCase.vendor)),
];

test('the committed files are what packs and causes give, twice the same', () => {
  expect(regenerateContracts(packs, { check: true, general: true })).toEqual([]);
  expect(regenerateContracts(packs, { check: true, general: true })).toEqual([]);
});

describe.each(packs)('the contract of $manifest.id', (pack) => {
  const { id } = pack.manifest;
  const contract = loadContract(id);
  const tested = new Set(contract.cases.flatMap(({ claims }) => claims.flatMap(({ requirements }) => requirements)));
  const untested = new Map(contract.untested.map((entry) => [entry.requirement, entry]));

  test('accounts for every requirement: a case or a reason, never both, never neither', () => {
    expect(pack.requirements.length).toBeGreaterThan(30);
    for (const { id: requirement } of pack.requirements) {
      expect(tested.has(requirement) !== untested.has(requirement), requirement).toBe(true);
    }
    for (const { reason } of contract.untested) expect(reason.length).toBeGreaterThan(10);
  });

  test('names no requirement that no page states', () => {
    const known = new Set(pack.requirements.map((requirement) => requirement.id));
    expect([...tested, ...untested.keys()].filter((requirement) => !known.has(requirement))).toEqual([]);
  });

  test('has a control without the cause for every cause, and for every refusal and open answer that prose states', () => {
    for (const testCase of contract.cases) {
      const { id: caseId, cause, disposable } = testCase;
      const { trial, controls } = disposable;
      if (aboutEnvelope(testCase) || cause === undefined || trial.request.expect.outcome === 'success') continue;
      expect(
        controls.map(({ control }) => control),
        caseId,
      ).toContain('without-cause');
    }
  });

  test('has a case for every statement of the prose, and leaves nothing of the operations with causes unmodelled', () => {
    for (const { id: requirement, operation, says, kind } of pack.requirements) {
      // Of the protocol, what no provider state and no request can bring about says so in the cause file.
      if (says !== undefined && kind !== 'wire') expect(tested.has(requirement), requirement).toBe(true);
      if (kind === 'wire')
        expect(untested.get(requirement)?.reason ?? '', requirement).not.toMatch(/no case is written/);
      if (operation !== 'RenewInstance' && operation !== 'ModifyDiskChargeType') continue;
      const reason = untested.get(requirement);
      if (reason?.class === 'unmodelled') expect.soft(requirement).toContain('/arrears/');
    }
  });

  test('tells the target to fail only where no request and no state can bring the row about', () => {
    const injected = contract.cases.filter(({ disposable }) => disposable.evidence === 'injected');
    expect(new Set(injected.map(({ class: reach }) => reach))).toEqual(new Set(['fault']));
    expect(new Set(injected.map(({ cause }) => cause))).toEqual(
      new Set([
        'internal-fault',
        ...(id === 'aliyun-ecs' ? ['order-service-fails', 'requests-throttled'] : []),
        'throttled',
      ]),
    );
  });

  test('a case by the request alone differs from its control in its parameters and in nothing else', () => {
    const caused = contract.cases.filter((one) => one.cause !== undefined && !aboutProtocol(one));
    for (const { id: caseId, class: reach, disposable } of caused) {
      const control = disposable.controls.find((candidate) => candidate.control === 'without-cause')?.trial;
      if (reach !== 'request' || control === undefined) continue;
      expect(control.states, caseId).toEqual(disposable.trial.states);
      expect(control.before, caseId).toEqual(disposable.trial.before);
      expect(control.request.parameters, caseId).not.toEqual(disposable.trial.request.parameters);
      expect(control.request.expect.outcome, caseId).toBe('success');
    }
  });

  test('a case about the protocol differs from its control in how its request travels, or in its parameters', () => {
    const cases = contract.cases.filter((one) => aboutProtocol(one) && !aboutEnvelope(one));
    expect(cases.length).toBeGreaterThan(20);
    for (const { id: caseId, disposable } of cases) {
      const [control] = disposable.controls;
      if (control === undefined || disposable.evidence === 'injected') continue;
      const { states, before, request } = control.trial;
      expect([states, before], caseId).toEqual([disposable.trial.states, disposable.trial.before]);
      const { wire, parameters, format } = disposable.trial.request;
      expect([request.wire, request.parameters, request.format], caseId).not.toEqual([wire, parameters, format]);
    }
  });

  test('a case by a state differs from its control in states or earlier steps, or in what its request says', () => {
    for (const { id: caseId, disposable } of contract.cases.filter(({ cause }) => cause !== undefined)) {
      for (const { control, trial } of disposable.controls.filter(
        (candidate) => candidate.control === 'without-cause',
      )) {
        const deeds = (one: Trial) =>
          JSON.stringify([one.states, one.before, one.request.parameters, one.request.wire, one.request.format]);
        const same = deeds(trial);
        const own = disposable.trial;
        expect(same, `${caseId} ${control}`).not.toBe(deeds(own));
      }
    }
  });

  test('sets up only states of the vocabulary, with parameters that fit it', () => {
    const ajv = new Ajv2020({ strict: false });
    const validators = new Map(
      stateVocabulary.map(({ name, params: properties }) => [
        name,
        ajv.compile({ type: 'object', properties, additionalProperties: false }),
      ]),
    );
    for (const testCase of contract.cases) {
      const before = allTrials(testCase).flatMap((trial) =>
        trial.before.flatMap((step) => (step.step === 'state' ? [step.state] : [])),
      );
      for (const state of [...allTrials(testCase).flatMap((trial) => trial.states), ...before]) {
        const validate = validators.get(state.name);
        const params = mapTemplates(state.params, (text) => text.replace(/\$\{[^}]+\}/g, 'sample'));
        expect(validate?.(params), `${testCase.id}: ${state.name} ${ajv.errorsText(validate?.errors)}`).toBe(true);
      }
    }
  });

  test('goes to a vendor without states and with reserved identifiers only', () => {
    const forms = contract.cases.flatMap(({ vendor }) => (vendor === undefined ? [] : trialsOf(vendor)));
    expect(forms.length).toBeGreaterThan(5);
    for (const { states, before, request } of forms) {
      expect([...states, ...before.filter(({ step }) => step === 'state')]).toEqual([]);
      expect(JSON.stringify(request.parameters)).not.toMatch(/\$\{(?!unique\})/);
    }
  });

  test('names a ruling wherever a verdict depends on a reading', () => {
    const readings = contract.cases.flatMap(({ id: caseId, readings: own = [] }) =>
      own.map((one) => [caseId, one] as const),
    );
    for (const [caseId, reading] of readings) {
      const ruling = pack.rulings.find(({ finding }) => finding === reading.finding);
      expect(ruling?.chosen, caseId).toBe(reading.chosen);
      for (const { choice } of reading.alternatives)
        expect(Object.keys(ruling?.readings ?? {}), caseId).toContain(choice);
    }
  });

  test('has pacts of its own cases only, with pack and scope in every state and no key in any', () => {
    const files = pactFiles(id, []);
    expect(files.length).toBeGreaterThan(0);
    const ids = new Set(contract.cases.map((testCase) => testCase.id));
    for (const file of files) {
      expect(existsSync(file)).toBe(true);
      const text = readFileSync(file, 'utf8');
      expect(text).not.toMatch(/mock-access-key|"Signature"|AccessKeyId/);
      const { interactions } = JSON.parse(text) as {
        interactions: { description: string; providerStates: { params: Record<string, JsonValue> }[] }[];
      };
      for (const { description, providerStates } of interactions) {
        expect(ids.has(description), description).toBe(true);
        for (const { params } of providerStates)
          expect(params).toMatchObject({ pack: id, scope: `pact/${description}` });
      }
    }
  });
});

describe('the generator refuses', () => {
  const [pack] = packs;
  if (pack === undefined) throw new Error('there is no pack');
  const causes = readCauseFile(pack.manifest.id);
  const withCause = (change: (first: CauseFile['causes'][number]) => object): CauseFile => {
    const [first, ...others] = causes.causes;
    if (first === undefined) throw new Error('there is no cause');
    return { ...causes, causes: [{ ...first, ...change(first) }, ...others] };
  };

  test('a row that no page has', () => {
    const broken = withCause(() => ({ answers: ['400 NoSuchCode'] }));
    expect(() => generateContract(pack, broken)).toThrow(/NoSuchCode.*which no page of the pack states/);
  });
  test('two cases of one name', () => {
    const twice = { ...causes, causes: [...causes.causes, ...causes.causes.slice(0, 1)] };
    expect(() => generateContract(pack, twice)).toThrow(/Two cases have the id/);
  });
  test('nothing silently: a cause that goes leaves its rows behind as untested', () => {
    const gone = causes.causes.find(({ id }) => id === 'period-unit-unknown');
    const contract = generateContract(pack, { ...causes, causes: causes.causes.filter((cause) => cause !== gone) });
    const row = 'aliyun-ecs/RenewInstance/error/400/InvalidPeriodUnit.ValueNotSupported';
    expect(contract.untested.find(({ requirement }) => requirement === row)).toMatchObject({ class: 'unmodelled' });
  });
});

test('the schema of the state protocol takes a call and refuses one without a scope', () => {
  const validate = new Ajv2020({ strict: false }).compile(statesSchema(packs.map(({ resources }) => resources)));
  const call = {
    state: 'an instance exists',
    action: 'setup',
    params: { pack: 'aliyun-ecs', scope: 's', chargeType: 'PrePaid' },
  };
  expect(validate(call)).toBe(true);
  expect(validate({ ...call, params: { pack: 'aliyun-ecs' } })).toBe(false);
  expect(validate({ ...call, state: 'the moon is full' })).toBe(false);
  expect(validate({ ...call, params: { ...call.params, chargeType: 'Free' } })).toBe(false);
});
