import { catalogue } from '@finemesh/server/dist/platform/access/catalogue.js';
import { randomUUID } from 'node:crypto';
import { getNullableType, isListType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertIn, caseIn, sessionIn } from '../access/care.js';
import { notificationIn, webhookIn } from '../access/notifications.js';
import { side } from '../access/stage.js';
import type { Actor } from '../testkit/actor.js';
import { rootFields, servedSchema, type RootField } from '../testkit/schema.js';
import { hour, offerIn, visitIn } from '../testkit/visits.js';
import { LAOSHAN, World } from '../testkit/world.js';
import { askEverything, type Asked } from './selections.js';

/** Rows of every kind at which statements are counted. */
const SIZES = [1, 10, 100];

/** Fields below a list that cost a statement a row, because a page shows them of one object at a time. May only shrink. */
const EXEMPT = new Set<string>();

/** Who sees most of each list; the coordinator unless told. */
const ASKER: Readonly<Record<string, string>> = {
  accounts: 'ADMIN',
  myOffers: 'VOLUNTEER',
  myAssignments: 'VOLUNTEER',
  spotCalls: 'BUREAU_SUPERVISOR',
  ...Object.fromEntries(
    ['supportReferrals', 'scales', 'riskAlerts', 'breakGlasses', 'dutyShifts', 'careLoads'].map((name) => [name, 'CLINICAL_SUPERVISOR']),
  ),
};

/** Who asks: a coordinator wherever its role includes the action, else whoever's does. */
function askerOf(root: RootField): string {
  const action = root.field.extensions['action'] as keyof typeof catalogue | undefined;
  const holders: readonly string[] = action === undefined ? [] : catalogue[action];
  const able = ['COORDINATOR', 'CLINICAL_SUPERVISOR', 'ADMIN', 'VOLUNTEER', 'BUREAU_SUPERVISOR'].find((role) => holders.includes(role));
  return ASKER[root.name] ?? able ?? 'COORDINATOR';
}

let world: World;
let roots: RootField[];
const actors = new Map<string, Actor>();
let ownVolunteerId = '';
let rows = 0;
const asked = new Map<string, Map<number, Asked>>();

/** Lists, pages, and the workbench: what grows with the rows. */
function grows({ kind, field }: RootField): boolean {
  const type = getNullableType(field.type);
  return kind === 'query' && (isListType(type) || (isObjectType(type) && (type.name.endsWith('Connection') || type.name === 'Today')));
}

async function growTo(size: number): Promise<void> {
  const coordinator = actors.get('COORDINATOR')?.accountId;
  for (; rows < size; rows += 1) {
    const organisationId = randomUUID();
    await world.sql("insert into organisation (id, name, kind, area_code) values ($1, $2, 'NGO', $3)", [
      organisationId,
      `组织 ${rows}`,
      LAOSHAN.code,
    ]);
    const made = await side(world, LAOSHAN, organisationId);
    await notificationIn(world, coordinator ?? null);
    await webhookIn(world, LAOSHAN.code);
    await world.sql("insert into skill (id, code, name, name_en) values (gen_random_uuid(), $1, '技能', 'Skill')", [`S${rows}`]);
    await world.sql("insert into qualification_type (id, code, name, name_en) values (gen_random_uuid(), $1, '证书', 'Certificate')", [
      `Q${rows}`,
    ]);
    await world.sql(
      "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes, skill_codes, qualification_codes) values (gen_random_uuid(), $1, '服务', 'Service', 'RED_SEAGULL', '生活支持', 60, $2, '{TEST_CERT}')",
      [`T${rows}`, [`S${rows}`]],
    );
    await world.sql('insert into admin_area (code, name, level, parent_code) values ($1, $2, $3, $4)', [
      370212001500000 + rows * 1000,
      `社区 ${rows}`,
      'COMMUNITY',
      370212001000000,
    ]);
    await world.sql(
      "insert into grid_assignment (id, cell_code, worker_id, from_at, reason, assigned_by) values (gen_random_uuid(), $1, $2, '2026-01-01', 'FIRST', $2)",
      [370212001500000 + rows * 1000, made.accountId],
    );
    await world.sql('update volunteer set skill_codes = $2, preferred_service_codes = $3 where id = $1', [
      made.volunteerId,
      [`S${rows}`],
      [`T${rows}`],
    ]);
    await world.sql('update service_need set person_id = $2 where household_id = $1', [made.householdId, made.personId]);
    const jobId = randomUUID();
    await world.sql("insert into job_run (id, kind, created_by) values ($1, 'IMPORT_CHECK', $2)", [jobId, coordinator]);
    await world.sql(
      "insert into import_batch (id, kind, file_name, created_by, job_id, mapping) values (gen_random_uuid(), 'NEEDS', 'a.csv', $1, $2, '[]')",
      [coordinator, jobId],
    );
    const place = { householdId: made.householdId, volunteerId: ownVolunteerId, startsAt: hour(30 + rows * 2) };
    await offerIn(world, 'SENT', place);
    await visitIn(world, 'CONFIRMED', place);
    const home = { householdId: await world.household(), area: LAOSHAN.code };
    await sessionIn(world, 'SIGNED', await caseIn(world, 'ACCEPTED', home));
    const alertId = await alertIn(world, 'ACKNOWLEDGED', home);
    // The records that wait longest are those of the side: both alerts are on every page of them.
    await world.sql(
      'update risk_alert set referral_id = (select referral_id from support_session where id = $2) where id = any ($1::uuid[])',
      [[made.alertId, alertId], made.cosignId],
    );
  }
}

