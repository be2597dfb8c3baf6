/** The command `rosters [--world small|city] --out FOLDER`: the demo world's rosters as XLSX and CSV, for trying the import. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../platform/clock.js';
import { writeRosters } from './rosters.js';

const { values } = parseArgs({ options: { world: { type: 'string', default: 'small' }, out: { type: 'string' } } });
if (values.out === undefined || (values.world !== 'small' && values.world !== 'city')) {
  process.stderr.write('usage: npm run rosters -- [--world small|city] --out FOLDER\n');
  process.exitCode = 2;
} else {
  for (const path of await writeRosters(values.world, resolve(values.out), systemClock.now())) process.stdout.write(`${path}\n`);
}
