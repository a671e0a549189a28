import { describe, expect, test } from 'vitest';
import type { WireType } from '../../model.ts';
import { type DescriptionReading, readDescription } from './read-description.ts';

function read(text: string, type: WireType = 'string', name = 'Key'): DescriptionReading {
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
  ])('%j', (text) => {
    expect(read(text).bounds).toEqual({});
  });

  test('the range of N is an index, not a bound, and the list behind it is one', () => {
    const reading = read('文。N的取值范围：1~20。取值范围：\n\n -   A：文\n-   B：文');
    expect(reading.index).toEqual([1, 20]);
    expect(reading.bounds).toEqual({ enum: ['A', 'B'] });
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
