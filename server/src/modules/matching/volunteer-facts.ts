import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { grouped } from './need-facts.js';
import type { Commitment, Days, HistoryFacts, NeedFacts, VolunteerFacts, Window } from './pair.js';
import { dayOf, startOfDay, weekOf } from './time.js';

type VolunteerRow = Omit<
  VolunteerFacts,
  'teamIds' | 'qualifications' | 'windows' | 'days' | 'absences' | 'resting' | 'commitments' | 'excluded'
>;

const MINUTE = 60_000;
const DAY_MS = 86_400_000;
const WEEK = 7 * DAY_MS;
/** Past that scores look at, in days. */
const RECORD_DAYS = 365;
const RECENT_DAYS = 30;

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const DAY = (column: string) => `(${column} - date '1970-01-01')`;

/** What of volunteers' lives is wanted. */
export interface Span {
  /** The needs in question: only exclusions of their households and visits like theirs are loaded. */
  needs: readonly NeedFacts[];
  /** Last instant at which a visit may lie. */
  until: number;
  /** Minutes for the way after an offered visit. */
  bufferMinutes: number;
}

/** Volunteers as the rules see them, in the order of their ids; nine statements, however many volunteers. */
export async function loadVolunteers(op: Operation, ids: readonly string[], span: Span): Promise<VolunteerFacts[]> {
  const now = op.now.getTime();
  // Whole weeks, because limits are by the week.
  const since = startOfDay(weekOf(dayOf(now)) * 7 - 3);
  const until = startOfDay(weekOf(dayOf(span.until)) * 7 - 3) + WEEK;
  const careNeeded = span.needs.some((need) => need.teamKind === 'LITTLE_ORANGE_LAMP');
  const spanOfDays = [civilDate(new Date(since)), civilDate(new Date(until))];
  const [rows, teams, qualifications, windows, days, holidays, absences, exclusions, commitments, resting] = await Promise.all([
    op.rows<VolunteerRow>(
      `select v.id, v.state, ${DAY('v.vetted_until')} as "vettedUntil", v.home_area_code as "homeAreaCode", v.latitude, v.longitude, v.sex,
         ${DAY("(v.birth_date + make_interval(years => (select app.parameter('person.adult_age', null, $2::date))::int))::date")} as "adultFrom",
         ${DAY('v.insured_until')} as "insuredUntil", v.languages, v.skill_codes as "skillCodes", v.preferred_service_codes as "preferredServiceCodes", v.weekly_minutes as "weeklyMinutes", v.weekly_tasks as "weeklyTasks", v.travel_km as "travelKm"
       from volunteer v where v.id = any ($1::uuid[]) order by v.id`,
      [ids, civilDate(op.now)],
    ),
    op.rows<{ id: string; teamId: string }>(
      'select m.volunteer_id as id, m.team_id as "teamId" from team_member m where m.volunteer_id = any ($1::uuid[]) order by m.volunteer_id, m.team_id',
      [ids],
    ),
    op.rows<{ id: string; code: string } & Days>(
      `select q.volunteer_id as id, q.type_code as code, ${DAY('q.issued_on')} as "from", ${DAY('q.expires_on')} as until from qualification q
       where q.volunteer_id = any ($1::uuid[]) and q.type_code = any ($2::text[]) order by q.volunteer_id, q.id`,
      [ids, [...new Set(span.needs.flatMap((need) => need.qualificationCodes))]],
    ),
    op.rows<{ id: string; onHolidays: boolean } & Window>(
      `select w.volunteer_id as id, w.weekday, w.from_minute as "from", w.to_minute as "to", w.every_weeks as every, ${DAY('w.valid_from')} as since, ${DAY('w.valid_until')} as until, w.on_holidays as "onHolidays"
       from availability_window w where w.volunteer_id = any ($1::uuid[]) order by w.volunteer_id, w.weekday, w.from_minute`,
      [ids],
    ),
    op.rows<{ id: string; day: number; from: number; to: number }>(
      `select d.volunteer_id as id, ${DAY('d.day')} as day, d.from_minute as "from", d.to_minute as "to" from availability_day d
       where d.volunteer_id = any ($1::uuid[]) and d.day between $2::date and $3::date order by d.volunteer_id, d.day, d.from_minute`,
      [ids, ...spanOfDays],
    ),
    op.rows<{ day: number }>(
      `select ${DAY('h.day')} as day from holiday h where h.kind = 'HOLIDAY' and h.day between $1::date and $2::date`,
      spanOfDays,
    ),
    op.rows<{ id: string } & Days>(
      `select a.volunteer_id as id, ${DAY('a."from"')} as "from", ${DAY('a.until')} as until from absence a where a.volunteer_id = any ($1::uuid[]) and a.until >= $2::date order by a.volunteer_id, a."from"`,
      [ids, civilDate(op.now)],
    ),
    op.rows<{ id: string; householdId: string }>(
      'select x.volunteer_id as id, x.household_id as "householdId" from volunteer_exclusion x where x.volunteer_id = any ($1::uuid[]) and x.household_id = any ($2::uuid[])',
      [ids, [...new Set(span.needs.map((need) => need.householdId))]],
    ),
    op.rows<{ id: string; start: number; end: number; free: number | null; open: boolean; care: boolean }>(
      `select volunteer_id as id, ${MS('starts_at')} as start, ${MS('ends_at')} as end, ${MS('free_at')} as free, open, coalesce(care, false) as care from app.commitments($1, $2, $3) order by volunteer_id, starts_at, ends_at`,
      // From the day before, whose last visit may ask for rest.
      [ids, new Date(since - DAY_MS), new Date(until)],
    ),
    careNeeded ? restRows(op, ids, span.until) : [],
  ]);
  const off = holidays.map((holiday) => holiday.day);
  const of = {
    teams: grouped(teams),
    qualifications: grouped(qualifications),
    windows: grouped(windows),
    days: grouped(days),
    absences: grouped(absences),
    exclusions: grouped(exclusions),
    commitments: grouped(commitments),
    resting: grouped(resting),
  };
  return rows.map((row) =>
    Object.assign(row, {
      teamIds: (of.teams.get(row.id) ?? []).map((member) => member.teamId),
      qualifications: of.qualifications.get(row.id) ?? [],
      windows: (of.windows.get(row.id) ?? []).map(({ onHolidays, ...window }) => (onHolidays ? window : { ...window, except: off })),
      days: of.days.get(row.id) ?? [],
      absences: of.absences.get(row.id) ?? [],
      resting: of.resting.get(row.id) ?? [],
      excluded: (of.exclusions.get(row.id) ?? []).map((exclusion) => exclusion.householdId),
      commitments: (of.commitments.get(row.id) ?? []).map(({ start, end, free, open, care }): Commitment => ({
        start,
        end,
        free: free ?? end + span.bufferMinutes * MINUTE,
        open,
        care,
      })),
    }),
  );
}

