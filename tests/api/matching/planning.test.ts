import { randomUUID } from 'node:crypto';
import { matchRunJob } from '@finemesh/server/dist/modules/matching/run-job.js';
import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { commitRun } from '@finemesh/server/dist/modules/matching/runs.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, World } from '../../testkit/world.js';

interface Line {
  id: string;
  isTakenBack: boolean;
  locked: boolean;
  included: boolean;
  outcome: string | null;
  need: { id: string };
  volunteer: { id: string };
}
interface Run {
  id: string;
  kind: string;
  state: string;
  score: number;
  optimal: boolean;
  kept: number;
  neverAsked: number | null;
  difference: { possible: boolean; exact: boolean; filled: number[]; score: number; changedLines: number } | null;
  filled: { filled: number }[];
  proposals: Line[];
  unfilled: {
    need: { id: string };
    seatsMissing: number;
    relaxation: { rule: string; amount: number | null; volunteer: { id: string } | null } | null;
  }[];
  lacks: {
    count: number;
    rule: string | null;
    values: string[];
    days: string | null;
    part: string | null;
    area: { code: string };
    needs: { id: string }[];
  }[];
}
interface Payload {
  matchRun: Run | null;
}

const FIELDS = `id kind state score optimal kept neverAsked difference { possible exact filled score changedLines } filled { filled }
  proposals { id isTakenBack locked included outcome need { id } volunteer { id } }
  unfilled { need { id } seatsMissing relaxation { rule amount volunteer { id } } } lacks { count rule values days part area { code } needs { id } }`;

let world: World;
let coordinator: Actor;

beforeEach(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterEach(() => world.stop());

const send = (root: string, type: string, input: object) => coordinator.mutate<Payload>(root, type, input, `matchRun { ${FIELDS} }`);
const services = () => ({ ...world.services, log: { warn: () => undefined } });

/** Runs an ordered plan as the job runner would. */
async function computed({ matchRun, userErrors }: Payload & { userErrors?: unknown[] }): Promise<Run> {
  if (!matchRun) throw new Error(JSON.stringify(userErrors));
  const job = {
    id: randomUUID(),
    subjectId: matchRun.id,
    accountId: coordinator.accountId ?? '',
    attempt: 1,
    progress: async () => undefined,
  };
  await matchRunJob.run(job, services());
  return (await coordinator.get<{ matchRun: Run }>(`query($id: ID!) { matchRun(id: $id) { ${FIELDS} } }`, { id: matchRun.id })).matchRun;
}

const planned = async (more: object = {}) =>
  computed(
    await send('matchRunStart', 'MatchRunStartInput', { requestId: randomUUID(), areaCode: LAOSHAN.district, horizonDays: 14, ...more }),
  );
const again = async (id: string) => computed(await send('matchRepeatStart', 'MatchRepeatStartInput', { requestId: randomUUID(), id }));
const trial = async (id: string, what: object) =>
  computed(await send('matchTrialStart', 'MatchTrialStartInput', { requestId: randomUUID(), id, ...what }));

/** A volunteer with one visit a week. */
async function once(): Promise<string> {
  const id = await world.volunteer();
  await world.sql('update volunteer set weekly_tasks = 1 where id = $1', [id]);
  return id;
}

const pairs = (lines: readonly Line[]) => lines.map((line) => `${line.need.id} ${line.volunteer.id}`).toSorted();

describe('planning again', () => {
  it('keeps locked lines, and never brings back what was taken out', async () => {
    const [a, b] = [await once(), await once()];
    const needId = await world.need();
    const first = await planned();
    const chosen = first.proposals[0];
    await send('matchProposalToggle', 'MatchProposalToggleInput', { id: chosen?.id, included: false });
    const second = await again(first.id);
    const other = chosen?.volunteer.id === a ? b : a;
    expect(pairs(second.proposals)).toEqual([`${needId} ${other}`]);
    expect(
      (await coordinator.get<{ matchRun: Run }>('query($id: ID!) { matchRun(id: $id) { state } }', { id: first.id })).matchRun.state,
    ).toBe('DISCARDED');

    // What is worse stays when it is locked, also when something better comes.
    const locked = await send('matchLockSet', 'MatchLockSetInput', { id: second.proposals[0]?.id, locked: true });
    expect(locked.matchRun?.proposals).toMatchObject([{ locked: true, included: true }]);
    await world.sql('update volunteer set latitude = 37.5 where id = $1', [other]);
    await once();
    const third = await again(second.id);
    expect(pairs(third.proposals)).toEqual([`${needId} ${other}`]);
    // Taken out, it stays no longer.
    const out = await send('matchProposalToggle', 'MatchProposalToggleInput', { id: third.proposals[0]?.id, included: false });
    expect(out.matchRun?.proposals).toMatchObject([{ locked: false, included: false }]);
  });

  it('moves accepted visits outside the frozen window only, and as few as can be', async () => {
    const [near, far, busy] = [await once(), await once(), await once()];
    // One visit tomorrow stands whatever comes; one in four days may move.
    const frozen = await visitIn(world, 'CONFIRMED', { volunteerId: busy, startsAt: hour(30) });
    const movable = await visitIn(world, 'CONFIRMED', { volunteerId: near, startsAt: hour(97) });
    await world.sql('update service_need set due_at = $2 where id = $1', [movable.needId, hour(24 * 9)]);
    // An emergency that only `near` can serve: another dialect is asked.
    await world.sql("update volunteer set languages = '{即墨话}' where id = any ($1::uuid[])", [[near, busy]]);
    const emergency = await world.need({ tier: 'EMERGENCY' });
    await world.sql("update service_need set required_dialect = '即墨话' where id = $1", [emergency]);

    const plain = await planned();
    expect(plain.proposals).toEqual([]);
    expect(plain.unfilled).toMatchObject([{ need: { id: emergency } }]);
    const run = await planned({ replan: true });
    expect(run.filled.map((tier) => tier.filled)).toEqual([1, 0, 1]);
    expect(pairs(run.proposals.filter((line) => !line.isTakenBack))).toEqual(
      [`${emergency} ${near}`, `${movable.needId} ${far}`].toSorted(),
    );
    expect(pairs(run.proposals.filter((line) => line.isTakenBack))).toEqual([`${movable.needId} ${near}`]);

    const committed = await send('matchRunCommit', 'MatchRunCommitInput', { id: run.id });
    expect(committed.matchRun?.proposals.map((line) => line.outcome)).toEqual(['SENT', 'SENT', 'SENT']);
    const states = await world.sql<{ id: string; state: string }>('select id, state from assignment');
    expect(new Map(states.map((row) => [row.id, row.state]))).toEqual(
      new Map([
        [frozen.id, 'CONFIRMED'],
        [movable.id, 'CANCELLED'],
      ]),
    );
  });

  it('leaves accepted visits alone where nothing asks for a change', async () => {
    const mine = await once();
    await once();
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: mine, startsAt: hour(97) });
    await world.sql('update service_need set due_at = $2 where id = $1', [visit.needId, hour(24 * 9)]);
    const run = await planned({ replan: true });
    expect(run).toMatchObject({ proposals: [], kept: 1, filled: [{ filled: 0 }, { filled: 0 }, { filled: 1 }] });
  });

  it('gives nobody more visits than it was told', async () => {
    const one = await world.volunteer();
    for (let n = 0; n < 3; n += 1) await world.need();
    expect((await planned()).proposals).toHaveLength(3);
    expect((await planned({ mostVisits: 2 })).proposals.map((line) => line.volunteer.id)).toEqual([one, one]);
  });
});

