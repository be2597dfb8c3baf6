import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCsv, writeXlsx } from '../../platform/spreadsheets/index.js';
import { createKeyring } from '../../platform/vault/keys.js';
import { qingdaoAreas } from '../areas/index.js';
import { SERVICES } from '../catalogue/index.js';
import { targetFields } from '../imports/index.js';
import { groundOn, type Policy } from './ground.js';
import { writeHouseholds } from './households.js';
import { NeedWriter } from './need-rows.js';
import { Chance } from './random.js';
import { RosterSink, type RosterRow } from './roster-sink.js';
import { WORLD_SIZES, type WorldSize } from './size.js';
import { writeVolunteers } from './volunteers.js';
import { WorkHistory } from './work.js';

/** The rows of the three rosters, under the keys of the import's fields. */
export interface Rosters {
  readonly HOUSEHOLDS: readonly RosterRow[];
  readonly VOLUNTEERS: readonly RosterRow[];
  readonly NEEDS: readonly RosterRow[];
}

/** A roster stands outside any database: it is dated by these samples and not by a city's parameters. */
const POLICY: Policy = {
  travelBufferMinutes: 30,
  expiryMinutes: { EMERGENCY: 30, URGENT: 240, ROUTINE: 1440 },
  dueHours: { EMERGENCY: 24, URGENT: 72, ROUTINE: 336 },
};

/** The households, volunteers and open needs of a demo world as rosters: the same people as in the world of that size at that instant. */
export async function makeRosters(size: WorldSize, now: Date): Promise<Rosters> {
  // Sealed and opened again within this process; nothing outlives it.
  const keyring = createKeyring({ keys: { roster: Buffer.alloc(32) }, current: 'roster', index: 'roster' });
  const sink = new RosterSink(keyring, now);
  const ground = groundOn(
    qingdaoAreas(),
    SERVICES.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    POLICY,
    { size, now, keyring, copier: sink },
  );
  // Of another chance, so that everybody else is who they are in the world.
  const staff = new Chance('accounts').id(now.getTime());
  const { bench, demo, ids } = await writeVolunteers(ground, { volunteer: staff, ngo: staff });
  await writeHouseholds(ground, new WorkHistory(ground, bench, new NeedWriter(ground, () => staff)), demo, ids, () => undefined);
  await sink.send();
  return sink.rosters;
}

const NAMES = { HOUSEHOLDS: ['households', '家庭'], VOLUNTEERS: ['volunteers', '志愿者'], NEEDS: ['needs', '服务需求'] } as const;

/** Writes the rosters of a demo world as XLSX and CSV with the headers of the import's templates. @returns the paths written */
export async function writeRosters(kind: keyof typeof WORLD_SIZES, folder: string, now: Date): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const rosters = await makeRosters(WORLD_SIZES[kind], now);
  const paths: string[] = [];
  for (const name of ['HOUSEHOLDS', 'VOLUNTEERS', 'NEEDS'] as const) {
    const fields = targetFields(name);
    const columns = fields.map((field) => ({ header: field.labelZh, kind: 'TEXT' as const }));
    const rows = rosters[name].map((row) => fields.map((field) => row[field.key] ?? null));
    const [file, sheet] = NAMES[name];
    const [xlsx, csv] = [join(folder, `${file}.xlsx`), join(folder, `${file}.csv`)];
    await writeXlsx(createWriteStream(xlsx), sheet, columns, rows);
    await writeCsv(createWriteStream(csv), columns, rows);
    paths.push(xlsx, csv);
  }
  return paths;
}
