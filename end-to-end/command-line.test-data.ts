/** The real command line in a process of its own, as a user starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'ecs-conformance.js');

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, in the root of the project or in another directory. */
export function runCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  directory = root,
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: directory,
      env: { ...process.env, ...environment },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Runs a command whose output nobody reads beyond the first piece, as with `| head`. */
export function runWithoutReader(args: readonly string[]): Promise<Omit<Finished, 'stdout'>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: root });
    let stderr = '';
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('close', (exitCode) => resolve({ exitCode, stderr }));
  });
}

/** A directory of its own for one test. */
export function outputDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'ecs-conformance-'));
}

/** The report that a run wrote there. */
export function readReport(directory: string): Record<string, unknown> & {
  readonly totals: Readonly<Record<string, number>>;
  readonly results: readonly Readonly<Record<string, unknown>>[];
} {
  return JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8'));
}

export interface ServedMock {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `mock` on a free port and waits for its URL, the first line on stdout. */
export function serveMock(args: readonly string[] = []): Promise<ServedMock> {
  const child: ChildProcess = spawn(process.execPath, [bin, 'mock', '--port', '0', ...args], { cwd: root });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`mock ended with ${code}`)));
    child.stdout?.once('data', (chunk: Buffer) => {
      const [url = ''] = chunk.toString().split('\n');
      resolve({
        url,
        stop: () =>
          new Promise((stopped) => {
            child.removeAllListeners('exit');
            child.once('exit', () => stopped());
            child.kill('SIGTERM');
          }),
      });
    });
  });
}
