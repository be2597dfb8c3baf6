// Public sets with published optima: OR-Library assignment (assign100 to assign800, minimised) and generalised assignment
// (gap1 to gap12, maximised; gapa to gapd, minimised). The data are not ours and not kept here: give the folder that holds them.
// Usage: node tests/bench/matching/public.mjs FOLDER [seconds for each instance]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { solve } from '../../../server/dist/modules/matching/engine/index.js';

const OPTIMA = {
  assign100: [305],
  assign200: [475],
  assign300: [626],
  assign400: [804],
  assign500: [991],
  assign600: [1176],
  assign700: [1362],
  assign800: [1552],
  gap1: [336, 327, 339, 341, 326],
  gap2: [434, 436, 420, 419, 428],
  gap3: [580, 564, 573, 570, 564],
  gap4: [656, 644, 673, 647, 664],
  gap5: [563, 558, 564, 568, 559],
  gap6: [761, 759, 758, 752, 747],
  gap7: [942, 949, 968, 945, 951],
  gap8: [1133, 1134, 1141, 1117, 1127],
  gap9: [709, 717, 712, 723, 706],
  gap10: [958, 963, 960, 947, 947],
  gap11: [1139, 1178, 1195, 1171, 1171],
  gap12: [1451, 1449, 1433, 1447, 1446],
};
const [folder, seconds = '30'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tests/bench/matching/public.mjs FOLDER [seconds]');
  process.exit(2);
}

/** Problems of a file: agents become volunteers, jobs become tasks of one seat in one tier. */
function* problemsOf(name) {
  const numbers = readFileSync(join(folder, `${name}.txt`), 'utf8')
    .split(/\s+/)
    .filter(Boolean)
    .map(Number);
  let at = 0;
  const take = (n) => numbers.slice(at, (at += n));
  if (name.startsWith('assign')) {
    const [n] = take(1);
    const cost = Array.from({ length: n }, () => take(n));
    yield { cost, load: cost.map((row) => row.map(() => 1)), capacity: Array.from({ length: n }, () => 1), sign: -1 };
    return;
  }
  const [count] = take(1);
  for (let k = 0; k < count; k++) {
    const [agents, jobs] = take(2);
    const cost = Array.from({ length: agents }, () => take(jobs));
    const load = Array.from({ length: agents }, () => take(jobs));
    yield { cost, load, capacity: take(agents), sign: /gap[a-d]/.test(name) ? -1 : 1 };
  }
}

let wrong = 0;
console.log('| instance | published | reached | proven | ms |\n| --- | --- | --- | --- | --- |');
for (const name of [...Object.keys(OPTIMA), 'gapa', 'gapb', 'gapc', 'gapd']) {
  if (!existsSync(join(folder, `${name}.txt`))) continue;
  let k = 0;
  for (const { cost, load, capacity, sign } of problemsOf(name)) {
    const jobs = cost[0].length;
    const answer = await solve(
      {
        tasks: Array.from({ length: jobs }, (_, t) => ({ id: `t${t}`, tier: 0, seats: 1 })),
        volunteers: capacity.map((c, v) => ({ id: `v${v}`, capacity: c })),
        edges: cost.flatMap((row, v) => row.map((c, t) => ({ task: `t${t}`, volunteer: `v${v}`, score: sign * c, load: load[v][t] }))),
      },
      { timeLimitMs: Number(seconds) * 1000 },
    );
    const published = OPTIMA[name]?.[k++];
    const reached = answer.filled[0] === jobs ? sign * answer.score : undefined;
    const proven = answer.status === 'optimal';
    if (proven && published !== undefined && reached !== published) wrong++;
    console.log(
      `| ${name}-${k || ''} ${capacity.length} x ${jobs} | ${published ?? '-'} | ${reached ?? `${answer.filled[0]} of ${jobs} filled`} | ${proven ? 'yes' : `no, bound ${sign * answer.bound.score}`} | ${Math.round(answer.ms)} |`,
    );
  }
}
process.exit(wrong > 0 ? 1 : 0);
