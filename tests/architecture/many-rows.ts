import { LAOSHAN, MONDAY, SHINAN, type World } from '../testkit/world.js';

const NOW = `timestamptz '${MONDAY.toISOString()}'`;

/** Rows laid: many more than the longest page. */
export const ROWS = { households: 4_000, needs: 8_000, volunteers: 1_500 };

/**
 * Many rows of the tables that grow, in two districts, without triggers and without meaning: the planner looks at their
 * number and their spread. One need in fifty is open.
 */
export async function layManyRows(world: World): Promise<void> {
  const area = (n: string): string => `case when ${n} % 20 = 0 then ${LAOSHAN.code} else ${SHINAN.code} end`;
  const large = [
    'household',
    'person',
    'household_membership',
    'assistance_status',
    'volunteer',
    'team_member',
    'service_need',
    'offer',
    'assignment',
  ];
  await world.sql('set synchronous_commit = off');
  for (const table of large) await world.sql(`alter table ${table} disable trigger all`);
  const lay = (sql: string): Promise<unknown> => world.sql(sql);
  await lay(`insert into household (id, number, area_code, address, head_name, member_count, search, updated_at)
    select md5('h' || n)::uuid, 'H' || lpad(n::text, 7, '0'), ${area('n')}, '青岛市崂山区测试街道测试社区' || n || '号', '户 ' || n, 1, array['户', n::text], ${NOW} - n * interval '1 minute'
    from generate_series(1, ${ROWS.households}) n`);
  await lay(
    `insert into person (id, name, home_area_code) select md5('p' || n)::uuid, '人 ' || n, ${area('n')} from generate_series(1, ${ROWS.households}) n`,
  );
  await lay(`insert into household_membership (id, household_id, person_id, relation, "from")
    select md5('m' || n)::uuid, md5('h' || n)::uuid, md5('p' || n)::uuid, 'HEAD', '2020-01-01' from generate_series(1, ${ROWS.households}) n`);
  await lay(`insert into assistance_status (id, household_id, programme, "from", persons)
    select md5('s' || n)::uuid, md5('h' || n)::uuid, 'MINIMUM_LIVING_ALLOWANCE', '2020-01-01', 1 from generate_series(1, ${ROWS.households}) n`);
  await lay(`insert into volunteer (id, number, name, state, home_area_code, search)
    select md5('v' || n)::uuid, 'V' || lpad(n::text, 7, '0'), '志愿者 ' || n, 'ACTIVE', ${area('n')}, array['志愿者', n::text] from generate_series(1, ${ROWS.volunteers}) n`);
  await lay(`insert into team_member (id, team_id, volunteer_id)
    select md5('t' || n)::uuid, (select id from volunteer_team order by name limit 1), md5('v' || n)::uuid from generate_series(1, ${ROWS.volunteers}) n`);
  await lay(`insert into service_need (id, number, household_id, service_code, area_code, tier, state, due_at, done_at, minutes)
    select md5('n' || n)::uuid, 'N' || lpad(n::text, 7, '0'), md5('h' || (n % ${ROWS.households} + 1))::uuid, 'TEST_VISIT', ${area(`(n % ${ROWS.households} + 1)`)}, case n % 40 when 0 then 'EMERGENCY' else 'ROUTINE' end,
      case when n % 50 = 0 then 'UNMATCHED' else 'DONE' end, ${NOW} - n * interval '13 minute', case when n % 50 = 0 then null else ${NOW} end, 60
    from generate_series(1, ${ROWS.needs}) n`);
  await lay(`insert into offer (id, need_id, volunteer_id, area_code, seat, holds_seat, state, starts_at, ends_at, sent_at, answered_at)
    select md5('o' || n)::uuid, md5('n' || n)::uuid, md5('v' || (n % ${ROWS.volunteers} + 1))::uuid, ${area(`(n % ${ROWS.households} + 1)`)}, 1, true, 'ACCEPTED', ${NOW} - n * interval '1 day', ${NOW} - n * interval '1 day' + interval '1 hour', ${NOW}, ${NOW}
    from generate_series(1, ${ROWS.needs}) n where n % 50 <> 0`);
  await lay(`insert into assignment (id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied, checked_in_at, checked_out_at, minutes_served)
    select md5('a' || n)::uuid, md5('o' || n)::uuid, md5('n' || n)::uuid, md5('h' || (n % ${ROWS.households} + 1))::uuid, md5('v' || (n % ${ROWS.volunteers} + 1))::uuid, ${area(`(n % ${ROWS.households} + 1)`)}, 'VERIFIED',
      ${NOW} - n * interval '1 day', ${NOW} - n * interval '1 day' + interval '1 hour', tstzrange(${NOW} - n * interval '1 day', ${NOW} - n * interval '1 day' + interval '1 hour'), ${NOW} - n * interval '1 day', ${NOW} - n * interval '1 day' + interval '1 hour', 60
    from generate_series(1, ${ROWS.needs}) n where n % 50 <> 0`);
  for (const table of large) await world.sql(`alter table ${table} enable trigger all`);
  await world.sql('vacuum analyze');
}
