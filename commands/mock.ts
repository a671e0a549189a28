/** `mock`: serves the reference mock until it is stopped. Wiring only. The URL is the first line on stdout. */
import { Command } from 'commander';
import { ConformanceError, packIds } from '#specs';
import { createMock, mockScenarios, type ScenarioName, scenarioResources, startMockServer } from '#suites';
import { loadCodeOfPacks, loadPacks, type PackOptions, packCodeOption } from './load-packs.ts';
import { packOption, wholeNumber } from './option-parsers.ts';

interface MockOptions extends PackOptions {
  readonly port: number;
  readonly scenario: string;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

const scenarioNames = Object.keys(mockScenarios).filter((name): name is ScenarioName => name in mockScenarios);

function scenarioNamed(name: string): ScenarioName {
  const scenario = scenarioNames.find((known) => known === name);
  if (scenario !== undefined) return scenario;
  throw new ConformanceError('usage', `Unknown scenario "${name}". Known: ${scenarioNames.join(', ')}.`);
}

async function serve(options: MockOptions): Promise<void> {
  await loadCodeOfPacks(options);
  const mock = createMock({ packs: loadPacks(options.pack), scenario: scenarioNamed(options.scenario) });
  const server = await startMockServer({ mock, port: options.port, host: '127.0.0.1' });
  process.stdout.write(`${server.url}\n`);
  const { instanceId, dataDiskId } = scenarioResources;
  process.stderr.write(
    `Provider states at ${server.url}/_conformance/states\n` +
      'Access key mock-access-key-id, secret mock-access-key-secret\n' +
      `It starts with the instance ${instanceId} and its data disk ${dataDiskId}. Stop with Ctrl-C.\n`,
  );
  await untilStopped();
  await server.close();
}

/** The command. */
export function mockCommand(): Command {
  return new Command('mock')
    .description('serve the reference mock and its provider states')
    .addOption(packOption())
    .option(...packCodeOption, false)
    .option('--port <n>', 'port to listen on, 0 for any free one', wholeNumber(0, 65_535), 4010)
    .option('--scenario <name>', `what holds at the start (${scenarioNames.join(', ')})`, 'default')
    .addHelpText('after', `\nExample:\n  $ ecs-conformance mock --port 4010 --pack ${packIds()[0]}`)
    .action(serve);
}