/** Further ahead than this nobody can say who will need rest: the last day known stands for those after it. */
const REST_DAYS = 14;

/** Days on which members of psychological teams rest, as care says: that they do, never why. */
function restRows(op: Operation, ids: readonly string[], until: number): Promise<({ id: string } & Days)[]> {
  const first = dayOf(op.now.getTime());
  return op.rows<{ id: string } & Days>(
    `select r.volunteer_id as id, d.day::int as "from", case when d.day = $3 then null else d.day::int end as until
     from generate_series($2::int, $3::int) d (day) cross join lateral app.resting(
       array (select distinct m.volunteer_id from team_member m join volunteer_team t on t.id = m.team_id and t.kind = 'LITTLE_ORANGE_LAMP' where m.volunteer_id = any ($1::uuid[])), date '1970-01-01' + d.day) r
     order by 1, 2`,
    [ids, first, Math.min(dayOf(until), first + REST_DAYS)],
  );
}

/** What volunteers have done, as far as scores for these needs ask: two statements, however many volunteers. Those without a past are left out. */
export async function loadHistories(
  op: Operation,
  ids: readonly string[],
  needs: readonly NeedFacts[],
): Promise<Map<string, HistoryFacts>> {
  const daysAgo = (days: number) => new Date(op.now.getTime() - days * 86_400_000);
  const [records, visits] = await Promise.all([
    op.rows<{ id: string; kept: number; missed: number; minutes: number }>(
      'select volunteer_id as id, kept, missed, minutes from app.match_record($1, $2, $3)',
      [ids, daysAgo(RECORD_DAYS), daysAgo(RECENT_DAYS)],
    ),
    op.rows<{ id: string; householdId: string | null; serviceCode: string | null; visits: number }>(
      'select volunteer_id as id, household_id as "householdId", service_code as "serviceCode", visits from app.match_visits($1, $2, $3, $4)',
      [ids, [...new Set(needs.map((need) => need.householdId))], [...new Set(needs.map((need) => need.serviceCode))], daysAgo(RECORD_DAYS)],
    ),
  ]);
  const visitsOf = grouped(visits);
  return new Map(
    records.map(({ id, kept, missed, minutes }) => {
      const visitsByHousehold: Record<string, number> = {};
      const visitsByService: Record<string, number> = {};
      for (const visit of visitsOf.get(id) ?? []) {
        if (visit.householdId !== null) visitsByHousehold[visit.householdId] = visit.visits;
        if (visit.serviceCode !== null) visitsByService[visit.serviceCode] = visit.visits;
      }
      return [id, { kept, missed, recentMinutes: minutes, visitsByHousehold, visitsByService }];
    }),
  );
}
