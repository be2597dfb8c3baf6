// Matching benchmark: the engine beside LEMON (compiled here where g++ and liblemon-dev are present) and HiGHS as a linear
// program, in one run. Usage: pnpm bench:matching [--size 0.1] [--repeats 5] [--only text] [--highs seconds]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../..');
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '1' }, repeats: { type: 'string', default: '5' },
    only: { type: 'string', default: '' }, highs: { type: 'string', default: '60' },
  },
});
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', join(root, 'server/tsconfig.json')], { stdio: 'inherit' });
const { families } = await import('./families.mjs');
const { binaryOf, modelOf } = await import('./instance.mjs');

const folder = mkdtempSync(join(tmpdir(), 'bench-matching-'));
const native = join(folder, 'lemon');
const compiled = spawnSync('g++', ['-O3', '-march=native', '-DNDEBUG', '-std=c++17', '-o', native, join(here, 'lemon.cpp')], { encoding: 'utf8' });
if (compiled.status !== 0) console.log(`LEMON is left out: ${compiled.error?.message ?? compiled.stderr.split('\n')[0]}`);

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const json = (command, args, timeout) => {
  const child = spawnSync(command, args, { encoding: 'utf8', timeout, cwd: here });
  return child.status === 0 ? JSON.parse(child.stdout) : undefined;
};
const shown = (n) => (n === undefined ? '-' : n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString('en'));

console.log(`${cpus()[0].model}, Node ${process.version}, milliseconds of processor time from the arrays to the proven optimum, medians of ${options.repeats} turns (HiGHS: one turn, by the clock)\n`);
console.log('| instance | engine | certificate | LEMON network simplex | LEMON cost scaling | HiGHS LP | best native / engine | its run() alone / engine | HiGHS / engine | peak MB engine | LEMON |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
let failed = false;
try {
  for (const [name, make] of Object.entries(families)) {
    if (!name.includes(options.only)) continue;
    const instance = make(Number(options.size));
    const file = join(folder, 'instance.bin');
    writeFileSync(file, binaryOf(instance, modelOf(instance)));
    // Turn by turn, so that a busy machine slows all alike.
    const runs = { engine: [], simplex: [], scaling: [] };
    for (let round = 0; round < Number(options.repeats); round++) {
      const engine = json(process.execPath, ['engine.mjs', name, options.size, '2']);
      if (engine === undefined || engine.flaw !== null) throw new Error(`${name}: ${engine?.flaw ?? 'the engine failed'}`);
      runs.engine.push(engine);
      if (compiled.status !== 0) continue;
      for (const method of ['simplex', 'scaling']) {
        const run = json(native, [method, file], 180_000);
        if (run !== undefined) runs[method].push(run);
      }
    }
    const [engine] = runs.engine;
    const peers = {};
    for (const method of ['simplex', 'scaling']) {
      const list = runs[method];
      if (list.length === 0) continue;
      peers[method] = {
        ms: median(list.map((r) => r.ms)), runMs: median(list.map((r) => r.runMs)), value: list[0].value, peakMb: list[0].peakMb,
      };
    }
    const limit = Number(options.highs);
    // The solver needs minutes from a few hundred thousand pairs on; then it is left out rather than waited for.
    const lp = limit > 0 && instance.score.length <= 250_000 ? json(process.execPath, ['highs.mjs', name, options.size, String(limit)]) : undefined;
    for (const peer of Object.values(peers)) {
      if (peer.value !== engine.value) {
        failed = true;
        console.log(`DIFFERENT OPTIMUM: ${name}: engine ${engine.value}, peer ${peer.value}`);
      }
    }
    const own = median(runs.engine.flatMap((r) => r.ms));
    const best = Math.min(...Object.values(peers).map((p) => p.ms));
    const bestRun = Math.min(...Object.values(peers).map((p) => p.runMs));
    console.log(`| ${[
      name, shown(own), shown(engine.certificateMs), shown(peers.simplex?.ms), shown(peers.scaling?.ms),
      lp === undefined ? 'not run' : lp.solved ? shown(lp.ms) : `> ${shown(lp.ms)}`,
      Number.isFinite(best) ? (best / own).toFixed(2) : '-', Number.isFinite(bestRun) ? (bestRun / own).toFixed(2) : '-', lp === undefined ? '-' : (lp.ms / own).toFixed(0),
      shown(engine.peakMb), shown(peers.scaling?.peakMb),
    ].join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
