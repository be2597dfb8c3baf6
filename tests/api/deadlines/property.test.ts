import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// First of all: it brings the metadata that the modules below need.
import { LAOSHAN, World } from '../../testkit/world.js';
import { seedHolidays } from '@finemesh/server/dist/modules/calendars/index.js';
import { publishedDays, worksByNotice } from '@finemesh/server/dist/modules/calendars/testing/published.js';
import { clocksBySubject, deadlineOf } from '@finemesh/server/dist/modules/deadlines/index.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SHIFT = 8 * 60 * MINUTE;

interface Pause {
  from: number;
  until: number | null;
}
interface History {
  unit: 'HOUR' | 'DAY' | 'WORKING_DAY';
  amount: number;
  start: number;
  pauses: Pause[];
  end: { kind: 'met' | 'cancelled'; at: number } | null;
  now: number;
}

/** Histories between 2019 and 2026, most of them near a holiday, with pauses that may touch midnight. */
const histories = fc
  .record({
    unit: fc.constantFrom('HOUR', 'DAY', 'WORKING_DAY' as const),
    amount: fc.integer({ min: 1, max: 40 }),
    year: fc.integer({ min: 2019, max: 2025 }),
    near: fc.nat(),
    offset: fc.integer({ min: -12, max: 3 }),
    minute: fc.oneof(fc.constantFrom(0, 1, 1439), fc.integer({ min: 0, max: 1439 })),
    gaps: fc.array(
      fc.record({
        wait: fc.oneof(fc.constantFrom(0, 1440), fc.integer({ min: 0, max: 9000 })),
        length: fc.oneof(fc.constantFrom(0, 1, 1440), fc.integer({ min: 0, max: 20_000 })),
        untilMidnight: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    openEnd: fc.boolean(),
    ends: fc.constantFrom('met', 'cancelled', null, null),
    later: fc.integer({ min: 0, max: 60_000 }),
    much: fc.integer({ min: 0, max: 60_000 }),
  })
  .map((draw): History => {
    const { off, work } = publishedDays(draw.year);
    const days = [...off, ...work].toSorted();
    const day = Date.parse(`${days[draw.near % days.length]}T00:00:00Z`) - SHIFT + (draw.year === 2019 ? 12 : draw.offset) * DAY;
    const start = day + draw.minute * MINUTE;
    let at = start;
    const pauses: Pause[] = draw.gaps.map(({ wait, length, untilMidnight }) => {
      const from = at + wait * MINUTE;
      let until = from + length * MINUTE;
      if (untilMidnight) until = Math.ceil((until + SHIFT) / DAY) * DAY - SHIFT;
      at = until;
      return { from, until };
    });
    const last = pauses.at(-1);
    const end = draw.ends && ({ kind: draw.ends, at: at + draw.later * MINUTE } as const);
    if (draw.openEnd && last && !end) last.until = null;
    const known = last?.until === null ? last.from : at;
    return {
      unit: draw.unit,
      amount: draw.amount,
      start,
      pauses,
      end,
      now: Math.max(known, end?.at ?? 0) + draw.much * MINUTE,
    };
  });

/** The deadline by walking: minute by minute, or day by day over the hand-written calendar. Null while it stands still. */
function walk({ unit, amount, start, pauses }: History, resumedAt: number | null): number | null {
  const stands = (at: number) => pauses.some(({ from, until }) => from <= at && at < (until ?? resumedAt ?? Infinity));
  // A pause without an end that the walk has entered keeps the deadline open.
  const stuck = (at: number) => resumedAt === null && pauses.some(({ from, until }) => until === null && from <= at);
  if (unit === 'HOUR') {
    let at = start;
    for (let left = amount * 60; left > 0; at += MINUTE) {
      if (stuck(at)) return null;
      if (!stands(at)) left -= 1;
    }
    // Due in the minute that began when the last minute had run.
    return at;
  }
  let day = Math.floor((start + SHIFT) / DAY);
  for (let left = amount; left > 0;) {
    day += 1;
    const lastMoment = (day + 1) * DAY - SHIFT - 1;
    if (stuck(lastMoment)) return null;
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    if (!stands(lastMoment) && (unit === 'DAY' || worksByNotice(date))) left -= 1;
  }
  return (day + 1) * DAY - SHIFT - 1;
}

/** The words of the state by the letter of the rules. */
function expectedState(history: History, due: number | null): string {
  const shown = due ?? walk(history, history.now);
  if (shown === null) throw new Error('stands for ever');
  if (history.end) return history.end.at > shown ? 'MISSED' : history.end.kind === 'met' ? 'MET' : 'CANCELLED';
  if (due === null) return 'PAUSED';
  if (history.now > due) return 'OVERDUE';
  const [today, dueDay] = [Math.floor((history.now + SHIFT) / DAY), Math.floor((due + SHIFT) / DAY)];
  if (today === dueDay) return 'DUE_TODAY';
  let working = 0;
  for (let day = today + 1; day <= dueDay; day += 1) if (worksByNotice(new Date(day * DAY).toISOString().slice(0, 10))) working += 1;
  return working <= 2 ? 'DUE_SOON' : 'ON_TRACK';
}

describe('clocks against a slow reference', () => {
  let world: World;
  const rules = new Map<string, string>();

  beforeAll(async () => {
    world = await World.start();
    await seedHolidays(world.database.ownerUrl);
    await world.sql("select set_config('app.now', '2019-01-01', false)");
    let number = 0;
    for (const unit of ['HOUR', 'DAY', 'WORKING_DAY'])
      for (let amount = 1; amount <= 40; amount += 1) {
        const id = randomUUID();
        number += 1;
        await world.sql(
          "insert into sla_rule (id, key, number, valid_from, amount, unit) values ($1, 'test.any', $2, date '2000-01-01' + $2::int, $3, $4)",
          [id, number, amount, unit],
        );
        rules.set(`${unit} ${amount}`, id);
      }
  });
  afterAll(() => world.stop());

  /** Plays a history as it would have happened: begin, pauses and resumptions one after the other, end. */
  async function play(history: History): Promise<{ subjectId: string; id: string }> {
    const [id, subjectId] = [randomUUID(), randomUUID()];
    const date = (at: number | null) => (at === null ? null : new Date(at));
    await world.sql(
      "insert into sla_clock (id, subject_kind, subject_id, rule_id, rule_key, area_code, started_at) values ($1, 'CASE', $2, $3, '', $4, $5)",
      [id, subjectId, rules.get(`${history.unit} ${history.amount}`), LAOSHAN.code, date(history.start)],
    );
    for (const { from, until } of history.pauses) {
      const pauseId = randomUUID();
      await world.sql("insert into clock_pause (id, clock_id, reason, paused_at) values ($1, $2, 'IN_HOSPITAL', $3)", [
        pauseId,
        id,
        date(from),
      ]);
      if (until !== null) await world.sql('update clock_pause set resumed_at = $2 where id = $1', [pauseId, date(until)]);
    }
    if (history.end?.kind === 'met') await world.sql('update sla_clock set met_at = $2 where id = $1', [id, date(history.end.at)]);
    if (history.end?.kind === 'cancelled')
      await world.sql("update sla_clock set cancelled_at = $2, cancel_reason = '-' where id = $1", [id, date(history.end.at)]);
    return { id, subjectId };
  }

  it('say the same about three thousand random histories', { timeout: 300_000 }, async () => {
    const reader = await world.actor('COORDINATOR');
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { subjectId } = await play(history);
        world.clock.set(new Date(history.now));
        const due = walk(history, null);
        const shown = due ?? walk(history, history.now);
        const said = await operate(world.services, { accountId: reader.accountId ?? '' }, async (op) => {
          const [clock] = await op.load(clocksBySubject, subjectId);
          if (!clock) throw new Error('no clock');
          const { state, dueAt, calendarKnown } = await deadlineOf(op, clock);
          return { state, dueAt: dueAt.getTime(), calendarKnown, kept: clock.dueAt?.getTime() ?? null };
        });
        const state = expectedState(history, due);
        expect(said).toEqual({ state, dueAt: shown, calendarKnown: true, kept: due });
        seen.set(state, (seen.get(state) ?? 0) + 1);
      }),
      { numRuns: 3000, endOnFailure: false },
    );
    expect([...seen.values()].reduce((sum, n) => sum + n, 0)).toBe(3000);
    // The draw is worth something: every state came up, and often.
    for (const state of ['ON_TRACK', 'DUE_SOON', 'DUE_TODAY', 'OVERDUE', 'PAUSED', 'MET', 'MISSED', 'CANCELLED'])
      expect([state, (seen.get(state) ?? 0) >= 15]).toEqual([state, true]);
  });

  it(
    'keep beside their facts what follows from them, also after days have come and gone in the calendar',
    { timeout: 120_000 },
    async () => {
      await world.sql("delete from holiday where day in ('2024-02-18', '2021-10-09')");
      await world.sql(
        "insert into holiday (day, kind, name) values ('2022-03-02', 'HOLIDAY', '临时放假'), ('2024-02-18', 'WORKDAY', '春节'), ('2021-10-09', 'WORKDAY', '国庆节')",
      );
      await world.sql("delete from holiday where day = '2022-03-02'");
      const stale = await world.sql(
        `select c.id from sla_clock c join sla_rule r on r.id = c.rule_id
         cross join lateral (select array_agg(paused_at order by paused_at) a, array_agg(resumed_at order by paused_at) b from clock_pause where clock_id = c.id) p
         cross join lateral app.clock_due(c.started_at, r.amount, r.unit, p.a, p.b, null) d
       where (c.due_at, c.calendar_known) is distinct from (d.due_at, d.known)`,
      );
      expect(stale).toEqual([]);
    },
  );
});
