import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { offerIn, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Explained {
  matchExplain: {
    eligible: boolean;
    score: number;
    startsAt: string;
    endsAt: string;
    distanceKm: number | null;
    parts: { code: string; value: number; points: number }[];
    rules: { code: string; passed: boolean; evidence: string | null }[];
    mayFit: boolean;
    changes: { rule: string; amount: number | null }[];
  } | null;
}

interface Pair {
  needId: string;
  householdId: string;
  volunteerId: string;
}

const QUERY = `query($needId: ID!, $volunteerId: ID!) { matchExplain(needId: $needId, volunteerId: $volunteerId) {
  eligible score startsAt endsAt distanceKm volunteer { id } parts { code value weight points evidence } rules { code passed evidence } mayFit changes { rule amount } } }`;

let world: World;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  await world.sql(
    "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes, skill_codes, qualification_codes) values (gen_random_uuid(), 'TEST_NURSING', '护理', 'Nursing', 'RED_SEAGULL', '生活支持', 60, '{FIRST_AID}', '{FIRST_AID_CERT}')",
  );
  await world.sql(
    "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes, needs_insurance) values (gen_random_uuid(), 'TEST_RISKY', '高处清洁', 'Cleaning high up', 'RED_SEAGULL', '生活支持', 60, true)",
  );
  await world.sql("update volunteer_team set service_codes = '{TEST_VISIT,TEST_NURSING,TEST_RISKY}' where kind = 'RED_SEAGULL'");
  await world.sql(
    "insert into qualification_type (id, code, name, name_en) values (gen_random_uuid(), 'FIRST_AID_CERT', '急救证', 'First-aid certificate') on conflict do nothing",
  );
});
afterAll(() => world.stop());

/** A need on Wednesday morning 9 to 11 and a volunteer who fits it. */
async function pair(): Promise<Pair> {
  const householdId = await world.household();
  await world.sql('update household set latitude = 36.1, longitude = 120.5 where id = $1', [householdId]);
  const needId = await world.need({ householdId });
  await world.sql(
    "update service_need set window_start = '2026-06-10T09:00:00+08:00', window_end = '2026-06-10T11:00:00+08:00' where id = $1",
    [needId],
  );
  const volunteerId = await world.volunteer();
  await world.sql('update volunteer set travel_km = 5 where id = $1', [volunteerId]);
  return { needId, householdId, volunteerId };
}

async function explain({ needId, volunteerId }: Pair, who = coordinator): Promise<Explained['matchExplain']> {
  return (await who.get<Explained>(QUERY, { needId, volunteerId })).matchExplain;
}

