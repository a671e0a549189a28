import { describe, expect, test } from 'vitest';
import type { WireType } from '../../model.ts';
import { type ParsedDescription, readDescription } from './read-description.ts';

function read(text: string, type: WireType = 'string', name = 'Key'): ParsedDescription {
  return readDescription(text, { name, type });
}

describe('bounds stated in Chinese', () => {
  test.each<[string, WireType, object]>([
    ['文文。取值：One', 'string', { enum: ['One'] }],
    ['文文,取值:2020-04-01。', 'string', { enum: ['2020-04-01'] }],
    ['文，取值必须为`One`。文', 'string', { enum: ['One'] }],
    ['文文,取值:\n1、2、3', 'integer', { enum: [1, 2, 3] }],
    ['取值范围：1~28。', 'integer', { minimum: 1, maximum: 28 }],
    ['取值范围：1~500\n\n 默认值：10。', 'integer', { minimum: 1, maximum: 500, default: 10 }],
    ['文。\n\n 起始值：1\n\n 默认值：1', 'integer', { minimum: 1, default: 1 }],
    ['文。\n\n 最大值：100', 'integer', { maximum: 100 }],
    ['长度为8至30个字符，文', 'string', { minLength: 8, maxLength: 30 }],
    ['**Key**只支持ASCII字符，且不能超过64个字符。', 'string', { maxLength: 64, pattern: '^[\\x00-\\x7F]*$' }],
    ['文：\n\n -   true（默认）：文\n-   false：文', 'boolean', { default: true }],
    ['取值范围：\n\n -   true（默认）：文\n-   false：文', 'boolean', { default: true }],
    ['取值范围：\n\n -   In\\_use：文\n-   All\n\n 默认值：All', 'string', { enum: ['In_use', 'All'], default: 'All' }],
    ['• Week\n  • Month(默认)', 'string', { enum: ['Week', 'Month'], default: 'Month' }],
    ['最多支持16个ID', 'string', {}],
    ['JSON Array，最多支持16个ID', 'string', { maxItems: 16 }],
    ['文JSON数组，数组长度：1~16', 'string', { minItems: 1, maxItems: 16 }],
    ['取值范围：1~7，文。\n\n 文：\n\n -   最多传入7个文。\n-   文JSON数组', 'string', { maxItems: 7 }],
    ['一旦传入该值，则不允许为空字符串。最多支持64个字符', 'string', { minLength: 1, maxLength: 64 }],
    ['一旦传入该值，可以为空字符串。最多支持64个字符', 'string', { maxLength: 64 }],
    ['长度为 \\[2, 128\\]。', 'string', { minLength: 2, maxLength: 128 }],
    ['长度限制在 256 个字符内。默认值为空。', 'string', { maxLength: 256 }],
    ['文，从1开始。默认值：1', 'integer', { minimum: 1, default: 1 }],
    ['取值为正整数。', 'integer', { minimum: 1 }],
    ['取值范围：0 ~ +∞', 'integer', { minimum: 0 }],
    ['取值范围：大于0', 'number', { minimum: 0 }],
    ['文，最大100，默认10', 'integer', { maximum: 100, default: 10 }],
    [
      '取值范围：\n\n -   -1：文\n-   1~65535：文\n\n 默认值：-1',
      'integer',
      { minimum: -1, maximum: 65535, default: -1 },
    ],
    ['取值：0（默认）：文；1：文', 'integer', { enum: [0, 1], default: 0 }],
    ['取值范围（不区分大小写）：\n\n -   A：文\n-   B：文', 'string', { enum: ['A', 'B'] }],
    ['取值：\n\nOne：文。\n\nTwo：文。', 'string', { enum: ['One', 'Two'] }],
    [
      '取值范围：\n\n -   A1：文。\n\n当文时，默认值：A1。\n\n-   B2：文。\n\n当文时，默认值：B2。',
      'string',
      { enum: ['A1', 'B2'] },
    ],
    ['文,最大100默认15。', 'integer', { maximum: 100, default: 15 }],
    ['文,取值说明如下:\n  • A1:文\n  • B2:文', 'string', { enum: ['A1', 'B2'] }],
    ['文类型：取值：One、Two。', 'string', { enum: ['One', 'Two'] }],
    ['可以取值One或Two，默认值Two。', 'string', { enum: ['One', 'Two'], default: 'Two' }],
    [
      '取值范围：\n\n -   One\n-   Two Three\n\n 默认值：Two Three',
      'string',
      { enum: ['One', 'Two Three'], default: 'Two Three' },
    ],
    ['如果不指定，则默认为`PostPaid`。', 'string', { default: 'PostPaid' }],
    ['文。当A取值为B时生效，取值范围：1~6', 'integer', { minimum: 1, maximum: 6 }],
    [
      '文：\n\n -   甲组的取值范围：\n    -   A（默认）：文\n    -   B：文\n\n-   乙组的取值只能为：B（默认），文。',
      'string',
      { enum: ['A', 'B'] },
    ],
  ])('%j', (text, type, bounds) => {
    expect(read(text, type).bounds).toEqual(bounds);
  });
});

