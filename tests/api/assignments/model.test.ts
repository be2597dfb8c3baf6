import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour } from '../../testkit/visits.js';
import { World } from '../../testkit/world.js';
import { accept, offerCommand, visitCommand, type Why } from './document.js';

type Volunteer = Awaited<ReturnType<World['volunteerActor']>>;

let world: World;
let coordinator: Actor;
let volunteers: Volunteer[];
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR');
  volunteers = [await world.volunteerActor(), await world.volunteerActor(), await world.volunteerActor()];
});
afterAll(() => world.stop());

/** What a need should look like, kept in memory: one entry for each offer that was made. */
interface Line {
  offerId: string;
  visitId: string | null;
  volunteer: number;
  state: 'SENT' | 'DECLINED' | 'WITHDRAWN' | 'CONFIRMED' | 'IN_PROGRESS' | 'DONE' | 'VERIFIED' | 'CANCELLED';
}

const HOLDS = new Set(['SENT', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED']);
const STEPS = ['send', 'withdraw', 'decline', 'accept', 'start', 'finish', 'verify', 'cancel'] as const;
type Step = { kind: (typeof STEPS)[number]; volunteer: number };

const FROM: Record<Exclude<Step['kind'], 'send'>, [Line['state'][], Line['state']]> = {
  withdraw: [['SENT'], 'WITHDRAWN'],
  decline: [['SENT'], 'DECLINED'],
  accept: [['SENT'], 'CONFIRMED'],
  start: [['CONFIRMED'], 'IN_PROGRESS'],
  finish: [['IN_PROGRESS'], 'DONE'],
  verify: [['DONE'], 'VERIFIED'],
  cancel: [['CONFIRMED', 'IN_PROGRESS'], 'CANCELLED'],
};

/** The state that follows from the lines: the definition, told a second time. */
function expected(lines: readonly Line[], seats: number): { state: string; seats_filled: number; seats_offered: number } {
  const count = (...states: Line['state'][]) => lines.filter((line) => states.includes(line.state)).length;
  const [offered, filled, done] = [count('SENT'), count('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED'), count('DONE', 'VERIFIED')];
  return {
    state: done >= seats ? 'DONE' : filled >= seats ? 'ASSIGNED' : filled + offered >= seats ? 'OFFERED' : 'UNMATCHED',
    seats_filled: filled,
    seats_offered: offered,
  };
}

async function versionOf(table: 'offer' | 'assignment', id: string): Promise<number> {
  return (await world.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]?.version ?? 0;
}

/** Runs one step on the server. @returns its refusals, and the id of what it made */
async function act(step: Step, line: Line | undefined, needId: string, start: number): Promise<{ errors: Why[]; made: string | null }> {
  const volunteer = volunteers[step.volunteer] ?? coordinator;
  if (step.kind === 'send') {
    const sent = await offerCommand(coordinator, 'offerSend', {
      requestId: randomUUID(),
      needId,
      volunteerId: volunteers[step.volunteer]?.volunteerId,
      startsAt: hour(start),
      endsAt: hour(start + 1),
    });
    return { errors: sent.userErrors, made: sent.offer?.id ?? null };
  }
  if (!line) throw new Error('a step needs a line');
  const onOffer = { id: line.offerId, expectedVersion: await versionOf('offer', line.offerId) };
  if (step.kind === 'accept') {
    const taken = await accept(volunteer, onOffer);
    return { errors: taken.userErrors, made: taken.assignment?.id ?? null };
  }
  if (step.kind === 'withdraw') return { errors: (await offerCommand(coordinator, 'offerWithdraw', onOffer)).userErrors, made: null };
  if (step.kind === 'decline')
    return { errors: (await offerCommand(volunteer, 'offerDecline', { ...onOffer, reason: 'OTHER' })).userErrors, made: null };
  if (!line.visitId) return { errors: [], made: null };
  const onVisit = { id: line.visitId, expectedVersion: await versionOf('assignment', line.visitId) };
  const payload = {
    start: () => visitCommand(volunteer, 'assignmentStart', onVisit),
    finish: () => visitCommand(volunteer, 'assignmentFinish', { ...onVisit, outcome: 'COMPLETED', log: '已办' }),
    verify: () => visitCommand(coordinator, 'assignmentVerify', onVisit),
    cancel: () => visitCommand(coordinator, 'assignmentCancel', { ...onVisit, reason: '因故' }),
  }[step.kind];
  return { errors: (await payload()).userErrors, made: null };
}

let slot = 24;

describe('a need', () => {
  it('always stands where its offers and visits say, whatever is done in whatever order', async () => {
    const step = fc.record({ kind: fc.constantFrom(...STEPS), volunteer: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(step, { minLength: 4, maxLength: 14 }), async (seats, steps) => {
        // A day later each time: nobody has to rest from the visit before.
        slot += 24;
        const start = slot;
        const needId = await world.need({ seats, dueAt: hour(start + 24) });
        const lines: Line[] = [];
        for (const next of steps) {
          // The newest line of this volunteer is the one that the step is about.
          const line = lines.findLast((entry) => entry.volunteer === next.volunteer);
          if (next.kind !== 'send' && !line) continue;
          if (next.kind !== 'send' && !['withdraw', 'decline', 'accept'].includes(next.kind) && !line?.visitId) continue;
          const { errors, made } = await act(next, line, needId, start);
          if (next.kind === 'send') {
            const full = lines.filter((entry) => HOLDS.has(entry.state)).length >= seats || expected(lines, seats).state === 'DONE';
            const busy = lines.some((entry) => entry.volunteer === next.volunteer && HOLDS.has(entry.state));
            expect({ next, refused: errors.length > 0 }).toEqual({ next, refused: full || busy });
            if (made) lines.push({ offerId: made, visitId: null, volunteer: next.volunteer, state: 'SENT' });
          } else if (line) {
            const [from, to] = FROM[next.kind];
            const legal = from.includes(line.state);
            expect({ next, at: line.state, codes: errors.map((error) => error.code) }).toEqual({
              next,
              at: line.state,
              codes: legal ? [] : ['ILLEGAL_TRANSITION'],
            });
            if (legal) {
              line.state = to;
              if (next.kind === 'accept') line.visitId = made;
            }
          }
          const [stored] = await world.sql('select state, seats_filled, seats_offered from service_need where id = $1', [needId]);
          expect({ after: next, ...stored }).toEqual({ after: next, ...expected(lines, seats) });
        }
        // Leave no commitment behind for the next need.
        await world.sql("update assignment set state = 'CANCELLED' where need_id = $1 and state in ('CONFIRMED', 'IN_PROGRESS')", [needId]);
      }),
      { numRuns: 40, seed: 20260608 },
    );
  }, 120_000);

  it('in any moment holds the seats that the database counts, nowhere more than there are', async () => {
    const wrong = await world.sql(
      `select n.id from service_need n where n.seats_filled + n.seats_offered > n.seats
         or n.seats_offered <> (select count(*) from offer o where o.need_id = n.id and o.state = 'SENT' and o.holds_seat)
         or n.seats_filled <> (select count(*) from assignment a where a.need_id = n.id and a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED'))`,
    );
    expect(wrong).toEqual([]);
    expect((await world.sql<{ n: number }>('select count(*)::int n from service_need'))[0]?.n).toBe(40);
  });
});
