/** Refusals of tags by the operations that create something. No resource of the mock has a tag: good ones are let pass. */
import type { Call, Rule } from '../behaviour.ts';
import { answer } from '../outcomes.ts';

function tagParts(call: Call, part: 'key' | 'value'): readonly string[] {
  return [...call.parameters]
    .filter(([name]) => new RegExp(`^Tag\\.\\d+\\.${part}$`, 'i').test(name))
    .map(([, text]) => text);
}

const keyIsReserved = (text: string): boolean => /^(aliyun|acs:)/.test(text) || /https?:\/\//.test(text);

/** Keys that the vendor reserves, links, and duplicate keys. */
export const badTagRules: readonly Rule[] = [
  {
    name: 'tag key reserved',
    applies: (call) => tagParts(call, 'key').some(keyIsReserved),
    answer: answer(400, 'InvalidTagKey.Malformed'),
  },
  {
    name: 'tag value reserved',
    applies: (call) => tagParts(call, 'value').some((text) => /^acs:/.test(text) || /https?:\/\//.test(text)),
    answer: answer(400, 'InvalidTagValue.Malformed'),
  },
  {
    name: 'tag key twice',
    applies: (call) => new Set(tagParts(call, 'key')).size < tagParts(call, 'key').length,
    answer: answer(400, 'Duplicate.TagKey'),
  },
];
