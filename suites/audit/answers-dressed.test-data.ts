/** Dressed mocks: the mock decides, and its answers are rewritten before they are sent. */

import type { EcsWorld } from '../ecs-world.test-data.ts';
import type { Mock } from '../mock/create-mock.ts';

/** Rewrites the observed world. `shown` may add or remove fields. */
export function observed(mock: Mock, shown: (world: EcsWorld) => object): Mock {
  return {
    ...mock,
    states: (body) => {
      const answer = mock.states(body);
      const isWorld = (body as { readonly action?: string }).action === 'observe' && answer.status === 200;
      if (!isWorld) return answer;
      const world = shown(answer.body as unknown as EcsWorld);
      return { ...answer, body: JSON.parse(JSON.stringify(world)) };
    },
  };
}

export interface Dressed {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Rewrites the answers to requests. */
export function answered(mock: Mock, written: (answer: Dressed) => Dressed): Mock {
  return {
    ...mock,
    handle: async (request) => {
      const answer = await mock.handle(request);
      const contentType = answer.headers.get('content-type') ?? '';
      const dressed = written({ status: answer.status, contentType, body: await answer.text() });
      return new Response(dressed.body, {
        status: dressed.status,
        headers: { 'content-type': dressed.contentType },
      });
    },
  };
}
