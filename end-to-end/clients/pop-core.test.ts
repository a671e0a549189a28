/** @alicloud/pop-core: signature in query or form; it shows the status in `entry`, if at all, and reads JSON alone. */
import Pop from '@alicloud/pop-core';
import { expect, test } from 'vitest';
import { describeFirstPackClient } from './first-pack-cases.test-data.ts';
import { type Key, mockKey, type ServedMock, serveMock } from './served-mock.test-data.ts';
import { type Call, shown } from './shown.test-data.ts';

const clientOf = ({ url }: ServedMock, key: Key) => new Pop({ ...key, endpoint: url, apiVersion: '2014-05-26' });

interface PopError {
  readonly code?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly entry: { readonly response: { readonly statusCode: number } };
}

const connectBy =
  (method: 'GET' | 'POST') =>
  (mock: ServedMock, key: Key): Call => {
    const client = clientOf(mock, key);
    return async (operation, parameters) => {
      try {
        const body = await client.request<Readonly<Record<string, unknown>>>(operation, parameters, { method });
        // It gives the answer alone and takes every answer without a code for a success.
        return shown({ status: 200, requestId: body.RequestId, body });
      } catch (error) {
        const { code, data, entry } = error as PopError;
        return shown({ code, status: entry.response.statusCode, requestId: data.RequestId });
      }
    };
  };

describeFirstPackClient('pop-core by GET', connectBy('GET'));
describeFirstPackClient('pop-core by POST', connectBy('POST'));

test('pop-core asks for XML and cannot read it: the text that it stumbles over is the answer', async () => {
  const mock = await serveMock('aliyun-ecs');
  const asked = clientOf(mock, mockKey).request('DescribeDisks', { RegionId: 'cn-hangzhou', Format: 'XML' });
  await expect(asked).rejects.toMatchObject({
    name: 'SyntaxError',
    text: expect.stringMatching(/^<\?xml version="1.0" encoding="UTF-8"\?><DescribeDisksResponse><RequestId>/),
  });
  await mock.close();
});