/** Breaks one thing of a pair that fits. */
const BREAKS: [rule: string, how: string, (made: Pair) => Promise<unknown>][] = [
  ['ACTIVE_VETTED', 'suspended', ({ volunteerId }) => world.sql("update volunteer set state = 'SUSPENDED' where id = $1", [volunteerId])],
  [
    'ACTIVE_VETTED',
    'vetting over on the day',
    ({ volunteerId }) => world.sql("update volunteer set vetted_until = '2026-06-09' where id = $1", [volunteerId]),
  ],
  [
    'SKILL',
    'a skill is asked',
    async ({ needId, volunteerId }) => {
      await world.sql("update service_need set service_code = 'TEST_NURSING' where id = $1", [needId]);
      await world.sql(
        "insert into qualification (id, volunteer_id, type_code, issued_on) values (gen_random_uuid(), $1, 'FIRST_AID_CERT', '2026-01-01')",
        [volunteerId],
      );
    },
  ],
  [
    'QUALIFICATION',
    'lapsed the day before',
    async ({ needId, volunteerId }) => {
      await world.sql("update service_need set service_code = 'TEST_NURSING' where id = $1", [needId]);
      await world.sql("update volunteer set skill_codes = '{FIRST_AID}' where id = $1", [volunteerId]);
      await world.sql(
        "insert into qualification (id, volunteer_id, type_code, issued_on, expires_on) values (gen_random_uuid(), $1, 'FIRST_AID_CERT', '2026-01-01', '2026-06-09')",
        [volunteerId],
      );
    },
  ],
  ['AREA_OR_TRAVEL', 'too far', ({ volunteerId }) => world.sql('update volunteer set longitude = 120.56 where id = $1', [volunteerId])],
  [
    'AREA_OR_TRAVEL',
    'place unknown and another district',
    async ({ volunteerId }) => {
      await world.sql('update volunteer set latitude = null, longitude = null, home_area_code = $2 where id = $1', [
        volunteerId,
        SHINAN.code,
      ]);
      await world.grant(coordinator.accountId ?? '', 'COORDINATOR', { area: SHINAN.district });
    },
  ],
  [
    'AVAILABLE',
    'other hours',
    ({ volunteerId }) =>
      world.sql('update availability_window set from_minute = 0, to_minute = 599 where volunteer_id = $1', [volunteerId]),
  ],
  [
    'AVAILABLE',
    'absent',
    ({ volunteerId }) =>
      world.sql(`insert into absence (id, volunteer_id, "from", until) values (gen_random_uuid(), $1, '2026-06-10', '2026-06-10')`, [
        volunteerId,
      ]),
  ],
  [
    'NO_OVERLAP',
    'elsewhere at that time, in another district',
    ({ volunteerId }) => visitIn(world, 'CONFIRMED', { volunteerId, area: SHINAN.code, startsAt: new Date('2026-06-10T09:30:00+08:00') }),
  ],
  [
    'NO_OVERLAP',
    'asked for that time and not yet answered',
    ({ volunteerId }) => offerIn(world, 'SENT', { volunteerId, startsAt: new Date('2026-06-10T09:30:00+08:00') }),
  ],
  [
    'NO_OVERLAP',
    'no time for the way',
    ({ volunteerId }) => visitIn(world, 'CONFIRMED', { volunteerId, startsAt: new Date('2026-06-10T10:15:00+08:00'), minutes: 45 }),
  ],
  [
    'WEEKLY_LIMIT',
    'tasks of the week used up',
    async ({ volunteerId }) => {
      await visitIn(world, 'VERIFIED', { volunteerId, startsAt: new Date('2026-06-08T08:00:00+08:00') });
      await world.sql('update volunteer set weekly_tasks = 1 where id = $1', [volunteerId]);
    },
  ],
  [
    'WEEKLY_LIMIT',
    'minutes of the week used up',
    async ({ volunteerId }) => {
      await visitIn(world, 'CONFIRMED', { volunteerId, startsAt: new Date('2026-06-14T22:30:00+08:00') });
      await world.sql('update volunteer set weekly_minutes = 119 where id = $1', [volunteerId]);
    },
  ],
  [
    'EXCLUSION',
    'declared',
    ({ volunteerId, householdId }) =>
      world.sql("insert into volunteer_exclusion (id, volunteer_id, household_id, reason) values (gen_random_uuid(), $1, $2, '亲属')", [
        volunteerId,
        householdId,
      ]),
  ],
  [
    'HOUSEHOLD_CONSENT',
    'withdrawn',
    ({ householdId }) =>
      world.sql("update consent set withdrawn_at = '2026-06-01T00:00:00Z' where household_id = $1 and purpose = 'VOLUNTEER_SERVICE'", [
        householdId,
      ]),
  ],
  [
    'HOUSEHOLD_CONSENT',
    'expired on the day',
    ({ householdId }) =>
      world.sql("update consent set expires_on = '2026-06-09' where household_id = $1 and purpose = 'VOLUNTEER_SERVICE'", [householdId]),
  ],
  ['SEX', 'a man is asked for', ({ needId }) => world.sql("update service_need set required_sex = 'MALE' where id = $1", [needId])],
  [
    'DIALECT',
    'a dialect is asked for',
    ({ needId }) => world.sql("update service_need set required_dialect = '即墨话' where id = $1", [needId]),
  ],
  // At another time, so that nothing overlaps.
  [
    'NOT_ALREADY_ON_NEED',
    'holds the seat',
    ({ needId, volunteerId }) => offerIn(world, 'SENT', { needId, volunteerId, startsAt: new Date('2026-06-12T09:00:00+08:00') }),
  ],
  [
    'MINORS_RULE',
    'a minor for a minor',
    async ({ needId, householdId, volunteerId }) => {
      await world.sql(
        "update person set birth_date = '2012-01-01' where id = (select person_id from household_membership where household_id = $1)",
        [householdId],
      );
      await world.sql(
        'update service_need set person_id = (select person_id from household_membership where household_id = $2) where id = $1',
        [needId, householdId],
      );
      await world.sql("update volunteer set birth_date = '2008-06-11' where id = $1", [volunteerId]);
    },
  ],
  [
    'REST',
    'more than a day holds',
    async ({ needId }) => {
      await world.sql("update service_need set minutes = 481, window_end = '2026-06-10T20:00:00+08:00' where id = $1", [needId]);
    },
  ],
  [
    'REST_AFTER',
    'at night the evening before',
    ({ volunteerId }) => visitIn(world, 'CONFIRMED', { volunteerId, startsAt: new Date('2026-06-09T23:00:00+08:00') }),
  ],
  [
    'INSURED',
    'nothing noted for a risky service',
    ({ needId }) => world.sql("update service_need set service_code = 'TEST_RISKY' where id = $1", [needId]),
  ],
];

