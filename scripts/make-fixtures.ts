/** `npm run fixtures -- DIRECTORY`: makes the committed fixtures anew from the original pages, then derives all packs. */
import { makeFixtures, regeneratePacks } from '#specs';

const [directory] = process.argv.slice(2);
if (directory === undefined || directory.startsWith('-')) {
  console.error('Usage: node scripts/make-fixtures.ts DIRECTORY');
  console.error(
    'DIRECTORY holds the original pages that the documents.lock.yaml files of the packs name, at any depth.',
  );
  process.exitCode = 2;
} else {
  const made = makeFixtures(directory);
  const written = made.filter(({ outcome }) => outcome === 'written');
  for (const { pack, file } of written) console.error(`written: ${pack}/fixtures/${file}`);
  const kept = made.length - written.length;
  if (kept > 0) console.error(`${kept} other pages are not in ${directory}; their fixtures stay as they are`);
  const differences = regeneratePacks({ pages: directory, check: false });
  for (const { pack, file, line, reason } of differences) console.error(`${pack}/${file}:${line}: ${reason}`);
  if (differences.length > 0) process.exitCode = 1;
}
