/**
 * The command line without a process of its own: its real entry, and what it writes and exits with. Starting a process costs
 * more than what a test of wrong usage is about; that exit codes reach the shell is seen where processes are started.
 */
import { vi } from 'vitest';
import { main } from '../cli.ts';
import type { Finished } from './command-line.test-data.ts';

const streams = [process.stdout, process.stderr];

/** Runs a command to its end; one at a time, since the streams are those of this process. */
export async function runCommandLineHere(args: readonly string[]): Promise<Finished> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  const exitCodeBefore = process.exitCode;
  const listenersBefore = new Set(streams.flatMap((stream) => stream.listeners('error')));
  process.exitCode = undefined;
  try {
    await main(['node', 'ecs-conformance', ...args]);
    return { exitCode: Number(process.exitCode ?? 0), ...written };
  } finally {
    process.exitCode = exitCodeBefore;
    for (const spy of spies) spy.mockRestore();
    for (const stream of streams) {
      const added = stream.listeners('error').filter((listener) => !listenersBefore.has(listener));
      for (const listener of added) stream.off('error', listener as () => void);
    }
  }
}
