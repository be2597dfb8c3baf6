import { Field, InputType, Int } from 'type-graphql';
import { Length, Max, Min } from 'class-validator';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { queryTokens } from '../../platform/search/tokens.js';
import { whereInArea } from '../areas/index.js';
import { addDays } from '../calendars/index.js';
import { TeamKind } from '../catalogue/index.js';
import { AskingStanding } from './asking.js';
import { Volunteer, VolunteerState } from './volunteer.js';

/** Filter of the list of volunteers. */
@InputType({ description: 'Which volunteers to list; all conditions together.' })
export class VolunteerFilter {
  @Field(() => String, { nullable: true, description: 'Lives in this area.' })
  areaCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Parts of the name (also pinyin), the number, or the last digits of the telephone.' })
  @Length(0, 100)
  text?: string | null;
  @Field(() => TeamKind, { nullable: true, description: 'Belongs to a team of this kind.' })
  teamKind?: TeamKind | null;
  @Field(() => String, { nullable: true, description: 'Has this skill.' })
  skillCode?: string | null;
  @Field(() => VolunteerState, { nullable: true, description: 'Is in this state.' })
  state?: VolunteerState | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Has hours left on this day: by rule or for the day, no absence, not all booked.',
  })
  freeOn?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Vetting or a qualification lapses within so many days, or has lapsed: `nextExpiry` up to then.',
  })
  @Min(0)
  @Max(3660)
  expiringWithinDays?: number | null;
  @Field(() => AskingStanding, { nullable: true, description: 'Is asked too often, or not at all.' })
  asking?: AskingStanding | null;
}

/** The conditions of a filter over `volunteer v`. */
function conditionsOf(op: Operation, filter: VolunteerFilter): Where {
  const where = whereInArea(new Where(), 'v.home_area_code', filter.areaCode);
  if (filter.text?.trim()) {
    const tokens = queryTokens(filter.text);
    // Containment is no leakproof operator, so under row security only a definer function may answer it from the index.
    if (tokens.length > 0) where.and('v.id in (select app.volunteers_matching(?::text[]))', tokens);
    else where.and('false');
  }
  if (filter.teamKind)
    where.and(
      'v.id in (select m.volunteer_id from team_member m join volunteer_team t on t.id = m.team_id where t.kind = ?)',
      filter.teamKind,
    );
  if (filter.skillCode) where.and('v.skill_codes @> array[?::text]', filter.skillCode);
  if (filter.state) where.and('v.state = ?', filter.state);
  if (filter.freeOn) {
    where.and(
      `v.id in (select w.volunteer_id from app.hours_on(?::date) w left join app.booked_on(?::date) b using (volunteer_id)
         group by w.volunteer_id having sum(w.to_minute - w.from_minute) > coalesce(max(b.minutes), 0))`,
      filter.freeOn,
      filter.freeOn,
    );
    where.and(
      'v.id not in (select a.volunteer_id from absence a where a."from" <= ?::date and a.until >= ?::date)',
      filter.freeOn,
      filter.freeOn,
    );
  }
  if (filter.asking) where.and('v.id in (select a.volunteer_id from app.volunteer_asking(null) a where a.standing = ?)', filter.asking);
  if (filter.expiringWithinDays !== undefined && filter.expiringWithinDays !== null) {
    const day = addDays(civilDate(op.now), filter.expiringWithinDays);
    where.and(
      `(v.vetted_until <= ?::date or v.id in (select q.volunteer_id from qualification q group by q.volunteer_id, q.type_code having bool_and(q.expires_on is not null) and max(q.expires_on) <= ?::date))`,
      day,
      day,
    );
  }
  return where;
}

/** A page of volunteers by number. @throws Refusal INVALID_FORMAT for a wrong area code */
export function listVolunteers(op: Operation, args: PageArgs, filter: VolunteerFilter): Promise<Page<Volunteer>> {
  const where = conditionsOf(op, filter);
  return entityPage(op, Volunteer, 'v', { where, by: ['number'] }, args);
}
