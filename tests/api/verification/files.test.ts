import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verificationModule } from '@finemesh/server/dist/modules/verification/index.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Department, type Message } from '../../testkit/department.js';
import { World } from '../../testkit/world.js';
import { byItem, Office, type Shown } from './office.js';

let world: World;
let office: Office;
let department: Department;
let folder: string;
const outbox = (): string => join(folder, 'outbox');
const inbox = (...more: string[]): string => join(folder, 'inbox', ...more);
const files = async (path: string): Promise<string[]> => (await readdir(path)).filter((name) => name !== 'aside').toSorted();

beforeAll(async () => {
  world = await World.start();
  office = await Office.open(world);
  department = await Department.start(() => world.clock.now(), 'ed25519');
  world.startJobs();
});
afterAll(async () => {
  await department.stop();
  await world.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finemesh-drop-'));
  const { mkdir } = await import('node:fs/promises');
  await mkdir(inbox());
  office.connect({ drop: { kind: 'files', outbox: outbox(), inbox: inbox(), ...department.keys } });
  await office.ask('drop', 'PENSION', 'DEPOSITS');
  department.values.set('PENSION', 70_000);
  return () => rm(folder, { recursive: true });
});

/** The regular work of a server process. */
async function tick(): Promise<void> {
  for (const each of verificationModule.ticks ?? []) if ('run' in each) await operate(world.services, 'anonymous', (op) => each.run(op));
}

/** Questions that lie in the outbox, by item. */
async function questions(): Promise<Record<string, { name: string; message: Message; id: string }>> {
  const found: Record<string, { name: string; message: Message; id: string }> = {};
  for (const name of await files(outbox())) {
    const message = JSON.parse(await readFile(join(outbox(), name), 'utf8')) as Message;
    const { item, requestId } = JSON.parse(message.body) as { item: string; requestId: string };
    found[item] = { name, message, id: requestId };
  }
  return found;
}

async function asked(): Promise<{ applicationId: string; shown: Shown; personId: string }> {
  const { householdId, members } = await office.household();
  const applicationId = await office.application(householdId);
  return { applicationId, shown: await office.verified(applicationId), personId: members[0]?.id ?? '' };
}

/** Runs the regular work and its jobs until something holds. */
async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await look();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it does not come to hold');
}

describe('questions in files', () => {
  it('are written whole for the operator alone, wait for their answers, and are taken once', async () => {
    const { applicationId, shown } = await asked();
    expect(shown.verification).toMatchObject({ state: 'WAITING', progress: { total: 2, sent: 2 } });
    const lying = await questions();
    expect(Object.keys(lying).toSorted()).toEqual(['DEPOSITS', 'PENSION']);
    for (const { name, id } of Object.values(lying)) {
      expect(name).toBe(`${id}.json`);
      expect((await stat(join(outbox(), name))).mode & 0o777).toBe(0o600);
    }
    for (const { name, message } of Object.values(lying)) await writeFile(inbox(name), JSON.stringify(department.answer(message)));
    await tick();
    await tick();
    const done = await office.until(applicationId, 'DONE');
    expect(done.verification).toMatchObject({
      progress: { answered: 2 },
      comparisons: [{ answeredValue: 70_000, contradicts: false }, {}, {}, {}],
    });
    await until(
      () => files(inbox()),
      (names) => names.length === 0,
    );
    // One order of taking for both files, however often the regular work ran.
    const [jobs] = await world.sql<{ n: number }>("select count(*)::int n from job_run where kind = 'VERIFICATION_COLLECT'");
    expect(jobs?.n).toBe(1);
    // The same answer again is set aside and changes nothing; what was answered lies in the outbox no longer.
    const again = lying['PENSION'];
    if (again) await writeFile(inbox(again.name), JSON.stringify(department.answer(again.message, { value: 1 })));
    await tick();
    expect(await files(inbox('aside'))).toEqual([again?.name, `${again?.name}.reason.txt`]);
    expect(await readFile(inbox('aside', `${again?.name}.reason.txt`), 'utf8')).toContain('ANSWERED');
    expect(byItem(await office.shown(applicationId))['PENSION']?.answer?.value).toBe(70_000);
    expect(await files(outbox())).toEqual([]);
  });

  it('wait on when what arrives is no answer: it is set aside with the reason', async () => {
    const { applicationId } = await asked();
    const lying = await questions();
    const { PENSION, DEPOSITS } = lying;
    if (!PENSION || !DEPOSITS) throw new Error('not asked');
    const good = department.answer(PENSION.message);
    await writeFile(inbox('half.json'), JSON.stringify(good).slice(0, 100));
    await writeFile(
      inbox('stranger.json'),
      JSON.stringify({ ...good, body: good.body.replace(PENSION.id, DEPOSITS.id.replace(/^./, '0')) }),
    );
    await writeFile(inbox('forged.json'), JSON.stringify({ ...good, body: good.body.replace('70000', '7') }));
    await writeFile(inbox('played-back.json'), JSON.stringify(department.answer({ ...DEPOSITS.message, nonce: PENSION.message.nonce })));
    await writeFile(inbox('large.json'), 'x'.repeat(1_100_000));
    await writeFile(inbox('.unfinished.json'), '{');
    await tick();
    const reasons = await until(
      async () => (await readdir(inbox('aside'))).filter((name) => name.endsWith('.txt')),
      (names) => names.length === 5,
    );
    const why = Object.fromEntries(
      await Promise.all(
        reasons.map(async (name) => [name.replace('.json.reason.txt', ''), (await readFile(inbox('aside', name), 'utf8')).trim()]),
      ),
    ) as Record<string, string>;
    expect(why).toEqual({
      half: 'It cannot be used: MALFORMED.',
      stranger: 'It belongs to no question of ours.',
      forged: 'It cannot be used: SIGNATURE.',
      'played-back': 'It cannot be used: REPLAYED.',
      large: 'It cannot be used: TOO_LARGE.',
    });
    expect(await files(inbox())).toEqual(['.unfinished.json']);
    expect(byItem(await office.shown(applicationId))).toMatchObject({
      PENSION: { state: 'SENT', failure: 'SIGNATURE' },
      DEPOSITS: { state: 'SENT', failure: 'REPLAYED' },
    });
    // Asked again, what was never answered ends, and a new question lies there.
    const shown = await office.verified(applicationId);
    expect(shown.verification).toMatchObject({ state: 'WAITING', round: 2, progress: { total: 2, sent: 2 } });
    // The files of the questions that have ended lie beside the new ones until the next look.
    await tick();
    expect(await files(outbox())).toHaveLength(2);
    expect((await questions())['PENSION']?.id).not.toBe(PENSION.id);
  });

  it('are taken back when the consent is withdrawn, and a late answer is kept nowhere', async () => {
    const { applicationId, personId } = await asked();
    const { PENSION } = await questions();
    await office.withdraw(personId);
    expect((await office.until(applicationId, 'DONE')).verification?.progress).toMatchObject({ withdrawn: 2, answered: 0 });
    if (PENSION) await writeFile(inbox('late.json'), JSON.stringify(department.answer(PENSION.message)));
    await tick();
    expect([await files(outbox()), await readdir(inbox())]).toEqual([[], []]);
  });
});
