/** Each kind about error rows once on a made-up page that has it, and on the same page mended, which has not. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../documents/read-document.ts';
import { derivePages } from '../derive-pages.ts';
import { idsOf, row, size, textOf } from './made-up-pages.test-data.ts';

describe('rows', () => {
  const about = (...rows: readonly string[]) => idsOf({ name: 'DoThing', rows });

  test.each([
    [
      'one message for two codes',
      'DoThing/same-message-different-code/BadSize_WrongSize',
      ['The thing is too big.', 'The thing is too big'],
    ],
    ['two messages for two codes', undefined, ['The thing is too big.', 'The thing is too small.']],
    ['what the service fills in', undefined, ['%s is not a valid thing', '%s is not a valid thing']],
  ] as const)('%s', (_, id, [first, second]) => {
    const found = about(row(400, 'BadSize', first), row(400, 'WrongSize', second));
    expect(found.filter((each) => each.includes('same-message-different-code'))).toEqual(id === undefined ? [] : [id]);
  });

  test.each([
    ['The thing is owingfee.', 'The thing is owing fee.', true],
    ['The thing does not exist.', 'The thing do not exist', true],
    ['The thing may have 16 disks.', 'The thing may have 17 disks.', false],
    ['The thing is not there at all.', 'Nobody has ever seen it.', false],
  ])('%j and %j differ in writing alone: %j', (first, second, near) => {
    const found = about(row(400, 'BadThing', first), row(400, 'BadThing', second));
    expect(found.includes('DoThing/near-duplicate-message/BadThing')).toBe(near);
  });

  test.each([
    [404, 'InvalidSize.TooBig', 'The size is too big.', true],
    [404, 'InvalidSize', 'The size does not exist.', false],
    [400, 'Thing.NotFound', 'It does not exist.', true],
    [404, 'Thing.NotFound', 'It does not exist.', false],
    [400, 'NoPermission.Thing', 'You may not.', true],
    [403, 'Forbidden', 'You may not.', false],
    [403, 'IncorrectThingStatus', 'The state is wrong.', false],
    [500, 'InvalidThing', 'Bad.', true],
    [400, 'InternalError', 'Ours.', true],
    [503, 'ServiceUnavailable', 'Ours.', false],
  ])('status %i against code %s: %j %j', (status, error, message, contradicts) => {
    const id = `DoThing/status-contradicts-meaning/${status}_${error}`;
    expect(about(row(status, error, message)).includes(id)).toBe(contradicts);
  });

  test('a row twice, word for word', () => {
    const twice = row(400, 'BadThing', 'The thing is bad.');
    expect(about(twice, twice)).toContain('DoThing/row-printed-twice/400_BadThing');
    expect(about(twice)).not.toContain('DoThing/row-printed-twice/400_BadThing');
  });

  test.each([
    ['The specified InstanceId does not exist.', 'the specified instance does not exist', false],
    ['The specified Tag.n.Key is not valid.', 'Specified tag key is invalid.', false],
    ['The specified parameter "Size" is not valid.', 'The specified parameter Disk.n.Size is not valid.', false],
    ['The specified parameter "Size" is not valid.', 'The specified parameter "Kind" is not valid.', false],
    ['The thing is sold out.', '%s', false],
    ['The disk is not supported.', 'The disk is not support.', false],
    ['No payment method has been registered.', 'The thing is sold out.', true],
    ['The thing is locked.', 'The thing does not exist.', true],
  ])('one code with %j and %j says two things: %j', (first, second, two) => {
    const found = about(row(400, 'BadThing', first), row(400, 'BadThing', second));
    expect(found.includes('DoThing/same-code-different-message/BadThing')).toBe(two);
  });

  test('a code of two operations is told once, with all its places', () => {
    const page = (name: string, message: string) => ({
      name,
      rows: [row(400, 'BadThing', message), row(400, 'Odd', 'Odd.')],
    });
    const found = idsOf(page('DoThing', 'The thing is locked.'), page('UndoThing', 'It does not exist.'));
    expect(found.filter((id) => id.includes('same-code-different-message'))).toEqual([
      'all/same-code-different-message/BadThing',
    ]);
  });

  test('a code with too many messages to compare them all says so', () => {
    const many = Array.from({ length: 201 }, (_, at) => row(400, 'BadThing', `The thing number ${at} is bad.`));
    expect(about(...many)).toContain('DoThing/near-duplicate-message/BadThing');
    expect(about(...many.slice(1))).not.toContain('DoThing/near-duplicate-message/BadThing');
  });

  test.each([
    ['Account.Arrearage', 'Your account has an outstanding payment.', false],
    ['InsufficientBalance', 'Your account does not have enough balance.', true],
    ['DiskInArrears', 'The disk is in arrears.', false],
    ['InstanceExpiredOrInArrears', 'The instance is in arrears.', true],
  ])('a matrix refuses while a disk is in arrears, the page has %s: %s lacks a row: %j', (code, message, lacks) => {
    const matrix = readDocument('matrix', '# 文\n\n|API|云盘欠费|\n|--|--|\n|DoThing|报错|\n|UndoThing|报错|\n');
    const page = readDocument(
      'page',
      textOf({ name: 'DoThing', rows: [row(400, code, message), row(400, 'Odd', 'Odd.')] }),
    );
    const [derivation] = derivePages([matrix, page]);
    const ids = derivation?.findings.map(({ id }) => id);
    expect(ids?.includes('page/DoThing/refused-cell-without-row/disk')).toBe(lacks);
  });

  test('codes that differ in a digit are two codes, in a letter one', () => {
    const found = about(row(400, 'Ipv4Exceeded', 'a'), row(400, 'Ipv6Exceeded', 'b'), row(400, 'Ipv6Exceded', 'c'));
    expect(found.filter((id) => id.includes('near-duplicate-code'))).toEqual([
      'DoThing/near-duplicate-code/Ipv6Exceeded_Ipv6Exceded',
    ]);
  });

  test('a row about a parameter that there is not; a resource or a part of a name is none', () => {
    const parameters = [size(''), '|Disk.N.Kind|String|否|a|文 |', '|ThingGroupId|String|否|a|文 |'];
    const rows = [
      row(400, 'A', 'The specified StartTime is bad.'),
      row(400, 'B', 'The specified ThingGroup is bad.'),
      row(400, 'C', 'The specified Disk.n.Kind is bad.'),
      row(400, 'D', 'Either "Size" or "Kind" is bad.'),
      row(400, 'E', 'The ClassicLink is bad.'),
    ];
    const found = idsOf({ name: 'DoThing', parameters, rows });
    expect(found.filter((id) => id.includes('row-about-absent'))).toEqual([
      'DoThing/row-about-absent-parameter/StartTime',
    ]);
  });
});
