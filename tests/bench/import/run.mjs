// Import benchmark: the household roster of a demo world through the product, beside plain COPY of the same rows into the same tables.
// Usage: pnpm bench:import [--world city] [--format csv|xlsx]
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { peakMegabytes } from '../api/world.mjs';
import { startProduct } from '../product.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dist = (path) => import(join(root, 'server/dist', path));
const { writeRosters } = await dist('modules/world/rosters.js');
const { values: options } = parseArgs({
  options: { world: { type: 'string', default: 'city' }, format: { type: 'string', default: 'csv' } },
});

/** What the import writes, parents first. */
const TABLES = ['household', 'person', 'household_membership', 'assistance_status'];
const folder = mkdtempSync(join(tmpdir(), 'finemesh-import-'));
chmodSync(folder, 0o755);
const ends = [];
const seconds = async (work) => {
  const begun = performance.now();
  const result = await work();
  return [(performance.now() - begun) / 1000, result];
};

try {
  const { owner, child, headers, url, ask } = await startProduct(folder, ends);
  const paths = await writeRosters(options.world, join(folder, 'rosters'), new Date());
  const file = paths.find((path) => path.endsWith(`households.${options.format}`));
  const idle = peakMegabytes(child.pid);
  const until = async (id, wanted) => {
    for (;;) {
      const { importBatch } = await ask('query B($id: ID!) { importBatch(id: $id) { state version rowsRead rowsOk failure: state } }', {
        id,
      });
      if (importBatch.state === wanted) return importBatch;
      if (importBatch.state === 'FAILED') throw new Error('the import failed');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const [checking, checked] = await seconds(async () => {
    const form = new FormData();
    form.append('file', new Blob([readFileSync(file)]), `households.${options.format}`);
    const answer = await fetch(`${url}/upload`, { method: 'POST', headers, body: form });
    const { uploadId, ...refused } = await answer.json();
    if (!uploadId) throw new Error(`the upload was answered with ${answer.status} ${JSON.stringify(refused)}`);
    const { importStart } = await ask(
      'mutation I($input: ImportStartInput!) { importStart(input: $input) { importBatch { id } userErrors { code message } } }',
      {
        input: { requestId: randomUUID(), kind: 'HOUSEHOLDS', uploadId },
      },
    );
    return { id: importStart.importBatch.id, ...(await until(importStart.importBatch.id, 'CHECKED')) };
  });
  const [applying] = await seconds(async () => {
    await ask('mutation A($input: ImportApplyInput!) { importApply(input: $input) { userErrors { code message } } }', {
      input: { id: checked.id, expectedVersion: checked.version, skipRejected: true },
    });
    return until(checked.id, 'APPLIED');
  });
  const peak = peakMegabytes(child.pid);

  // The same rows once more, by COPY into tables of the same shape with the same indexes, constraints and, the second time, triggers.
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  chmodSync(copies, 0o777);
  const counts = {};
  for (const table of TABLES) {
    const { rowCount } = await owner.query(`copy ${table} to '${join(copies, table)}'`);
    counts[table] = rowCount;
  }
  const copied = async (triggers) => {
    // What may never be deleted in the product goes here: this database is thrown away.
    await owner.query('set session_replication_role = replica');
    await owner.query(`truncate ${TABLES.join(', ')} cascade`);
    await owner.query('reset session_replication_role');
    await owner.query('checkpoint');
    if (!triggers) for (const table of TABLES) await owner.query(`alter table ${table} disable trigger user`);
    const [taken] = await seconds(async () => {
      await owner.query('begin');
      for (const table of TABLES) await owner.query(`copy ${table} from '${join(copies, table)}'`);
      await owner.query('commit');
    });
    if (!triggers) for (const table of TABLES) await owner.query(`alter table ${table} enable trigger user`);
    return taken;
  };
  const bare = await copied(false);
  const audited = await copied(true);
  const total = checking + applying;
  console.log(
    `${checked.rowsRead} rows of ${options.format.toUpperCase()}, ${checked.rowsOk} accepted: ${TABLES.map((table) => `${counts[table]} ${table}`).join(', ')}`,
  );
  console.log(
    `product: upload and check ${checking.toFixed(1)} s, apply ${applying.toFixed(1)} s, together ${total.toFixed(1)} s; peak memory of the server ${peak.toFixed(0)} MB (${idle.toFixed(0)} MB when it had started)`,
  );
  console.log(`COPY into the same tables: ${bare.toFixed(1)} s without triggers, ${audited.toFixed(1)} s with the audit trail`);
  console.log(
    `ratio: all / COPY ${(total / bare).toFixed(1)}, apply / COPY ${(applying / bare).toFixed(1)}; all / audited COPY ${(total / audited).toFixed(1)}, apply / audited COPY ${(applying / audited).toFixed(1)}`,
  );
} finally {
  for (const end of ends.toReversed()) await end();
  rmSync(folder, { recursive: true, force: true });
}
