import { describe, expect, test } from 'vitest';
import { neutralText } from './neutral-text.ts';

const startMs = Date.UTC(2026, 11, 1, 10, 20, 30);
const neutral = (text: string): string => neutralText(text, startMs);

describe('neutralText', () => {
  test.each([
    ['SignatureNonce=0fe126bb-3cde-4e86-8220-e33ebd6a4eab', 'SignatureNonce=<uuid>'],
    ['?Signature=abc%3D&Period=1', '?Signature=<signature>&Period=1'],
    ['"HostId":"127.0.0.1:35891"', '"HostId":"<host>"'],
    ['%22i-mock00006c00000001%22', '%22<i>%22'],
    ['run-0a1b2c3d/aliyun-ecs/case/trial', 'run/aliyun-ecs/case/trial'],
    ['sg-mock00006cusual', '<sg>usual'],
    ['"VpcId":"vpc-mock000007"', '"VpcId":"<vpc>"'],
    ['"SerialNumber":"mock00000700000001"', '"SerialNumber":"<serial>"'],
    ['<IpAddress>47.0.4.1</IpAddress>', '<IpAddress><address></IpAddress>'],
    ['renamed-k3j2h1g0f9e8', 'renamed-<unique>'],
  ])('replaces the random part of %s', (text, expected) => {
    expect(neutral(text)).toBe(expected);
  });

  test('keeps the distance of a moment from the start, however it is written', () => {
    expect(neutral('2026-12-01T10%253A20%253A31Z')).toBe('<start+0h>');
    expect(neutral('20261201T102031Z')).toBe('<start+0h>');
    expect(neutral('2026-12-31T10:20:29.123Z')).toBe('<start+720h>');
    expect(neutral('2026-12-01T09:20Z')).toBe('<start-1h>');
  });

  test.each(['InstanceId=i-ecsconformance000001', '400 InvalidPeriod', 'Period=12&PeriodUnit=Month', '2014-05-26'])(
    'keeps %s',
    (text) => {
      expect(neutral(text)).toBe(text);
    },
  );
});
