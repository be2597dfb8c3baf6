import type { Client } from 'pg';
import { addDays } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

/** Laoshan, where the demo's coordinator and social worker work. */
const LAOSHAN = 370212;
const HOUR = 3_600_000;

interface Home {
  readonly id: string;
  readonly areaCode: number;
  readonly personId: string;
}

/** Emergencies of the green channel, by the hours since each step; late ones among them. */
const RELIEFS = [
  { situation: '独居老人家中水管爆裂，无法居住', requested: 20 },
  { situation: '户主突发疾病住院，孩子无人照看', requested: 6, helper: '海鸥队 2 人', dispatched: 5 },
  {
    situation: '租住房屋失火，衣物被褥烧毁',
    requested: 9 * 24,
    helper: '社区民政专员',
    dispatched: 9 * 24 - 2,
    relieved: 9 * 24 - 7,
    given: '送入临时安置点，发放被褥两套',
    fen: 100_000,
  },
  {
    situation: '务工人员遭遇车祸，家中断粮',
    requested: 40 * 24,
    helper: '街道救助站',
    dispatched: 40 * 24 - 3,
    relieved: 40 * 24 - 20,
    given: '发放米面油和应急救助金',
    fen: 200_000,
  },
  {
    situation: '台风后屋顶漏雨',
    requested: 60 * 24,
    helper: '社区民政专员',
    dispatched: 60 * 24 - 1,
    relieved: 60 * 24 - 9,
    given: '搭盖防雨布，接到亲属家暂住',
    fen: null,
    met: 55 * 24,
  },
] as const;

/** The rows of a clock, as its trigger would leave them: what follows from the facts is asked of the database. */
export const CLOCK = `
  insert into sla_clock (id, subject_kind, subject_id, household_id, area_code, rule_id, rule_key, owner_id, started_at, opened_by, met_at, met_by, due_at, calendar_known, next_step_at)
  select $1, $2, $3, $4, $5, r.id, r.key, $6, $7, $6, $8, case when $8::timestamptz is not null then $6::uuid end, d.due_at, d.known,
    case when $8::timestamptz is null then app.clock_step_at(d.due_at, (select s.offset_amount from sla_rule_step s where s.rule_id = r.id order by s.level limit 1), r.unit) end
  from sla_rule r cross join lateral app.clock_due($7, r.amount, r.unit, null, null, null) d
  where r.id = app.sla_rule_in_force($9, $5, ($7::timestamptz at time zone 'Asia/Shanghai')::date)`;

