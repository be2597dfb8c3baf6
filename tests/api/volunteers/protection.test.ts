import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { offerIn, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const at = (text: string): Date => new Date(`${text}:00+08:00`);

/** Codes of the rules by which an offer is refused; none when it was sent. */
async function failedRules(needId: string, volunteerId: string, startsAt: Date, hours = 1): Promise<string[]> {
  const { data, errors } = await coordinator.ask<{ offerSend: { userErrors: { failedRules?: { code: string; evidence: string }[] }[] } }>(
    'mutation O($input: OfferSendInput!) { offerSend(input: $input) { userErrors { code ... on VolunteerIneligible { failedRules { code evidence } } } } }',
    { input: { requestId: randomUUID(), needId, volunteerId, startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000) } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return (data?.offerSend.userErrors ?? []).flatMap((error) => (error.failedRules ?? []).map(({ code }) => code));
}
const need = () => world.need({ dueAt: at('2026-06-30T18:00') });

describe('a volunteer', () => {
  it('rests after a night, over the end of a week too, and the city says how long', async () => {
    const volunteerId = await world.volunteer();
    // Sunday, 22:30 to 23:30.
    await visitIn(world, 'CONFIRMED', { volunteerId, startsAt: at('2026-06-14T22:30') });
    expect(await failedRules(await need(), volunteerId, at('2026-06-15T09:00'))).toEqual(['REST_AFTER']);
    const later = await need();
    await world.sql(
      "insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'rest.night.hours', 9, 'hour', '2026-06-01', false)",
    );
    expect(await failedRules(later, volunteerId, at('2026-06-15T09:00'))).toEqual([]);
  });

  it('rests after a long visit', async () => {
    const volunteerId = await world.volunteer();
    await visitIn(world, 'CONFIRMED', { volunteerId, startsAt: at('2026-06-11T12:00'), minutes: 300 });
    expect(await failedRules(await need(), volunteerId, at('2026-06-11T19:00'))).toEqual(['REST_AFTER']);
    expect(await failedRules(await need(), volunteerId, at('2026-06-12T09:00'))).toEqual([]);
  });

  it('is insured before a risky service, on the day of the visit', async () => {
    await world.sql(
      "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes, needs_insurance) values (gen_random_uuid(), 'RISKY', '高处清洁', 'Cleaning high up', 'RED_SEAGULL', '生活支持', 60, true)",
    );
    await world.sql("update volunteer_team set service_codes = service_codes || '{RISKY}'");
    const volunteerId = await world.volunteer();
    const risky = () => world.need({ service: 'RISKY', dueAt: at('2026-06-30T18:00') });
    expect(await failedRules(await risky(), volunteerId, at('2026-06-11T09:00'))).toEqual(['INSURED']);
    const note = await coordinator.mutate<{ volunteer: { insuredUntil: string; version: number } | null }>(
      'volunteerUpdate',
      'VolunteerUpdateInput',
      { id: volunteerId, expectedVersion: 1, insuredUntil: '2026-06-11' },
      'volunteer { insuredUntil version }',
    );
    expect(note).toMatchObject({ userErrors: [], volunteer: { insuredUntil: '2026-06-11' } });
    expect(await failedRules(await risky(), volunteerId, at('2026-06-11T09:00'))).toEqual([]);
    expect(await failedRules(await risky(), volunteerId, at('2026-06-13T09:00'))).toEqual(['INSURED']);
  });

  it('learns what to mind at a household once it has accepted, and not before', async () => {
    const social = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    const householdId = await world.household();
    const noted = await social.mutate<{ household: { safetyNote: string } | null }>(
      'householdUpdate',
      'HouseholdUpdateInput',
      { id: householdId, expectedVersion: 1, safetyNote: '院内有犬，先打电话' },
      'household { safetyNote }',
    );
    expect(noted).toMatchObject({ userErrors: [], household: { safetyNote: '院内有犬，先打电话' } });
    const volunteer = await world.volunteerActor();
    const offer = await offerIn(world, 'SENT', { householdId, volunteerId: volunteer.volunteerId });
    const seen = JSON.stringify(
      await volunteer.get('{ myOffers { id need { note household { safetyNote } } } myAssignments { contact { safetyNote } } }'),
    );
    expect(seen).not.toContain('有犬');
    const accepted = await volunteer.mutate('offerAccept', 'OfferAcceptInput', { id: offer.id, expectedVersion: 1 }, 'assignment { id }');
    expect(accepted.userErrors).toEqual([]);
    expect(await volunteer.get('{ myAssignments { contact { safetyNote } } }')).toEqual({
      myAssignments: [{ contact: { safetyNote: '院内有犬，先打电话' } }],
    });
    const trail = JSON.stringify(await world.sql("select before, after from audit_event where table_name = 'household'"));
    expect(trail).not.toContain('有犬');
  });
});
