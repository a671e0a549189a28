/** A target with the error codes of another generation of the vendor's pages. It passes where that generation is chosen. */
import { describe, expect, test } from 'vitest';
import { loadPack } from '#specs';
import type { ProtocolErrors } from '../mock/behaviours/behaviour.ts';
import { answer } from '../mock/behaviours/outcomes.ts';
import type { Bend } from './fault-row.ts';
import { casesOf, judgeTarget } from './judge-target.ts';

const missing = (name: string) => ({ ...answer(400, 'MissingParameter'), values: [name] });

/** Refusals by pack and generation. `product` is the product's own page, `older` an older page. */
const older: Readonly<Record<string, Readonly<Record<string, (own: ProtocolErrors) => ProtocolErrors>>>> = {
  'aliyun-ecs': {
    product: (own) => ({
      ...own,
      method: answer(403, 'UnsupportedHTTPMethod'),
      missingVersion: missing('Version'),
      missingAction: missing('Action'),
      unknownVersion: () => answer(400, 'InvalidParameter'),
      unknownAction: () => answer(403, 'InvalidAction'),
      nonceUsed: answer(400, 'SignatureNonceUsed', 'has been used'),
      signature: {
        ...own.signature,
        missing: () => missing('AccessKeyId'),
        'missing-key': () => missing('AccessKeyId'),
        'missing-signature': () => missing('Signature'),
        'missing-nonce': () => missing('SignatureNonce'),
        'missing-time': () => missing('TimeStamp'),
        'unknown-key': () => answer(400, 'InvalidAccessKeyId.NotFound'),
        'wrong-signature': () => answer(400, 'IncompleteSignature'),
        'bad-time': () => answer(400, 'IllegalTimestamp'),
        expired: () => answer(400, 'IllegalTimestamp'),
      },
    }),
  },
  'volcengine-ecs': {
    product: (own) => ({
      ...own,
      signature: {
        ...own.signature,
        'bad-time': () => answer(403, 'InvalidTimestamp'),
        expired: () => answer(403, 'InvalidTimestamp'),
      },
    }),
    older: (own) => ({
      ...own,
      signature: { ...own.signature, 'unknown-key': () => answer(401, 'InvalidClientTokenId') },
    }),
  },
};

const generations = Object.entries(older).flatMap(([pack, byName]) =>
  Object.entries(byName).map(([generation, refuse]) => ({ pack, generation, refuse })),
);

describe.each(generations)('$pack as of the generation $generation', ({ pack: id, generation, refuse }) => {
  const selected = casesOf(id).filter((each) => each.id.includes('/wire/'));
  const behaviours: Bend['behaviours'] = (own) => ({ ...own, protocol: refuse(own.protocol) });
  const judge = (readings: Readonly<Record<string, string>>) =>
    judgeTarget({ pack: id, behaviours }, selected, readings);
  const finding = `${id}/protocol/error-generation`;

  test('passes where this generation is chosen', async () => {
    const results = await judge({ [finding]: generation });
    expect(results.filter(({ verdict }) => verdict !== 'pass').map(({ case: name, reason }) => [name, reason])).toEqual(
      [],
    );
  });
  test('is inconclusive where no generation is chosen, and the reason names the finding', async () => {
    const others = (await judge({})).filter(({ verdict }) => verdict !== 'pass');
    expect(others.length).toBeGreaterThan(0);
    for (const { verdict, reason, party } of others) {
      expect({ verdict, party }).toEqual({ verdict: 'inconclusive', party: 'documents' });
      expect(reason).toContain(`--reading ${finding}=${generation}`);
    }
  });
  test('fails where the other generation is chosen', async () => {
    const chosen = loadPack(id).rulings.find((ruling) => ruling.finding === finding)?.chosen ?? '';
    const failed = (await judge({ [finding]: chosen })).filter(
      ({ verdict }) => verdict === 'fail' || verdict === 'warning',
    );
    expect(failed.length).toBeGreaterThan(0);
  });
});
