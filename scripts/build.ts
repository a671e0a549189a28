/**
 * Compiles the package into dist/: JavaScript with declarations, the data files beside it, and a package.json of its own so
 * that the rooms' import names lead to compiled files there. Usage: npm run build
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const rooms = ['specs', 'contracts', 'suites', 'reports'];
const data = [
  '{specs,contracts,suites,reports}/**/*.{json,yaml}',
  'specs/packs/**/fixtures/*',
  'reports/emitters/**/*.{js,css,xsd}',
];

rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
for (const file of data.flatMap((pattern) => globSync(pattern))) {
  if (/transcriptions|^reports\/ecs-conformance\//.test(file)) continue;
  mkdirSync(dirname(join('dist', file)), { recursive: true });
  cpSync(file, join('dist', file));
}
const imports = Object.fromEntries(rooms.map((room) => [`#${room}`, `./${room}/index.js`]));
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'module', imports }, null, 2)}\n`);
console.error('dist/ is built');
