// Import benchmark: the household roster of a demo world through the product, and plain COPY of the same rows into the same tables, by
// turns; the median of the rounds counts.
// Usage: pnpm bench:import [--world city] [--format csv|xlsx] [--rounds 3]
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
  options: {
    world: { type: 'string', default: 'city' },
    format: { type: 'string', default: 'csv' },
    rounds: { type: 'string', default: '3' },
  },
});

/** What the import writes, parents first. */
const TABLES = ['household', 'person', 'household_membership', 'assistance_status'];
const folder = mkdtempSync(join(tmpdir(), 'finemesh-import-'));
chmodSync(folder, 0o755);
const ends = [];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
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
  const imported = async () => {
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
    return { checking, applying, read: checked.rowsRead, accepted: checked.rowsOk };
  };
  const emptied = async () => {
    // What may never be deleted in the product goes here: this database is thrown away.
    await owner.query('set session_replication_role = replica');
    await owner.query(`truncate ${TABLES.join(', ')} cascade`);
    await owner.query('reset session_replication_role');
    await owner.query('checkpoint');
  };
  // The same rows by COPY into the same tables with the same indexes and constraints, with their triggers or without.
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  chmodSync(copies, 0o777);
  const copied = async (triggers) => {
    await emptied();
    if (!triggers) for (const table of TABLES) await owner.query(`alter table ${table} disable trigger user`);
    const [taken] = await seconds(async () => {
      await owner.query('begin');
      for (const table of TABLES) await owner.query(`copy ${table} from '${join(copies, table)}'`);
      await owner.query('commit');
    });
    if (!triggers) for (const table of TABLES) await owner.query(`alter table ${table} enable trigger user`);
    return taken;
  };

  const counts = {};
  const rounds = [];
  for (let round = 1; round <= Number(options.rounds); round += 1) {
    if (round > 1) await emptied();
    const { read, accepted, checking, applying } = await imported();
    for (const table of TABLES) {
      const { rowCount } = await owner.query(`copy ${table} to '${join(copies, table)}'`);
      if ((counts[table] ??= rowCount) !== rowCount) throw new Error(`${table}: ${rowCount} rows, ${counts[table]} before`);
    }
    if (round === 1)
      console.log(
        `${read} rows of ${options.format.toUpperCase()}, ${accepted} accepted: ${TABLES.map((table) => `${counts[table]} ${table}`).join(', ')}`,
      );
    const bare = await copied(false);
    const audited = await copied(true);
    const all = checking + applying;
    const [ratio, auditedRatio] = [all / bare, all / audited];
    rounds.push({ checking, applying, all, bare, audited, ratio, auditedRatio });
    console.log(
      `round ${round}: upload and check ${checking.toFixed(1)} s, apply ${applying.toFixed(1)} s; COPY ${bare.toFixed(1)} s, with the audit trail ${audited.toFixed(1)} s; ${ratio.toFixed(2)} and ${auditedRatio.toFixed(2)} times`,
    );
  }
  const of = (key, digits = 1) => median(rounds.map((round) => round[key])).toFixed(digits);
  console.log(
    `median: upload and check ${of('checking')} s, apply ${of('applying')} s, together ${of('all')} s; peak memory of the server ${peakMegabytes(child.pid).toFixed(0)} MB (${idle.toFixed(0)} MB when it had started)`,
  );
  console.log(`COPY into the same tables: ${of('bare')} s without triggers, ${of('audited')} s with the audit trail`);
  console.log(`ratio, median of the rounds: all / COPY ${of('ratio', 2)}, all / COPY with the audit trail ${of('auditedRatio', 2)}`);
} finally {
  for (const end of ends.toReversed()) await end();
  rmSync(folder, { recursive: true, force: true });
}