beforeAll(async () => {
  world = await World.start();
  roots = rootFields(await servedSchema()).filter(grows);
  actors
    .set('COORDINATOR', await world.actor('COORDINATOR'))
    .set('ADMIN', await world.actor('ADMIN'))
    .set('CLINICAL_SUPERVISOR', await world.actor('CLINICAL_SUPERVISOR'))
    .set('BUREAU_SUPERVISOR', await world.actor('BUREAU_SUPERVISOR'));
  const volunteer = await world.volunteerActor();
  actors.set('VOLUNTEER', volunteer);
  ownVolunteerId = volunteer.volunteerId;
  for (const size of SIZES) {
    await growTo(size);
    // Twice at first: the process keeps the calendar of holidays.
    for (const root of size === 1 ? [...roots, ...roots] : roots) {
      const actor = actors.get(askerOf(root));
      if (!actor) throw new Error('no actor');
      const known = {
        first: 100,
        text: root.name === 'accounts' ? '' : '王秀英',
        parentCode: '370212001',
        code: '370212001',
        kind: 'HOUSEHOLDS',
        areaCode: '370212',
      };
      const found = asked.get(root.name) ?? new Map<number, Asked>();
      // Each is counted as after a change of the tables of reference, when a process keeps none of their rows.
      await world.sql('update reference_version set n = n + 1');
      asked.set(root.name, found.set(size, await askEverything(world, actor, root, known, { depth: 4, first: 5, without: EXEMPT })));
    }
  }
}, 180_000);
afterAll(() => world.stop());

/** Objects anywhere in an answer. */
function objects(answer: unknown): number {
  if (answer === null || typeof answer !== 'object') return 0;
  return Object.values(answer).reduce<number>((sum, part) => sum + objects(part), Array.isArray(answer) ? 0 : 1);
}

describe('the number of statements', () => {
  it('is the same for 1, 10 and 100 rows, whatever is selected below a list', () => {
    const counts = Object.fromEntries([...asked].map(([name, found]) => [name, SIZES.map((size) => found.get(size)?.statements)]));
    // But for two things that hang on whether there are few or many, not on how many: a first page that holds everything needs no
    // count, and what belongs to a few rows is read ahead of them, in place of or beside a later statement. Whether ten are few hangs on
    // how many of them share a household.
    const changing = Object.entries(counts).filter(([, sizes]) => {
      const [one = 0, ten = 0, hundred = 0] = sizes as number[];
      return Math.abs(ten - one) > 2 || hundred - ten > 1 || ten - hundred > 2;
    });
    expect(Object.fromEntries(changing)).toEqual({});
    expect(
      Object.values(counts)
        .flat()
        .every((count) => count !== undefined && count <= 80),
    ).toBe(true);
  });

  it('is counted on answers without faults that do grow', () => {
    for (const [name, found] of asked) {
      expect({ name, errors: [...found.values()].flatMap((answer) => answer.errors) }).toEqual({ name, errors: [] });
    }
    const steady = [...asked].filter(([, found]) => objects(found.get(100)?.data) <= objects(found.get(1)?.data)).map(([name]) => name);
    // Bounded by what they are: five columns, five programmes, the fields of a file, the numbers that came with the system,
    // a bank of questions, departments and the ways to them,
    // three scales and one of daily living, a checklist, the month that was triggered, twenty needs, ten districts; one row of figures, one day,
    // five ages, a page of cells; six months, one town, and the persons of a run and the
    // households of a leaflet that nobody named.
    expect(steady.toSorted()).toEqual([
      'abilityScales',
      'assistanceFigures',
      'certificateTemplates',
      'comparisonRows',
      'coverageFigures',
      'coverageTrend',
      'dispersedCheckItems',
      'documentKinds',
      'figureMonths',
      'figureParts',
      'gridCells',
      'importTargetFields',
      'leadDuplicates',
      'myCourses',
      'myLeadReports',
      'needBoardCounts',
      'notificationTemplates',
      'outreachUnreached',
      'policyParameters',
      'priceTriggers',
      'scaleVersions',
      'scales',
      'trainingQuestions',
      'unmetNeedFigures',
      'verificationConnectors',
      'verificationDepartments',
      'volunteerCourses',
    ]);
  });

  it('is counted for every list and page: nothing is left out', () => {
    expect(EXEMPT.size).toBe(0);
    expect(asked.size).toBeGreaterThanOrEqual(15);
  });
});
