#!/usr/bin/env node
// Starts the command line: the compiled one where the package is installed, the source where this is its repository.
// It must parse on any old Node, to say so there instead of failing in the middle.
import { existsSync } from 'node:fs';
import module from 'node:module';

var parts = process.versions.node.split('.').map(Number);
var fromSource = existsSync(new URL('../cli.ts', import.meta.url));
var wanted = fromSource ? [22, 18] : [22, 12];

if (parts[0] < wanted[0] || (parts[0] === wanted[0] && parts[1] < wanted[1])) {
  console.error(
    'ecs-conformance needs Node.js ' +
      wanted.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. ' +
      (fromSource
        ? 'In its repository, start it with "npx ecs-conformance" or "npm start": both bring a current Node.js.'
        : ''),
  );
  process.exit(2);
}

// A later start reads compiled code from a cache in the system's temporary directory.
if (module.enableCompileCache) module.enableCompileCache();

// A program that cannot be loaded is an error of this tool: exit code 1 would blame the target.
import(fromSource ? '../cli.ts' : '../dist/cli.js').then(
  (cli) => cli.main(process.argv),
  (error) => {
    console.error(
      `ecs-conformance cannot be loaded. Install it again: npm ci, or npm install ecs-conformance.\n${error.stack}`,
    );
    process.exit(3);
  },
);
