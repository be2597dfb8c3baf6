import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows the audit trail follows and that hold what the server's own key seals. */
const AUDITED = [
  'person',
  'volunteer',
  'lead',
  'comparison_finding',
  'inspection_plan',
  'spot_check',
  'notification_webhook',
  'qualification_claim',
  'verification_answer',
];

const INSPECTION_FROZEN = 'seed_hash, wanted, strata, checklist, area_code';
const SPOT_CHECK_FROZEN = 'seed_hash, wanted, area_code';

/** What was committed stays; the sealed seed may be sealed anew, which does not change it. */
function commits(name: string, frozen: string, message: string, constraint: string, sealed: string): string {
  const of = (row: string) => frozen.replaceAll(/\w+/gu, (column) => `${row}.${column}`);
  return `create or replace function app.${name}() returns trigger language plpgsql as $$
      begin
        if (${of('new')}) is distinct from (${of('old')}) or (old.seed is not null and new.seed is distinct from old.seed) or ${sealed} then
          raise exception '${message}' using errcode = 'restrict_violation', constraint = '${constraint}';
        end if;
        return new;
      end $$;`;
}

function bothCommit(sealed: string): string {
  return `${commits('inspection_commits', INSPECTION_FROZEN, 'a plan stays as it was committed', 'inspection_committed', sealed)}
    ${commits('spot_check_commits', SPOT_CHECK_FROZEN, 'a spot check stays as it was committed', 'spot_check_committed', sealed)}`;
}

/** The audit trail's trigger for updates, with the personal columns that it has been given. @param when a condition, or nothing */
function auditUpdates(when: string): string {
  return `do $$
    declare target text; personal text;
    begin
      foreach target in array '{${AUDITED.join(', ')}}'::text[] loop
        select string_agg(quote_literal(arg), ', ') into personal from pg_trigger t, unnest(string_to_array(rtrim(encode(t.tgargs, 'escape'), '\\000'), '\\000')) arg
          where t.tgrelid = target::regclass and t.tgname = 'audit_update';
        execute format('drop trigger audit_update on %I', target);
        execute format('create trigger audit_update after update on %I referencing old table as old_rows new table as new_rows for each statement ${when} execute function app.audit(%s)', target, personal);
      end loop;
    end $$;`;
}

const VAULT_FUNCTIONS = (signature: string): string =>
  `alter function vault.to_reseal(${signature}) owner to finemesh_vault; revoke execute on function vault.to_reseal(${signature}) from public;
   grant execute on function vault.to_reseal(${signature}) to finemesh_app;`;

/**
 * A change of keys sealed only the vault's papers anew: identity numbers, robots' addresses, volunteers' papers, answers of departments and
 * seeds kept the key under which they were first written, and were lost with it. Now every column named `…_sealed` follows.
 */
