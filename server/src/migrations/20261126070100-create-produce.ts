import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Produce and work: what households sell and earn in a project. Money is fen. Payments and the income that they are made of
 * are written once; the database commits no payment whose income does not add up to it.
 */
export class CreateProduce20261126070100 implements MigrationInterface {
  name = 'CreateProduce20261126070100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence produce_order_number;
      create sequence household_payment_number;
      grant usage on sequence produce_order_number, household_payment_number to finemesh_app;

      create table produce_product (
        id uuid primary key,
        project_id uuid not null references pairing_project,
        name text not null check (length(name) between 1 and 50),
        unit text not null check (length(unit) between 1 and 10),
        -- What a household should get for a unit: prices are held against it.
        reference_price_fen int not null check (reference_price_fen > 0),
        season_from date not null,
        season_until date not null,
        expected_quantity double precision not null default 0 check (expected_quantity between 0 and 1e7),
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint product_name_once unique (project_id, name),
        constraint product_season check (season_until >= season_from)
      );
      call app.protect('produce_product', 'select, insert, update');
      create policy read on produce_product for select using (exists (select from pairing_project p where p.id = project_id));
      create policy add on produce_product for insert with check (project_id in (select app.worked_projects()));
      create policy edit on produce_product for update using (project_id in (select app.worked_projects()));

      -- What a household has to sell.
      create table produce_offer (
        id uuid primary key,
        participant_id uuid not null references pairing_participant,
        product_id uuid not null references produce_product,
        quantity double precision not null check (quantity > 0 and quantity <= 1e6 and quantity::numeric = round(quantity::numeric, 2)),
        from_on date not null,
        until_on date not null,
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        constraint offer_season check (until_on >= from_on)
      );
      create index produce_offer_participant on produce_offer (participant_id);
      call app.protect('produce_offer', 'select, insert');
      create policy read on produce_offer for select using (exists (select from pairing_participant t where t.id = participant_id));
      create policy add on produce_offer for insert with check (recorded_by = (select app.actor_id())
        and exists (select from pairing_participant t where t.id = participant_id and t.project_id in (select app.worked_projects())));

      create table produce_order (
        id uuid primary key,
        number text not null constraint produce_order_number_taken unique,
        project_id uuid not null references pairing_project,
        product_id uuid not null references produce_product,
        buyer text not null check (length(buyer) between 1 and 100),
        -- The number under which the buyer knows it; the same twice is the same order.
        reference text check (length(reference) between 1 and 50),
        quantity double precision not null check (quantity > 0 and quantity <= 1e6 and quantity::numeric = round(quantity::numeric, 2)),
        unit_price_fen int not null check (unit_price_fen between 1 and 10000000),
        amount_fen bigint generated always as (round(quantity::numeric * unit_price_fen)) stored check (amount_fen <= 2000000000),
        ordered_on date not null,
        note text check (length(note) <= 500),
        cancelled_at timestamptz(3),
        cancel_reason text check (length(cancel_reason) between 1 and 500),
        import_id uuid,
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint order_reference_once unique (project_id, reference),
        check ((cancelled_at is null) = (cancel_reason is null))
      );
      create index produce_order_recent on produce_order (project_id, ordered_on desc, id);
      create index produce_order_import on produce_order (import_id) where import_id is not null;
      call app.protect('produce_order', 'select, insert, update, delete', '''buyer''');
      create policy read on produce_order for select using (exists (select from pairing_project p where p.id = project_id));
      create policy add on produce_order for insert with check (created_by = (select app.actor_id()) and project_id in (select app.worked_projects()));
      create policy edit on produce_order for update using (project_id in (select app.worked_projects()));
      create policy remove on produce_order for delete using (import_id is not null and created_by = (select app.actor_id()) and project_id in (select app.worked_projects()));

      create table produce_delivery (
        id uuid primary key,
        order_id uuid not null references produce_order,
        participant_id uuid not null references pairing_participant,
        quantity double precision not null check (quantity > 0 and quantity <= 1e6 and quantity::numeric = round(quantity::numeric, 2)),
        unit_price_fen int not null check (unit_price_fen between 1 and 10000000),
        amount_fen bigint generated always as (round(quantity::numeric * unit_price_fen)) stored check (amount_fen between 1 and 2000000000),
        delivered_on date not null,
        voided_at timestamptz(3),
        void_reason text check (length(void_reason) between 1 and 500),
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        check ((voided_at is null) = (void_reason is null))
      );
      create index produce_delivery_order on produce_delivery (order_id);
      create index produce_delivery_participant on produce_delivery (participant_id, delivered_on desc, id);
      call app.protect('produce_delivery', 'select, insert, update');
      create policy read on produce_delivery for select using (exists (select from pairing_participant t where t.id = participant_id));
      create policy add on produce_delivery for insert with check (recorded_by = (select app.actor_id())
        and exists (select from produce_order o where o.id = order_id and o.project_id in (select app.worked_projects())));
      create policy edit on produce_delivery for update using (exists (select from produce_order o where o.id = order_id and o.project_id in (select app.worked_projects())));