describe('bounds stated in English', () => {
  test.each<[string, WireType, object]>([
    ['Something. Valid values: 1 to 100.', 'integer', { minimum: 1, maximum: 100 }],
    ['Valid values: PrePaid and PostPaid.', 'string', { enum: ['PrePaid', 'PostPaid'] }],
    ['Valid values:\n- true: yes it is\n- false (default): no', 'boolean', { default: false }],
    ['Default value: 10.', 'integer', { default: 10 }],
    ['The name must be 2 to 128 characters in length', 'string', { minLength: 2, maxLength: 128 }],
    [
      'It can contain only ASCII characters and cannot exceed 64 characters in length.',
      'string',
      { maxLength: 64, pattern: '^[\\x00-\\x7F]*$' },
    ],
    ['A JSON array that consists of up to 16 disk IDs.', 'string', { maxItems: 16 }],
    ['A JSON array. The array can contain 1 to 100 IDs.', 'string', { minItems: 1, maxItems: 100 }],
    [
      'The key cannot be an empty string. It can be up to 64 characters in length',
      'string',
      { minLength: 1, maxLength: 64 },
    ],
    ['The value can be an empty string. It can be up to 64 characters in length', 'string', { maxLength: 64 }],
    [
      'It must be 1 to 64 ASCII characters in length',
      'string',
      { minLength: 1, maxLength: 64, pattern: '^[\\x00-\\x7F]*$' },
    ],
    [
      'Words:\n\n  • Minimum value: 1\n  • Maximum value: 1,000\n  • Default value: 10',
      'integer',
      { minimum: 1, maximum: 1000, default: 10 },
    ],
    [
      'Valid values:\n\n- -1: kept\n- 1 to 65535: days\n\nDefault value: -1.',
      'integer',
      { minimum: -1, maximum: 65535, default: -1 },
    ],
    ['Valid values: 0 (default) and 1.', 'integer', { enum: [0, 1], default: 0 }],
    ['Page size, up to 100. Default: 10.', 'integer', { maximum: 100, default: 10 }],
    ['If you do not specify this parameter, PostPaid is used by default.', 'string', { default: 'PostPaid' }],
    ['By default, this parameter is set to false.', 'boolean', { default: false }],
  ])('%j', (text, type, bounds) => {
    expect(read(text, type).bounds).toEqual(bounds);
  });
});

