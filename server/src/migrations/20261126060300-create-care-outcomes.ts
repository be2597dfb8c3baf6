import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What psychological care achieves, for figures that name nobody: the server opens scores, counts, and lets only sums out. */
export class CreateCareOutcomes20261126060300 implements MigrationInterface {
  name = 'CreateCareOutcomes20261126060300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Signed sessions of a time, by person, district and team of whoever held them (null: social workers without a team of the Little
      -- Orange Lamp). A group session counts for each person who was there.
      create function app.outcome_sessions(since timestamptz, until timestamptz)
        returns table (referral_id uuid, district bigint, team_id uuid, sessions int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select s.referral_id, r.area_code / 1000000000 * 1000000000, t.team_id, count(*)::int
        from support_session s join support_referral r on r.id = s.referral_id
        left join lateral (select min(t.id::text)::uuid team_id from volunteer v join team_member m on m.volunteer_id = v.id join volunteer_team t on t.id = m.team_id
          where v.account_id = s.worker_id and t.kind = 'LITTLE_ORANGE_LAMP') t on true
        where s.state = 'SIGNED' and s.starts_at >= since and s.starts_at < until and (select app.scope('care:outcomes')) @> r.area_code
        group by 1, 2, 3 $$;
      revoke execute on function app.outcome_sessions from public;
      grant execute on function app.outcome_sessions to finemesh_vault;
      -- Answers given in a case until a time; the vault opens none of them.
      create function app.outcome_answers(cases uuid[], until timestamptz) returns table (referral_id uuid, administration_id uuid, scale_version_id uuid, recorded_at timestamptz)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.referral_id, a.id, a.scale_version_id, a.recorded_at from scale_administration a where a.referral_id = any (cases) and a.recorded_at < until $$;
      revoke execute on function app.outcome_answers from public;
      grant execute on function app.outcome_answers to finemesh_vault;

      -- Everything that the figures of a time are made of, with a number in the place of each case, after the record of the reading.
      -- The answers are sealed: whoever asks in SQL learns how many sessions there were, and no more.
      create function vault.outcomes(since timestamptz, until timestamptz)
        returns table (number int, district bigint, team_id uuid, sessions int, scale_version_id uuid, recorded_at timestamptz,
          id uuid, kind text, subject_id uuid, revision int, sealed text, case_key_id uuid, wrapped text, erased boolean)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if not app.can('care:outcomes') then return; end if;
          insert into access_event (id, at, account_id, subject_type, subject_id, purpose)
            values (gen_random_uuid(), app.now(), app.actor_id(), 'vault.outcomes', app.actor_id(), format('anonymous figures %s to %s', since, until));
          return query
            with held as (select row_number() over (order by o.referral_id, o.team_id)::int number, o.* from app.outcome_sessions(outcomes.since, outcomes.until) o),
            given as (select a.* from app.outcome_answers((select array_agg(distinct h.referral_id) from held h), outcomes.until) a)
            select h.number, h.district, h.team_id, h.sessions, g.scale_version_id, g.recorded_at, p.id, p.kind, p.subject_id, p.revision, p.sealed, p.case_key_id, k.wrapped, coalesce(k.destroyed_at is not null, false)
            from held h left join given g on g.referral_id = h.referral_id left join vault.paper p on p.subject_id = g.administration_id and p.kind = 'ANSWERS'
              left join vault.case_key k on k.id = p.case_key_id order by h.number, g.recorded_at, g.administration_id;
        end $$;
      alter function vault.outcomes(timestamptz, timestamptz) owner to finemesh_vault;
      revoke execute on function vault.outcomes(timestamptz, timestamptz) from public;
      grant execute on function vault.outcomes(timestamptz, timestamptz) to finemesh_app;

      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'care.outcomes.least', 5, 'person', '2000-01-01', null, true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop function vault.outcomes; drop function app.outcome_answers, app.outcome_sessions; delete from policy_parameter where key = 'care.outcomes.least'`,
    );
  }
}
