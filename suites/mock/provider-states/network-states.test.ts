/** That the state of a security group means what the vocabulary says. */
import { expect, test } from 'vitest';
import { bench } from '../mock-client.test-data.ts';

const state = 'a security group exists';

test('a new group beside the usual one, without members and rules; the instance stays where it is', () => {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists');
  const before = test.see();
  const { securityGroupId, vpcId, vSwitchId } = test.state(state, { instanceId });
  const after = test.see();
  expect([vpcId, vSwitchId]).toEqual([expect.stringMatching(/^vpc-/), expect.stringMatching(/^vsw-/)]);
  expect(after.instances).toEqual(before.instances);
  expect(after.securityGroups).toEqual([
    ...(before.securityGroups ?? []),
    { securityGroupId, name: `name-${securityGroupId}` },
  ]);
  expect(after.securityGroupRules?.at(-1)).toEqual({ securityGroupId, portRanges: [] });
});

test('joined and with its rule', () => {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists');
  const [usual = ''] = test.see().instances[0]?.securityGroupIds ?? [];
  const { securityGroupId = '' } = test.state(state, { joined: true, rule: true });
  expect(test.see().instances).toMatchObject([{ instanceId, securityGroupIds: [usual, securityGroupId] }]);
  expect(test.see().securityGroupRules?.at(-1)).toEqual({ securityGroupId, portRanges: ['22/22'] });
});

test('the instance named joins, not the latest', () => {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists');
  test.state('an instance exists');
  test.state(state, { instanceId, joined: true });
  expect(test.see().instances.map(({ securityGroupIds }) => securityGroupIds?.length)).toEqual([2, 1]);
});

test('without an instance nobody can join, and an unknown one is told', () => {
  expect(() => bench().state(state, { joined: true })).toThrow('no instance yet');
  expect(() => bench().state(state, { joined: true, instanceId: 'i-none' })).toThrow('i-none');
});

test('where DeleteInstance has an answer of its own for Pending, the status that supports nothing is another', () => {
  const status = (operation: string) => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the status of the instance does not support the operation', { instanceId, operation });
    return test.see().instances[0]?.status;
  };
  expect([status('DeleteInstance'), status('RebootInstance')]).toEqual(['Stopping', 'Pending']);
});