describe('comparisons, denied or not', () => {
  test.each<[string, object]>([
    ['文。不得大于100，文', { maximum: 100 }],
    ['不应超过100。', { maximum: 100 }],
    ['不高于100', { maximum: 100 }],
    ['不可低于5。', { minimum: 5 }],
    ['不得少于5', { minimum: 5 }],
    ['大于0且小于9', { minimum: 1, maximum: 8 }],
    ['It may not be greater than 9.', { maximum: 9 }],
    ['Must not exceed 9.', { maximum: 9 }],
    ['It cannot be less than 9.', { minimum: 9 }],
    ['The value must be greater than 3.', { minimum: 4 }],
    ['Must be at least 1 and at most 7.', { minimum: 1, maximum: 7 }],
    ['不得大于等于9', {}],
    ['大于100时报错', {}],
    ['不能设置为大于9', {}],
    ['不会超过9', {}],
    ['OtherThing不得大于9', {}],
    ['A value greater than 3 is refused.', {}],
    ['文不得超过1,000', { maximum: 1000 }],
    ['文不得超过1,000次', {}],
    ['It must not exceed 5 times a day.', {}],
    ['At most 3 of them.', {}],
    ['It cannot be greater than or equal to 3.', {}],
  ])('%j', (text, bounds) => {
    expect(read(text, 'integer').bounds).toEqual(bounds);
  });

  test.each<[string, object]>([
    ['不得大于64个字符', { maxLength: 64 }],
    ['不得小于2个字符', { minLength: 2 }],
    ['It cannot be shorter than 2 characters.', { minLength: 2 }],
    ['长度不得超过128', { maxLength: 128 }],
    ['The length must not exceed 128.', { maxLength: 128 }],
    ['It must not contain more than 64 characters.', { maxLength: 64 }],
    ['长度不得超过128字节', {}],
    ['最大长度1,024字节', {}],
  ])('of lengths: %j', (text, bounds) => {
    expect(read(text).bounds).toEqual(bounds);
  });
});

describe('values that nothing announces', () => {
  test.each<[string, WireType, object]>([
    ['Accepts only 0, 1 or 2.', 'integer', { enum: [0, 1, 2] }],
    ['文。只能为1或2，默认1', 'integer', { enum: [1, 2], default: 1 }],
    ['仅支持`a`、`b`。', 'string', { enum: ['a', 'b'] }],
    ['文。`true`或`false`，缺省为`false`。', 'string', { enum: ['true', 'false'], default: 'false' }],
    ['文模式：One（文，默认）；Two（文）。', 'string', { enum: ['One', 'Two'], default: 'One' }],
    ['Accepts only 1 or 2 disks.', 'integer', {}],
    ['仅支持1、2、3个', 'integer', {}],
    ['Accepts only letters and digits.', 'string', {}],
    ['`A`或`B`，至少指定一个。', 'string', {}],
    ['文`A`或`B`。', 'string', {}],
    ['`A`和`B`。', 'string', {}],
    ['文文：One（文）；Two（文）。', 'string', {}],
    ['文。文状态：One（文）；Two（文）。', 'string', {}],
  ])('%j', (text, type, bounds) => {
    expect(read(text, type).bounds).toEqual(bounds);
  });
});

describe('what a value left out stands for', () => {
  test.each<[string, object]>([
    ['文。不填时为10。', { default: 10 }],
    ['如果不填，则为10', { default: 10 }],
    ['未指定时取值为10', { default: 10 }],
    ['If left out, it is 10.', { default: 10 }],
    ['不设置为10', {}],
    ['OtherId不填时为10', {}],
    ['系统盘不填时为10', {}],
  ])('%j', (text, bounds) => {
    expect(read(text, 'integer').bounds).toEqual(bounds);
  });
});

describe('lengths and entries in other words', () => {
  test.each<[string, WireType, object]>([
    ['It must be [2, 128] characters in length.', 'string', { minLength: 2, maxLength: 128 }],
    ['[2,128]个字符', 'string', { minLength: 2, maxLength: 128 }],
    ['Words. Up to 255 characters.', 'string', { maxLength: 255 }],
    ['Any characters, no more than 64 of them.', 'string', { maxLength: 64 }],
    ['文列表，至多20组。', 'array', { maxItems: 20 }],
    ['最多可输入100个ID，格式为 ["a", "b"]。', 'string', { maxItems: 100 }],
    ['最多可输入100个ID，格式为 [a]。', 'string', {}],
    ['No more than 64 of them.', 'string', {}],
  ])('%j', (text, type, bounds) => {
    expect(read(text, type).bounds).toEqual(bounds);
  });
});

