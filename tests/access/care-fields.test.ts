import { randomUUID } from 'node:crypto';
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSESSMENT, Desk, must, type Versioned } from '../api/care/desk.js';
import type { Actor } from '../testkit/actor.js';
import { documentOf, fullSelection, rootFields, servedSchema } from '../testkit/schema.js';
import { LAOSHAN } from '../testkit/world.js';
import { careTypes, foreignTypes, neverFilled } from './care-fields.js';
import { ROLES } from './reach.js';
import { setStage, type Stage } from './stage.js';

/** Roots of the module, by the names of its nouns. */
const OWN = /^(support(?!er)|scale|risk|care|breakGlass|dutyShift|bereavement|concern|sessionsToCosign)/;

let stage: Stage;
let schema: GraphQLSchema;
let worker: Actor;
const referralIds: string[] = [];
const alertIds: string[] = [];
let householdId = '';

beforeAll(async () => {
  schema = await servedSchema();
  stage = await setStage();
  const { world } = stage;
  const desk = new Desk(world);
  worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
  const chief = await world.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district });
  // One case with everything in it: a note, an addendum, two givings of a scale, an alert from its opening to its closing.
  await world.sql(
    "insert into duty_shift (id, area_code, level, account_id, from_at, until_at) values (gen_random_uuid(), $1, 1, $2, '2026-06-01', '2026-07-01')",
    [LAOSHAN.code, chief.accountId],
  );
  const support = await desk.caseOf(worker);
  ({ householdId } = support);
  const draft = must<Versioned>(await desk.draft(worker, support.id, '只给该看的人'), 'session');
  await desk.answer(worker, draft.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const { alert } = await desk.answer(worker, draft.id, 'PHQ9', [3, 3, 3, 3, 3, 3, 3, 3, 3]);
  const taken = must<Versioned>(await desk.moveAlert(worker, 'Acknowledge', alert as Versioned), 'alert');
  const assessed = must<Versioned>(await desk.moveAlert(worker, 'Assess', taken, ASSESSMENT), 'alert');
  must(await desk.moveAlert(chief, 'Close', assessed, { followUpOn: '2026-06-10', text: '已与家人约定' }), 'alert');
  must(await desk.sign(worker, draft), 'session');
  must(
    await worker.mutate(
      'supportSessionAddendumAdd',
      'SupportSessionAddendumInput',
      { requestId: randomUUID(), sessionId: draft.id, text: '补充' },
      'session { id }',
    ),
    'session',
  );
  // Another that a colleague covers, with a group session, co-signed, and a flag that still climbs; and one that has ended.
  const covered = await desk.caseOf(worker);
  const group = must<Versioned>(await desk.draft(worker, covered.id, '小组'), 'session');
  await world.sql('update support_session set group_id = gen_random_uuid() where id = $1', [group.id]);
  must(await desk.sign(worker, group), 'session');
  await world.sql('update support_session set cosigned_by = $2, cosigned_at = now() where id = $1', [group.id, chief.accountId]);
  await world.sql("update support_referral set cover_id = $2, cover_from = '2026-06-01', cover_until = '2026-07-01' where id = $1", [
    covered.id,
    (await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district })).accountId,
  ]);
  const flag = await worker.mutate(
    'riskFlagRaise',
    'RiskFlagRaiseInput',
    { requestId: randomUUID(), referralId: covered.id, text: '令人担心' },
    'alert { id version state }',
  );
  const ended = await desk.caseOf(worker);
  await world.sql("update support_referral set state = 'CLOSED', end_reason = 'GOALS_REACHED', ended_at = '2026-06-08' where id = $1", [
    ended.id,
  ]);
  referralIds.push(support.id, covered.id);
  alertIds.push(alert?.id ?? '', must<Versioned>(flag, 'alert').id);
  await world.sql(
    "insert into care_absence (id, account_id, from_on, until_on, recorded_by) values (gen_random_uuid(), $1, '2026-12-01', '2026-12-02', $1)",
    [worker.accountId],
  );
  await world.sql(
    "insert into care_debrief (id, account_id, cause, held_on, held_by) values (gen_random_uuid(), $1, 'LOAD', '2026-06-01', $2)",
    [worker.accountId, chief.accountId],
  );
  await world.sql(
    "update break_glass set reviewed_by = $1, reviewed_at = now(), finding = 'JUSTIFIED', review_due_on = '2026-06-10' where opened_by <> $1",
    [chief.accountId],
  );
}, 60_000);
afterAll(() => stage.world.stop());

/** `Type.field` of everything that is told in an answer. */
function told(answer: unknown, into: Set<string>): Set<string> {
  if (Array.isArray(answer)) answer.forEach((part) => told(part, into));
  else if (answer !== null && typeof answer === 'object') {
    const { __typename: type, ...fields } = answer as Record<string, unknown>;
    for (const [field, value] of Object.entries(fields)) {
      if (value !== null && !(Array.isArray(value) && value.length === 0)) into.add(`${String(type)}.${field}`);
      told(value, into);
    }
  }
  return into;
}

