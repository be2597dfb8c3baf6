import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { batched } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { solve } from '../matching/index.js';
import { type NeedFacts, type ScoredSupporter, scoreOf, type SupporterFacts, type Weights } from './score.js';

/** Parts of a suggestion's score. */
export enum SuggestionPartCode {
  KIND = 'KIND',
  NEAR = 'NEAR',
  FREE = 'FREE',
  RECORD = 'RECORD',
}
registerEnumType(SuggestionPartCode, {
  name: 'SuggestionPartCode',
  description: 'Why a supporter fits: offers what is needed, is near, has places left, has a good record.',
});

/** One reason with its points. */
@ObjectType({ simpleResolvers: true, description: 'One reason with its points.' })
export class SuggestionPart {
  @Field(() => SuggestionPartCode, { description: 'The reason.' })
  code!: SuggestionPartCode;
  @Field(() => Float, { description: 'Points.' })
  points!: number;
  @Field(() => Float, { description: 'Points it could bring at most (policy parameters pairing.match.weight.…).' })
  most!: number;
}

/** A supporter that fits. */
@ObjectType({ description: 'A supporter that fits a household, with the reasons. The parts add up to the score.' })
export class PairingSuggestion {
  supporterId!: string;
  @Field(() => Float, { simple: true, description: 'Points.' })
  score!: number;
  @Field(() => [SuggestionPart], { simple: true, description: 'The reasons.' })
  parts!: SuggestionPart[];
  @Field(() => Boolean, {
    simple: true,
    description: 'Whether this is the pair of the best plan for all unpaired households of the project together.',
  })
  planned!: boolean;
}

const SHOWN = 5;

interface Row extends NeedFacts {
  projectId: string;
  organisationId: string;
  wanted: boolean;
  avoid: string[];
}

/**
 * The best supporters of each household that has none. The engine that plans visits also plans these pairs: all unpaired
 * households of a project compete for the same places.
 */
export const suggestionsByParticipant = batched<string, PairingSuggestion[]>(async (op, ids) => {
  const needs = await unpaired(op, ids);
  if (needs.length === 0) return ids.map(() => []);
  const supporters = await freeSupporters(op, [...new Set(needs.map((need) => need.organisationId))]);
  const weights = await weightsOf(op);
  const found = new Map<string, PairingSuggestion[]>();
  for (const projectId of new Set(needs.map((need) => need.projectId))) {
    const own = needs.filter((need) => need.projectId === projectId);
    for (const [id, list] of await plan(own, supporters, weights)) found.set(id, list);
  }
  return ids.map((id) => found.get(id) ?? []);
});

/** Every unpaired household of the projects of those asked for: the plan is for all of them. */
function unpaired(op: Operation, ids: readonly string[]): Promise<Row[]> {
  return op.rows<Row>(
    `select t.id, t.need_kinds "needKinds", t.area_code "areaCode", t.project_id "projectId", p.organisation_id "organisationId", t.id = any ($1::uuid[]) wanted,
       array(select q.supporter_id from pairing q where q.participant_id = t.id and q.end_reason in ('SUPPORTER_WITHDREW', 'HOUSEHOLD_WITHDREW', 'CONFLICT'))::text[] avoid
     from pairing_participant t join pairing_project p on p.id = t.project_id and p.state in ('RECRUITING', 'RUNNING')
     where t.project_id in (select project_id from pairing_participant where id = any ($1::uuid[]))
       and not exists (select from pairing q where q.participant_id = t.id and (q.occupied_until is null or q.occupied_until > $2 or (q.state = 'GRADUATED' and q.watch_until >= app.today())))
     order by t.id`,
    [ids, op.now],
  );
}

function freeSupporters(op: Operation, organisations: readonly string[]): Promise<(SupporterFacts & { organisationId: string })[]> {
  return op.rows(
    `select s.id, s.organisation_id "organisationId", s.offers, s.area_code "areaCode", s.capacity,
       s.capacity - count(q.id) filter (where q.occupied_until is null or q.occupied_until > $2)::int free,
       count(q.id) filter (where q.state = 'GRADUATED')::int graduated, count(q.id) filter (where q.state in ('GRADUATED', 'ENDED') and q.end_reason is distinct from 'RELEASED')::int "over"
     from pairing_supporter s left join pairing q on q.supporter_id = s.id
     where s.organisation_id = any ($1::uuid[]) and s.vetted_until >= app.today() group by s.id order by s.id`,
    [organisations, op.now],
  );
}

async function weightsOf(op: Operation): Promise<Weights> {
  const [kind, near, free, record] = await Promise.all(
    ['kind', 'near', 'free', 'record'].map((part) => policyParameter(op, `pairing.match.weight.${part}`)),
  );
  return { kind: kind ?? 0, near: near ?? 0, free: free ?? 0, record: record ?? 0 };
}

async function plan(
  needs: readonly Row[],
  supporters: readonly (SupporterFacts & { organisationId: string })[],
  weights: Weights,
): Promise<Map<string, PairingSuggestion[]>> {
  const scored = needs.map((need): [Row, ScoredSupporter[]] => [
    need,
    supporters
      .filter((supporter) => supporter.organisationId === need.organisationId && !need.avoid.includes(supporter.id))
      .flatMap((supporter) => scoreOf(need, supporter, weights) ?? [])
      .toSorted((a, b) => b.score - a.score || (a.supporterId < b.supporterId ? -1 : 1)),
  ]);
  const answer = await solve({
    tasks: needs.map((need) => ({ id: need.id, tier: 0, seats: 1 })),
    volunteers: supporters.filter((supporter) => supporter.free > 0).map((supporter) => ({ id: supporter.id, capacity: supporter.free })),
    edges: scored.flatMap(([need, list]) => list.map(({ supporterId, score }) => ({ task: need.id, volunteer: supporterId, score }))),
  });
  const planned = new Map(answer.assigned);
  return new Map(
    scored
      .filter(([need]) => need.wanted)
      .map(([need, list]) => {
        const mine = planned.get(need.id);
        const shown = list.filter((each, at) => at < SHOWN || each.supporterId === mine);
        return [need.id, shown.map((each) => Object.assign(new PairingSuggestion(), { ...each, planned: each.supporterId === mine }))];
      }),
  );
}
