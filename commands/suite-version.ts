/** The version of this suite: that of the package, and the commit if it runs from its repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SuiteVersion {
  readonly name: string;
  readonly version: string;
  readonly commit: string | null;
}

/** The root folder of the package, whether this file runs from source or from `dist/`. */
function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'bin', 'ecs-conformance.js'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('The package of this file has no bin/ecs-conformance.js.');
    directory = parent;
  }
  return directory;
}

function commitOf(directory: string): string | null {
  if (!existsSync(join(directory, '.git'))) return null;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

/** Name and version of the package. */
export function suiteVersion(): Omit<SuiteVersion, 'commit'> {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as SuiteVersion;
  return { name: manifest.name, version: manifest.version };
}

/** The same with the commit; null outside a repository. */
export function suiteVersionWithCommit(): SuiteVersion {
  return { ...suiteVersion(), commit: commitOf(packageRoot()) };
}
