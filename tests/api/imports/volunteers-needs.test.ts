import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { applied, checked, command, faults, HOUSEHOLD_HEADER, identityNumber, undone } from './roster.js';

let world: World;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  world.startJobs();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const VOLUNTEERS = '姓名,联系电话,身份证号,所在区域,服务队,技能,语言/方言,可服务时间,每周服务分钟,审核有效期';

describe('a roster of volunteers', () => {
  it('brings teams, skills, hours and vetting; undo takes them away', async () => {
    await world.sql(
      "insert into skill (id, code, name, name_en) values (gen_random_uuid(), 'TEST_LISTEN', '倾听', 'Listening') on conflict do nothing",
    );
    const team = `导入测试队`;
    await world.sql(
      "insert into volunteer_team (id, name, kind, area_codes) values (gen_random_uuid(), $1, 'OTHER', '{370200000000000}')",
      [team],
    );
    const counts = () =>
      world.sql(
        'select (select count(*) from volunteer) v, (select count(*) from team_member) t, (select count(*) from availability_window) w',
      );
    const before = await counts();
    const batch = await checked(
      coordinator,
      'VOLUNTEERS',
      [
        VOLUNTEERS,
        `李建国,13811110001,${identityNumber(1, '19800101')},${LAOSHAN.community},${team},倾听,普通话;青岛话,周一至周三 09:00-11:00,300,2027-12-31`,
        `张学军,13811110002,,${LAOSHAN.community},,,,,,`,
        `过期人,13811110003,,${LAOSHAN.community},,,,,,2020-01-01`,
        `无队人,13811110004,,${LAOSHAN.community},没有的队,不会的事,,上午,,`,
        `无电话,,,${LAOSHAN.community},,,,,,`,
        `外区人,13811110005,,${SHINAN.community},,,,,,`,
        `李建国,13811110001,,${LAOSHAN.community},,,,,,`,
        `张学军,138-1111-0002,,${LAOSHAN.community},,,,,,`,
      ].join('\n'),
    );
    expect(faults(batch)).toEqual([
      '4 vettedUntil IN_THE_PAST',
      '5 availability INVALID_FORMAT',
      '5 teams NOT_FOUND',
      '5 skills NOT_FOUND',
      '6 phone REQUIRED',
      '7 area NOT_ALLOWED',
      '8 phone DUPLICATE',
      '9 phone DUPLICATE',
    ]);
    expect(batch).toMatchObject({ rowsRead: 8, rowsOk: 2, rowsRejected: 4, rowsDuplicate: 2 });
    const done = await applied(coordinator, batch, true);
    expect(
      await world.sql(
        'select name, state, vetted_until::text, skill_codes, languages, weekly_minutes, birth_date::text, identity_hash is not null known from volunteer where import_id = $1 order by phone',
        [batch.id],
      ),
    ).toEqual([
      {
        name: '李建国',
        state: 'ACTIVE',
        vetted_until: '2027-12-31',
        skill_codes: ['TEST_LISTEN'],
        languages: ['普通话', '青岛话'],
        weekly_minutes: 300,
        birth_date: '1980-01-01',
        known: true,
      },
      {
        name: '张学军',
        state: 'APPLIED',
        vetted_until: null,
        skill_codes: [],
        languages: [],
        weekly_minutes: 240,
        birth_date: null,
        known: false,
      },
    ]);
    expect(
      await world.sql(
        'select count(*)::int n from availability_window w join volunteer v on v.id = w.volunteer_id where v.import_id = $1',
        [batch.id],
      ),
    ).toEqual([{ n: 3 }]);
    const again = await checked(
      coordinator,
      'VOLUNTEERS',
      [
        VOLUNTEERS,
        `李建国,13900000009,${identityNumber(1, '19800101')},${LAOSHAN.community},,,,,,`,
        `张学军,13811110002,,${LAOSHAN.community},,,,,,`,
      ].join('\n'),
    );
    expect(again).toMatchObject({ rowsDuplicate: 2, rowsOk: 0 });
    expect(again.cellErrors.edges.map(({ node }) => node.duplicateOf)).toEqual([
      expect.stringMatching(/^V\d+$/),
      expect.stringMatching(/^V\d+$/),
    ]);
    expect((await undone(coordinator, done)).state).toBe('UNDONE');
    expect(await counts()).toEqual(before);
  });

  it('is not undone once one of them was sent an offer', async () => {
    const done = await applied(
      coordinator,
      await checked(coordinator, 'VOLUNTEERS', [VOLUNTEERS, `何用,13811119999,,${LAOSHAN.community},,,,,,2027-12-31`].join('\n')),
    );
    const needId = await world.need();
    await world.sql(
      `insert into offer (id, need_id, volunteer_id, area_code, seat, holds_seat, state, starts_at, ends_at)
       select gen_random_uuid(), $1, v.id, v.home_area_code, 1, false, 'DECLINED', now(), now() + interval '1 hour' from volunteer v where import_id = $2`,
      [needId, done.id],
    );
    expect((await command(coordinator, 'Undo', done)).userErrors).toMatchObject([{ code: 'IMPORT_CANNOT_UNDO' }]);
  });
});

