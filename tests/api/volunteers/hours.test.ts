import { randomUUID } from 'node:crypto';
import { hoursOn } from '@finemesh/server/dist/modules/matching/hours.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR');
  // The Dragon Boat Festival, a Friday, and the National Day as published for 2026.
  await world.sql(
    "insert into holiday (day, kind, name) select d, 'HOLIDAY', '节假日' from unnest(array['2026-06-19', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06']::date[]) d on conflict do nothing",
  );
});
afterAll(() => world.stop());

const SELECTION = 'volunteer { availability { id weekday everyWeeks onHolidays } availabilityDays { id day } }';
interface Seen {
  volunteer: {
    availability: { id: string; weekday: number; everyWeeks: number; onHolidays: boolean }[];
    availabilityDays: { id: string; day: string }[];
  };
}
const add = (actor: Actor, volunteerId: string, input: object) =>
  actor.mutate<Seen>(
    'volunteerHoursAdd',
    'VolunteerHoursAddInput',
    { requestId: randomUUID(), volunteerId, fromMinute: 540, toMinute: 720, ...input },
    SELECTION,
  );
const remove = (actor: Actor, volunteerId: string, id: string) =>
  actor.mutate<Seen>('volunteerHoursRemove', 'VolunteerHoursRemoveInput', { requestId: randomUUID(), volunteerId, id }, SELECTION);
const codesOf = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map((each) => each.code);

/** A volunteer who signs in, without the hours that tests give everybody. */
async function newcomer() {
  const actor = await world.volunteerActor();
  await world.sql('delete from availability_window where volunteer_id = $1', [actor.volunteerId]);
  return actor;
}