describe('what is no bound', () => {
  test.each([
    ['文文。取值为上一次文文的`NextToken`文'],
    ['默认值：如果文文，则默认为`A`。否则，默认为`B`。'],
    ['资源数量不能超过1000个'],
    ['文文。\n\n -   Windows Server系统：文文。\n-   Linux系统：文文。'],
    ['取值范围：\n\n -   文文\n-   One：文'],
    ['取值:仅支持文文'],
    ['文。当该参数传入值时，`OtherId`不能为空。'],
    ['`OtherId`参数必须为空'],
    ['When Renew is true, this parameter cannot be empty.'],
    ['文。\n\nWindows实例：长度为2~15个字符。\n\nLinux实例：长度为2~64个字符。'],
    ['-   Windows实例长度：2~15个字符\n-   Linux实例长度：2~64个字符'],
    [
      'For Windows instances, it must be 2 to 15 characters in length. For others, it must be 2 to 64 characters in length.',
    ],
    ['对于文实例，默认值为a1。对于文，默认值为b2。'],
    ['A user is used by default, and names are assigned by default.'],
    ['Valid values:\n\n- Time:Desc: sorts.\n- Time:Asc: sorts.'],
  ])('%j', (text) => {
    expect(read(text).bounds).toEqual({});
  });

  test('the range of N is an index, not a bound, and the list behind it is one', () => {
    const reading = read('文。N的取值范围：1~20。取值范围：\n\n -   A：文\n-   B：文');
    expect(reading.index).toEqual([1, 20]);
    expect(reading.bounds).toEqual({ enum: ['A', 'B'] });
  });

  test.each([
    [
      'The ID.\n  • Parameter - N specifies the serial number of the thing. Valid values: 1–20. When N is larger, words.',
    ],
    ['The ID.\n  • Parameter - N specifies the serial number of the thing, and the value range is 1 to 20.'],
    ['文。\n  • 参数 - N：表示文的序号，取值：1～20。'],
    ['文。N为文序号，取值范围1~20。'],
    ['文，最多支持20个ID。'],
    ['文列表，N：1~20。'],
  ])('the range of N is said in other words: %j', (text) => {
    expect(read(text, 'string', 'Id.N')).toMatchObject({ index: [1, 20], bounds: {} });
  });

  test.each<[string, WireType]>([
    ['默认值：true\n\n文：\n\n -   如果文的是文，默认值为`false`。', 'boolean'],
    ['Default value: true. If you detach words, the default value is false.', 'boolean'],
    ['Default value: true. The default value is `false` for data disks', 'boolean'],
    ['默认值：A\n\n 文：\n\n -   文类型规则，默认为B，只能为B。', 'string'],
  ])('a default that depends is none: %j', (text, type) => {
    expect(read(text, type).bounds).toEqual({});
  });

  test('what is said of the keys of an object is none of its bounds', () => {
    expect(read('个数范围：0~10\n\n -   键不允许为空字符串，最多支持64个字符。', 'object').bounds).toEqual({});
    expect(read('个数范围：0~10\n\n -   键允许为空字符串').bounds).toEqual({});
  });

  test('the default of another parameter is none of this one', () => {
    expect(read('默认值：Month。OtherUnit默认为Week').bounds).toEqual({ default: 'Month' });
  });

  test.each([
    ['系统盘取值范围：10～500；数据盘取值范围：10~32768'],
    ['-   甲实例的取值范围：1~10\n-   乙实例的取值范围：1~20'],
    ['-   文为文时，取值范围：1~200。\n-   文为文时，取值范围：1~500。'],
    ['文。当A为B时，取值范围：1~200'],
  ])('ranges of several kinds are none of the parameter: %j', (text) => {
    expect(read(text, 'integer').bounds).toEqual({});
  });

  test.each([
    ['文：\n\n -   TCP/UDP协议：取值范围为1~65535。文\n-   ICMP协议：-1/-1\n-   IpProtocol取值为all：-1/-1'],
    [
      'Valid values:\n\n-   TCP/UDP: 1 to 65535. Words.\n-   ICMP: -1/-1.\n-   If IpProtocol is set to all, set this parameter to -1/-1.',
    ],
  ])('a value that another parameter decides waits for that parameter: %j', (text) => {
    const reading = read(text, 'string', 'PortRange');
    expect(reading.bounds).toEqual({});
    expect(reading.keyed.map(({ key, bounds }) => [key, bounds])).toEqual([
      ['ICMP', { enum: ['-1/-1'] }],
      ['all', { enum: ['-1/-1'] }],
    ]);
  });

  test.each([
    ['文。当Kind取值为a时，取值只能为B1或B2。'],
    ['Words. When Kind is set to a, valid values: B1 and B2.'],
    ['Words. If Kind is set to a, set this parameter to B1 or B2.'],
  ])('values of a text that depend on another parameter stand apart: %j', (text) => {
    expect(read(text)).toMatchObject({
      bounds: {},
      conditional: [{ parameter: 'Kind', equals: 'a', bounds: { enum: ['B1', 'B2'] } }],
    });
  });

  test.each([
    '文。取值范围：\n\n -   参数`Unit`值为`Week`。`Period`取值为：1~4\n-   参数`Unit`值为`Month`。`Period`取值为：1~2, 24',
    '• Unit=Week时,Period取值:1~4\n  • Unit=Month时,Period取值:1~2, 24',
    'If Unit is set to Week, valid values of Period: 1 to 4. If Unit is set to Month, valid values of Period: 1, 2, and 24',
  ])('a range that depends on another parameter stands apart: %j', (text) => {
    const reading = read(text, 'integer', 'Period');
    expect(reading.bounds).toEqual({});
    expect(reading.conditional.map(({ parameter, equals, bounds }) => [parameter, equals, bounds])).toEqual([
      ['Unit', 'Week', { minimum: 1, maximum: 4 }],
      ['Unit', 'Month', { enum: [1, 2, 24] }],
    ]);
  });
});

