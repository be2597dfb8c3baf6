import { alongside, batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { Absence, AvailabilityDay, AvailabilityWindow, Qualification, VolunteerExclusion } from './dated-facts.js';
import { VolunteerTeam } from './team.js';
import { Volunteer } from './volunteer.js';

/** A volunteer by id. */
export const volunteerById = byKey<Volunteer>(() => Volunteer);
/** A team by id. */
export const teamById = byKey<VolunteerTeam>(() => VolunteerTeam);
/** Qualifications of a volunteer, newest first within a kind. */
export const qualificationsByVolunteer = manyBy<Qualification>(() => Qualification, 'volunteerId', 't.type_code, t.issued_on desc, t.id');
/** Weekly windows of a volunteer. */
export const availabilityByVolunteer = manyBy<AvailabilityWindow>(() => AvailabilityWindow, 'volunteerId', 't.weekday, t.from_minute');
/** Hours of single days of a volunteer, past ones too. */
export const daysByVolunteer = manyBy<AvailabilityDay>(() => AvailabilityDay, 'volunteerId', 't.day, t.from_minute');
/** Absences of a volunteer, past ones too. */
export const absencesByVolunteer = manyBy<Absence>(() => Absence, 'volunteerId', 't."from", t.id');
/** Exclusions of a volunteer. */
export const exclusionsByVolunteer = manyBy<VolunteerExclusion>(() => VolunteerExclusion, 'volunteerId', 't.id');

/** Teams of a volunteer by name. */
export const teamsByVolunteer = batched<string, VolunteerTeam[]>(async (op, ids) => {
  const rows = await op.rows<VolunteerTeam & { memberId: string }>(
    `select ${columns(op, VolunteerTeam, 't')}, m.volunteer_id as "memberId" from team_member m join volunteer_team t on t.id = m.team_id where m.volunteer_id = any ($1::uuid[]) order by t.name`,
    [ids],
  );
  const groups = groupBy(rows, 'memberId');
  return ids.map((id) => groups.get(id) ?? []);
});

/** How many visible volunteers who have not left belong to a team. */
export const memberCountByTeam = batched<string, number>(async (op, ids) => {
  const rows = await op.rows<{ id: string; n: number }>(
    `select m.team_id id, count(*) n from team_member m join volunteer v on v.id = m.volunteer_id where m.team_id = any ($1::uuid[]) and v.state <> 'LEFT' group by m.team_id`,
    [ids],
  );
  const counts = new Map(rows.map((row) => [row.id, row.n]));
  return ids.map((id) => counts.get(id) ?? 0);
});

/** Work of a volunteer as the list shows it. */
export interface WorkFigures {
  open: number;
  minutes: number;
}

/** Open assignments, and minutes served in the 30 days before this operation, wherever they were served. */
export const workByVolunteer = batched<string, WorkFigures>(async (op, ids) => {
  const rows = await op.rows<WorkFigures & { id: string }>(
    'select volunteer_id id, open_count as open, minutes from app.volunteer_work($1, $2)',
    [ids, new Date(op.now.getTime() - 30 * 86_400_000)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { open: 0, minutes: 0 });
});

/** First day on which something of a volunteer's vetting or qualifications lapses or has lapsed, and what was not renewed; null when nothing does. */
export const nextExpiryByVolunteer = batched<string, string | null>(async (op, ids) => {
  const rows = await op.rows<{ id: string; day: string }>(
    `select id, min(day) as day from (
       select volunteer_id id, case when bool_and(expires_on is not null) then max(expires_on) end as day from qualification where volunteer_id = any ($1::uuid[]) group by volunteer_id, type_code
       union all select id, vetted_until from volunteer where id = any ($1::uuid[])) lapses
     where day is not null group by id`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row.day]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** Volunteer whom an account belongs to. */
export const volunteerByAccount = byKey<Volunteer>(() => Volunteer, 'accountId');

alongside(volunteerById, 'Volunteer.teams', teamsByVolunteer);
alongside(volunteerById, 'Volunteer.qualifications', qualificationsByVolunteer);