/** Makes a change that was named, in the database. */
const MENDS: Readonly<Record<string, (made: Pair, amount: number) => Promise<unknown>>> = {
  SKILL: ({ volunteerId }) => world.sql("update volunteer set skill_codes = '{FIRST_AID}' where id = $1", [volunteerId]),
  QUALIFICATION: ({ volunteerId }) => world.sql('update qualification set expires_on = null where volunteer_id = $1', [volunteerId]),
  AREA_OR_TRAVEL: ({ volunteerId }, km) => world.sql('update volunteer set travel_km = travel_km + $2 where id = $1', [volunteerId, km]),
  // Open from nine for as long as was named, and not away.
  AVAILABLE: async ({ volunteerId }, minutes) => {
    await world.sql('update availability_window set from_minute = 540, to_minute = 540 + $2::int where volunteer_id = $1', [
      volunteerId,
      minutes,
    ]);
    await world.sql('delete from absence where volunteer_id = $1', [volunteerId]);
  },
  WEEKLY_LIMIT: ({ volunteerId }, minutes) =>
    world.sql('update volunteer set weekly_tasks = least(100, weekly_tasks + 1), weekly_minutes = weekly_minutes + $2 where id = $1', [
      volunteerId,
      minutes,
    ]),
  HOUSEHOLD_CONSENT: ({ householdId }) =>
    world.sql("update consent set withdrawn_at = null, expires_on = null where household_id = $1 and purpose = 'VOLUNTEER_SERVICE'", [
      householdId,
    ]),
  SEX: ({ needId }) => world.sql('update service_need set required_sex = null where id = $1', [needId]),
  DIALECT: ({ needId }) => world.sql('update service_need set required_dialect = null where id = $1', [needId]),
};

