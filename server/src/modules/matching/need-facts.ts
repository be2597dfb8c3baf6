import { civilDate } from '../../platform/clock.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { VolunteerTeam } from '../volunteers/index.js';
import { areaRange } from '../areas/index.js';
import type { Days, NeedFacts, Setting, TeamFacts } from './pair.js';
import { POLICY_KEYS, policyOf, type Policy } from './policy.js';

type NeedRow = Omit<NeedFacts, 'consents' | 'holders' | 'declined' | 'fixedStart' | 'openSeats' | 'movable'>;

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const DAY = (column: string) => `(${column} - date '1970-01-01')`;

/** Needs as the rules see them, in the order of their ids; a need that the actor may not see is left out. Four statements, however many needs. */
export async function loadNeeds(op: Operation, ids: readonly string[]): Promise<NeedFacts[]> {
  const [rows, consents, seats] = await Promise.all([needRows(op, ids), consentRows(op, ids), seatRows(op, ids)]);
  return rows.map((row) => {
    const held = (seats.get(row.id) ?? []).filter((seat) => seat.holds);
    return Object.assign(row, {
      consents: consents.get(row.id) ?? [],
      holders: held.map((seat) => seat.volunteerId),
      declined: (seats.get(row.id) ?? []).filter((seat) => !seat.holds).map((seat) => seat.volunteerId),
      // People who go together go at one time; the first who holds a seat sets it.
      fixedStart: row.seats > 1 ? (held[0]?.startsAt ?? null) : null,
      openSeats: row.seats - held.length,
      movable: [],
    });
  });
}

function needRows(op: Operation, ids: readonly string[]): Promise<NeedRow[]> {
  return op.rows<NeedRow>(
    `select n.id, n.household_id as "householdId", n.area_code as "areaCode", h.latitude, h.longitude, n.service_code as "serviceCode", s.team_kind as "teamKind",
       s.skill_codes as "skillCodes", s.qualification_codes as "qualificationCodes", s.needs_insurance as "needsInsurance", n.tier, n.minutes, n.seats,
       ${MS('n.window_start')} as "windowStart", ${MS('n.window_end')} as "windowEnd", ${MS('n.due_at')} as "dueAt",
       n.required_sex as "requiredSex", n.required_dialect as "requiredDialect", n.prefer_continuity as "preferContinuity",
       ${DAY("(p.birth_date + make_interval(years => (select app.parameter('person.adult_age', null, $2::date))::int))::date")} as "adultFrom"
     from service_need n join service_type s on s.code = n.service_code join household h on h.id = n.household_id left join person p on p.id = n.person_id
     where n.id = any ($1::uuid[]) order by n.id`,
    [ids, civilDate(op.now)],
  );
}

/** Consents to the purpose of each need's service, as days; withdrawn ones are none. The same rule as `app.has_consent`. */
async function consentRows(op: Operation, ids: readonly string[]): Promise<Map<string, Days[]>> {
  const rows = await op.rows<{ id: string } & Days>(
    `select n.id, ${DAY('c.granted_on')} as "from", ${DAY('c.expires_on')} as until
     from service_need n join service_type s on s.code = n.service_code join consent c on c.household_id = n.household_id and c.purpose = app.consent_purpose(s.team_kind)
     where n.id = any ($1::uuid[]) and c.withdrawn_at is null order by n.id, c.granted_on, c.id`,
    [ids],
  );
  return grouped(rows);
}

interface SeatRow {
  id: string;
  volunteerId: string;
  startsAt: number;
  holds: boolean;
}

/** Who holds a seat, the first to have been asked first, and who declined one. */
async function seatRows(op: Operation, ids: readonly string[]): Promise<Map<string, SeatRow[]>> {
  const rows = await op.rows<SeatRow>(
    `select o.need_id as id, o.volunteer_id as "volunteerId", ${MS('o.starts_at')} as "startsAt", o.holds_seat as holds from offer o
     where o.need_id = any ($1::uuid[]) and (o.state = 'DECLINED' or (o.holds_seat and (o.state <> 'SENT' or o.expires_at is null or o.expires_at > $2))) order by o.need_id, o.sent_at, o.id`,
    [ids, op.now],
  );
  return grouped(rows);
}

/** Rows by their id, in their order. */
export function grouped<T extends { id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  return groups;
}

/** Teams and dated numbers that hold for some needs. */
export async function loadSetting(op: Operation, needs: readonly NeedFacts[]): Promise<Setting> {
  const areas = [...new Set(needs.map((need) => need.areaCode))];
  const [teams, values] = await Promise.all([
    op.rows<VolunteerTeam>(`select ${columns(op, VolunteerTeam, 't')} from volunteer_team t order by t.id`),
    op.rows<{ area: number; key: string; value: number | null }>(
      'select a.code as area, k.key, app.parameter(k.key, a.code, $3::date) as value from unnest($1::bigint[]) a (code), unnest($2::text[]) k (key)',
      [areas, POLICY_KEYS, civilDate(op.now)],
    ),
  ]);
  const byArea = new Map<number, Map<string, number | null>>();
  for (const { area, key, value } of values) byArea.set(area, (byArea.get(area) ?? new Map<string, number | null>()).set(key, value));
  const policies: Record<number, Policy> = {};
  for (const [area, found] of byArea) policies[area] = policyOf(found);
  return { now: op.now.getTime(), teams: Object.fromEntries(teams.map((team) => [team.id, teamFacts(team)])), policies };
}

function teamFacts({ name, kind, areaCodes, serviceCodes }: VolunteerTeam): TeamFacts {
  return { name, kind, serviceCodes, areas: areaCodes.map((code) => areaRange(code)) };
}
