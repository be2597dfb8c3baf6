import { randomUUID } from 'node:crypto';
import { identityCheckCharacter } from '@finemesh/server/dist/modules/households/identity-number.js';
import { householdTokens } from '@finemesh/server/dist/modules/households/search.js';
import { blindIndex } from '@finemesh/server/dist/platform/vault/envelope.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';

interface Lead {
  id: string;
  version: number;
  state: string;
  decision: string | null;
  household: { id: string } | null;
  need: { id: string; tier: string; state: string } | null;
  case: { id: string; state: string } | null;
  mergedInto: { id: string } | null;
  triageClock: { state: string };
  callbackClock: { state: string; dueAt: string } | null;
  callbackTries: number;
  events: { kind: string; decision: string | null }[];
}

interface Duplicate {
  household: { id: string } | null;
  lead: { id: string } | null;
  reasons: string[];
  score: number;
  verdict: { id: string; same: boolean } | null;
}

const LEAD = `lead { id version state decision household { id } need { id tier state } case { id state } mergedInto { id }
  triageClock { state } callbackClock { state dueAt } callbackTries events { kind decision } }`;
const REPORT = 'report { id number outcome decidedAt reply maskedName content }';
/** Valid numbers of people who do not exist. */
const [IDENTITY, OTHER_IDENTITY] = ['37021219500301122', '37021219600101122'].map((body) => body + identityCheckCharacter(body)) as [
  string,
  string,
];