describe('a pair', () => {
  it('that fits is explained with every rule, a time and parts that add up', async () => {
    const explained = await explain(await pair());
    expect(explained).toMatchObject({ eligible: true, startsAt: '2026-06-10T01:00:00.000Z', endsAt: '2026-06-10T02:00:00.000Z' });
    expect(explained?.rules.map((rule) => rule.code).toSorted()).toEqual(
      [
        'ACTIVE_VETTED',
        'TEAM_OFFERS_SERVICE',
        'SKILL',
        'QUALIFICATION',
        'AREA_OR_TRAVEL',
        'AVAILABLE',
        'NO_OVERLAP',
        'WEEKLY_LIMIT',
        'EXCLUSION',
        'HOUSEHOLD_CONSENT',
        'SEX',
        'DIALECT',
        'NOT_ALREADY_ON_NEED',
        'MINORS_RULE',
        'REST',
        'REST_AFTER',
        'INSURED',
      ].toSorted(),
    );
    expect(explained?.distanceKm).toBeCloseTo(3.6, 1);
    expect(explained?.parts).toHaveLength(7);
    expect(explained?.score).toBeCloseTo(explained?.parts.reduce((sum, part) => sum + part.points, 0) ?? 0, 6);
  });

  it.each(BREAKS)('fails %s alone when %s', async (rule, _how, breakIt) => {
    const made = await pair();
    expect((await explain(made))?.eligible).toBe(true);
    await breakIt(made);
    const explained = await explain(made);
    expect(explained?.eligible).toBe(false);
    expect(explained?.rules.filter((each) => !each.passed).map((each) => each.code)).toEqual([rule]);
  });

  it.each(BREAKS)('tells what would have to change after %s: %s, and fits once that is changed', async (rule, how, breakIt) => {
    const made = await pair();
    await breakIt(made);
    const { changes, mayFit } = (await explain(made)) ?? {};
    const give = MENDS[rule];
    if (!give || how === 'place unknown and another district') {
      expect({ changes, mayFit }).toEqual({ changes: [], mayFit: false });
      return;
    }
    expect(changes?.map((change) => change.rule)).toEqual([rule]);
    await give(made, changes?.[0]?.amount ?? 0);
    expect(await explain(made)).toMatchObject({ eligible: true, changes: [] });
  });

  it('tells all that would have to change when several rules fail', async () => {
    const made = await pair();
    await world.sql("update service_need set required_sex = 'MALE', required_dialect = '即墨话' where id = $1", [made.needId]);
    await world.sql('update volunteer set longitude = 120.56, weekly_minutes = 0 where id = $1', [made.volunteerId]);
    const changes = (await explain(made))?.changes ?? [];
    expect(changes.map((change) => change.rule).toSorted()).toEqual(['AREA_OR_TRAVEL', 'DIALECT', 'SEX', 'WEEKLY_LIMIT']);
    for (const { rule, amount } of changes) await MENDS[rule]?.(made, amount ?? 0);
    expect(await explain(made)).toMatchObject({ eligible: true, changes: [] });
  });

  it('fails its team and its area when no team of the volunteer offers the service', async () => {
    const made = await pair();
    await world.sql('delete from team_member where volunteer_id = $1', [made.volunteerId]);
    expect((await explain(made))?.rules.filter((rule) => !rule.passed).map((rule) => rule.code)).toEqual([
      'TEAM_OFFERS_SERVICE',
      'AREA_OR_TRAVEL',
    ]);
  });

  it('is nothing to whoever may not see the need or the volunteer', async () => {
    const made = await pair();
    expect(await explain(made, await world.actor('COORDINATOR', { area: SHINAN.district }))).toBeNull();
    const outsider = await world.volunteer({ area: SHINAN.code });
    const here = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    expect(await explain({ ...made, volunteerId: outsider }, here)).toBeNull();
    expect((await (await world.actor('GRID_WORKER')).ask(QUERY, { ...made })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('sending an offer', () => {
  const send = ({ needId, volunteerId }: Pair, startsAt: string, endsAt: string) =>
    coordinator.mutate(
      'offerSend',
      'OfferSendInput',
      { requestId: randomUUID(), needId, volunteerId, startsAt, endsAt },
      'offer { id state }',
    );

  it('obeys the same rules, at the time that was chosen', async () => {
    const made = await pair();
    await world.sql(`insert into absence (id, volunteer_id, "from", until) values (gen_random_uuid(), $1, '2026-06-11', '2026-06-11')`, [
      made.volunteerId,
    ]);
    const refused = await coordinator.get<{ offerSend: { offer: null; userErrors: object[] } }>(
      'mutation M($input: OfferSendInput!) { offerSend(input: $input) { offer { id } userErrors { code ... on VolunteerIneligible { failedRules { code passed } } } } }',
      {
        input: {
          requestId: randomUUID(),
          needId: made.needId,
          volunteerId: made.volunteerId,
          startsAt: '2026-06-11T01:00:00Z',
          endsAt: '2026-06-11T02:00:00Z',
        },
      },
    );
    expect(refused.offerSend).toEqual({
      offer: null,
      userErrors: [{ code: 'VOLUNTEER_INELIGIBLE', failedRules: [{ code: 'AVAILABLE', passed: false }] }],
    });
    expect(await send(made, '2026-06-10T01:00:00Z', '2026-06-10T02:00:00Z')).toMatchObject({ offer: { state: 'SENT' }, userErrors: [] });
    expect(await send(made, '2026-06-10T01:00:00Z', '2026-06-10T02:00:00Z')).toMatchObject({ offer: null });
  });

  it('to a volunteer whom the coordinator may not see is refused', async () => {
    const made = await pair();
    const outsider = await world.volunteer({ area: SHINAN.code });
    const here = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const refused = await here.mutate(
      'offerSend',
      'OfferSendInput',
      {
        requestId: randomUUID(),
        needId: made.needId,
        volunteerId: outsider,
        startsAt: '2026-06-10T01:00:00Z',
        endsAt: '2026-06-10T02:00:00Z',
      },
      'offer { id }',
    );
    expect(refused).toMatchObject({ offer: null, userErrors: [{ code: 'VOLUNTEER_INELIGIBLE' }] });
  });
});
