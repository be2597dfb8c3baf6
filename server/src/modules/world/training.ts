import type { Client } from 'pg';
import { seal } from '../../platform/vault/envelope.js';
import { addDays } from '../calendars/index.js';
import { drawSample, rollHash, sha256 } from '../inspections/index.js';
import { spotSeedPlace } from '../training/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212e9;

/** A course that was held with its quizzes, one that is to come, and a spot check under way: written as people would, so that every rule has judged them. */
export async function writeTraining(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh training');
  const { now, today, keyring } = ground;
  const at = (days: number): Date => new Date(now.getTime() - days * DAY);
  const as = (account: string, days: number) =>
    client.query('select app.begin_actor($1, $2, $3)', [account, chance.id(at(days).getTime()), at(days)]);
  const { rows: bureaus } = await client.query<{ id: string }>("select id from account where username = 'demo.bureau'");
  const by = bureaus[0]?.id ?? accounts.citywide;
  const course = async (title: string, summary: string, held: number, minutes: number): Promise<string> => {
    const id = chance.id(at(held + 10).getTime());
    await client.query(
      'insert into training_course (id, area_code, title, summary, held_on, minutes, created_by, created_at, demo) values ($1, $2, $3, $4, $5, $6, $7, $8, true)',
      [id, LAOSHAN, title, summary, addDays(today, -held), minutes, by, at(held + 10)],
    );
    return id;
  };
  await as(by, 30);
  await course('低保渐退与复核实务', '复核周期、渐退条件与期限、过渡方案的写法。', -12, 120);
  const held = await course('年度救助政策培训', '低保、特困、临时救助标准与限额，审批时限，经济状况核对须本人同意。', 20, 180);
  const { rows: staff } = await client.query<{ id: string; number: string; stratum: string; areaCode: number }>(
    'select account_id id, number, stratum, area_code "areaCode" from app.training_staff($1) order by number',
    [LAOSHAN],
  );
  const there = staff.filter((one) => one.id !== by).slice(0, 12);
  for (const [nth, one] of there.entries()) {
    await client.query(
      'insert into training_attendance (id, course_id, account_id, area_code, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)',
      [chance.id(at(20).getTime()), held, one.id, LAOSHAN, by, at(20)],
    );
    // One has not taken the quiz yet.
    if (one.id === accounts.social) continue;
    const id = chance.id(at(19).getTime());
    await as(one.id, 19);
    const { rows } = await client.query<{ key: number[] }>(
      "insert into training_attempt (id, course_id, account_id, area_code, questions, key) values ($1, $2, $3, $4, '[]', '{}') returning key",
      [id, held, one.id, LAOSHAN],
    );
    const wrong = nth % 5 === 3 ? 3 : nth % 3;
    await client.query('update training_attempt set answers = $2::int[] where id = $1', [
      id,
      rows[0]?.key.map((right, k) => (k < wrong ? (right + 1) % 2 : right)),
    ]);
  }
  await writeSpotCheck(client, chance, { staff, by, at, as, seal: (id, seed) => seal(keyring, spotSeedPlace(id), seed) });
  await client.query('select app.enter(null, $1, $2)', [chance.id(now.getTime()), now]);
}

interface Bench {
  readonly staff: readonly { readonly id: string; readonly number: string; readonly stratum: string; readonly areaCode: number }[];
  readonly by: string;
  readonly at: (days: number) => Date;
  readonly as: (account: string, days: number) => Promise<unknown>;
  readonly seal: (id: string, seed: string) => string;
}

/** One that was started three days ago, half of it called, drawn as the product draws it. */
async function writeSpotCheck(client: Client, chance: Chance, { staff, by, at, as, seal: sealed }: Bench): Promise<void> {
  const id = chance.id(at(5).getTime());
  const seed = sha256(`spot check/${id}`);
  const wanted = 8;
  const drawn = drawSample(staff, seed, wanted);
  await client.query(
    `insert into spot_check (id, area_code, title, wanted, seed_hash, seed_sealed, seed, state, roll_count, roll_hash, started_at, started_by, created_by, created_at, demo)
     values ($1, $2, '第四季度政策知晓抽查', $3, $4, $5, $6, 'STARTED', $7, $8, $9, $10, $10, $11, true)`,
    [id, LAOSHAN, wanted, sha256(seed), sealed(id, seed), seed, staff.length, rollHash(staff), at(3), by, at(5)],
  );
  const { rows: agents } = await client.query<{ id: string }>("select id from account where username = 'demo.hotline'");
  const agent = agents[0]?.id ?? by;
  for (const one of staff)
    await client.query('insert into spot_check_roll (check_id, number, stratum, drawn) values ($1, $2, $3, $4)', [
      id,
      one.number,
      one.stratum,
      drawn.includes(one.number),
    ]);
  for (const [position, number] of drawn.entries()) {
    const one = staff.find((each) => each.number === number);
    if (!one) continue;
    const callId = chance.id(at(3).getTime() + position);
    await as(by, 3);
    await client.query(
      "insert into spot_call (id, check_id, account_id, area_code, position, questions, due_on) values ($1, $2, $3, $4, $5, '[]', app.today() + 7)",
      [callId, id, one.id, one.areaCode, position + 1],
    );
    if (position >= drawn.length / 2 || one.id === agent) continue;
    await as(agent, 2);
    const marks = [0, 1, 2, 3, 4].map((question) => question >= (position === 2 ? 2 : position % 2));
    await client.query(
      'update spot_call set marks = $2::boolean[], called_by = $3, called_at = app.now(), unreached = unreached + 1 where id = $1',
      [callId, marks, agent],
    );
  }
}
