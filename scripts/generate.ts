/**
 * Regenerates what contracts generate from packs and causes; `--check` compares and exits 1 where a file differs.
 * Usage: npm run generate [-- --check]
 */
import { regenerateContracts } from '#contracts';
import { loadPack, packIds } from '#specs';

const check = process.argv.includes('--check');
const differing = regenerateContracts(packIds().map(loadPack), { check, general: true });
for (const file of differing) console.error(`${check ? 'differs' : 'written'}: ${file}`);
console.error(`${differing.length} ${differing.length === 1 ? 'file' : 'files'} ${check ? 'differ' : 'written'}`);
process.exitCode = check && differing.length > 0 ? 1 : 0;
