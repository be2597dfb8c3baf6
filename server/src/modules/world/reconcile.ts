import type { Client } from 'pg';
import type { WorldSize } from './size.js';

/** Each question counts rows that contradict what the database derives by itself; the answer has to be zero. */
const CONTRADICTIONS: Readonly<Record<string, string>> = {
  'needs whose state or seats do not follow from their offers and assignments': `
    select count(*) n from service_need n
    left join lateral (select
      count(*) filter (where a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED'))::int filled,
      count(*) filter (where a.state in ('DONE', 'VERIFIED'))::int done from assignment a where a.need_id = n.id) a on true
    left join lateral (select count(*)::int offered from offer o where o.need_id = n.id and o.state = 'SENT' and o.holds_seat) o on true
    where (n.seats_filled, n.seats_offered) is distinct from (a.filled, o.offered)
      or (n.done_at is not null) <> (a.done >= n.seats)
      or n.state <> case when n.waived_reason is not null then 'WAIVED' when a.done >= n.seats then 'DONE' when a.filled >= n.seats then 'ASSIGNED'
        when a.filled + o.offered >= n.seats then 'OFFERED' else 'UNMATCHED' end`,
  'households whose count or head does not follow from their members': `
    select count(*) n from household h
    where h.member_count <> (select count(*) from household_membership m where m.household_id = h.id and m.until is null)
      or h.head_name <> (select p.name from household_membership m join person p on p.id = m.person_id where m.household_id = h.id and m.relation = 'HEAD' and m.until is null)`,
  'households whose last contact is not the end of their last visit': `
    select count(*) n from household h
    where h.last_contact_at is distinct from (select max(a.checked_out_at) from assignment a where a.household_id = h.id and a.state in ('DONE', 'VERIFIED'))`,
  'visits without a consent': `
    select count(*) n from assignment a join service_need n on n.id = a.need_id join service_type s on s.code = n.service_code
    where a.state in ('CONFIRMED', 'IN_PROGRESS') and not app.has_consent(a.household_id, app.consent_purpose(s.team_kind), app.today())`,
  'goals and measures of plans that are not whole': `
    select count(*) n from household_plan p where p.state <> 'DRAFT' and (
      not exists (select from plan_goal g where g.plan_id = p.id)
      or exists (select from plan_goal g where g.plan_id = p.id and not exists (select from plan_measure m where m.goal_id = g.id)))`,
  'rows that are not marked as demo data': `
    select (select count(*) from household where not demo) + (select count(*) from person where not demo) + (select count(*) from volunteer where not demo) + (select count(*) from account where not demo) n`,
};

/**
 * Holds what was laid against what was to be laid and against what the database would derive.
 * @throws Error that names the first difference; the transaction is then rolled back and nothing is laid
 */
export async function reconcile(client: Client, size: WorldSize, today: string): Promise<void> {
  const figures = await client.query<{ programme: string; households: number; persons: number }>(
    `select programme, count(*)::int households, sum(persons)::int persons from assistance_status where "from" <= $1::date and (until is null or until > $1::date) group by 1`,
    [today],
  );
  const figure = (programme: string): string => {
    const row = figures.rows.find((candidate) => candidate.programme === programme);
    return `${row?.households ?? 0}/${row?.persons ?? 0}`;
  };
  const counts = await client.query<{ volunteers: number; history: number; open: number; workers: number }>(
    `select (select count(*)::int from volunteer) volunteers, (select count(*)::int from service_need where state in ('DONE', 'WAIVED')) history,
       (select count(*)::int from service_need where state not in ('DONE', 'WAIVED')) open, (select count(*)::int from role_grant where role = 'GRID_WORKER') workers`,
  );
  const [counted] = counts.rows;
  const pairs: [string, string, string][] = [
    ['allowance', `${size.allowance.households}/${size.allowance.persons}`, figure('MINIMUM_LIVING_ALLOWANCE')],
    ['extreme hardship', `${size.extremeHardship.households}/${size.extremeHardship.persons}`, figure('EXTREME_HARDSHIP')],
    ['temporary assistance', String(size.temporary.households), figure('TEMPORARY_ASSISTANCE').split('/')[0] ?? ''],
    ['registered poor persons', String(size.registeredPoorPersons), figure('REGISTERED_POOR').split('/')[1] ?? ''],
    ['volunteers', String(size.volunteers), String(counted?.volunteers)],
    ['closed needs', String(size.history), String(counted?.history)],
    // The demo volunteer's two needs come on top.
    ['open needs', String(size.open + 2), String(counted?.open)],
    ['grid workers', String(size.gridWorkers + 1), String(counted?.workers)],
  ];
  const wrong = pairs.find(([, wanted, found]) => wanted !== found);
  if (wrong) throw new Error(`The demo world does not add up: ${wrong[0]} should be ${wrong[1]} and is ${wrong[2]}.`);
  for (const [what, sql] of Object.entries(CONTRADICTIONS)) {
    const { rows } = await client.query<{ n: string }>(sql);
    if (Number(rows[0]?.n) !== 0) throw new Error(`The demo world contradicts itself: ${rows[0]?.n} ${what}.`);
  }
}
