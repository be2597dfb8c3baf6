import { Field, InputType, Int } from 'type-graphql';
import { Length, Max, Min } from 'class-validator';
import { civilDate } from '../../platform/clock.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { queryTokens } from '../../platform/search/tokens.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { addDays, weekdayOf } from '../calendars/index.js';
import { TeamKind } from '../catalogue/index.js';
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
  @Field(() => LocalDate, { nullable: true, description: 'Has hours left on this day: a weekly window, no absence, not all booked.' })
  freeOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'Vetting or a qualification lapses within so many days, or has lapsed: `nextExpiry` up to then.' })
  @Min(0)
  @Max(3660)
  expiringWithinDays?: number | null;
}

/** The conditions of a filter as SQL over `volunteer v`, with their values. One text for each combination of conditions. */
function conditionsOf(op: Operation, filter: VolunteerFilter): { where: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where: string[] = [];
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    where.push(`v.home_area_code >= ${bind(low)} and v.home_area_code < ${bind(high)}`);
  }
  if (filter.text?.trim()) where.push(`v.search @> ${bind(queryTokens(filter.text))}`);
  if (filter.teamKind) where.push(`v.id in (select m.volunteer_id from team_member m join volunteer_team t on t.id = m.team_id where t.kind = ${bind(filter.teamKind)})`);
  if (filter.skillCode) where.push(`v.skill_codes @> array[${bind(filter.skillCode)}]`);
  if (filter.state) where.push(`v.state = ${bind(filter.state)}`);
  if (filter.freeOn) {
    const day = bind(filter.freeOn);
    where.push(
      `v.id in (select w.volunteer_id from availability_window w left join app.booked_on(${day}) b using (volunteer_id) where w.weekday = ${bind(weekdayOf(filter.freeOn))} group by w.volunteer_id having sum(w.to_minute - w.from_minute) > coalesce(max(b.minutes), 0))`,
      `v.id not in (select a.volunteer_id from absence a where a."from" <= ${day} and a.until >= ${day})`,
    );
  }
  if (filter.expiringWithinDays !== undefined && filter.expiringWithinDays !== null) {
    const day = bind(addDays(civilDate(op.now), filter.expiringWithinDays));
    where.push(
      `(v.vetted_until <= ${day} or v.id in (select q.volunteer_id from qualification q group by q.volunteer_id, q.type_code having bool_and(q.expires_on is not null) and max(q.expires_on) <= ${day}))`,
    );
  }
  return { where, values };
}

/** A page of volunteers by number. */
export async function listVolunteers(op: Operation, args: PageArgs, filter: VolunteerFilter = {}): Promise<Page<Volunteer>> {
  const { where, values } = conditionsOf(op, filter);
  const counted = `select count(*) n from volunteer v where ${['true', ...where].join(' and ')}`;
  const paged = [...values];
  if (args.after) where.push(`v.number > $${paged.push(decodeCursor(args.after, 1)[0])}`);
  const rows = await op.rows<Volunteer>(
    `select ${columns(op, Volunteer, 'v')} from volunteer v where ${['true', ...where].join(' and ')} order by v.number limit $${paged.push(pageLength(args.first) + 1)}`,
    paged,
  );
  return toPage(rows, args, (volunteer) => [volunteer.number], async () => (await op.row<{ n: number }>(counted, values))?.n ?? 0);
}
