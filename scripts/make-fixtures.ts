/** `npm run fixtures -- DIRECTORY`: makes the committed fixtures anew from the original pages, then derives all packs. */
import { makeFixtures, regeneratePacks } from '#specs';

const [directory] = process.argv.slice(2);
if (directory === undefined || directory.startsWith('-')) {
  console.error('Usage: node scripts/make-fixtures.ts DIRECTORY');
  console.error('DIRECTORY holds the original pages named in specs/packs/*/documents.lock.yaml, at any depth.');
  process.exitCode = 2;
} else {
  for (const { pack, file, outcome } of makeFixtures(directory)) console.error(`${outcome}: ${pack}/fixtures/${file}`);
  const differences = regeneratePacks({ pages: directory, check: false });
  for (const { pack, file, line, reason } of differences) console.error(`${pack}/${file}:${line}: ${reason}`);
  if (differences.length > 0) process.exitCode = 1;
}
