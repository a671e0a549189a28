import { expect, test } from 'vitest';
import type { WireCause } from '../../causes/cause-file.ts';
import { generateToy, grow, look, requirement, row, success } from '../toy-pack.test-data.ts';

const wire = (name: string) =>
  requirement(`protocol/${name}`, { kind: 'wire', profile: 'wire', operation: '*', says: name });
const stated = (name: string, more = {}) => ({
  name,
  says: name,
  level: 'must',
  source: 'page',
  lines: [1, 1],
  ...more,
});

const names = ['signed', 'signature-wrong', 'changes-nothing', 'envelope'];
const protocol = [
  stated('signed'),
  stated('signature-wrong', { answers: { new: ['403 SignatureWrong'], old: ['400 OldSignature'] } }),
  stated('changes-nothing'),
  stated('envelope', { rule: 'request-id-fresh' }),
];
const error = (status: number, code: string) => ({ status, code, message: `${code}.`, source: 'page', about: [] });
const commonErrors = [error(403, 'SignatureWrong'), error(400, 'OldSignature')];

function contractOf(cause: WireCause, rulings: readonly object[] = []) {
  const pack = { protocol, rulings } as never;
  return generateToy({
    requirements: [...success('Grow'), ...row('Grow', 404, 'NotThere'), ...success('Look'), ...names.map(wire)],
    operations: { Grow: grow, Look: look },
    shared: {
      protocol: {
        probe: 'Look',
        wrongSignature: 'signature-wrong',
        changesNothing: 'changes-nothing',
        cases: [cause],
      },
    },
    pack,
    commonErrors,
  });
}
const casesOf = (cause: WireCause, rulings: readonly object[] = []) =>
  contractOf(cause, rulings).cases.filter(({ id }) => id.startsWith('toy/wire/'));

const signed: WireCause = { id: 'signed', expect: 'success', shows: ['signed'], form: { method: 'POST' } };
const refused: WireCause = {
  id: 'wrong',
  expect: 'refusal',
  shows: ['signature-wrong'],
  fault: { signedWith: 'another secret' },
};

test('an accepted form: the control is the same request signed with another secret', () => {
  const [testCase] = casesOf(signed);
  expect(testCase?.operation).toBe('Look');
  expect(testCase?.disposable.trial.request.wire).toEqual({ method: 'POST' });
  const [control] = testCase?.disposable.controls ?? [];
  expect(control?.trial.request.wire).toMatchObject({ method: 'POST', signedWith: expect.any(String) });
  expect(control?.trial.request.expect).toMatchObject({
    anyOf: [{ code: 'SignatureWrong' }, { code: 'OldSignature' }],
  });
});

test('a refusal: the first generation of errors is expected, the others are tolerated; the control has no fault', () => {
  const [testCase] = casesOf(refused);
  expect(testCase?.disposable.trial.request.expect).toMatchObject({ anyOf: [{ code: 'SignatureWrong' }] });
  expect(testCase?.readings).toMatchObject([
    {
      chosen: 'new',
      alternatives: [{ choice: 'old', tolerated: true, expect: { anyOf: [{ code: 'OldSignature' }] } }],
    },
  ]);
  expect(testCase?.disposable.controls[0]?.trial.request.wire).toBeUndefined();
});

test('a ruling chooses the generation', () => {
  const [testCase] = casesOf(refused, [{ finding: 'toy/protocol/error-generation', chosen: 'old' }]);
  expect(testCase?.disposable.trial.request.expect).toMatchObject({ anyOf: [{ code: 'OldSignature' }] });
});

test('one case per signer, and per operation but the probe', () => {
  const ids = (cause: WireCause) => casesOf(cause).map(({ id, operation }) => [id, operation]);
  expect(ids({ ...signed, signers: ['one', 'two'] })).toEqual([
    ['toy/wire/signed-one', 'Look'],
    ['toy/wire/signed-two', 'Look'],
  ]);
  expect(ids({ ...refused, everyOperation: true, vendor: false })).toEqual([['toy/wire/wrong-Grow', 'Grow']]);
});

test('a rule about every answer is judged by the envelope', () => {
  const [testCase] = casesOf({ ...signed, shows: ['envelope'] });
  expect(testCase?.claims).toMatchObject([{ judges: 'envelope', rule: 'request-id-fresh' }]);
});

test('a refused request that changes nothing: no change in the trial, that of the baseline in the control', () => {
  const [testCase] = casesOf({
    ...refused,
    operation: 'Grow',
    shows: ['signature-wrong', 'changes-nothing'],
    changesNothing: true,
  });
  expect(testCase?.claims.map(({ judges }) => judges)).toEqual(['answer', 'effect']);
  expect(testCase?.disposable.trial.request.effect?.changes).toEqual([]);
  expect(testCase?.disposable.controls[0]?.trial.request.effect).toEqual(grow.baseline?.effect);
});

test('a request that bills and has no answer for an absent resource has no form for a vendor', () => {
  expect(casesOf(signed)[0]?.vendor?.trial.request.parameters).toEqual({ InstanceId: 'i-reserved' });
  expect(casesOf({ ...signed, vendor: false })[0]?.vendor).toBeUndefined();
});

test('a statement that protocol.yaml does not make is refused', () => {
  expect(() => casesOf({ ...refused, shows: ['no-such'] })).toThrow(/no-such/);
});
