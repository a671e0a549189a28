import { expect, test } from 'vitest';
import { splitMessage } from './split-message.ts';

test.each([
  ['The disk is gone. 磁盘', 'The disk is gone.'],
  ['Not valid. Size参数', 'Not valid.'],
  ['Not valid. ECS 服务', 'Not valid.'],
  ['It ended. We ask you to try a shorter one. 时长', 'It ended. We ask you to try a shorter one.'],
  ['No full stop 说明', 'No full stop'],
  ['It ended. Then four more words came 说明', 'It ended. Then four more words came'],
  ['English alone.', 'English alone.'],
  ['', ''],
])('%j is parted after its English sentence', (text, message) => {
  expect(text.slice(0, splitMessage(text)).trim()).toBe(message);
});