test('a value listed as unsupported stays listed and is marked', () => {
  const reading = read('取值:\n\n  • Month(默认)\n  • Week (暂不支持)');
  expect(reading.bounds).toEqual({ enum: ['Month', 'Week'], default: 'Month' });
  expect(reading.unsupportedValues).toEqual(['Week']);
});

test.each([
  ['Values:\n- A\n- B (not supported currently)', ['B']],
  ['Values:\n- A\n- B: this value is being phased out and is no longer supported.', ['B']],
  ['取值：\n- A\n- B（即将下线，不再支持）', ['B']],
  ['取值：A、B（文，已废弃）', ['B']],
  ['取值：A（Windows不支持）、B', []],
  ['Values:\n- A\n- B: words are off and unsupported.', []],
])('what is gone: %j', (text, values) => {
  expect(read(text).bounds).toEqual({ enum: ['A', 'B'] });
  expect(read(text).unsupportedValues).toEqual(values);
});

test('values announced and not listed are lost, not guessed', () => {
  expect(read('Whether to pay. Valid values:', 'boolean')).toMatchObject({ valueListLost: true, bounds: {} });
  expect(read('Whether to pay. Valid values: true.', 'boolean').valueListLost).toBe(false);
});

test('the spans alone say the same', () => {
  const text = '文文。取值范围：\n\n -   All：文文\n-   One（文）：文\n\n 默认值：All。文文最多文';
  const reading = read(text);
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    const isKept = reading.spans.some(([from, to]) => at >= from && at < to) || text[at] === '\n';
    kept += isKept
      ? text[at]
      : '、'.includes(text[at] ?? '')
        ? ''
        : /[\u4e00-\u9fff]/.test(text[at] ?? '')
          ? '文'
          : text[at];
  }
  expect(read(kept).bounds).toEqual(reading.bounds);
});
