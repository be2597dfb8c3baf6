import { batched, byKey, manyBy } from '../../platform/database/loaders.js';
import { AbilityAssessment, AbilityScale } from './ability.js';
import { CareArrangement, CareHours, CareQualityCheck, CareSlot } from './arrangement.js';

/** A version of a scale by id. */
export const scaleById = byKey<AbilityScale>(() => AbilityScale);
/** An assessment by id. */
export const assessmentById = byKey<AbilityAssessment>(() => AbilityAssessment);
/** The assessments of a household's members, the newest first. */
export const assessmentsByHousehold = manyBy<AbilityAssessment>(
  () => AbilityAssessment,
  'householdId',
  't.assessed_on desc, t.recorded_at desc, t.id',
);
/** An arrangement by id. */
export const arrangementById = byKey<CareArrangement>(() => CareArrangement);
/** The arrangements of a household's members, the newest first. */
export const arrangementsByHousehold = manyBy<CareArrangement>(() => CareArrangement, 'householdId', 't.began_on desc, t.id');
/** The week of an arrangement, in order. */
export const slotsByArrangement = manyBy<CareSlot>(() => CareSlot, 'arrangementId', 't.weekday, t.starts_minute');
/** Care that was given under an arrangement, the newest first. */
export const hoursByArrangement = manyBy<CareHours>(() => CareHours, 'arrangementId', 't.starts_at desc, t.id');
/** Checks of an arrangement, the newest first. */
export const checksByArrangement = manyBy<CareQualityCheck>(
  () => CareQualityCheck,
  'arrangementId',
  't.checked_on desc, t.recorded_at desc, t.id',
);

/** Minutes of each arrangement in the present month (Asia/Shanghai): planned by the week, confirmed, and waiting to be confirmed. */
export interface MonthMinutes {
  readonly planned: number;
  readonly confirmed: number;
  readonly waiting: number;
}
export const monthByArrangement = batched<string, MonthMinutes>((op, ids) =>
  op.rows<MonthMinutes>(
    `select
       (select coalesce(sum(s.minutes), 0)::int from generate_series(greatest(m.first, a.began_on), least((m.first + interval '1 month')::date - 1, coalesce(a.ended_on, 'infinity')), interval '1 day') d
         join care_slot s on s.arrangement_id = a.id and s.weekday = extract(isodow from d)) as planned,
       coalesce(sum(h.minutes) filter (where h.verified_by is not null), 0)::int as confirmed, coalesce(sum(h.minutes) filter (where h.verified_by is null), 0)::int as waiting
     from unnest($1::uuid[]) with ordinality k (id, n) cross join (select date_trunc('month', app.today())::date as first) m left join care_arrangement a on a.id = k.id
     left join care_hours h on h.arrangement_id = a.id and h.starts_at >= m.first::timestamp at time zone 'Asia/Shanghai' and h.starts_at < (m.first + interval '1 month')::timestamp at time zone 'Asia/Shanghai'
     group by k.id, k.n, m.first, a.id, a.began_on, a.ended_on order by k.n`,
    [ids],
  ),
);
