// List comparison of two synthetic lists with typed errors through the product: time, precision and recall, peak memory.
// Usage: npm run bench:comparison [-- --rows 100000]
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { peakMegabytes } from '../api/world.mjs';
import { startProduct } from '../product.mjs';
import { makeLists } from './lists.mjs';

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, shared: { type: 'string', default: '0.6' } },
});
const rows = Number(options.rows);
const folder = mkdtempSync(join(tmpdir(), 'finemesh-comparison-'));
chmodSync(folder, 0o755);
const ends = [];

try {
  const lists = makeLists(rows, Number(options.shared));
  const { owner, child, headers, url, ask } = await startProduct(folder, ends);
  const idle = peakMegabytes(child.pid);
  const send = async (text, name) => {
    const form = new FormData();
    form.append('file', new Blob([text]), name);
    return (await (await fetch(`${url}/upload`, { method: 'POST', headers, body: form })).json()).uploadId;
  };
  const begun = performance.now();
  const [left, right] = [await send(lists.left, 'left.csv'), await send(lists.right, 'right.csv')];
  const uploaded = performance.now();
  const { listComparisonStart } = await ask(
    'mutation S($input: ListComparisonStartInput!) { listComparisonStart(input: $input) { comparison { id } userErrors { code message } } }',
    {
      input: {
        requestId: randomUUID(),
        areaCode: '3702',
        left: { kind: 'REGISTERED_POOR', uploadId: left },
        right: { kind: 'DISABLED_REGISTER', uploadId: right },
      },
    },
  );
  if (!listComparisonStart.comparison) throw new Error(JSON.stringify(listComparisonStart.userErrors));
  let run;
  for (;;) {
    const { listComparison } = await ask(
      'query C($id: ID!) { listComparison(id: $id) { runs { state failure leftRows rightRows matched matchedByScore unsure onlyLeft onlyRight conflicts newFindings } } }',
      { id: listComparisonStart.comparison.id },
    );
    [run] = listComparison.runs;
    if (run.state !== 'RUNNING') break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const done = performance.now();
  if (run.state !== 'DONE') throw new Error(run.failure);
  const peak = peakMegabytes(child.pid);

  const { rows: pairs } = await owner.query(
    "select ordinal, other, outcome from comparison_row where side = 'RIGHT' and other is not null",
  );
  if (run.leftRows !== rows || run.rightRows !== rows) throw new Error('a list lost rows; places cannot be compared');
  const isTrue = (pair) => lists.truth[pair.ordinal - 1] === pair.other - 1;
  const matched = pairs.filter((pair) => pair.outcome === 'MATCHED');
  const unsure = pairs.filter((pair) => pair.outcome === 'UNSURE');
  const percent = (part, whole) => ((100 * part) / whole).toFixed(3);
  const found = matched.filter(isTrue).length;
  const asked = unsure.filter(isTrue).length;
  console.log(`${rows} x ${rows} rows, ${lists.both} persons in both; errors of the second list: ${JSON.stringify(lists.errors)}`);
  console.log(
    `time: upload ${((uploaded - begun) / 1000).toFixed(1)} s, comparison as a job ${((done - uploaded) / 1000).toFixed(1)} s (reading, matching, ${run.newFindings} findings written)`,
  );
  console.log(
    `matched ${run.matched} (${run.matchedByScore} of them by name, birth date and address): precision ${percent(found, matched.length)} %, recall ${percent(found, lists.both)} %`,
  );
  console.log(
    `left to a person ${run.unsure}, of which ${asked} are the same person: recall with these ${percent(found + asked, lists.both)} %; missed ${lists.both - found - asked}`,
  );
  // A row with several errors counts under each of them. A pair is right when it is the same person, whatever its errors.
  const count = (list, kind) => list.filter((pair) => lists.kinds[pair.ordinal - 1].includes(kind));
  for (const [kind, whole] of Object.entries(lists.errors)) {
    const [sure, open] = [count(matched, kind), count(unsure, kind)].map((list) => [list.length, list.filter(isTrue).length]);
    console.log(
      `  ${kind}: ${whole} rows; matched ${sure[0]}, precision ${percent(sure[1], sure[0])} %, recall ${percent(sure[1], whole)} %, with those left to a person ${percent(sure[1] + open[1], whole)} %`,
    );
  }
  const strangers = matched.filter((pair) => lists.truth[pair.ordinal - 1] === -1).length;
  console.log(`  nobody of the first list: ${rows - lists.both} rows; matched all the same ${strangers}`);
  console.log(`peak memory of the server ${peak.toFixed(0)} MB (${idle.toFixed(0)} MB when it had started)`);
} finally {
  for (const end of ends.toReversed()) await end();
  rmSync(folder, { recursive: true, force: true });
}
