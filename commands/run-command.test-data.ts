/** Runs one command in this process and keeps what it printed, for tests. */
import type { Command } from 'commander';
import { vi } from 'vitest';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Errors of the command are thrown. The exit code of this process stays what it was. */
export async function runCommandHere(command: Command, ...parameters: readonly string[]): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const keep = (stream: keyof typeof printed) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    });
  const spies = [keep('stdout'), keep('stderr')];
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const quiet = { writeOut: () => undefined, writeErr: () => undefined };
    await command
      .exitOverride()
      .configureOutput(quiet)
      .parseAsync([...parameters], { from: 'user' });
    return { ...printed, exitCode: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