export class SealAllAnew20261127010000 implements MigrationInterface {
  name = 'SealAllAnew20261127010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whether what is sealed is being sealed anew: only a function of the owner can be at it, whatever settings others make.
      create function app.is_resealing() returns boolean language sql stable as $$
        select coalesce(current_setting('app.resealing', true), '') = 'on' and pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = 'public.audit_event'::regclass), 'usage') $$;
      -- Id of the key that a sealed value needs: its third part, in the first 45 characters.
      create function app.sealing_key(sealed text) returns text language sql immutable strict parallel safe as $$ select split_part(left(sealed, 45), '.', 3) $$;
      -- By their names: whatever the server's own key seals outside the vault.
      create function app.sealed_columns() returns table (place name, col name) language sql stable set search_path = public, app, pg_temp as $$
        select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname like '%\\_sealed' order by 1, 2 $$;

      -- Values that another than the current key seals and a known key opens, for whoever acts for nobody; not more than 8 MB of them, held until the operation ends.
      create function app.to_reseal(place name, col name, current_key text, known_keys text[], passed int, at_most int) returns table (row_id text, sealed text)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if app.actor_id() is not null or not exists (select from app.sealed_columns() c where c.place = to_reseal.place and c.col = to_reseal.col) then return; end if;
          return query execute format(
            'with held as materialized (select %s row_id, %I sealed from %I where app.sealing_key(%2$I) <> $1 and app.sealing_key(%2$I) = any ($2) offset $3 limit $4 for update skip locked)
             select h.row_id, h.sealed from (select held.*, row_number() over () n, sum(pg_column_size(held.sealed)) over (rows unbounded preceding) bytes from held) h where h.n = 1 or h.bytes <= 8000000',
            case place when 'upload_part' then 'upload_id || ''/'' || ordinal' else 'id::text' end, col, place) using current_key, known_keys, passed, at_most;
        end $$;
      -- Puts values that say the same under another key in their places, unless they have been changed meanwhile. Returns how many.
      create function app.reseal(place name, col name, row_ids text[], old_values text[], new_values text[]) returns int
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare done int;
        begin
          if app.actor_id() is not null or not exists (select from app.sealed_columns() c where c.place = reseal.place and c.col = reseal.col) then return 0; end if;
          perform set_config('app.resealing', 'on', true);
          execute format('update %I t set %I = r.fresh from unnest($1, $2, $3) r (id, old, fresh) where %s and t.%2$I = r.old', place, col,
            case place when 'upload_part' then 't.upload_id = split_part(r.id, ''/'', 1)::uuid and t.ordinal = split_part(r.id, ''/'', 2)::int' else 't.id = r.id::uuid' end)
            using row_ids, old_values, new_values;
          get diagnostics done = row_count;
          perform set_config('app.resealing', '', true);
          return done;
        end $$;
      revoke execute on function app.to_reseal, app.reseal from public;
      grant execute on function app.to_reseal, app.reseal to finemesh_app;

      -- For the operator, signed in as the owner: which key is still needed where.
      create function app.sealed_keys() returns table (place text, key_id text, sealed_values bigint) language plpgsql stable set search_path = public, app, pg_temp as $$
        declare each record;
        begin
          for each in select * from app.sealed_columns() loop
            return query execute format('select %L, app.sealing_key(%I), count(*) from %I where %2$I is not null group by 2', each.place || '.' || each.col, each.col, each.place);
          end loop;
          return query select 'vault.case_key.wrapped', k.key_id, count(*) from vault.case_key k where k.wrapped is not null group by 2;
          return query select 'vault.paper.sealed', p.key_id, count(*) from vault.paper p where p.case_key_id is null group by 2;
        end $$;
      revoke execute on function app.sealed_keys from public;

      -- What the key opens again is not changed by it: the trail does not follow, imports can still be undone, what was committed stays committed.
      ${auditUpdates('when (not app.is_resealing())')}
      ${bothCommit('(new.seed_sealed is distinct from old.seed_sealed and not app.is_resealing())')}
      drop trigger insert_only on verification_answer;
      create trigger insert_only before delete or truncate on verification_answer for each statement execute function app.refuse_change();
      create trigger never_changed before update on verification_answer for each statement when (not app.is_resealing()) execute function app.refuse_change();

      -- A key that is lost must not keep the papers behind it from being sealed anew.
      drop function vault.to_reseal;
      create function vault.to_reseal(current_key text, known_keys text[], at_most int) returns table (id uuid, kind text, subject_id uuid, revision int, sealed text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        (select k.id, 'KEY', k.id, 1, k.wrapped from vault.case_key k where k.key_id <> current_key and k.key_id = any (known_keys) and k.wrapped is not null order by k.id limit at_most)
        union all
        (select p.id, p.kind, p.subject_id, p.revision, p.sealed from vault.paper p where p.case_key_id is null and p.key_id <> current_key and p.key_id = any (known_keys) order by p.id limit at_most) $$;
      ${VAULT_FUNCTIONS('text, text[], int')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function vault.to_reseal;
      create function vault.to_reseal(current_key text, at_most int) returns table (id uuid, kind text, subject_id uuid, revision int, sealed text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        (select k.id, 'KEY', k.id, 1, k.wrapped from vault.case_key k where k.key_id <> current_key and k.wrapped is not null order by k.id limit at_most)
        union all
        (select p.id, p.kind, p.subject_id, p.revision, p.sealed from vault.paper p where p.case_key_id is null and p.key_id <> current_key order by p.id limit at_most) $$;
      ${VAULT_FUNCTIONS('text, int')}
      drop trigger insert_only on verification_answer;
      drop trigger never_changed on verification_answer;
      create trigger insert_only before update or delete or truncate on verification_answer for each statement execute function app.refuse_change();
      ${bothCommit('new.seed_sealed is distinct from old.seed_sealed')}
      ${auditUpdates('')}
      drop function app.to_reseal, app.reseal, app.sealed_keys, app.sealed_columns, app.sealing_key, app.is_resealing;
    `);
  }
}
