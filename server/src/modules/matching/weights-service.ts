import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, areaRange, parseAreaCode } from '../areas/index.js';
import { recordParameter } from '../policies/index.js';
import { byRank, evaluate, pairOf } from './evaluate.js';
import { fittingTeams } from './fitting.js';
import { loadNeeds, loadSetting } from './need-facts.js';
import { NO_HISTORY, type NeedFacts, type Setting } from './pair.js';
import { ScorePartCode } from './policy.js';
import { boundsOf } from './slots.js';
import { loadHistories, loadVolunteers } from './volunteer-facts.js';
import type {
  MatchWeight,
  MatchWeightInput,
  MatchWeightsChange,
  MatchWeightsPreview,
  MatchWeightsPreviewInput,
  MatchWeightsSetInput,
} from './weights.js';

/** Needs that a preview looks at, at most. */
const MOST_NEEDS = 20;

const keyOf = (code: ScorePartCode): string => `match.weight.${code.toLowerCase()}`;

/** Weights in force today in an area. */
export async function weightsOf(op: Operation, areaCode: number): Promise<MatchWeight[]> {
  const codes = Object.values(ScorePartCode);
  const rows = await op.rows<{ weight: number | null }>(
    'select app.parameter(k.key, $2, $3::date) as weight from unnest($1::text[]) with ordinality k (key, n) order by k.n',
    [codes.map(keyOf), areaCode, civilDate(op.now)],
  );
  return codes.map((code, index) => ({ code, weight: rows[index]?.weight ?? 0 }));
}

/**
 * Sets weights of an area from a day on, all in one transaction.
 * @returns the area's code
 * @throws Refusal REQUIRED, INVALID_FORMAT, NOT_FOUND (area), NOT_ALLOWED, DUPLICATE, REQUEST_REUSED
 */
export async function setWeights(op: Operation, input: MatchWeightsSetInput): Promise<number> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['areaCode']);
  if (input.weights.length === 0) refuse(UserErrorCode.REQUIRED, 'No weight to set.', ['weights']);
  await once(op, input.requestId, 'matchWeightsSet', input, async () => {
    const ids: string[] = [];
    for (const { code, weight } of input.weights)
      ids.push(
        await recordParameter(
          op,
          {
            key: keyOf(code),
            areaCode,
            residence: null,
            value: weight,
            validFrom: input.validFrom,
            document: input.document,
            issuedBy: [],
          },
          'point',
        ),
      );
    return ids[0] ?? '';
  });
  return areaCode;
}

/**
 * Who would stand first for the open needs of an area with other weights; null for an area that does not exist. A constant
 * number of statements.
 */
export async function previewWeights(op: Operation, input: MatchWeightsPreviewInput): Promise<MatchWeightsPreview | null> {
  if (!/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{15})$/.test(input.areaCode)) return null;
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) return null;
  const [low, high] = areaRange(areaCode);
  const open = await op.rows<{ id: string }>(
    `select n.id from service_need n where n.state = 'UNMATCHED' and n.area_code >= $1 and n.area_code < $2 order by n.due_at, n.id limit $3`,
    [low, high, MOST_NEEDS],
  );
  const needs = await loadNeeds(
    op,
    open.map((row) => row.id),
  );
  const setting = await loadSetting(op, needs);
  const tried = withWeights(setting, input.weights);
  const reaching = await reachingOf(op, needs, setting);
  const ids = [...new Set([...reaching.values()].flat())];
  const until = needs.reduce((latest, need) => Math.max(latest, boundsOf(need, policyOf(setting, need), setting.now).until), setting.now);
  const bufferMinutes = Math.max(0, ...Object.values(setting.policies).map((policy) => policy.bufferMinutes));
  const [volunteers, histories] = await Promise.all([
    loadVolunteers(op, ids, { needs, until, bufferMinutes }),
    loadHistories(op, ids, needs),
  ]);
  const byId = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const changes: MatchWeightsChange[] = [];
  for (const need of needs) {
    const ranked = (with_: Setting) =>
      (reaching.get(need.id) ?? [])
        .flatMap((id) => byId.get(id) ?? [])
        .map((volunteer) => evaluate(pairOf(need, volunteer, with_), histories.get(volunteer.id) ?? NO_HISTORY, with_.now))
        .filter((each) => each.eligible)
        .toSorted(byRank);
    const before = ranked(setting)[0];
    const after = ranked(tried);
    const [first] = after;
    if (!before || !first) continue;
    const old = after.find((each) => each.volunteerId === before.volunteerId);
    if (first.volunteerId === before.volunteerId || !old) continue;
    changes.push({
      needId: need.id,
      beforeId: before.volunteerId,
      afterId: first.volunteerId,
      scoreBefore: old.score,
      scoreAfter: first.score,
    });
  }
  return { weights: await weightsOf(op, areaCode), considered: needs.length, changes };
}

function policyOf(setting: Setting, need: NeedFacts): Setting['policies'][number] {
  const policy = setting.policies[need.areaCode];
  if (!policy) throw new Error(`no policy for area ${need.areaCode}`);
  return policy;
}

function withWeights(setting: Setting, weights: readonly MatchWeightInput[]): Setting {
  const changed = Object.fromEntries(weights.map(({ code, weight }) => [code, weight]));
  const policies = Object.entries(setting.policies).map(([area, policy]) => [
    area,
    { ...policy, weights: { ...policy.weights, ...changed } },
  ]);
  return { ...setting, policies: Object.fromEntries(policies) as Setting['policies'] };
}

/** Who reaches each need in a fitting team, for all needs in one statement. */
async function reachingOf(op: Operation, needs: readonly NeedFacts[], setting: Setting): Promise<Map<string, string[]>> {
  const asked = needs.map((need) => ({
    id: need.id,
    teams: fittingTeams(need, setting.teams),
    area: need.areaCode,
    latitude: need.latitude,
    longitude: need.longitude,
  }));
  const rows = await op.rows<{ id: string; volunteers: string[] }>(
    `select a.id, array (select r.id from app.volunteers_reaching(a.teams, a.area, a.latitude, a.longitude) r (id) join volunteer v on v.id = r.id order by r.id) as volunteers
     from jsonb_to_recordset($1) a (id uuid, teams uuid[], area bigint, latitude double precision, longitude double precision)`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map((row) => [row.id, row.volunteers]));
}
