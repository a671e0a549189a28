/** @alicloud/pop-core: signature in query or form; it shows the status in `entry`, if at all, and reads JSON alone. */
import Pop from '@alicloud/pop-core';
import { expect, test } from 'vitest';
import { describeFirstPackClient } from './first-pack-cases.test-data.ts';
import { describeFirstPackStory } from './first-pack-story.test-data.ts';
import { describeRefusals } from './refusals.test-data.ts';
import { describeRetries } from './retries.test-data.ts';
import { type Address, type Key, mockKey, serveMock } from './served-mock.test-data.ts';
import { between, type Call, type Shown, shown } from './shown.test-data.ts';

const clientOf = ({ url }: Address, key: Key) => new Pop({ ...key, endpoint: url, apiVersion: '2014-05-26' });

interface PopError {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly url?: string;
  /** Absent where there was no answer, like `entry`. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly entry?: { readonly response: { readonly statusCode: number } };
}

function showError(error: unknown): Shown {
  const { name, code, message, url, data, entry } = error as PopError;
  if (entry === undefined) return shown({ code });
  expect(name).toBe(`${code}Error`);
  const { statusCode: status } = entry.response;
  return shown({ code, status, requestId: data?.RequestId, message: between('', message, `, URL: ${url}`) });
}

const connectBy =
  (method: 'GET' | 'POST') =>
  (mock: Address, key: Key): Call => {
    const client = clientOf(mock, key);
    return async (operation, parameters) => {
      try {
        const body = await client.request<Readonly<Record<string, unknown>>>(operation, parameters, { method });
        // It gives the answer alone and takes every answer without a code for a success.
        return shown({ status: 200, requestId: body.RequestId, body });
      } catch (error) {
        return showError(error);
      }
    };
  };

describeFirstPackClient('pop-core by GET', connectBy('GET'));
describeFirstPackClient('pop-core by POST', connectBy('POST'));
const popCore = { pack: 'aliyun-ecs', connect: connectBy('GET'), showsStatus: true } as const;
describeRefusals('pop-core', popCore);
describeFirstPackStory('pop-core', popCore);
describeRetries('pop-core', { ...popCore, repeats: false });

test('pop-core asks for XML and cannot read it: the text that it stumbles over is the answer', async () => {
  const mock = await serveMock('aliyun-ecs');
  const asked = clientOf(mock, mockKey).request('DescribeDisks', { RegionId: 'cn-hangzhou', Format: 'XML' });
  await expect(asked).rejects.toMatchObject({
    name: 'SyntaxError',
    text: expect.stringMatching(/^<\?xml version="1.0" encoding="UTF-8"\?><DescribeDisksResponse><RequestId>/),
  });
  await mock.close();
});