      create table labour_record (
        id uuid primary key,
        participant_id uuid not null references pairing_participant,
        kind text not null check (kind in ('DAY_LABOUR', 'JOB')),
        employer text not null check (length(employer) between 1 and 100),
        task text not null check (length(task) between 1 and 200),
        from_on date not null,
        until_on date not null,
        days double precision not null check (days > 0 and days <= 366 and days * 2 = floor(days * 2)),
        wage_fen bigint not null check (wage_fen between 1 and 2000000000),
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        constraint labour_dates check (until_on >= from_on)
      );
      create index labour_record_participant on labour_record (participant_id, from_on desc, id);
      call app.protect('labour_record', 'select, insert');
      create policy read on labour_record for select using (exists (select from pairing_participant t where t.id = participant_id));
      create policy add on labour_record for insert with check (recorded_by = (select app.actor_id())
        and exists (select from pairing_participant t where t.id = participant_id and t.project_id in (select app.worked_projects())));
      create trigger insert_only before update or delete or truncate on labour_record for each statement execute function app.refuse_change();

      create table household_payment (
        id uuid primary key,
        number text not null constraint household_payment_number_taken unique,
        participant_id uuid not null references pairing_participant,
        -- Negative only when it takes back the payment that it reverses, whole.
        amount_fen bigint not null check (amount_fen between -2000000000 and 2000000000 and amount_fen <> 0),
        paid_on date not null,
        method text not null check (method in ('BANK', 'CASH', 'MOBILE')),
        receipt text not null check (length(receipt) between 1 and 100),
        reverses_id uuid references household_payment,
        reason text check (length(reason) between 1 and 500),
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        constraint payment_reversed_once unique (reverses_id),
        constraint payment_receipt_once unique (participant_id, receipt),
        check ((reverses_id is not null) = (amount_fen < 0)),
        check ((reverses_id is not null) = (reason is not null))
      );
      create index household_payment_participant on household_payment (participant_id, paid_on desc, id);
      -- Which part of a payment is for what: the income that the project brought.
      create table income_record (
        id uuid primary key,
        payment_id uuid not null references household_payment,
        source text not null check (source in ('PRODUCE', 'LABOUR')),
        delivery_id uuid references produce_delivery,
        labour_id uuid references labour_record,
        amount_fen bigint not null check (amount_fen <> 0),
        created_at timestamptz(3) not null default app.now(),
        check (case source when 'PRODUCE' then delivery_id is not null and labour_id is null else labour_id is not null and delivery_id is null end)
      );
      create index income_record_payment on income_record (payment_id);
      create index income_record_delivery on income_record (delivery_id) where delivery_id is not null;
      create index income_record_labour on income_record (labour_id) where labour_id is not null;
      call app.protect('household_payment', 'select, insert');
      call app.protect('income_record', 'select, insert');
      create policy read on household_payment for select using (exists (select from pairing_participant t where t.id = participant_id));
      create policy add on household_payment for insert with check (recorded_by = (select app.actor_id())
        and exists (select from pairing_participant t where t.id = participant_id and t.project_id in (select app.worked_projects())));
      create policy read on income_record for select using (exists (select from household_payment p where p.id = payment_id));
      create policy add on income_record for insert with check (exists (select from household_payment p join pairing_participant t on t.id = p.participant_id
        where p.id = payment_id and t.project_id in (select app.worked_projects())));
      create trigger insert_only before update or delete or truncate on household_payment for each statement execute function app.refuse_change();
      create trigger insert_only before update or delete or truncate on income_record for each statement execute function app.refuse_change();

      -- Reconciliation: at commit every payment equals the income recorded with it, and nothing was paid more than once over.
      create function app.payment_reconciles() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare payment household_payment; paid bigint;
        begin
          if tg_table_name = 'household_payment' then payment := new;
          else select * into payment from household_payment where id = new.payment_id; end if;
          select coalesce(sum(amount_fen), 0) into paid from income_record where payment_id = payment.id;
          if paid <> payment.amount_fen then raise exception 'payment % and its income % differ', payment.amount_fen, paid using errcode = 'restrict_violation', constraint = 'payment_reconciles'; end if;
          if payment.reverses_id is not null and payment.amount_fen <> (select -amount_fen from household_payment where id = payment.reverses_id) then
            raise exception 'a payment is taken back whole' using errcode = 'restrict_violation', constraint = 'payment_reconciles'; end if;
          return null;
        end $$;
      create constraint trigger reconciles after insert on household_payment deferrable initially deferred for each row execute function app.payment_reconciles();
      create constraint trigger reconciles after insert on income_record deferrable initially deferred for each row execute function app.payment_reconciles();

