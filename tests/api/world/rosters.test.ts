import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCell, targetFields } from '@finemesh/server/dist/modules/imports/index.js';
import { makeRosters, writeRosters } from '@finemesh/server/dist/modules/world/rosters.js';
import { layWorld, WORLD_SIZES } from '@finemesh/server/dist/modules/world/index.js';
import { DEFAULT_LIMITS, readSpreadsheet } from '@finemesh/server/dist/platform/spreadsheets/index.js';
import { afterAll, describe, expect, it } from 'vitest';
import { MONDAY, World } from '../../testkit/world.js';

const folder = mkdtempSync(join(tmpdir(), 'finemesh-rosters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const KINDS = ['HOUSEHOLDS', 'VOLUNTEERS', 'NEEDS'] as const;

describe('rosters of the demo world', () => {
  it('hold everyone of it', async () => {
    const rosters = await makeRosters(WORLD_SIZES.small, MONDAY);
    expect(new Set(rosters.HOUSEHOLDS.map((row) => row['householdNumber'])).size).toBe(506);
    expect(new Set(rosters.HOUSEHOLDS.map((row) => row['identityNumber'])).size).toBe(rosters.HOUSEHOLDS.length);
    expect(rosters.VOLUNTEERS).toHaveLength(WORLD_SIZES.small.volunteers);
    expect(rosters.NEEDS.length).toBeGreaterThan(30);
  });

  it('name the very people of the world', async () => {
    const world = await World.start();
    try {
      await world.sql("update service_type set active = false where code = 'TEST_VISIT'");
      await layWorld(world.database.ownerUrl, 'small', { clock: world.clock, keyring: world.services.keyring });
      const people = await world.sql<{ name: string; day: string; tail: string }>(
        'select name, birth_date::text as day, identity_tail as tail from person order by 1, 2, 3',
      );
      const rosters = await makeRosters(WORLD_SIZES.small, world.clock.now());
      const key = (name: unknown, day: unknown, tail: unknown) => [name, day, tail].join(' ');
      expect(rosters.HOUSEHOLDS.map((row) => key(row['name'], row['birthDate'], row['identityNumber']?.slice(-4))).toSorted()).toEqual(
        people.map((row) => key(row.name, row.day, row.tail)).toSorted(),
      );
    } finally {
      await world.stop();
    }
  }, 60_000);

  it.each(KINDS)('say in every cell of %s something that the import understands', async (kind) => {
    const rosters = await makeRosters(WORLD_SIZES.small, MONDAY);
    const fields = targetFields(kind);
    const refused = rosters[kind].flatMap((row) =>
      fields.flatMap((field) => {
        const { key, required, instead } = field;
        const text = row[key] ?? '';
        if (text === '') return required && !instead ? [`${key} is empty`] : [];
        const cell = readCell(field, text, '2026-06-08');
        return cell.ok && cell.value !== undefined ? [] : [`${key}: ${text}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  it('are the same people in both forms of file', async () => {
    const paths = await writeRosters('small', folder, MONDAY);
    expect(paths).toHaveLength(6);
    for (const at of [0, 2, 4]) {
      const read = async (path: string | undefined) => {
        const sheet = await readSpreadsheet(readFileSync(path ?? ''));
        const rows: string[][] = [];
        // An empty end of a row is nothing in a workbook and commas in the other form.
        for await (const row of sheet.rows) rows.push([...row.cells, ...Array<string>(30).fill('')].slice(0, 20));
        return { header: sheet.header, rows };
      };
      expect(await read(paths[at])).toEqual(await read(paths[at + 1]));
    }
  });

  it('of the published city are no larger than a file may be that is brought', async () => {
    const paths = await writeRosters('small', folder, MONDAY);
    const rows =
      readFileSync(paths[1] ?? '', 'utf8')
        .trim()
        .split('\n').length - 1;
    const { allowance, extremeHardship, temporary, watched } = WORLD_SIZES.city;
    // Nobody knows how many live in the households whose persons the source does not count: four in each is more than enough.
    const persons = allowance.persons + extremeHardship.persons + 4 * (temporary.households + watched);
    for (const path of paths.slice(0, 2)) expect((statSync(path).size / rows) * persons).toBeLessThan(DEFAULT_LIMITS.maxBytes);
  });
});
