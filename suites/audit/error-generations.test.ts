/** A target of an older generation of the vendor's error pages: right by that reading, and by the other neither right nor wrong. */
import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { loadPack } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import type { ProtocolErrors } from '../mock/behaviours/behaviour.ts';
import { answer } from '../mock/behaviours/outcomes.ts';
import { type BehaviourTable, packBehaviours } from '../mock/behaviours/pack-behaviours.ts';
import { createMock } from '../mock/create-mock.ts';
import type { CaseResult } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';

const missing = (name: string) => ({ ...answer(400, 'MissingParameter'), values: [name] });

/** Refusals as the product's own page of the first pack has them, and as older and other pages of the second. */
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

function mockOf(id: string, refuse: (own: ProtocolErrors) => ProtocolErrors): BehaviourTable {
  const own = packBehaviours()[id];
  if (own === undefined) throw new Error(`there is no mock of ${id}`);
  return { [id]: { ...own, protocol: refuse(own.protocol) } };
}

describe.each(generations)('$pack as of the generation $generation', ({ pack: id, generation, refuse }) => {
  const packs = [loadPack(id)];
  const { cases } = loadContract(id);
  const selected = cases.filter((each) => each.id.includes('/wire/'));
  const judge = async (readings: Readonly<Record<string, string>>): Promise<readonly CaseResult[]> => {
    const opened = openMockInProcess(createMock({ packs, behaviours: mockOf(id, refuse) }), packs);
    const settings = runSettings({ packs: [id], readings });
    return (await runCases({ ...opened, packs, cases, selected, settings })).results;
  };
  const finding = `${id}/protocol/error-generation`;

  test('is right where this generation is read', async () => {
    const results = await judge({ [finding]: generation });
    expect(results.filter(({ verdict }) => verdict !== 'pass').map(({ case: name, reason }) => [name, reason])).toEqual(
      [],
    );
  });
  test('is not judged where nobody says which generation is read, and the finding is named', async () => {
    const others = (await judge({})).filter(({ verdict }) => verdict !== 'pass');
    expect(others.length).toBeGreaterThan(0);
    for (const { verdict, reason, party } of others) {
      expect({ verdict, party }).toEqual({ verdict: 'inconclusive', party: 'documents' });
      expect(reason).toContain(`--reading ${finding}=${generation}`);
    }
  });
  test('fails where the other generation is asked for', async () => {
    const chosen = packs[0]?.rulings.find((ruling) => ruling.finding === finding)?.chosen ?? '';
    const failed = (await judge({ [finding]: chosen })).filter(
      ({ verdict }) => verdict === 'fail' || verdict === 'warning',
    );
    expect(failed.length).toBeGreaterThan(0);
  });
});
