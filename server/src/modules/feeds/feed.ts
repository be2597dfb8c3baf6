import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { IsUUID } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { civilDate } from '../../platform/clock.js';
import { Guard } from '../../platform/access/guard.js';
import { newId } from '../../platform/database/ids.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { mutate, Payload } from '../../platform/graphql/mutation.js';
import { Viewer } from '../accounts/index.js';
import { addDays, instantAt } from '../calendars/index.js';
import { calendar, type FeedEvent, type FreeTime } from './icalendar.js';

/** 日历订阅. */
@Entity('calendar_feed')
export class CalendarFeed {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Column('bytea')
  tokenHash!: Buffer;
  @Column('timestamptz')
  createdAt!: Date;
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}

/** Opening a feed. */
@InputType({ description: 'Opens a calendar feed of one’s own; the link before it ends.' })
class CalendarFeedOpenInput {
  @Field(() => ID, { description: 'Id of this attempt (UUID). The link is shown once, so a second attempt makes a new one.' })
  @IsUUID()
  requestId!: string;
}

/** Payload of opening. */
@ObjectType({ simpleResolvers: true, description: 'Result of opening a calendar feed.' })
class CalendarFeedOpenPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Secret path of the feed; shown this once.' })
  path?: string;
}

/** Ending a feed. */
@InputType({ description: 'Ends the calendar feed of one’s own.' })
class CalendarFeedCloseInput {
  @Field(() => ID, { description: 'Id of this attempt (UUID); a second attempt finds nothing left to end.' })
  @IsUUID()
  requestId!: string;
}

/** Payload of ending. */
@ObjectType({ simpleResolvers: true, description: 'Result of ending a calendar feed.' })
class CalendarFeedClosePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Feeds that ended: 1, or 0 when there was none.' })
  closed?: number;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

async function close(op: Operation): Promise<number> {
  const ended = await op.rows('update calendar_feed set revoked_at = $2 where account_id = $1 and revoked_at is null returning id', [
    op.accountId,
    op.now,
  ]);
  return ended.length;
}

/** Personal calendar feeds. */
@Resolver()
export class CalendarFeedResolver {
  @Mutation(() => CalendarFeedOpenPayload, {
    description: 'Opens a calendar feed of the viewer’s visits and ends the one before. No codes of its own.',
  })
  @Guard('assignment:serve')
  calendarFeedOpen(
    @Ctx() { op }: Context,
    @Arg('input', () => CalendarFeedOpenInput) _input: CalendarFeedOpenInput,
  ): Promise<CalendarFeedOpenPayload> {
    return mutate(op, CalendarFeedOpenPayload, async () => {
      await close(op);
      const token = randomBytes(24).toString('base64url');
      await op.manager.insert(CalendarFeed, { id: newId(), accountId: op.accountId, tokenHash: hashOf(token), createdAt: op.now });
      return { path: `/calendar/${token}.ics` };
    });
  }

  @Mutation(() => CalendarFeedClosePayload, {
    description: 'Ends the calendar feed of the viewer; its link answers no more. No codes of its own.',
  })
  @Guard('assignment:serve')
  calendarFeedClose(
    @Ctx() { op }: Context,
    @Arg('input', () => CalendarFeedCloseInput) _input: CalendarFeedCloseInput,
  ): Promise<CalendarFeedClosePayload> {
    return mutate(op, CalendarFeedClosePayload, async () => ({ closed: await close(op) }));
  }
}

/** Whether one has a feed. */
@Resolver(() => Viewer)
export class ViewerFeedFields {
  @FieldResolver(() => Boolean, { description: 'Whether a calendar feed of the viewer is open.' })
  async hasCalendarFeed(@Ctx() { op }: Context): Promise<boolean> {
    return (await op.rows('select id from calendar_feed where account_id = $1 and revoked_at is null', [op.accountId])).length > 0;
  }
}

/** How far back a feed reaches. */
const PAST_MS = 90 * 86_400_000;

/** How far ahead the days are looked up on which a rule does not hold. */
const AHEAD_DAYS = 400;

interface HoursRow {
  id: string;
  first_day: string;
  from_minute: number;
  to_minute: number;
  every_weeks: number | null;
  valid_until: string | null;
  except_days: string[] | null;
}

/** When the holder of a link can serve, from this week on. */
async function freeTimes(op: Operation, hash: Buffer): Promise<FreeTime[]> {
  const today = civilDate(op.now);
  const rows = await op.rows<HoursRow>(
    'select id, first_day, from_minute, to_minute, every_weeks, valid_until, except_days::text[] from app.calendar_hours($1, $2, $3) order by first_day, from_minute',
    [hash, today, addDays(today, AHEAD_DAYS)],
  );
  return rows.map((row) => ({
    id: row.id,
    startsAt: instantAt(row.first_day, row.from_minute),
    endsAt: instantAt(row.first_day, row.to_minute),
    summary: '可服务时间',
    recurs:
      row.every_weeks === null
        ? null
        : {
            weeks: row.every_weeks,
            until: row.valid_until === null ? null : instantAt(row.valid_until, 1439),
            except: (row.except_days ?? []).map((day) => instantAt(day, row.from_minute)),
          },
  }));
}

/** `GET /calendar/:token.ics`: whoever holds the link, without a session; anything else is not there. */
export function feedRoutes(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Params: { name: string } }>('/calendar/:name', async (request, reply) => {
    const [, token] = /^([\w-]{32})\.ics$/.exec(request.params.name) ?? [];
    if (!token) return reply.callNotFound();
    const text = await operate(services, 'anonymous', async (op) => {
      const hash = hashOf(token);
      const lives = await op.row<{ lives: boolean }>('select app.calendar_feed_lives($1) as lives', [hash]);
      if (!lives?.lives) return null;
      const rows = await op.rows<{ id: string; starts_at: Date; ends_at: Date; state: string; version: number; service: string }>(
        'select * from app.calendar_events($1, $2)',
        [hash, new Date(op.now.getTime() - PAST_MS)],
      );
      const events = rows.map((row): FeedEvent => ({
        id: row.id,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        cancelled: row.state === 'CANCELLED' || row.state === 'MISSED',
        sequence: row.version,
        summary: row.service,
      }));
      return calendar('志愿服务', events, await freeTimes(op, hash), op.now);
    });
    if (text === null) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .type('text/calendar; charset=utf-8')
      .send(text);
  });
}
