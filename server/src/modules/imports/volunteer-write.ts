import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { renewed } from '../../platform/vault/envelope.js';
import { volunteerIdentityPlace, volunteerNumber, volunteerTokens } from '../volunteers/index.js';
import type { VolunteerRecord } from './volunteer-rules.js';

/** Writes a chunk of volunteers: one statement a table. Who is vetted becomes active, the others stay as applied. */
export async function writeVolunteers(op: Operation, records: readonly object[], batchId: string): Promise<void> {
  const volunteers = records as VolunteerRecord[];
  const sequence = await op.rows<{ n: number }>("select nextval('volunteer_number') n from generate_series(1, $1)", [volunteers.length]);
  const rows = volunteers.map((volunteer, at) => {
    const number = volunteerNumber(sequence[at]?.n ?? 0);
    const { id, identitySealed: sealed } = volunteer;
    // The keys may have changed since the check.
    const identitySealed = sealed && renewed(op.runtime.keyring, volunteerIdentityPlace(id), sealed);
    return { ...volunteer, identitySealed, number, search: volunteerTokens({ number, name: volunteer.name, phone: volunteer.phone }) };
  });
  await op.rows(
    `insert into volunteer (id, number, name, phone, sex, birth_date, identity_sealed, identity_hash, state, vetted_until, home_area_code, latitude, longitude,
       skill_codes, languages, weekly_minutes, weekly_tasks, travel_km, search, import_id, created_at)
     select x.id, x.number, x.name, x.phone, x.sex, x."birthDate", x."identitySealed", x."identityHash", case when x."vettedUntil" is null then 'APPLIED' else 'ACTIVE' end, x."vettedUntil",
       x."areaCode", x.latitude, x.longitude, x.skills, x.languages, coalesce(x."weeklyMinutes", 240), coalesce(x."weeklyTasks", 3), coalesce(x."travelKm", 5), x.search, $2, $3
     from jsonb_to_recordset($1::jsonb) x (id uuid, number text, name text, phone text, sex text, "birthDate" date, "identitySealed" text, "identityHash" text, "vettedUntil" date,
       "areaCode" bigint, latitude float8, longitude float8, skills text[], languages text[], "weeklyMinutes" int, "weeklyTasks" int, "travelKm" float8, search text[])`,
    [JSON.stringify(rows), batchId, op.now],
  );
  const members = volunteers.flatMap(({ id, teams }) => teams.map((team) => ({ id: newId(), volunteer: id, team })));
  await op.rows(
    'insert into team_member (id, team_id, volunteer_id) select x.id, x.team, x.volunteer from jsonb_to_recordset($1::jsonb) x (id uuid, volunteer uuid, team uuid)',
    [JSON.stringify(members)],
  );
  const windows = volunteers.flatMap(({ id, windows: all }) => all.map((window) => ({ ...window, id: newId(), volunteer: id })));
  await op.rows(
    `insert into availability_window (id, volunteer_id, weekday, from_minute, to_minute)
     select x.id, x.volunteer, x.weekday, x."fromMinute", x."toMinute" from jsonb_to_recordset($1::jsonb) x (id uuid, volunteer uuid, weekday int, "fromMinute" int, "toMinute" int)`,
    [JSON.stringify(windows)],
  );
}
