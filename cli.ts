/**
 * The command line: one row per command, and the only place where errors become exit codes. 0: conforms. 1: does not
 * conform. 2: wrong usage or configuration. 3: an error of this tool. stdout is for machines, stderr for people.
 */
import { Command, CommanderError } from 'commander';
import { ConformanceError } from '#specs';
import { deriveCommand } from './commands/derive.ts';
import { explainCommand } from './commands/explain.ts';
import { generateCommand } from './commands/generate.ts';
import { listCommand } from './commands/list.ts';
import { mockCommand } from './commands/mock.ts';
import { pactCommand } from './commands/pact.ts';
import { runCommand } from './commands/run.ts';
import { suiteVersion } from './commands/suite-version.ts';
import { walkCommand } from './commands/walk.ts';

const examples = `
Examples:
  $ ecs-conformance run                                    both packs against the embedded mock
  $ ecs-conformance mock --port 4010                       serve the reference mock
  $ ecs-conformance run --target http://127.0.0.1:4010 \\
      --state-url http://127.0.0.1:4010/_conformance/states  judge another implementation
  $ ecs-conformance walk                                   random walks, judged by a model of the pages
  $ ecs-conformance list --json                            every requirement with its cases or reason
  $ ecs-conformance explain ID                             one of them, step by step

Exit codes: 0 conforms, 1 does not, 2 wrong usage or configuration, 3 a fault of this tool.`;

function program(): Command {
  const root = new Command('ecs-conformance')
    .description("Checks an implementation of a cloud vendor's ECS API against what the vendor's pages say.")
    .version(suiteVersion().version)
    .showHelpAfterError('(add --help for the options)')
    .addHelpText('after', examples)
    .exitOverride();
  for (const command of [
    runCommand(),
    mockCommand(),
    deriveCommand(),
    generateCommand(),
    listCommand(),
    explainCommand(),
    pactCommand(),
    walkCommand(),
  ]) {
    root.addCommand(command.exitOverride());
  }
  return root;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ConformanceError) {
    process.stderr.write(`ecs-conformance: ${error.message}\n`);
    return error.code === 'internal' ? 3 : 2;
  }
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `ecs-conformance: a fault of this tool, not of your target. Please report it with this:\n${shown}\n`,
  );
  return 3;
}

/** The reader of the output may close it early (`| head`). The command still finishes its work. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Runs one command line and sets the exit code of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  outliveReader(process.stdout);
  outliveReader(process.stderr);
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}