/** Everything that an actor is told when it asks every root of the module, and the household, for all that can be selected. */
async function toldTo(actor: Actor): Promise<Set<string>> {
  const found = new Set<string>();
  // What else hangs on a household is no psychological care, and would make the deepest documents too costly to be answered.
  const without = new Set(
    Object.values((schema.getType('Household') as GraphQLObjectType).getFields())
      .filter(({ type }) => isObjectType(getNamedType(type)) && careTypes[getNamedType(type).name] === undefined)
      .map(({ name }) => `Household.${name}`),
  );
  const ask = async (root: ReturnType<typeof rootFields>[number], known: Record<string, unknown>, depth: number) => {
    const { query, variables } = documentOf(root, known, fullSelection(schema, root.field.type, { depth, without }));
    told((await actor.ask(query, variables)).data, found);
  };
  const roots = rootFields(schema);
  for (const root of roots.filter((each) => each.kind === 'query' && (OWN.test(each.name) || each.name === 'scales')))
    for (const depth of [2, 3, 4])
      for (const id of root.name === 'riskAlert' ? alertIds : referralIds) await ask(root, { id, year: 2026, quarter: 1, first: 5 }, depth);
  const household = roots.find((root) => root.name === 'household');
  if (household) await ask(household, { id: householdId }, 2);
  const opening = (name: string) => roots.find((root) => root.name === name) as (typeof roots)[number];
  for (const depth of [3, 4, 5]) {
    for (const referralId of referralIds) await ask(opening('supportFileOpen'), { input: { referralId, purpose: '字段测试' } }, depth);
    for (const id of alertIds) await ask(opening('riskAlertOpen'), { input: { id, purpose: '字段测试' } }, depth);
  }
  await ask(opening('careRetentionRun'), { input: { dryRun: true } }, 3);
  return found;
}

const fieldsOf = (type: string): string[] =>
  Object.keys((schema.getType(type) as GraphQLObjectType).getFields()).map((field) => `${type}.${field}`);
const typeOf = (field: string): string => field.split('.')[0] ?? '';

describe('every field of psychological care', () => {
  it('belongs to a type of the reviewed table', () => {
    const seen = new Set<string>();
    const enter = (name: string): void => {
      const type = schema.getType(name);
      if (seen.has(name) || foreignTypes.has(name) || !isObjectType(type)) return;
      seen.add(name);
      for (const field of Object.values(type.getFields())) enter(getNamedType(field.type).name);
    };
    for (const root of rootFields(schema)) if (OWN.test(root.name) || root.name === 'scales') enter(getNamedType(root.field.type).name);
    const wrappers = /(Payload|Connection|Edge)$|^(FieldError|StaleVersion|SeatTaken)/;
    expect([...seen].filter((name) => !wrappers.test(name) && !name.endsWith('Error')).toSorted()).toEqual(
      Object.keys(careTypes)
        .filter((name) => name !== 'SupportStatus' || seen.has(name))
        .toSorted(),
    );
  });

  it(
    'is told to the worker of the case and the clinical supervisor, but for what the case does not have',
    { timeout: 120_000 },
    async () => {
      const [mine, chief] = [await toldTo(worker), await toldTo(stage.actors.CLINICAL_SUPERVISOR)];
      for (const [type, audience] of Object.entries(careTypes)) {
        if (audience.worker && type !== 'RiskAlert' && type !== 'AlertStep')
          expect({ type, missing: fieldsOf(type).filter((field) => !mine.has(field) && neverFilled[field] === undefined) }).toEqual({
            type,
            missing: [],
          });
        if (audience.roles.includes('CLINICAL_SUPERVISOR') && type !== 'BreakGlass')
          expect({ type, missing: fieldsOf(type).filter((field) => !chief.has(field) && neverFilled[field] === undefined) }).toEqual({
            type,
            missing: [],
          });
      }
    },
  );

  it.each(ROLES)('%s is told nothing beyond the table of a case that is not its own', { timeout: 120_000 }, async (role) => {
    const found = await toldTo(stage.actors[role]);
    const beyond = [...found].filter((field) => careTypes[typeOf(field)] !== undefined && !careTypes[typeOf(field)]?.roles.includes(role));
    expect({ role, beyond }).toEqual({ role, beyond: [] });
    const raw = JSON.stringify([...found]);
    expect(raw.includes('SealedText.text')).toBe(role === 'CLINICAL_SUPERVISOR');
  });

  it('is told to nobody without a session', async () => {
    const found = await toldTo(stage.world.anonymous);
    expect([...found].filter((field) => careTypes[typeOf(field)] !== undefined)).toEqual([]);
  });
});
