/** Refusals of user data, which is text in Base64 of at most 16 KiB before it was encoded. */
import type { ErrorChoice, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';

const mostBytes = 16 * 1_024;

/** `malformed` answers text that is no Base64, for which no page has a row. */
export const userDataRules = (malformed: ErrorChoice): readonly Rule[] => [
  {
    name: 'user data no Base64',
    applies: (call) => !/^[A-Za-z0-9+/]*={0,2}$/.test(given(call, 'UserData')),
    answer: malformed,
  },
  {
    name: 'user data too long',
    applies: (call) => Buffer.byteLength(given(call, 'UserData'), 'base64') > mostBytes,
    answer: answer(400, 'InvalidUserData.SizeExceeded'),
  },
];
