import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of an answer of vault.read. */
const READ =
  'id uuid, kind text, subject_id uuid, revision int, sealed text, author_id uuid, written_at timestamptz, case_key_id uuid, wrapped text, erased boolean';

/**
 * Envelope encryption in earnest: each case, and each alert, has a key of its own that seals its papers and lies here
 * wrapped by the server's key. A change of keys wraps these anew and touches no paper; destroying one of them makes all
 * papers of its case unreadable for ever (crypto-erase), which is what the end of retention does.
 */
export class CreateCaseKeys20261126060200 implements MigrationInterface {
  name = 'CreateCaseKeys20261126060200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table vault.case_key (
        id uuid primary key,
        referral_id uuid references public.support_referral,
        alert_id uuid references public.risk_alert,
        key_id text not null,
        -- fm1.<algorithm>.<key id>.… : sealed for this row and no other; null once it was destroyed.
        wrapped text check (wrapped ~ '^fm1[.]'),
        made_at timestamptz(3) not null,
        destroyed_at timestamptz(3),
        check ((referral_id is null) <> (alert_id is null)),
        check ((wrapped is null) = (destroyed_at is not null))
      );
      create index case_key_referral on vault.case_key (referral_id, made_at) where referral_id is not null;
      create index case_key_alert on vault.case_key (alert_id, made_at) where alert_id is not null;
      create index case_key_key on vault.case_key (key_id, id) where wrapped is not null;
      alter table vault.case_key enable row level security;
      create trigger audit_insert after insert on vault.case_key referencing new table as new_rows for each statement execute function app.audit('wrapped');
      create trigger audit_update after update on vault.case_key referencing old table as old_rows new table as new_rows for each statement execute function app.audit('wrapped');
      -- Null: sealed by the server's key itself, as papers were before cases had keys.
      alter table vault.paper add case_key_id uuid references vault.case_key;
      drop function vault.put, vault.read, vault.to_reseal, vault.reseal;

      -- The case or alert that a paper of the actor belongs to; nothing where the actor may not write there.
      create function vault.place_of(paper_kind text, subject uuid, paper_revision int) returns table (case_id uuid, alert uuid)
        language sql stable set search_path = public, app, pg_temp as $$
        select s.referral_id, null::uuid from support_session s where paper_kind = 'NOTE' and s.id = subject and s.worker_id = app.actor_id() and s.state = 'DRAFT' and s.note_revision = paper_revision
        union all select s.referral_id, null from support_session s join support_referral r on r.id = s.referral_id where paper_kind = 'ADDENDUM' and s.id = subject and s.state = 'SIGNED'
          and (s.worker_id = app.actor_id() or r.worker_id = app.actor_id() or app.covers_now(r.cover_id, r.cover_from, r.cover_until))
        union all select a.referral_id, null from scale_administration a where paper_kind = 'ANSWERS' and a.id = subject and a.recorded_by = app.actor_id()
        union all select null, a.id from risk_alert a where paper_kind = 'CONCERN' and a.id = subject and a.raised_by = app.actor_id()
        union all select null, a.id from risk_alert a where paper_kind = 'ASSESSMENT' and a.id = subject and a.assessed_by = app.actor_id() and a.state = 'ASSESSED'
        union all select null, a.id from risk_alert a where paper_kind = 'CLOSING' and a.id = subject and a.closed_by = app.actor_id() and a.state = 'CLOSED' $$;

      -- The wrapped key of the place where the actor is about to write, of those that the server opens; the given fresh one when there is
      -- none: a key that is lost keeps nobody from recording a danger. No row where the actor may not write, or the keys were destroyed.
      create function vault.key_for(paper_kind text, subject uuid, paper_revision int, known_keys text[], fresh uuid, wrapping_key text, fresh_wrapped text)
        returns table (id uuid, wrapped text) language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare place record;
        begin
          select p.case_id, p.alert into place from vault.place_of(paper_kind, subject, paper_revision) p;
          if not found or exists (select from vault.case_key k where (k.referral_id = place.case_id or k.alert_id = place.alert) and k.wrapped is null) then return; end if;
          return query select k.id, k.wrapped from vault.case_key k
            where (k.referral_id = place.case_id or k.alert_id = place.alert) and k.key_id = any (known_keys) order by k.made_at desc, k.id desc limit 1;
          if found then return; end if;
          insert into vault.case_key (id, referral_id, alert_id, key_id, wrapped, made_at) values (fresh, place.case_id, place.alert, wrapping_key, fresh_wrapped, app.now());
          return query values (fresh, fresh_wrapped);
        end $$;

      -- Puts a sealed text in its place. Null when the actor may not write there, the revision is not the next one, or the key is not the place's.
      create function vault.put(paper uuid, paper_kind text, subject uuid, paper_revision int, case_key uuid, sealed_text text) returns uuid
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare place record; wrapping_key text; done uuid;
        begin
          select p.case_id, p.alert into place from vault.place_of(paper_kind, subject, paper_revision) p;
          if not found then return null; end if;
          select k.key_id into wrapping_key from vault.case_key k where k.id = case_key and k.wrapped is not null and (k.referral_id = place.case_id or k.alert_id = place.alert);
          if not found then return null; end if;
          insert into vault.paper (id, kind, subject_id, referral_id, alert_id, revision, key_id, case_key_id, sealed, author_id, written_at)
            values (paper, paper_kind, subject, place.case_id, place.alert, paper_revision, wrapping_key, case_key, sealed_text, app.actor_id(), app.now())
            on conflict (id) do update set revision = excluded.revision, key_id = excluded.key_id, case_key_id = excluded.case_key_id, sealed = excluded.sealed, written_at = excluded.written_at
              where paper.kind = 'NOTE' and excluded.kind = 'NOTE' and paper.subject_id = excluded.subject_id and paper.revision = excluded.revision - 1
            returning id into done;
          return done;
        end $$;

      -- The papers of one case, or of one alert, after the record of the reading; no rows where the actor may not see it.
      create function vault.read(case_id uuid, alert uuid, why text) returns table (${READ})
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if length(trim(why)) < 2 then raise exception 'a purpose is needed' using errcode = 'check_violation'; end if;
          if case_id is not null and not (app.can('care:open') and exists (select from support_referral r where r.id = case_id)) then return; end if;
          if alert is not null and not (app.can('care:alert') and exists (select from risk_alert a where a.id = alert)) then return; end if;
          insert into access_event (id, at, account_id, subject_type, subject_id, purpose)
            select gen_random_uuid(), app.now(), app.actor_id(), case when case_id is null then 'risk_alert' else 'support_referral' end, coalesce(case_id, alert), why
            union all
            select gen_random_uuid(), app.now(), app.actor_id(), 'vault.' || lower(p.kind), p.id, why from vault.paper p where p.referral_id = case_id or p.alert_id = alert;
          return query select p.id, p.kind, p.subject_id, p.revision, p.sealed, p.author_id, p.written_at, p.case_key_id, k.wrapped, coalesce(k.destroyed_at is not null, false)
            from vault.paper p left join vault.case_key k on k.id = p.case_key_id where p.referral_id = case_id or p.alert_id = alert order by p.written_at, p.id;
        end $$;

      -- For changing keys: wrapped keys (kind KEY), and papers without one, that another than the given key opens.
      create function vault.to_reseal(current_key text, at_most int) returns table (id uuid, kind text, subject_id uuid, revision int, sealed text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        (select k.id, 'KEY', k.id, 1, k.wrapped from vault.case_key k where k.key_id <> current_key and k.wrapped is not null order by k.id limit at_most)
        union all
        (select p.id, p.kind, p.subject_id, p.revision, p.sealed from vault.paper p where p.case_key_id is null and p.key_id <> current_key order by p.id limit at_most) $$;
      create function vault.reseal(target uuid, target_kind text, old_sealed text, new_key text, new_sealed text) returns boolean
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if target_kind = 'KEY' then
            update vault.case_key k set wrapped = new_sealed, key_id = new_key where k.id = target and k.wrapped = old_sealed;
          else
            update vault.paper p set sealed = new_sealed, key_id = new_key where p.id = target and p.sealed = old_sealed and p.case_key_id is null;
          end if;
          return found;
        end $$;

      -- Cases that ended before a day, and alerts that were closed before it without a case: nothing about them is unfinished.
      create function app.retention_due(before date) returns table (referral_id uuid, alert_id uuid) language sql stable security definer set search_path = public, app, pg_temp as $$
        with due as (select r.id from support_referral r where r.state in ('DECLINED', 'CLOSED') and (r.ended_at at time zone 'Asia/Shanghai')::date < before
          and not exists (select from risk_alert a where a.referral_id = r.id and (a.state <> 'CLOSED' or (a.closed_at at time zone 'Asia/Shanghai')::date >= before or a.follow_up_on >= before))
          and not exists (select from break_glass g where g.referral_id = r.id and (g.reviewed_at is null or g.until > app.now())))
        select d.id, null::uuid from due d
        union all select null, a.id from risk_alert a join due d on d.id = a.referral_id
        union all select null, a.id from risk_alert a where a.referral_id is null and a.state = 'CLOSED' and (a.closed_at at time zone 'Asia/Shanghai')::date < before and a.follow_up_on < before $$;
      revoke execute on function app.retention_due from public;
      grant execute on function app.retention_due to finemesh_vault;

      -- Counts what is due, or destroys its keys when the count is the expected one. Only numbers leave it.
      create function vault.erase_due(before date, really boolean, expected int) returns table (cases int, alerts int, papers int, erased boolean)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare keys uuid[];
        begin
          if not app.can('care:retain') then return; end if;
          -- Whatever is asked for: nothing is erased before policy says so, and never within a year.
          before := least(before, (app.today() - make_interval(years => greatest(1, app.parameter('care.retention.years', null, app.today())::int)))::date);
          select array_agg(k.id), count(distinct k.referral_id)::int, count(distinct k.alert_id)::int into keys, cases, alerts
            from vault.case_key k join app.retention_due(before) d on d.referral_id = k.referral_id or d.alert_id = k.alert_id where k.wrapped is not null;
          select count(*)::int into papers from vault.paper p where p.case_key_id = any (keys);
          erased := really and papers = expected;
          if erased then update vault.case_key k set wrapped = null, destroyed_at = app.now() where k.id = any (keys); end if;
          insert into access_event (id, at, account_id, subject_type, subject_id, purpose)
            values (gen_random_uuid(), app.now(), app.actor_id(), 'vault.retention', app.actor_id(),
              format('%s of papers before %s: %s cases, %s alerts, %s papers', case when erased then 'erasure' else 'dry run' end, before, cases, alerts, papers));
          return next;
        end $$;

      alter table vault.case_key owner to finemesh_vault;
      alter function vault.place_of(text, uuid, int) owner to finemesh_vault;
      revoke execute on function vault.place_of(text, uuid, int) from public;
      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'care.retention.years', 10, 'year', '2000-01-01', null, true);
    `);
    for (const signature of SIGNATURES) {
      await db.query(
        `alter function vault.${signature} owner to finemesh_vault; revoke execute on function vault.${signature} from public; grant execute on function vault.${signature} to finemesh_app`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Papers sealed under the keys of their cases cannot be read without them: restore a backup instead.');
  }
}

const SIGNATURES = [
  'key_for(text, uuid, int, text[], uuid, text, text)',
  'put(uuid, text, uuid, int, uuid, text)',
  'read(uuid, uuid, text)',
  'to_reseal(text, int)',
  'reseal(uuid, text, text, text, text)',
  'erase_due(date, boolean, int)',
];
