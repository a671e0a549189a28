import { expect, test } from 'vitest';
import { returnedSometimes } from './returned-sometimes.ts';

test.each([
  ['订单ID。该参数只有创建包年包月ECS实例（请求参数`InstanceChargeType=PrePaid`）时有返回值。', '时有返回值'],
  ['生成的订单ID。\n\n **说明：** 仅在创建包年包月云盘时会返回订单ID。', '时会返回'],
  ['仅当计费方式为包年包月时才返回该参数。', '时才返回'],
  ['设置了`MaxResults`才会返回。', '才会返回'],
  ['The ID of the order. This parameter is returned only if the instance is a subscription.', 'returned only'],
  ['The order. Returned when InstanceChargeType is PrePaid.', 'Returned when'],
])('%s', (description, phrase) => {
  const span = returnedSometimes(description);
  expect(span === undefined ? undefined : description.slice(...span)).toBe(phrase);
});

test.each([
  '请求ID。',
  '实例的锁定原因。',
  '返回的磁盘信息。',
  'The ID of the request.',
  'The disks that are returned.',
  '实例到期时间。',
])('nothing in %s', (description) => {
  expect(returnedSometimes(description)).toBeUndefined();
});