describe('a trial', () => {
  it('tells the price of another choice: what two plans differ by', async () => {
    const [a, b] = [await once(), await once()];
    await world.sql('update volunteer set latitude = 36.5 where id = $1', [b]);
    const needId = await world.need();
    await world.sql(
      'update household set latitude = 36.1, longitude = 120.46 where id = (select household_id from service_need where id = $1)',
      [needId],
    );
    const run = await planned();
    expect(pairs(run.proposals)).toEqual([`${needId} ${a}`]);
    const tried = await trial(run.id, { force: { needId, volunteerId: b } });
    // The same two plans made for real: with everybody, and with nobody but b.
    await world.sql("update volunteer set state = 'SUSPENDED' where id = $1", [a]);
    const without = await planned();
    expect(tried).toMatchObject({ kind: 'TRIAL', difference: { possible: true, exact: true, filled: [0, 0, 0], changedLines: 1 } });
    expect(tried.difference?.score).toBeCloseTo(without.score - run.score, 6);
    expect(tried.difference?.score).toBeLessThan(0);
    // A trial is no plan: it is not listed and not sent.
    expect((await coordinator.get<{ matchRuns: { id: string }[] }>('{ matchRuns { id } }')).matchRuns.map((each) => each.id)).not.toContain(
      tried.id,
    );
    expect(await send('matchRunCommit', 'MatchRunCommitInput', { id: tried.id })).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    // Nobody can be forced against a hard rule.
    expect((await trial(run.id, { force: { needId, volunteerId: a } })).difference).toMatchObject({ possible: false });
  });

  it('tells what more volunteers would bring', async () => {
    await once();
    for (let n = 0; n < 3; n += 1) await world.need();
    const run = await planned();
    expect(run.proposals).toHaveLength(1);
    const extra = (count: number) => trial(run.id, { extra: { team: 'RED_SEAGULL', areaCode: LAOSHAN.district, count } });
    expect((await extra(1)).difference).toMatchObject({ possible: true, filled: [0, 0, 2] });
    expect((await trial(run.id, { extra: { team: 'BLUE_VEST', areaCode: LAOSHAN.district, count: 3 } })).difference).toMatchObject({
      filled: [0, 0, 0],
    });
    expect(await send('matchTrialStart', 'MatchTrialStartInput', { requestId: randomUUID(), id: run.id })).toMatchObject({
      userErrors: [{ code: 'REQUIRED' }],
    });
  });
});

