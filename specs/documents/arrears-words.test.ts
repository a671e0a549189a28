import { expect, test } from 'vitest';
import { conditionId } from './arrears-words.ts';

test.each([
  ['实例欠费', 'instance'],
  ['Disk in arrears', 'disk'],
  ['Account overdue', 'account'],
  ['Pool in arrears', 'pool'],
  ['Backup plan is expired', 'backup-plan'],
  ['快照欠费', '快照'],
  ['In arrears', 'in-arrears'],
  ['Operation', undefined],
])('the label %s names the condition %s', (label, id) => {
  expect(conditionId(label)).toBe(id);
});
