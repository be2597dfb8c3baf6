import type { Client } from 'pg';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;

/** Who wants to serve, as they wrote it: days ago, where they stand, and what the talk showed. */
const APPLICANTS = [
  {
    name: '丛志强',
    district: 370212,
    team: 'BLUE_VEST',
    languages: '普通话、青岛话',
    times: '周末全天',
    motive: '退休前在街道办事大厅工作，熟悉各类申请，想帮跑腿不便的老人办手续。',
    ago: 0.2,
  },
  {
    name: '宫晓彤',
    district: 370212,
    team: 'LITTLE_ORANGE_LAMP',
    languages: '普通话、英语',
    times: '工作日晚上、周日',
    motive: '心理学专业在读，做过两年热线志愿者。',
    ago: 1.1,
  },
  {
    name: '于振海',
    district: 370212,
    team: null,
    languages: '普通话、胶州话',
    times: '每周三、周五下午',
    motive: '有车，愿意接送老人看病。',
    ago: 3,
    talk: 1,
    note: null,
  },
  {
    name: '邵美玲',
    district: 370212,
    team: 'RED_SEAGULL',
    languages: '普通话',
    times: '工作日上午',
    motive: '照顾过失能的父亲，知道家里缺什么。',
    ago: 6,
    talk: -2,
    note: '耐心，护理动作熟练；希望固定一两户。',
  },
  {
    name: '姜海波',
    district: 370202,
    team: 'RED_SEAGULL',
    languages: '普通话',
    times: '周末',
    motive: '想多参加社会实践。',
    ago: 12,
    declined: '暂时只能来一次；请有固定时间后再申请。',
  },
] as const;

/** Writes applications to serve; nobody in them becomes a volunteer here, so that the roll stays as it is. */
export async function writeApplicants(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh applicants');
  const { now } = ground;
  for (const [at, each] of APPLICANTS.entries()) {
    const created = new Date(now.getTime() - each.ago * DAY);
    const declined = 'declined' in each ? each.declined : null;
    const talk = 'talk' in each ? new Date(Math.floor((now.getTime() + each.talk * DAY) / 3_600_000) * 3_600_000) : null;
    await client.query(
      `insert into volunteer_application (id, number, name, phone, area_code, team_kind, languages, times, motive, agreement_id, state, interview_at, interview_note, reason, decided_by, decided_at, created_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, g.id, $10, $11, $12, $13, $14, $15, $16 from volunteer_agreement g order by g.valid_from limit 1`,
      [
        chance.id(created.getTime()),
        `SQ${String(at + 1).padStart(7, '0')}`,
        each.name,
        `156${String(chance.int(0, 99_999_999)).padStart(8, '0')}`,
        each.district * 1e9,
        each.team,
        each.languages,
        each.times,
        each.motive,
        declined !== null ? 'DECLINED' : talk !== null ? 'INTERVIEW' : 'RECEIVED',
        talk,
        'note' in each ? each.note : null,
        declined,
        declined === null ? null : accounts.citywide,
        declined === null ? null : new Date(created.getTime() + DAY),
        created,
      ],
    );
  }
  await client.query("select setval('volunteer_application_number', $1)", [APPLICANTS.length]);
}