describe('what is short', () => {
  it('is grouped so that somebody can act on it, with a change that does fill the seat', async () => {
    const only = await world.volunteer();
    const needs = [await world.need(), await world.need()];
    for (const id of needs)
      await world.sql(
        "update service_need set required_dialect = '即墨话', window_start = '2026-06-10T09:00:00+08:00', window_end = '2026-06-10T11:00:00+08:00' where id = $1",
        [id],
      );
    const run = await planned();
    expect(run.lacks).toMatchObject([
      {
        count: 2,
        rule: 'DIALECT',
        values: ['即墨话'],
        days: 'WORKDAYS',
        part: 'MORNING',
        area: { code: LAOSHAN.district },
        needs: [{}, {}],
      },
    ]);
    expect(run.unfilled[0]?.relaxation).toEqual({ rule: 'DIALECT', amount: null, volunteer: { id: only } });
    // The change, made: the need is served.
    await world.sql('update service_need set required_dialect = null where id = $1', [run.unfilled[0]?.need.id]);
    expect((await planned()).proposals.map((line) => line.need.id)).toEqual([run.unfilled[0]?.need.id]);
  });
});

describe('sending a plan', () => {
  it('sends of two people who go together both or neither', async () => {
    const [a, b] = [await once(), await once()];
    const needId = await world.need({ seats: 2 });
    const run = await planned();
    expect(pairs(run.proposals)).toEqual([`${needId} ${a}`, `${needId} ${b}`].toSorted());
    await world.sql("update volunteer set state = 'SUSPENDED' where id = $1", [b]);
    const committed = await send('matchRunCommit', 'MatchRunCommitInput', { id: run.id });
    expect(committed.matchRun?.proposals.map((line) => line.outcome)).toEqual(['CHANGED_MEANWHILE', 'CHANGED_MEANWHILE']);
    expect(await world.sql('select from offer')).toEqual([]);
  });

  it('takes as many statements for thirty offers as for one', async () => {
    const counts: number[] = [];
    for (const many of [1, 30]) {
      for (let n = 0; n < many; n += 1) {
        await once();
        await world.need();
      }
      const run = await planned();
      expect(run.proposals.length).toBeGreaterThanOrEqual(many);
      const op = await new Operation(world.services, { accountId: coordinator.accountId ?? '' }).begin();
      await commitRun(op, run.id);
      counts.push(op.statements);
      await op.end('commit');
    }
    expect(await world.sql('select from offer')).toHaveLength(31);
    expect(counts[1]).toBe(counts[0]);
  });
});

describe('weights of an area', () => {
  it('are tried before they are set, and hold from their day on', async () => {
    const admin = await world.actor('ADMIN');
    const [near, liked] = [await world.volunteer(), await world.volunteer()];
    await world.sql('update volunteer set latitude = 36.3, preferred_service_codes = array[$2] where id = $1', [liked, 'TEST_VISIT']);
    const needId = await world.need();
    await world.sql(
      'update household set latitude = 36.1, longitude = 120.46 where id = (select household_id from service_need where id = $1)',
      [needId],
    );
    const preview = (weights: object[]) =>
      admin.get<{ matchWeightsPreview: { considered: number; weights: { code: string; weight: number }[]; changes: object[] } }>(
        'query($input: MatchWeightsPreviewInput!) { matchWeightsPreview(input: $input) { considered weights { code weight } changes { need { id } before { id } after { id } scoreBefore scoreAfter } } }',
        { input: { areaCode: LAOSHAN.district, weights } },
      );
    const now = (await preview([])).matchWeightsPreview;
    expect(now).toMatchObject({ considered: 1, changes: [] });
    expect(now.weights).toContainEqual({ code: 'DISTANCE', weight: 25 });
    const other = [
      { code: 'DISTANCE', weight: 0 },
      { code: 'PREFERENCE', weight: 60 },
    ];
    expect((await preview(other)).matchWeightsPreview.changes).toMatchObject([
      { need: { id: needId }, before: { id: near }, after: { id: liked } },
    ]);

    const set = (weights: object[]) =>
      admin.mutate<{ matchWeights: { weights: { code: string; weight: number }[] } | null }>(
        'matchWeightsSet',
        'MatchWeightsSetInput',
        { requestId: randomUUID(), areaCode: LAOSHAN.district, weights, validFrom: '2026-06-01', document: '青民发〔2026〕1号' },
        'matchWeights { weights { code weight } }',
      );
    expect((await set(other)).matchWeights?.weights).toContainEqual({ code: 'PREFERENCE', weight: 60 });
    expect(await set([])).toMatchObject({ userErrors: [{ code: 'REQUIRED' }] });
    const ranking = await coordinator.get<{ matchCandidates: { candidates: { volunteer: { id: string } }[] } }>(
      'query($id: ID!) { matchCandidates(needId: $id) { candidates { volunteer { id } } } }',
      { id: needId },
    );
    expect(ranking.matchCandidates.candidates[0]?.volunteer.id).toBe(liked);
  });
});