const NEEDS = '家庭编号,服务对象身份证号,服务项目,紧急程度,服务开始时间,服务结束时间,截止时间,备注';

describe('a roster of needs', () => {
  it('finds households, services and times; undo takes the needs away', async () => {
    const [one, two] = [identityNumber(1, '19500101'), identityNumber(2, '19510101')];
    await applied(
      coordinator,
      await checked(
        coordinator,
        'HOUSEHOLDS',
        [HOUSEHOLD_HEADER, `N-1,孙一,${one},户主,,${LAOSHAN.community},,,`, `N-2,孙二,${two},户主,,${LAOSHAN.community},,,`].join('\n'),
      ),
    );
    const everywhere = await world.actor('COORDINATOR');
    await applied(
      everywhere,
      await checked(everywhere, 'HOUSEHOLDS', [HOUSEHOLD_HEADER, `N-3,外一,,户主,,${SHINAN.community},,,`].join('\n')),
    );
    const batch = await checked(
      coordinator,
      'NEEDS',
      [
        NEEDS,
        'N-1,,上门探访,常规,2026-06-10 09:00,2026-06-10 12:00,,带上表格',
        `,${two},TEST_VISIT,紧急,,,,`,
        `N-1,${two},上门探访,常规,,,,`,
        'N-9,,上门探访,常规,,,,',
        'N-3,,上门探访,常规,,,,',
        'N-1,,没有的服务,常规,,,,',
        'N-1,,上门探访,,,,,',
        'N-1,,上门探访,常规,2026-06-01 09:00,2026-06-01 12:00,,',
        'N-1,,上门探访,常规,2026-06-11 09:00,2026-06-11 09:10,,',
        ',,上门探访,常规,,,,',
        'N-1,,上门探访,加急,2026-06-10 10:00,2026-06-10 12:00,,',
        'N-2,,上门探访,常规,,,2026-06-20,',
      ].join('\n'),
    );
    expect(faults(batch)).toEqual([
      '4 identityNumber INVALID_CHOICE',
      '5 householdNumber NOT_FOUND',
      '6 householdNumber NOT_FOUND',
      '7 service NOT_FOUND',
      '8 tier REQUIRED',
      '9 windowEnd IN_THE_PAST',
      '10 windowEnd OUT_OF_RANGE',
      '11 householdNumber REQUIRED',
      '12 service DUPLICATE',
    ]);
    expect(batch).toMatchObject({ rowsRead: 12, rowsOk: 3, rowsRejected: 8, rowsDuplicate: 1 });
    const done = await applied(coordinator, batch, true);
    const made = await world.sql(
      `select h.number as household, n.service_code, n.tier, n.state, n.window_start, n.due_at, n.minutes, n.note, n.person_id is not null as person, n.created_by, n.number ~ '^XQ\\d{7}$' as numbered
       from service_need n join household h on h.id = n.household_id where n.import_id = $1 order by n.due_at`,
      [batch.id],
    );
    const common = { service_code: 'TEST_VISIT', state: 'UNMATCHED', minutes: 60, created_by: coordinator.accountId, numbered: true };
    expect(made).toEqual([
      {
        ...common,
        household: 'N-2',
        tier: 'EMERGENCY',
        window_start: null,
        due_at: new Date('2026-06-09T01:00:00Z'),
        note: null,
        person: true,
      },
      {
        ...common,
        household: 'N-1',
        tier: 'ROUTINE',
        window_start: new Date('2026-06-10T01:00:00Z'),
        due_at: new Date('2026-06-10T04:00:00Z'),
        note: '带上表格',
        person: false,
      },
      {
        ...common,
        household: 'N-2',
        tier: 'ROUTINE',
        window_start: null,
        due_at: new Date('2026-06-20T15:59:00Z'),
        note: null,
        person: false,
      },
    ]);
    expect(
      await checked(coordinator, 'NEEDS', [NEEDS, 'N-2,,上门探访,常规,,,2026-06-20,', 'N-2,,上门探访,常规,,,,'].join('\n')),
    ).toMatchObject({ rowsDuplicate: 2 });
    expect((await undone(coordinator, done)).state).toBe('UNDONE');
    expect(await world.sql('select 1 from service_need where import_id = $1', [batch.id])).toEqual([]);
  });
});