describe('hours', () => {
  it('are told by the volunteer, by rule and for a day, and taken out again; never those of others', async () => {
    const mine = await newcomer();
    const rule = await add(mine, mine.volunteerId, { weekday: 5, onHolidays: false, everyWeeks: 2, validFrom: '2026-06-08' });
    expect(rule.userErrors).toEqual([]);
    expect(rule.volunteer.availability).toMatchObject([{ weekday: 5, everyWeeks: 2, onHolidays: false }]);
    const day = await add(mine, mine.volunteerId, { day: '2026-06-20' });
    expect(day.volunteer.availabilityDays).toMatchObject([{ day: '2026-06-20' }]);
    expect(codesOf(await add(mine, mine.volunteerId, { weekday: 5, fromMinute: 600 }))).toEqual(['INVALID_CHOICE']);
    expect(codesOf(await add(mine, mine.volunteerId, { day: '2026-06-20', fromMinute: 600 }))).toEqual(['INVALID_CHOICE']);
    expect(codesOf(await add(mine, mine.volunteerId, {}))).toEqual(['REQUIRED']);
    expect(codesOf(await add(mine, mine.volunteerId, { weekday: 1, everyWeeks: 2 }))).toEqual(['REQUIRED']);
    expect(codesOf(await add(mine, mine.volunteerId, { weekday: 1, toMinute: 540 }))).toEqual(['OUT_OF_RANGE']);
    expect(codesOf(await add(mine, mine.volunteerId, { day: '2026-06-07' }))).toEqual(['IN_THE_PAST']);
    const other = await newcomer();
    expect(codesOf(await add(other, mine.volunteerId, { weekday: 1 }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await remove(other, other.volunteerId, rule.volunteer.availability[0]?.id ?? ''))).toEqual(['NOT_FOUND']);
    const gone = await remove(mine, mine.volunteerId, rule.volunteer.availability[0]?.id ?? '');
    expect(gone.volunteer.availability).toEqual([]);
    expect(codesOf(await remove(mine, mine.volunteerId, rule.volunteer.availability[0]?.id ?? ''))).toEqual(['NOT_FOUND']);
  });

  it('are honoured when an offer is sent: not in the other week, not on a holiday, and on a day of their own', async () => {
    const mine = await newcomer();
    await add(mine, mine.volunteerId, { weekday: 5, onHolidays: false, everyWeeks: 1, validFrom: '2026-06-08', validUntil: '2026-07-05' });
    await add(mine, mine.volunteerId, { weekday: 4, everyWeeks: 2, validFrom: '2026-06-08' });
    await add(mine, mine.volunteerId, { day: '2026-06-20' });
    const rulesBroken = async (day: string) => {
      const needId = await world.need({ dueAt: new Date('2026-08-01T00:00:00Z') });
      const { offerSend } = await coordinator.get<{ offerSend: { userErrors: { failedRules?: { code: string }[] }[] } }>(
        'mutation S($input: OfferSendInput!) { offerSend(input: $input) { userErrors { code ... on VolunteerIneligible { failedRules { code } } } } }',
        {
          input: {
            requestId: randomUUID(),
            needId,
            volunteerId: mine.volunteerId,
            startsAt: new Date(`${day}T09:00:00+08:00`),
            endsAt: new Date(`${day}T10:00:00+08:00`),
          },
        },
      );
      return offerSend.userErrors.flatMap((error) => error.failedRules?.map((rule) => rule.code) ?? []);
    };
    expect(await rulesBroken('2026-06-12')).toEqual([]);
    // Dragon Boat Festival, a Friday.
    expect(await rulesBroken('2026-06-19')).toEqual(['AVAILABLE']);
    expect(await rulesBroken('2026-06-20')).toEqual([]);
    expect(await rulesBroken('2026-06-11')).toEqual([]);
    expect(await rulesBroken('2026-06-18')).toEqual(['AVAILABLE']);
    expect(await rulesBroken('2026-07-10')).toEqual(['AVAILABLE']);
    const { volunteer } = await coordinator.get<{ volunteer: { week: { date: string; availableMinutes: number }[] } }>(
      'query W($id: ID!) { volunteer(id: $id) { week(from: "2026-06-18") { date availableMinutes } } }',
      { id: mine.volunteerId },
    );
    expect(volunteer.week.filter((day) => day.availableMinutes > 0)).toEqual([{ date: '2026-06-20', availableMinutes: 180 }]);
  });

  it('mean the same to the database and to matching, whatever the rules', async () => {
    const mine = await newcomer();
    const { volunteerId } = mine;
    const first = Date.parse('2026-06-01') / 86_400_000;
    const holidays = (
      await world.sql<{ day: number }>(
        "select day - date '1970-01-01' as day from holiday where kind = 'HOLIDAY' and day between '2026-06-01' and '2026-10-31'",
      )
    ).map((row) => row.day);
    const offset = fc.integer({ min: -20, max: 150 });
    const rule = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      every: fc.integer({ min: 1, max: 4 }),
      since: offset,
      length: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
      onHolidays: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { maxLength: 5 }), fc.uniqueArray(offset, { maxLength: 3 }), async (rules, days) => {
        await world.sql('delete from availability_window where volunteer_id = $1', [volunteerId]);
        await world.sql('delete from availability_day where volunteer_id = $1', [volunteerId]);
        // Each rule an hour of its own, so that none overlaps another.
        const windows = rules.map(({ since, length, ...each }, at) => ({
          ...each,
          from: at * 60,
          to: at * 60 + 30,
          since: first + since,
          until: length === null ? null : first + since + length,
        }));
        for (const each of windows)
          await world.sql(
            `insert into availability_window (id, volunteer_id, weekday, from_minute, to_minute, every_weeks, valid_from, valid_until, on_holidays)
             values (gen_random_uuid(), $1, $2, $3, $4, $5, date '1970-01-01' + $6::int, date '1970-01-01' + $7::int, $8)`,
            [volunteerId, each.weekday, each.from, each.to, each.every, each.since, each.until, each.onHolidays],
          );
        for (const day of days)
          await world.sql(
            "insert into availability_day (id, volunteer_id, day, from_minute, to_minute) values (gen_random_uuid(), $1, date '1970-01-01' + $2::int, 600, 660)",
            [volunteerId, first + day],
          );
        const inDatabase = await world.sql<{ day: number; from: number }>(
          `select d.day, h.from_minute as "from" from generate_series($2::int, $2::int + 150) d (day) cross join lateral app.hours_on(date '1970-01-01' + d.day) h
           where h.volunteer_id = $1 order by 1, 2`,
          [volunteerId, first],
        );
        const facts = {
          windows: windows.map(({ onHolidays, ...each }) => (onHolidays ? each : { ...each, except: holidays })),
          days: days.map((day) => ({ day: first + day, from: 600, to: 660 })),
        };
        const inMatching = Array.from({ length: 151 }, (_, at) => first + at).flatMap((day) =>
          hoursOn(facts, day)
            .map(({ from }) => ({ day, from }))
            .toSorted((a, b) => a.from - b.from),
        );
        expect(inMatching).toEqual(inDatabase);
      }),
      { numRuns: 40 },
    );
  });
});
