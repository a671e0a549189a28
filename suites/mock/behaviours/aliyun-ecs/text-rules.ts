/** Rules about texts that the pages word alike for several operations, beyond the lengths that the derived spec knows. */
import type { Call, ErrorChoice, Rule } from '../behaviour.ts';
import type { Predicate } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';

const isAddress = (text: string): boolean => /^https?:\/\//.test(text);

/** A name begins with a letter; letters, digits, colon, period, underscore and hyphen follow. Not given is fine. */
const malformedName =
  (parameter: string): Predicate =>
  (call) => {
    const name = given(call, parameter);
    return name !== '' && (isAddress(name) || !/^\p{L}[\p{L}\p{N}:._-]*$/u.test(name));
  };

/** The rule about a name. */
export const nameRule = (parameter: string, choice: ErrorChoice): Rule => ({
  name: `${parameter} malformed`,
  applies: malformedName(parameter),
  answer: choice,
});

/** The rule about a description, which must not be an address. */
export const descriptionRule = (choice: ErrorChoice): Rule => ({
  name: 'Description malformed',
  applies: (call) => isAddress(given(call, 'Description')),
  answer: choice,
});

const specialCharacters = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/";

/** Three of the four kinds of characters, and no others. */
const weakPassword: Predicate = (call) => {
  const password = given(call, 'Password');
  if (password === '') return false;
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/].filter((kind) => kind.test(password)).length;
  const rest = [...password.replace(/[A-Za-z0-9]/g, '')];
  return kinds + (rest.length > 0 ? 1 : 0) < 3 || rest.some((character) => !specialCharacters.includes(character));
};

/** The rule about what a password is made of. */
export const passwordRule = (choice: ErrorChoice): Rule => ({
  name: 'Password malformed',
  applies: weakPassword,
  answer: choice,
});

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
