/** Forms of names, descriptions, host names, passwords and tags that several pages demand in the same words. */
import type { Call, ErrorChoice, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';

/** A form that a text must have. */
export type TextForm = (text: string) => boolean;

const link = /^https?:\/\//i;

/** Begins with a letter or a Chinese character and is no link; 2 to 128 of letters, digits and `: _ . -`. */
export const isName: TextForm = (text) =>
  /^[A-Za-z\p{Script=Han}][A-Za-z0-9\p{Script=Han}:_.-]{1,127}$/u.test(text) && !link.test(text);

/** 2 to 256 characters, no link. */
export const isDescription: TextForm = (text) => text.length >= 2 && text.length <= 256 && !link.test(text);

/** Of a Linux host, as those of the mock are: 2 to 64 characters, parts between dots, hyphens only inside a part and single. */
export const isHostName: TextForm = (text) =>
  text.length >= 2 && text.length <= 64 && /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*$/.test(text);

const passwordClasses: readonly RegExp[] = [/[A-Z]/, /[a-z]/, /[0-9]/, /[()`~!@#$%^&*_+=|{}[\]:;'<>,.?/-]/];

/** 8 to 30 characters of at least three of the four classes, and no other ones. */
export const isPassword: TextForm = (text) =>
  /^[A-Za-z0-9()`~!@#$%^&*_+=|{}[\]:;'<>,.?/-]{8,30}$/.test(text) &&
  passwordClasses.filter((each) => each.test(text)).length >= 3;

/** Refuses a parameter whose text is given and has not the form. */
export function textRule(parameter: string, hasForm: TextForm, choice: ErrorChoice): Rule {
  const malformed = (call: Call): boolean => given(call, parameter) !== '' && !hasForm(given(call, parameter));
  return { name: `malformed ${parameter}`, applies: malformed, answer: choice };
}

/** Texts of the tags that a new resource is given, by the last word of their parameters. */
function tagTexts(call: Call, part: 'key' | 'value'): readonly string[] {
  const name = part === 'key' ? /^Tag\.\d+\.[Kk]ey$/ : /^Tag\.\d+\.[Vv]alue$/;
  return [...call.parameters].filter(([parameter]) => name.test(parameter)).map(([, text]) => text);
}

const invalidTagKey = answer(400, 'InvalidTagKey.Malformed');
const invalidTagValue = answer(400, 'InvalidTagValue.Malformed');

/** Refusals about the tags of a new resource. */
export const newTagRules: readonly Rule[] = [
  {
    name: 'tag key malformed',
    applies: (call) => tagTexts(call, 'key').some((key) => /^(aliyun|acs:)|https?:\/\//.test(key)),
    answer: invalidTagKey,
  },
  {
    name: 'tag value malformed',
    applies: (call) => tagTexts(call, 'value').some((value) => /^acs:|https?:\/\//.test(value)),
    answer: invalidTagValue,
  },
  {
    name: 'tag key twice',
    applies: (call) => new Set(tagTexts(call, 'key')).size < tagTexts(call, 'key').length,
    answer: answer(400, 'Duplicate.TagKey'),
  },
];

/** Answers to tags of a new resource that break the page's table; it bounds one of the two spellings alone. */
export const newTagErrors: Readonly<Record<string, ErrorChoice>> = {
  'Tag.N.Key': invalidTagKey,
  'Tag.N.Value': invalidTagValue,
};
