/** A pack outside the installation, from its page to its cases, by commands alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputDirectory } from './command-line.test-data.ts';
import { runCommandLineHere } from './command-line-here.test-data.ts';

const page = `# EndThing

Ends one thing.

## Request parameters

| Parameter | Type | Required | Example | Description |
| --- | --- | --- | --- | --- |
| Action | String | Yes | EndThing | The operation. Set the value to EndThing. |
| ThingId | String | Yes | t-1 | The thing. |

## Response parameters

| Parameter | Type | Example | Description |
| --- | --- | --- | --- |
| RequestId | String | x | The id. |

## Error codes

| HTTP status code | Error code | Error message | Description |
| --- | --- | --- | --- |
| 404 | Thing.NotFound | The thing does not exist. | No such thing. |
`;

const lock = `documents:
  - { id: EndThing, title: made up, file: EndThing.md, sha256: "", fixtureSha256: "", kind: operation, edition: "1", date: not stated, order: 1 }
`;

const causes = `baseline:
  states: []
  parameters: { ThingId: t-1 }
  effect: { changes: [], allowed: [] }
causes:
  - id: no-such-thing
    class: request
    answers: ["404 Thing.NotFound"]
    request: { set: { ThingId: t-none } }
`;

test('derive, generate, list and explain work on the folder of a pack', async () => {
  const directory = outputDirectory();
  const pack = join(directory, 'my-pack');
  const own = join(pack, 'operations', 'EndThing');
  for (const folder of [own, join(pack, 'causes'), join(directory, 'pages')]) mkdirSync(folder, { recursive: true });
  const manifest = readFileSync(new URL('../specs/packs/volcengine-ecs/pack.yaml', import.meta.url), 'utf8');
  writeFileSync(join(pack, 'pack.yaml'), manifest.replace(/^id: .*/m, 'id: from-a-folder'));
  writeFileSync(join(directory, 'pages', 'EndThing.md'), page);
  writeFileSync(join(own, 'documents.lock.yaml'), lock);
  writeFileSync(join(own, 'operation.yaml'), 'cost: { class: destroys, creates: false, resources: [ThingId] }\n');
  writeFileSync(join(pack, 'causes', 'EndThing.yaml'), causes);

  const pages = join(directory, 'pages');
  const derived = await runCommandLineHere(['derive', '--pack', pack, '--fixtures', pages, '--pages', pages]);
  expect(derived.stderr).toContain('1 pack derived');
  expect(derived.exitCode).toBe(0);
  const early = await runCommandLineHere(['list', '--pack', pack]);
  expect(early.stderr).toContain('The pack from-a-folder has no cases. Run `ecs-conformance generate`');
  expect((await runCommandLineHere(['generate', '--pack', pack])).exitCode).toBe(0);
  expect(existsSync(join(pack, 'cases', 'EndThing.json'))).toBe(true);
  expect((await runCommandLineHere(['generate', '--check', '--pack', pack])).stderr).toContain('0 files differ');
  const listed = await runCommandLineHere(['list', '--pack', pack]);
  expect(listed.stdout).toContain('from-a-folder/EndThing/error/404/Thing.NotFound');
  const id = 'from-a-folder/EndThing/no-such-thing';
  expect((await runCommandLineHere(['explain', '--pack', pack, id])).stdout).toContain('must get  404 Thing.NotFound');
});
