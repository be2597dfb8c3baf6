import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour, visitIn } from '../../testkit/visits.js';
import { World } from '../../testkit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const open = async (actor: Actor) =>
  (await actor.mutate<{ path: string }>('calendarFeedOpen', 'CalendarFeedOpenInput', { requestId: randomUUID() }, 'path')).path;
const fetchFeed = (path: string) => world.anonymous.send('GET', path);

describe('a calendar feed', () => {
  it('is read by a calendar of one’s own, without names or places', async () => {
    const volunteer = await world.volunteerActor();
    await world.sql('delete from availability_window where volunteer_id = $1', [volunteer.volunteerId]);
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId, startsAt: hour(30) });
    const gone = await visitIn(world, 'CANCELLED', { volunteerId: volunteer.volunteerId, startsAt: hour(60) });
    await visitIn(world, 'CONFIRMED', { startsAt: hour(31) });
    await world.sql(
      "update service_type set name = '上门探访；陪伴, 聊天（每周一次，请提前与社区联系确认时间）' where code = 'TEST_VISIT'",
    );
    const answer = await fetchFeed(await open(volunteer));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/calendar');
    const [household] = await world.sql<{ head_name: string; address: string; phone: string }>(
      'select head_name, address, phone from household where id = $1',
      [visit.householdId],
    );
    for (const secret of [household?.head_name, household?.phone, household?.address])
      if (secret) expect(answer.body).not.toContain(secret);
    const parsed = new ICAL.Component(ICAL.parse(answer.body) as never);
    const events = parsed.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect(events.map((each) => each.uid)).toEqual([`${visit.id}@finemesh`, `${gone.id}@finemesh`]);
    expect(events[0]?.summary).toBe('上门探访；陪伴, 聊天（每周一次，请提前与社区联系确认时间）');
    expect(events[0]?.startDate.toJSDate()).toEqual(hour(30));
    expect(events[0]?.endDate.toJSDate()).toEqual(hour(31));
    expect(events[1]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    for (const line of answer.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('shows when one can serve, as rules with their exceptions', async () => {
    const volunteer = await world.volunteerActor();
    const { volunteerId } = volunteer;
    await world.sql('delete from availability_window where volunteer_id = $1', [volunteerId]);
    for (const [weekday, weeks, from, until, holidays] of [
      [5, 1, null, null, false],
      [3, 2, '2026-05-27', '2026-09-30', true],
    ] as const)
      await world.sql(
        `insert into availability_window (id, volunteer_id, weekday, from_minute, to_minute, every_weeks, valid_from, valid_until, on_holidays) values (gen_random_uuid(), $1, $2, 540, 660, $3, $4, $5, $6)`,
        [volunteerId, weekday, weeks, from, until, holidays],
      );
    await world.sql(
      "insert into availability_day (id, volunteer_id, day, from_minute, to_minute) values (gen_random_uuid(), $1, '2026-07-03', 900, 960)",
      [volunteerId],
    );
    await world.sql("insert into absence (id, volunteer_id, \"from\", until) values (gen_random_uuid(), $1, '2026-07-20', '2026-07-26')", [
      volunteerId,
    ]);
    await world.sql("insert into holiday (day, kind, name) values ('2026-06-19', 'HOLIDAY', '端午节') on conflict do nothing");
    const answer = await fetchFeed(await open(volunteer));
    const parsed = new ICAL.Component(ICAL.parse(answer.body) as never);
    const until = ICAL.Time.fromDateTimeString('2026-12-31T00:00:00Z');
    const starts = parsed.getAllSubcomponents('vevent').flatMap((component) => {
      const event = new ICAL.Event(component);
      expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
      const steps = event.iterator();
      const found: string[] = [];
      for (let at = steps.next(); at && at.compare(until) < 0; at = steps.next()) found.push(at.toJSDate().toISOString());
      return found;
    });
    const expected = await world.sql<{ at: Date }>(
      `select d.day::date::timestamp at time zone 'Asia/Shanghai' + h.from_minute * interval '1 minute' as at
       from generate_series(date '2026-06-08', date '2026-12-30', interval '1 day') d (day) cross join lateral app.hours_on(d.day::date) h
       where h.volunteer_id = $1 and not d.day between '2026-07-20' and '2026-07-26' order by 1`,
      [volunteerId],
    );
    expect(expected.length).toBeGreaterThan(30);
    expect(starts.toSorted()).toEqual(expected.map((row) => row.at.toISOString()));
  });

  it('ends when it is revoked, when a new link is made, and with its account', async () => {
    const volunteer = await world.volunteerActor();
    const first = await open(volunteer);
    const second = await open(volunteer);
    expect((await fetchFeed(first)).statusCode).toBe(404);
    expect((await fetchFeed(second)).statusCode).toBe(200);
    expect(await volunteer.get('{ viewer { hasCalendarFeed } }')).toEqual({ viewer: { hasCalendarFeed: true } });
    await volunteer.mutate('calendarFeedClose', 'CalendarFeedCloseInput', { requestId: randomUUID() }, 'closed');
    expect((await fetchFeed(second)).statusCode).toBe(404);
    const third = await open(volunteer);
    await world.sql("update account set state = 'DISABLED' where id = $1", [volunteer.accountId]);
    expect((await fetchFeed(third)).statusCode).toBe(404);
    for (const none of ['/calendar/.ics', `/calendar/${'a'.repeat(32)}.ics`, '/calendar/x'])
      expect((await fetchFeed(none)).statusCode).toBe(404);
  });

  it('is stored without its secret', async () => {
    const volunteer = await world.volunteerActor();
    const path = await open(volunteer);
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    expect(await world.sql('select id from calendar_feed where encode(token_hash, $2) = $1', [secret, 'escape'])).toEqual([]);
    expect(JSON.stringify(await world.sql("select after from audit_event where table_name = 'calendar_feed'"))).not.toContain(secret);
  });
});