/** Duties with clocks for the demo: relief under way, paperwork owed, mandates, papers in custody, reviews of plans. */
export async function writeDuties(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh duties');
  const { copier, now, today } = ground;
  const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR);
  const { rows: homes } = await client.query<Home>(
    `select h.id, h.area_code "areaCode", m.person_id "personId" from household h join household_membership m on m.household_id = h.id and m.relation = 'HEAD' and m.until is null
     where h.area_code / 1000000000 = $1 and not exists (select from household_plan p where p.household_id = h.id) order by h.number limit 12`,
    [LAOSHAN],
  );
  const clock = (
    kind: string,
    subject: string,
    home: { id: string; areaCode: number },
    rule: string,
    startedAt: Date,
    metAt: Date | null,
  ) =>
    client.query(CLOCK, [chance.id(startedAt.getTime()), kind, subject, home.id, home.areaCode, accounts.social, startedAt, metAt, rule]);

  const clocks: (() => Promise<unknown>)[] = [];
  for (const [at, story] of RELIEFS.entries()) {
    const home = homes[at];
    if (!home) continue;
    const id = chance.id(ago(story.requested).getTime());
    const relieved = 'relieved' in story ? ago(story.relieved) : null;
    const met = 'met' in story ? ago(story.met) : null;
    copier.add('emergency_relief', {
      id,
      number: `JJ${String(at + 1).padStart(6, '0')}`,
      household_id: home.id,
      area_code: home.areaCode,
      state: met ? 'COMPLETE' : relieved ? 'RELIEVED' : 'dispatched' in story ? 'DISPATCHED' : 'REQUESTED',
      situation: story.situation,
      requested_at: ago(story.requested),
      requested_by: accounts.social,
      helper: 'helper' in story ? story.helper : null,
      dispatched_at: 'dispatched' in story ? ago(story.dispatched) : null,
      dispatched_by: 'dispatched' in story ? accounts.social : null,
      given: 'given' in story ? story.given : null,
      amount_fen: 'fen' in story ? story.fen : null,
      paperwork: relieved ? '临时救助申请表、身份证复印件、情况核实记录' : null,
      relieved_at: relieved,
      relieved_by: relieved ? accounts.social : null,
      completed_at: met,
      demo: true,
    });
    clocks.push(() => clock('RELIEF', id, home, 'relief.deliver', ago(story.requested), relieved));
    if (!relieved) continue;
    const owed = chance.id(relieved.getTime());
    copier.add('obligation', {
      id: owed,
      kind: 'RELIEF_PAPERWORK',
      relief_id: id,
      household_id: home.id,
      area_code: home.areaCode,
      what: '临时救助申请表、身份证复印件、情况核实记录',
      state: met ? 'MET' : 'OWED',
      opened_at: relieved,
      owner_id: accounts.social,
      met_at: met,
      met_by: met ? accounts.social : null,
      evidence: met ? '申请表已归档，编号 2026-017' : null,
    });
    clocks.push(() => clock('OBLIGATION', owed, home, 'relief.paperwork', relieved, met));
  }

  for (const [at, days] of [5, 12, 200].entries()) {
    const home = homes[RELIEFS.length + at];
    if (!home) continue;
    const [mandateId, orderId, paperId] = [0, 1, 2].map((step) => chance.id(ago((20 - step) * 24).getTime())) as [string, string, string];
    copier.add('mandate', {
      id: mandateId,
      household_id: home.id,
      person_id: home.personId,
      area_code: home.areaCode,
      agent: '网格员',
      scope: ground.services.filter((service) => service.team === 'BLUE_VEST').map((service) => service.code),
      valid_from: addDays(today, -60),
      valid_until: addDays(today, days),
      recorded_at: ago(60 * 24),
      recorded_by: accounts.social,
      demo: true,
    });
    const service = ground.services.find((each) => each.team === 'BLUE_VEST');
    if (!service || at === 2) continue;
    const takenAt = ago(at === 0 ? 3 * 24 : 12 * 24);
    copier.add('proxy_order', {
      id: orderId,
      number: `DB${String(at + 1).padStart(6, '0')}`,
      household_id: home.id,
      mandate_id: mandateId,
      area_code: home.areaCode,
      service_code: service.code,
      matter: at === 0 ? '代办残疾人两项补贴申请' : '代办医疗救助报销',
      state: 'OPEN',
      owner_id: accounts.social,
      opened_at: takenAt,
      opened_by: accounts.social,
      demo: true,
    });
    copier.add('proxy_step', {
      id: chance.id(takenAt.getTime() + HOUR),
      order_id: orderId,
      at: new Date(takenAt.getTime() + HOUR),
      by_id: accounts.social,
      place: 'COUNTER',
      text: '已在便民服务中心窗口递交',
      resident_came: at === 0,
    });
    copier.add('document_custody', {
      id: paperId,
      order_id: orderId,
      kind_code: 'ID_CARD',
      label: '身份证原件',
      taken_at: takenAt,
      returned_at: null,
    });
    copier.add('custody_event', {
      id: chance.id(takenAt.getTime()),
      document_id: paperId,
      number: 1,
      verb: 'TAKEN',
      at: takenAt,
      giver: '户主本人',
      receiver: '网格员',
      receipt: `SJ${String(at + 1).padStart(7, '0')}`,
      by_id: accounts.social,
    });
    clocks.push(() => clock('DOCUMENT', paperId, home, 'proxy.papers_back', takenAt, null));
  }
  await copier.send();
  for (const write of clocks) await write();
  await client.query("select setval('emergency_relief_number', $1), setval('proxy_order_number', 2), setval('custody_receipt_number', 2)", [
    RELIEFS.length,
  ]);
}
