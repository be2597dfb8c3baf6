import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The vault: what was said in confidence, sealed by the server before it comes here. Its tables belong to a role of
 * their own that nobody signs in as. The runtime role reaches them only through the functions below, which run as the
 * vault's role under the row security of the actor: whoever may not see the case or alert gets nothing, and every
 * reading writes its record before it answers, in the same transaction.
 */
export class CreateVault20261103000100 implements MigrationInterface {
  name = 'CreateVault20261103000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'finemesh_vault') then
          create role finemesh_vault nologin nosuperuser nobypassrls nocreatedb nocreaterole;
        end if;
      end $$;
      -- Whoever migrates hands the tables over and backs them up.
      grant finemesh_vault to current_user;
      create schema vault authorization finemesh_vault;
      grant usage on schema public, app to finemesh_vault;
      grant usage on schema vault to finemesh_app;
      grant select on public.support_referral, public.support_session, public.scale_administration, public.risk_alert to finemesh_vault;
      grant insert on public.access_event to finemesh_vault;

      create table vault.paper (
        id uuid primary key,
        kind text not null check (kind in ('NOTE', 'ADDENDUM', 'ANSWERS', 'CONCERN', 'ASSESSMENT', 'CLOSING')),
        -- The session, administration or alert that it belongs to.
        subject_id uuid not null,
        referral_id uuid references public.support_referral,
        alert_id uuid references public.risk_alert,
        revision int not null check (revision >= 1),
        key_id text not null,
        -- fm1.<algorithm>.<key id>.… : sealed for this row, kind, subject and revision, and for no other.
        sealed text not null check (sealed ~ '^fm1[.]'),
        author_id uuid not null,
        written_at timestamptz(3) not null,
        check ((referral_id is null) <> (alert_id is null))
      );
      create unique index paper_once on vault.paper (subject_id, kind) where kind <> 'ADDENDUM';
      create index paper_referral on vault.paper (referral_id, written_at, id);
      create index paper_alert on vault.paper (alert_id, written_at, id);
      create index paper_key on vault.paper (key_id, id);
      alter table vault.paper enable row level security;
      create trigger audit_insert after insert on vault.paper referencing new table as new_rows for each statement execute function app.audit('sealed');
      create trigger audit_update after update on vault.paper referencing old table as old_rows new table as new_rows for each statement execute function app.audit('sealed');

      -- Puts a sealed text in its place. Null when the actor may not write there, or the revision is not the next one.
      create function vault.put(paper uuid, paper_kind text, subject uuid, paper_revision int, paper_key text, sealed_text text) returns uuid
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare
          case_id uuid;
          alert uuid;
          done uuid;
        begin
          case paper_kind
            when 'NOTE' then
              select s.referral_id into case_id from support_session s where s.id = subject and s.worker_id = app.actor_id() and s.state = 'DRAFT' and s.note_revision = paper_revision;
            when 'ADDENDUM' then
              select s.referral_id into case_id from support_session s join support_referral r on r.id = s.referral_id where s.id = subject and s.state = 'SIGNED'
                and (s.worker_id = app.actor_id() or r.worker_id = app.actor_id() or r.cover_id = app.actor_id());
            when 'ANSWERS' then
              select a.referral_id into case_id from scale_administration a where a.id = subject and a.recorded_by = app.actor_id();
            when 'CONCERN' then select a.id into alert from risk_alert a where a.id = subject and a.raised_by = app.actor_id();
            when 'ASSESSMENT' then select a.id into alert from risk_alert a where a.id = subject and a.assessed_by = app.actor_id() and a.state = 'ASSESSED';
            when 'CLOSING' then select a.id into alert from risk_alert a where a.id = subject and a.closed_by = app.actor_id() and a.state = 'CLOSED';
          end case;
          if case_id is null and alert is null then return null; end if;
          insert into vault.paper (id, kind, subject_id, referral_id, alert_id, revision, key_id, sealed, author_id, written_at)
            values (paper, paper_kind, subject, case_id, alert, paper_revision, paper_key, sealed_text, app.actor_id(), app.now())
            on conflict (id) do update set revision = excluded.revision, key_id = excluded.key_id, sealed = excluded.sealed, written_at = excluded.written_at
              where paper.kind = 'NOTE' and excluded.kind = 'NOTE' and paper.subject_id = excluded.subject_id and paper.revision = excluded.revision - 1
            returning id into done;
          return done;
        end $$;

      -- The papers of one case, or of one alert, after the record of the reading; no rows where the actor may not see it.
      create function vault.read(case_id uuid, alert uuid, why text)
        returns table (id uuid, kind text, subject_id uuid, revision int, sealed text, author_id uuid, written_at timestamptz)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if length(trim(why)) < 2 then raise exception 'a purpose is needed' using errcode = 'check_violation'; end if;
          if case_id is not null and not (app.can('care:open') and exists (select from support_referral r where r.id = case_id)) then return; end if;
          if alert is not null and not (app.can('care:alert') and exists (select from risk_alert a where a.id = alert)) then return; end if;
          insert into access_event (id, at, account_id, subject_type, subject_id, purpose)
            select gen_random_uuid(), app.now(), app.actor_id(), case when case_id is null then 'risk_alert' else 'support_referral' end, coalesce(case_id, alert), why
            union all
            select gen_random_uuid(), app.now(), app.actor_id(), 'vault.' || lower(p.kind), p.id, why from vault.paper p where p.referral_id = case_id or p.alert_id = alert;
          return query select p.id, p.kind, p.subject_id, p.revision, p.sealed, p.author_id, p.written_at from vault.paper p
            where p.referral_id = case_id or p.alert_id = alert order by p.written_at, p.id;
        end $$;

      -- For changing keys: sealed texts that another key than the given one opens, and their exchange for the same text newly sealed.
      create function vault.to_reseal(current_key text, at_most int) returns table (id uuid, kind text, subject_id uuid, revision int, sealed text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select p.id, p.kind, p.subject_id, p.revision, p.sealed from vault.paper p where p.key_id <> current_key order by p.id limit at_most $$;
      create function vault.reseal(paper uuid, old_sealed text, new_key text, new_sealed text) returns boolean
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          update vault.paper p set sealed = new_sealed, key_id = new_key where p.id = paper and p.sealed = old_sealed;
          return found;
        end $$;

      alter table vault.paper owner to finemesh_vault;
      grant references on public.support_referral, public.risk_alert to finemesh_vault;
    `);
    for (const signature of [
      'put(uuid, text, uuid, int, text, text)',
      'read(uuid, uuid, text)',
      'to_reseal(text, int)',
      'reseal(uuid, text, text, text)',
    ]) {
      await db.query(
        `alter function vault.${signature} owner to finemesh_vault; revoke execute on function vault.${signature} from public; grant execute on function vault.${signature} to finemesh_app`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema vault cascade; drop owned by finemesh_vault');
  }
}
