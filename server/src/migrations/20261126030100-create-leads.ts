import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Leads (线索): somebody says that a household may need help. A lead is never deleted and ends in a decision by a person. Whoever reports
 * without the right to read leads reaches its own reports through `app.my_lead_reports` alone, which shows what it told and what became of it.
 */
export class CreateLeads20261126030100 implements MigrationInterface {
  name = 'CreateLeads20261126030100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence lead_number;
      grant usage on sequence lead_number to finemesh_app;
      create table lead (
        id uuid primary key,
        number text not null constraint lead_number_taken unique,
        channel text not null check (channel in ('HOTLINE', 'GRID_WORKER', 'COMMUNITY', 'POSTED_CADRE', 'VOLUNTEER', 'SELF', 'MEDICAL_AID_LIST', 'LIST_COMPARISON')),
        area_code bigint not null references admin_area,
        subject_name text check (length(subject_name) <= 50),
        subject_phone text check (length(subject_phone) <= 50),
        subject_address text check (length(subject_address) <= 200),
        identity_sealed text,
        identity_hash text,
        identity_tail text,
        content text not null check (length(content) between 1 and 2000),
        tier text not null check (tier in ('EMERGENCY', 'URGENT', 'ROUTINE')),
        caller_name text check (length(caller_name) <= 50),
        caller_phone text check (length(caller_phone) <= 50),
        caller_relation text check (length(caller_relation) <= 50),
        reporter_id uuid not null references account,
        search text[] not null default '{}',
        triage_due_at timestamptz(3) not null,
        callback_due_at timestamptz(3),
        callback_at timestamptz(3),
        callback_by uuid references account,
        callback_tries int not null default 0,
        state text not null default 'WAITING' check (state in ('WAITING', 'DECIDED', 'MERGED')),
        decision text check (decision in ('EMERGENCY', 'CASE', 'REFERRED', 'NO_NEED')),
        reason text check (length(reason) between 1 and 2000),
        reply text check (length(reply) <= 500),
        referred_to text check (length(referred_to) <= 200),
        decided_by uuid references account,
        decided_at timestamptz(3),
        merged_into_id uuid references lead,
        household_id uuid references household,
        need_id uuid references service_need on delete set null,
        case_id uuid references social_case,
        demo boolean not null default false,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint lead_decision_is_a_persons check ((state = 'WAITING') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        constraint lead_decided_says_why check ((state = 'DECIDED') = (decision is not null) and (decision is null or reason is not null)),
        constraint lead_merged_somewhere check ((state = 'MERGED') = (merged_into_id is not null)),
        constraint lead_not_into_itself check (merged_into_id <> id),
        constraint lead_called_back check ((callback_at is null) = (callback_by is null))
      );
      create index lead_queue on lead (triage_due_at, id) where state = 'WAITING';
      create index lead_callbacks on lead (callback_due_at, id) where callback_due_at is not null and callback_at is null;
      create index lead_recent on lead (created_at desc, id desc);
      create index lead_reporter on lead (reporter_id, created_at desc, id desc);
      create index lead_search on lead using gin (search);
      create index lead_identity on lead (identity_hash) where identity_hash is not null;
      create index lead_household on lead (household_id) where household_id is not null;
      create index lead_case on lead (case_id) where case_id is not null;
      create index lead_merged on lead (merged_into_id) where merged_into_id is not null;
      call app.protect('lead', 'select, insert, update', '''subject_name'', ''subject_phone'', ''subject_address'', ''identity_sealed'', ''identity_hash'', ''identity_tail'', ''caller_name'', ''caller_phone'', ''search'', ''content'', ''reason'', ''reply''');
      create policy read on lead for select using ((select app.scope('lead:read')) @> area_code);
      -- Anybody who may report may report from anywhere; the lead goes to whoever triages there.
      create policy add on lead for insert with check ((select app.can('lead:report')) and reporter_id = (select app.actor_id()) and state = 'WAITING');
      create policy edit on lead for update using ((select app.scope('lead:triage')) @> area_code or (select app.scope('lead:call')) @> area_code);

      -- A merge into a household or another lead, or the verdict that the two differ; taken back, never removed.
      create table lead_link (
        id uuid primary key,
        lead_id uuid not null references lead,
        household_id uuid references household,
        other_lead_id uuid references lead,
        same boolean not null,
        decided_by uuid not null references account,
        decided_at timestamptz(3) not null default app.now(),
        undone_by uuid references account,
        undone_at timestamptz(3),
        undo_reason text check (length(undo_reason) between 1 and 500),
        constraint lead_link_to_one check (num_nonnulls(household_id, other_lead_id) = 1),
        constraint lead_link_not_to_itself check (other_lead_id <> lead_id),
        constraint lead_link_undone_says_why check (num_nonnulls(undone_by, undone_at, undo_reason) in (0, 3))
      );
      create unique index lead_link_household on lead_link (lead_id, household_id) where undone_at is null and household_id is not null;
      create unique index lead_link_lead on lead_link (lead_id, other_lead_id) where undone_at is null and other_lead_id is not null;
      create unique index lead_link_one_household on lead_link (lead_id) where undone_at is null and same and household_id is not null;
      create unique index lead_link_one_lead on lead_link (lead_id) where undone_at is null and same and other_lead_id is not null;
      create index lead_link_other on lead_link (other_lead_id) where other_lead_id is not null;
      call app.protect('lead_link', 'select, insert, update');
      create policy read on lead_link for select using (exists (select from lead l where l.id = lead_id));
      create policy add on lead_link for insert with check (decided_by = (select app.actor_id()) and exists (select from lead l where l.id = lead_id and (select app.scope('lead:triage')) @> l.area_code));
      create policy edit on lead_link for update using (exists (select from lead l where l.id = lead_id and (select app.scope('lead:triage')) @> l.area_code));

      -- The trail of a lead. Written with it, so that a reporter who may not read leads leaves the first entry too.
      create table lead_event (
        id uuid primary key,
        lead_id uuid not null references lead,
        at timestamptz(3) not null default app.now(),
        account_id uuid references account,
        kind text not null check (kind in ('REPORTED', 'CALLED_BACK', 'CALL_FAILED', 'DECIDED', 'REOPENED', 'MERGED', 'MATCHED', 'DIFFERENT', 'TAKEN_BACK')),
        decision text,
        note text check (length(note) <= 2000),
        -- Several entries may bear one instant.
        ordinal bigint generated by default as identity
      );
      create index lead_event_lead on lead_event (lead_id, ordinal);
      call app.protect('lead_event', 'select, insert', '''note''');
      create policy read on lead_event for select using (exists (select from lead l where l.id = lead_id));
      create policy add on lead_event for insert with check (account_id = (select app.actor_id()) and exists (select from lead l where l.id = lead_id
        and ((select app.scope('lead:triage')) @> l.area_code or (select app.scope('lead:call')) @> l.area_code)));
      create trigger insert_only before update or delete or truncate on lead_event for each statement execute function app.refuse_change();
      create function app.lead_reported() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into lead_event (id, lead_id, at, account_id, kind) values (gen_random_uuid(), new.id, app.now(), new.reporter_id, 'REPORTED');
          return null;
        end $$;
      create trigger reported after insert on lead for each row execute function app.lead_reported();

      -- The actor's own reports: what it told, and what became of them. A merged report answers with what became of the one it went into;
      -- not before its own merge, so that nobody learns that others had reported earlier.
      create function app.my_lead_reports(before_at timestamptz, before_id uuid, at_most int, only_id uuid default null)
        returns table (id uuid, number text, channel text, area_code bigint, subject_name text, content text, tier text, created_at timestamptz(3),
          outcome text, decided_at timestamptz(3), reply text, callback_due_at timestamptz(3), callback_at timestamptz(3))
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select l.id, l.number, l.channel, l.area_code, l.subject_name, l.content, l.tier, l.created_at,
          coalesce(o.decision, 'WAITING'),
          case when o.decided_at is not null then greatest(o.decided_at, l.decided_at) end,
          coalesce(l.reply, case when o.reporter_id = l.reporter_id then o.reply end), l.callback_due_at, l.callback_at
        from lead l left join lead m on m.id = l.merged_into_id
        cross join lateral (select coalesce(m.decision, l.decision) decision, case when m.id is null then l.decided_at else m.decided_at end decided_at,
          coalesce(m.reply, l.reply) reply, coalesce(m.reporter_id, l.reporter_id) reporter_id) o
        where l.reporter_id = app.actor_id() and app.can('lead:report') and (only_id is null or l.id = only_id)
          and (before_at is null or (l.created_at, l.id) < (before_at, before_id))
        order by l.created_at desc, l.id desc limit at_most $$;

      -- Who may be the person of a lead: each way of finding asks its index and is cut short. The caller's scopes decide what leaves it.
      create function app.lead_like(named text, name_tokens text[], reading text[], phone_tokens text[], address_tokens text[], hash text, but uuid)
        returns table (household_id uuid, lead_id uuid, same_identity boolean, same_name boolean, like_name boolean, same_phone boolean, like_address boolean)
        language sql stable security definer set search_path = public, app, pg_temp rows 40 as $$
        with h as (
          select hm.household_id id, true i, false l, false p, false a from person pe join household_membership hm on hm.person_id = pe.id and (hm.until is null or hm.until > app.today())
            where hash is not null and pe.identity_hash = hash
          union all (select x.id, false, true, false, false from household x where cardinality(name_tokens) > 0 and x.search @> name_tokens and app.scope('household:read') @> x.area_code limit 60)
          union all (select x.id, false, true, false, false from household x where cardinality(reading) > 0 and x.search @> reading and app.scope('household:read') @> x.area_code limit 60)
          union all (select x.id, false, false, true, false from household x where cardinality(phone_tokens) > 0 and x.search @> phone_tokens and app.scope('household:read') @> x.area_code limit 20)
          union all (select x.id, false, false, false, true from household x where cardinality(address_tokens) > 0 and x.search @> address_tokens and app.scope('household:read') @> x.area_code limit 30)
        ), le as (
          (select x.id, true i, false l, false p, false a from lead x where hash is not null and x.identity_hash = hash limit 20)
          union all (select x.id, false, true, false, false from lead x where cardinality(name_tokens) > 0 and x.search @> name_tokens and app.scope('lead:read') @> x.area_code order by x.created_at desc limit 40)
          union all (select x.id, false, true, false, false from lead x where cardinality(reading) > 0 and x.search @> reading and app.scope('lead:read') @> x.area_code order by x.created_at desc limit 40)
          union all (select x.id, false, false, true, false from lead x where cardinality(phone_tokens) > 0 and x.search @> phone_tokens and app.scope('lead:read') @> x.area_code order by x.created_at desc limit 20)
          union all (select x.id, false, false, false, true from lead x where cardinality(address_tokens) > 0 and x.search @> address_tokens and app.scope('lead:read') @> x.area_code order by x.created_at desc limit 20)
        )
        select hh.id, null::uuid, bool_or(h.i), bool_or(exists (select from household_membership hm join person pe on pe.id = hm.person_id
            where hm.household_id = hh.id and pe.name = named and (hm.until is null or hm.until > app.today()))), bool_or(h.l), bool_or(h.p), bool_or(h.a)
          from h join household hh on hh.id = h.id where app.scope('household:read') @> hh.area_code group by hh.id
        union all
        select null::uuid, ll.id, bool_or(le.i), bool_or(coalesce(ll.subject_name = named, false)), bool_or(le.l), bool_or(le.p), bool_or(le.a)
          from le join lead ll on ll.id = le.id where app.scope('lead:read') @> ll.area_code and ll.id is distinct from but group by ll.id $$;

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'lead.triage.minutes.emergency', 30, 'minute', '2000-01-01', true),
        (gen_random_uuid(), 'lead.triage.minutes.urgent', 240, 'minute', '2000-01-01', true),
        (gen_random_uuid(), 'lead.triage.minutes.routine', 1440, 'minute', '2000-01-01', true),
        (gen_random_uuid(), 'lead.callback.minutes', 1440, 'minute', '2000-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.lead_like, app.my_lead_reports; drop table lead_event, lead_link, lead cascade; drop function app.lead_reported;
      drop sequence lead_number; delete from policy_parameter where key like 'lead.%'`);
  }
}