describe('leads', () => {
  let world: World;
  let hotline: Actor;
  let triage: Actor;
  let volunteer: Actor & { volunteerId: string };

  beforeAll(async () => {
    world = await World.start();
    hotline = await world.actor('HOTLINE_AGENT');
    triage = await world.actor('COORDINATOR');
    volunteer = await world.volunteerActor();
  });
  afterAll(() => world.stop());

  const hashOf = (number: string) => blindIndex(world.services.keyring, 'person.identity', number);
  const report = async (by: Actor, more: object = {}) =>
    by.mutate<{ report: { id: string; outcome: string } | null }>(
      'leadReport',
      'LeadReportInput',
      {
        requestId: randomUUID(),
        channel: by === volunteer ? 'VOLUNTEER' : 'HOTLINE',
        areaCode: LAOSHAN.community,
        subjectName: '孙大爷',
        content: '邻居说老人几天没出门',
        tier: 'URGENT',
        ...more,
      },
      REPORT,
    );
  const reported = async (by: Actor, more: object = {}): Promise<Lead> => {
    const payload = await report(by, more);
    expect(payload.userErrors).toEqual([]);
    return read(payload.report?.id ?? '');
  };
  const read = async (id: string, by: Actor = triage): Promise<Lead> =>
    (await by.get<{ lead: Lead }>(`query ($id: ID!) { ${LEAD.replace('lead {', 'lead(id: $id) {')} }`, { id })).lead;
  const change = (by: Actor, verb: string, lead: Lead, input: string, more: object = {}) =>
    by.mutate<{ lead: Lead | null }>(`lead${verb}`, `Lead${input}Input`, { id: lead.id, expectedVersion: lead.version, ...more }, LEAD);
  const must = (payload: { lead: Lead | null; userErrors: object[] }): Lead => {
    expect(payload.userErrors).toEqual([]);
    return payload.lead as Lead;
  };
  const decide = (by: Actor, lead: Lead, decision: string, more: object = {}) =>
    change(by, 'Triage', lead, 'Triage', { decision, reason: '已核实', ...more });
  const mine = async (by: Actor, id: string) => {
    const { myLeadReports } = await by.get<{
      myLeadReports: { edges: { node: { id: string; outcome: string; reply: string | null; decidedAt: string | null } }[] };
    }>('{ myLeadReports { edges { node { id outcome reply decidedAt } } } }');
    return myLeadReports.edges.map((edge) => edge.node).find((node) => node.id === id);
  };

  it('takes a call, keeps the promise of a call back, and a breach survives the late call', async () => {
    let lead = await reported(hotline, { callerPhone: '13800001111', callBack: true, callBackBy: new Date(MONDAY.getTime() + 3_600_000) });
    expect(lead.callbackClock).toMatchObject({ state: 'DUE_TODAY' });
    lead = must(await change(hotline, 'CallBack', lead, 'CallBack', { reached: false }));
    expect(lead).toMatchObject({ callbackTries: 1, callbackClock: { state: 'DUE_TODAY' } });
    world.clock.advance(2 * 3_600_000);
    lead = must(await change(hotline, 'CallBack', lead, 'CallBack', { reached: true, note: '已告知' }));
    expect(lead.callbackClock).toMatchObject({ state: 'MISSED' });
    expect((await change(hotline, 'CallBack', lead, 'CallBack', { reached: true })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    expect(lead.events.map((event) => event.kind)).toEqual(['REPORTED', 'CALL_FAILED', 'CALLED_BACK']);
    world.clock.set(MONDAY);
  });

  it('decides an emergency: what was told becomes a household with an emergency need, once', async () => {
    const lead = await reported(hotline, { subjectPhone: '13811112222', subjectAddress: '崂山区测试街道3号', identityNumber: IDENTITY });
    expect((await decide(triage, lead, 'EMERGENCY')).userErrors).toMatchObject([{ code: 'REQUIRED', field: ['serviceCode'] }]);
    const decided = must(await decide(triage, lead, 'EMERGENCY', { serviceCode: 'TEST_VISIT' }));
    expect(decided).toMatchObject({
      state: 'DECIDED',
      decision: 'EMERGENCY',
      need: { tier: 'EMERGENCY', state: 'UNMATCHED' },
      triageClock: { state: 'MET' },
    });
    const [person] = await world.sql<{ identity_hash: string }>(
      'select p.identity_hash from person p join household_membership m on m.person_id = p.id where m.household_id = $1',
      [decided.household?.id],
    );
    expect(person?.identity_hash).toBe(hashOf(IDENTITY));
    expect((await decide(triage, decided, 'NO_NEED')).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await change(triage, 'Reopen', decided, 'Reopen', { reason: '弄错' })).userErrors).toMatchObject([{ code: 'IN_USE' }]);
  });

  it('opens a case, and a second lead on the household joins the open one', async () => {
    const householdId = await world.household();
    const first = must(await decide(triage, await reported(hotline), 'CASE', { householdId }));
    expect(first.case).toMatchObject({ state: 'INTAKE' });
    const second = must(await decide(triage, await reported(hotline), 'CASE', { householdId }));
    expect(second.case?.id).toBe(first.case?.id);
  });

  it('wants a reason, where it is referred to, and takes a decision back with its clock as before', async () => {
    const lead = await reported(hotline);
    expect((await decide(triage, lead, 'NO_NEED', { reason: ' ' })).userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }]);
    expect((await decide(triage, lead, 'REFERRED')).userErrors).toMatchObject([{ code: 'REQUIRED', field: ['referredTo'] }]);
    const referred = must(await decide(triage, lead, 'REFERRED', { referredTo: '区残联' }));
    const again = must(await change(triage, 'Reopen', referred, 'Reopen', { reason: '残联退回' }));
    expect(again).toMatchObject({ state: 'WAITING', decision: null });
    expect(again.events.map((event) => event.kind)).toEqual(['REPORTED', 'DECIDED', 'REOPENED']);
    world.clock.advance(5 * 3_600_000);
    expect((await read(lead.id)).triageClock.state).toBe('OVERDUE');
    expect(must(await decide(triage, again, 'NO_NEED')).triageClock.state).toBe('MISSED');
    world.clock.set(MONDAY);
  });

  it('finds who may be meant: by identity number, telephone, name, pinyin and address, ranked with reasons', async () => {
    const known = async (name: string, phone: string, address: string, identity?: string) => {
      const id = await world.household({ headName: name, phone });
      await world.sql('update household set search = $2, address = $3 where id = $1', [
        id,
        householdTokens({ number: `D${id.slice(0, 8)}`, head: name, names: [name], address, phones: [phone] }),
        address,
      ]);
      if (identity)
        await world.sql(
          'update person set identity_hash = $2 where id = (select person_id from household_membership where household_id = $1)',
          [id, hashOf(identity)],
        );
      return id;
    };
    const exact = await known('仇月娥', '13911110001', '崂山区沙子口街道七里桥8号', OTHER_IDENTITY);
    const sound = await known('仇悦娥', '13911110002', '崂山区北宅街道1号');
    const phone = await known('迟大军', '13911110003', '崂山区王哥庄街道2号');
    const ask = async (subject: object, by: Actor = hotline) =>
      (
        await by.get<{ leadDuplicates: Duplicate[] }>(
          'query ($subject: LeadSubjectInput!) { leadDuplicates(subject: $subject) { household { id } lead { id } reasons score verdict { id same } } }',
          { subject },
        )
      ).leadDuplicates;
    const found = await ask({ name: '仇月娥', phone: '139 1111 0003', identityNumber: OTHER_IDENTITY, areaCode: LAOSHAN.community });
    expect(found.map((one) => one.household?.id)).toEqual([exact, phone, sound]);
    expect(found[0]?.reasons).toEqual(['IDENTITY_NUMBER', 'NAME', 'AREA']);
    expect(found[1]?.reasons).toEqual(['PHONE', 'AREA']);
    expect(found[2]?.reasons).toEqual(['NAME_ALIKE', 'AREA']);
    expect((await ask({ address: '沙子口街道七里桥8号' })).map((one) => one.household?.id)).toEqual([exact]);
    expect(new Set((await ask({ name: 'qiuyuee' })).map((one) => one.household?.id))).toEqual(new Set([exact, sound]));
    // Half an identity number says nothing, and whoever works elsewhere finds nobody here, by the whole one either.
    expect(await ask({ identityNumber: '3702121960' })).toEqual([]);
    const elsewhere = await world.actor('HOTLINE_AGENT', { area: SHINAN.district });
    expect(await ask({ name: '仇月娥', phone: '13911110003', identityNumber: OTHER_IDENTITY }, elsewhere)).toEqual([]);
  });

  it('matches with a household or says different, and takes both back with a trail', async () => {
    const householdId = await world.household({ headName: '孙大爷' });
    let lead = await reported(hotline);
    lead = must(await change(triage, 'Merge', lead, 'Match', { householdId }));
    expect(lead).toMatchObject({ state: 'WAITING', household: { id: householdId } });
    expect((await change(triage, 'MarkDifferent', lead, 'Match', { householdId })).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
    const links = async () =>
      (
        await triage.get<{ lead: { links: { id: string; same: boolean; undoneAt: string | null }[] } }>(
          'query ($id: ID!) { lead(id: $id) { links { id same undoneAt } } }',
          { id: lead.id },
        )
      ).lead.links;
    const undo = async (linkId: string | undefined) =>
      triage.mutate<{ lead: Lead | null }>('leadLinkUndo', 'LeadLinkUndoInput', { linkId, reason: '看错了' }, LEAD);
    lead = must(await undo((await links())[0]?.id));
    expect(lead.household).toBeNull();
    lead = must(await change(triage, 'MarkDifferent', lead, 'Match', { householdId }));
    must(await undo((await links())[1]?.id));
    expect((await undo((await links())[1]?.id)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await links()).map(({ same, undoneAt }) => ({ same, undone: undoneAt !== null }))).toEqual([
      { same: true, undone: true },
      { same: false, undone: true },
    ]);
    expect((await read(lead.id)).events.map((event) => event.kind)).toEqual([
      'REPORTED',
      'MATCHED',
      'TAKEN_BACK',
      'DIFFERENT',
      'TAKEN_BACK',
    ]);
  });

  it('merges leads so that every reporter learns the decision, without learning of one another', async () => {
    const first = await reported(hotline);
    const second = await reported(volunteer);
    const merged = must(await change(triage, 'Merge', second, 'Match', { otherLeadId: first.id }));
    expect(merged).toMatchObject({ state: 'MERGED', mergedInto: { id: first.id } });
    expect(await mine(volunteer, second.id)).toMatchObject({ outcome: 'WAITING', decidedAt: null });
    // Neither a lead that has others in it nor one that is in another is merged further.
    const third = await reported(hotline);
    expect((await change(triage, 'Merge', await read(first.id), 'Match', { otherLeadId: third.id })).userErrors).toMatchObject([
      { code: 'IN_USE' },
    ]);
    expect((await change(triage, 'Merge', third, 'Match', { otherLeadId: second.id })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    must(await decide(triage, await read(first.id), 'NO_NEED', { reply: '给热线的答复' }));
    expect(await mine(volunteer, second.id)).toMatchObject({ outcome: 'NO_NEED', reply: null });
    expect(await mine(hotline, first.id)).toMatchObject({ outcome: 'NO_NEED', reply: '给热线的答复' });
  });

  it('lets a volunteer report and follow its own reports, and shows it nothing else', async () => {
    const lead = await reported(volunteer, { subjectPhone: '13811119999', areaCode: SHINAN.community });
    expect((await report(volunteer, { channel: 'HOTLINE' })).userErrors).toMatchObject([{ code: 'INVALID_CHOICE', field: ['channel'] }]);
    must(await decide(triage, lead, 'CASE', { reply: '已安排社工上门' }));
    expect(await mine(volunteer, lead.id)).toMatchObject({ outcome: 'CASE', reply: '已安排社工上门' });
    expect(await mine(await world.volunteerActor(), lead.id)).toBeUndefined();
    // In SQL too: not a row of its own lead, nor of what was decided on it.
    const rows = await world.asRuntimeRole(volunteer.accountId, async (client) =>
      Promise.all(
        ['lead', 'lead_event', 'lead_link', 'social_case'].map(async (table) => (await client.query(`select from ${table}`)).rowCount),
      ),
    );
    expect(rows).toEqual([0, 0, 0, 0]);
    const answer = await volunteer.ask('query ($id: ID!) { lead(id: $id) { id } }', { id: lead.id });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('answers a nervous thumb once, with the same report', async () => {
    const input = { requestId: randomUUID(), identityNumber: IDENTITY };
    const [one, two] = [await report(hotline, input), await report(hotline, input)];
    expect(one.report?.id).toBe(two.report?.id);
    expect((await report(hotline, { ...input, identityNumber: undefined })).userErrors).toMatchObject([{ code: 'REQUEST_REUSED' }]);
  });

  it('never loses a lead: no role deletes, and two who decide at once decide once', async () => {
    const lead = await reported(hotline);
    await expect(
      world.asRuntimeRole(triage.accountId, (client) => client.query('delete from lead where id = $1', [lead.id])),
    ).rejects.toThrow(/permission denied/);
    const answers = await Promise.all([decide(triage, lead, 'NO_NEED'), decide(triage, lead, 'NO_NEED')]);
    expect(answers.map((answer) => answer.userErrors[0]?.code ?? 'done').toSorted()).toEqual(['STALE_VERSION', 'done']);
  });

  it('shows clear text for a recorded reason alone', async () => {
    const lead = await reported(hotline, { subjectPhone: '13811113333', identityNumber: IDENTITY });
    const masked = await hotline.get<{ lead: object }>('query ($id: ID!) { lead(id: $id) { maskedName phone hasIdentityNumber } }', {
      id: lead.id,
    });
    expect(masked.lead).toEqual({ maskedName: '孙*爷', phone: '138****3333', hasIdentityNumber: true });
    const { clear } = await hotline.mutate<{ clear: object }>(
      'leadReveal',
      'LeadRevealInput',
      { id: lead.id, purpose: '回电核实' },
      'clear { subjectName subjectPhone identityNumber }',
    );
    expect(clear).toEqual({ subjectName: '孙大爷', subjectPhone: '13811113333', identityNumber: IDENTITY });
    expect(await world.sql("select purpose from access_event where subject_type = 'lead' and subject_id = $1", [lead.id])).toEqual([
      { purpose: '回电核实' },
    ]);
    const bureau = await world.actor('BUREAU_SUPERVISOR');
    expect(
      (
        await bureau.ask('mutation ($input: LeadRevealInput!) { leadReveal(input: $input) { __typename } }', {
          input: { id: lead.id, purpose: '看看' },
        })
      ).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('counts on the workbench what its lists hold', async () => {
    const here = await world.actor('COORDINATOR', { area: SHINAN.district });
    await reported(hotline, { areaCode: SHINAN.community, tier: 'EMERGENCY', callerPhone: '13800001111', callBack: true });
    await reported(hotline, { areaCode: SHINAN.community, tier: 'ROUTINE' });
    world.clock.advance(3_600_000);
    const counts = await here.get<{
      today: object;
      waiting: { totalCount: number };
      late: { totalCount: number };
      owed: { totalCount: number };
    }>(
      `{ today { leadsAwaitingTriage leadsTriageLate callbacksOwed } waiting: leads(filter: { states: [WAITING] }) { totalCount }
         late: leads(filter: { overdueOnly: true }) { totalCount } owed: leads(filter: { callBackOwed: true }) { totalCount } }`,
    );
    expect(counts.today).toEqual({ leadsAwaitingTriage: 2, leadsTriageLate: 1, callbacksOwed: 1 });
    expect([counts.waiting.totalCount, counts.late.totalCount, counts.owed.totalCount]).toEqual([2, 1, 1]);
    world.clock.set(MONDAY);
  });
});