      create function app.income_within() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare owed bigint; paid bigint; who uuid;
        begin
          if new.delivery_id is not null then
            select case when d.voided_at is null then d.amount_fen else 0 end, d.participant_id into owed, who from produce_delivery d where d.id = new.delivery_id for update;
            select coalesce(sum(amount_fen), 0) into paid from income_record where delivery_id = new.delivery_id;
          else
            select l.wage_fen, l.participant_id into owed, who from labour_record l where l.id = new.labour_id for update;
            select coalesce(sum(amount_fen), 0) into paid from income_record where labour_id = new.labour_id;
          end if;
          if who is distinct from (select participant_id from household_payment where id = new.payment_id) then
            raise exception 'owed to somebody else' using errcode = 'restrict_violation', constraint = 'income_of_the_paid'; end if;
          if paid + new.amount_fen > owed or paid + new.amount_fen < 0 then
            raise exception 'more than is owed' using errcode = 'restrict_violation', constraint = 'income_within_owed'; end if;
          return new;
        end $$;
      create trigger within before insert on income_record for each row execute function app.income_within();

      -- No more is delivered than was ordered, of an order that stands, by a household of its project; what was paid for stays.
      create function app.delivery_within() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare o produce_order; sent numeric;
        begin
          select * into o from produce_order where id = new.order_id for update;
          if tg_op = 'UPDATE' then
            if (to_jsonb(old) - '{voided_at,void_reason,version,amount_fen}'::text[]) <> (to_jsonb(new) - '{voided_at,void_reason,version,amount_fen}'::text[]) or old.voided_at is not null then
              raise exception 'a delivery stays as it was recorded' using errcode = 'restrict_violation', constraint = 'delivery_stays'; end if;
            if (select coalesce(sum(amount_fen), 0) from income_record where delivery_id = new.id) <> 0 then
              raise exception 'it was paid for' using errcode = 'restrict_violation', constraint = 'delivery_paid'; end if;
            return new;
          end if;
          if o.cancelled_at is not null then raise exception 'the order was cancelled' using errcode = 'restrict_violation', constraint = 'delivery_order_stands'; end if;
          if not exists (select from pairing_participant t where t.id = new.participant_id and t.project_id = o.project_id) then
            raise exception 'another project' using errcode = 'restrict_violation', constraint = 'delivery_same_project'; end if;
          select coalesce(sum(quantity::numeric), 0) into sent from produce_delivery where order_id = new.order_id and voided_at is null;
          if sent + new.quantity::numeric > o.quantity::numeric then raise exception 'more than was ordered' using errcode = 'restrict_violation', constraint = 'delivery_within_order'; end if;
          return new;
        end $$;
      create trigger within before insert or update on produce_delivery for each row execute function app.delivery_within();
      create function app.order_stands() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if new.cancelled_at is not null and exists (select from produce_delivery where order_id = new.id and voided_at is null) then
            raise exception 'goods were delivered' using errcode = 'restrict_violation', constraint = 'order_delivered'; end if;
          return new;
        end $$;
      create trigger stands before update of cancelled_at on produce_order for each row execute function app.order_stands();

