/**
 * What the owner of a target adds to it: the provider-state protocol, here for two states, beside the API of toy-api.ts.
 * Node alone: `node state-server.ts 8080`. An example to copy from, explained in ../README.md.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { answerApi, createInstance, type Instance, instances } from './toy-api.ts';

type Params = Readonly<Record<string, string>>;
const worlds = new Map<string, Instance[]>();

// Each state sets up its world and returns the values that a case uses.
const states: Readonly<Record<string, (world: Instance[], params: Params) => object>> = {
  'an instance exists': (world, params) => {
    const instance = createInstance(params);
    world.push(instance);
    return { instanceId: instance.instanceId, regionId: 'region-1' };
  },
  'the instance is locked for security': (world, { instanceId }) => {
    // Without an id, the latest instance of the scope is meant.
    (world.find((one) => one.instanceId === instanceId) ?? world.at(-1))?.locks.push('security');
    return {};
  },
};

function drive({ state = '', params, action }: { state?: string; params: Params; action: string }) {
  const world = worlds.get(params.scope ?? '') ?? [];
  const orders = world.flatMap((instance) => instance.orders);
  const seen = { instances: world, disks: [], orders, balance: 9_000 - 100 * orders.length, vouchers: [] };
  if (action === 'observe') return { status: 200, body: seen };
  if (action === 'teardown') for (const { instanceId } of world) instances.delete(instanceId);
  if (action === 'teardown') worlds.delete(params.scope ?? '');
  if (action === 'teardown') return { status: 200, body: {} };
  worlds.set(params.scope ?? '', world);
  const setUp = states[state];
  // Anything but 2xx is a failed hook. The report shows its answer.
  return setUp
    ? { status: 200, body: setUp(world, params) }
    : { status: 501, body: { error: `no such state: ${state}` } };
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const query = Object.fromEntries(url.searchParams);
  const { status, body } = url.pathname === '/states' ? drive(JSON.parse(await text(request))) : answerApi(query);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ RequestId: crypto.randomUUID(), ...body }));
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => process.stdout.write('ready\n'));