      -- Income of a household before and after, with where the figure comes from. Shown to the organisation only while a consent names it.
      create table income_statement (
        id uuid primary key,
        participant_id uuid not null references pairing_participant,
        stage text not null check (stage in ('BEFORE', 'AFTER')),
        from_on date not null,
        until_on date not null,
        amount_fen bigint not null check (amount_fen between 0 and 2000000000),
        source text not null check (source in ('SELF_REPORTED', 'VERIFICATION', 'BANK', 'SURVEY')),
        note text check (length(note) <= 500),
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        constraint statement_period check (until_on >= from_on)
      );
      create index income_statement_participant on income_statement (participant_id, from_on, id);
      call app.protect('income_statement', 'select, insert', '''amount_fen'', ''note''');
      create function app.pairing_shows_income(participant uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp
        as $$ select 'INCOME' = any (s.shows) from app.pairing_shows(array[participant]) s $$;
      create policy read on income_statement for select using (exists (select from pairing_participant t where t.id = participant_id
        and ((select app.scope('project:read')) @> t.area_code or app.pairing_shows_income(t.id))));
      create policy add on income_statement for insert with check (recorded_by = (select app.actor_id()) and exists (select from pairing_participant t where t.id = participant_id
        and ((select app.scope('project:nominate')) @> t.area_code or (t.project_id in (select app.own_projects()) and app.pairing_shows_income(t.id)))));
      create trigger insert_only before update or delete or truncate on income_statement for each statement execute function app.refuse_change();

      -- Orders come from sheets too; an import of them can be undone while nothing was delivered.
      alter table import_batch drop constraint import_batch_kind_check;
      alter table import_batch add constraint import_batch_kind_check check (kind ~ '^[A-Z_]{3,30}$');
      drop policy own on upload;
      create policy own on upload for all using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()) and (select app.can('import:use')));
      drop policy own on import_batch;
      create policy own on import_batch for all using (created_by = (select app.actor_id())) with check (created_by = (select app.actor_id())
        and ((select app.can('import:run')) or (kind = 'ORDERS' and (select app.can('project:work')))));
      alter function app.import_in_use(uuid) rename to import_records_in_use;
      revoke execute on function app.import_records_in_use from finemesh_app;
      create function app.import_in_use(batch uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
        with o as (select p.id from produce_order p join import_batch b on b.id = p.import_id where b.id = batch and b.created_by = app.actor_id()),
          run as (select applied_by_operation as operation from import_batch where id = batch and created_by = app.actor_id())
        select app.import_records_in_use(batch) + (select count(*) from o where exists (select from produce_delivery d where d.order_id = o.id)
          or exists (select from audit_event e, run where e.table_name = 'produce_order' and e.row_id = o.id::text and e.operation_id is distinct from run.operation)) $$;
      revoke execute on function app.import_in_use from public;
      grant execute on function app.import_in_use to finemesh_app;

      -- The anonymous page of a project that switched it on: sums, and counts only where enough households stand behind them.
      create function app.public_project(wanted text) returns table (number text, name text, season text, summary text, organisation text, area_code bigint, state text, sample boolean, help_kinds text[],
          households int, supporters int, orders int, order_fen bigint, income_fen bigint, target_households int, fewest int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select p.number, p.name, p.season, p.summary, o.name, p.area_code, p.state, p.sample, p.help_kinds,
          case when h.n >= m.fewest then h.n end, case when s.n >= m.fewest then s.n end, case when r.n >= m.fewest then r.n end, case when r.n >= m.fewest then r.fen end,
          case when i.n >= m.fewest then i.fen end, p.target_households, m.fewest
        from pairing_project p join organisation o on o.id = p.organisation_id
          cross join lateral (select coalesce(app.parameter('pairing.public.least', p.area_code, app.today()), 5)::int fewest) m
          cross join lateral (select count(distinct participant_id)::int n from pairing q where q.project_id = p.id and q.activated_at is not null) h
          cross join lateral (select count(distinct supporter_id)::int n from pairing q where q.project_id = p.id and q.activated_at is not null) s
          cross join lateral (select count(*)::int n, coalesce(sum(amount_fen), 0)::bigint fen from produce_order x where x.project_id = p.id and x.cancelled_at is null) r
          cross join lateral (select count(distinct y.participant_id)::int n, coalesce(sum(y.amount_fen), 0)::bigint fen from household_payment y join pairing_participant t on t.id = y.participant_id where t.project_id = p.id) i
        where p.number = wanted and p.public_since is not null $$;

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'pairing.public.least', 5, 'household', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.price.fair.percent', 90, 'percent', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.dependency.buyer.percent', 60, 'percent', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.dependency.income.percent', 70, 'percent', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.unpaid.days', 15, 'day', '2020-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.import_in_use; alter function app.import_records_in_use(uuid) rename to import_in_use; grant execute on function app.import_in_use to finemesh_app;
      drop table income_statement, income_record, household_payment, labour_record, produce_delivery, produce_order, produce_offer, produce_product cascade;
      drop function app.public_project, app.pairing_shows_income, app.order_stands, app.delivery_within, app.income_within, app.payment_reconciles;
      drop sequence produce_order_number, household_payment_number;
      drop policy own on import_batch;
      create policy own on import_batch for all using (created_by = (select app.actor_id())) with check (created_by = (select app.actor_id()) and (select app.can('import:run')));
      drop policy own on upload;
      create policy own on upload for all using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()) and (select app.can('import:run')));
      delete from policy_parameter where key in ('pairing.public.least', 'pairing.price.fair.percent', 'pairing.dependency.buyer.percent', 'pairing.dependency.income.percent', 'pairing.unpaid.days')`);
  }
}
