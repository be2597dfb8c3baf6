import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which papers a resident may be asked for ("one document"), and which the offices already have. Sample, for the city to replace. */
const KINDS = [
  ['ID_CARD', '居民身份证', 'Identity card', null],
  ['HOUSEHOLD_REGISTER', '户口簿', 'Household register', '公安'],
  ['MARRIAGE_CERTIFICATE', '婚姻登记证明', 'Marriage certificate', '民政'],
  ['DISABILITY_CERTIFICATE', '残疾人证', 'Disability certificate', '残联'],
  ['INCOME_PROOF', '收入证明', 'Proof of income', '人社、税务'],
  ['PROPERTY_PROOF', '不动产证明', 'Proof of real estate', '自然资源'],
  ['MEDICAL_BILL', '医疗费用单据', 'Medical bills', '医保'],
  ['BANK_STATEMENT', '银行流水', 'Bank statement', '银行（经授权）'],
  ['OTHER', '其他材料', 'Other paper', null],
] as const;

/**
 * Proxy service (帮办代办): an order under a mandate, papers in a chain of custody, steps at the counter, trips counted.
 * The database keeps that nobody acts without a mandate that holds, and that no order closes with papers out.
 */
export class CreateProxy20261126042000 implements MigrationInterface {
  name = 'CreateProxy20261126042000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table document_kind (code text primary key, name text not null, name_en text not null, held_by text, sort int not null, sample boolean not null default true);
      call app.protect('document_kind', 'select');
      create policy read on document_kind for select using ((select app.actor_id()) is not null);

      create table mandate (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid not null references person,
        area_code bigint not null references admin_area,
        agent text not null check (length(agent) between 1 and 100),
        agent_id uuid references account,
        scope text[] not null check (cardinality(scope) between 1 and 50),
        valid_from date not null,
        valid_until date not null check (valid_until >= valid_from),
        recorded_at timestamptz(3) not null,
        recorded_by uuid not null references account,
        withdrawn_at timestamptz(3),
        withdrawn_by uuid references account,
        withdraw_reason text check (length(withdraw_reason) between 1 and 500),
        demo boolean not null default false,
        version int not null default 1,
        check ((withdrawn_at is null) = (withdraw_reason is null))
      );
      create index mandate_household on mandate (household_id, recorded_at desc);
      create index mandate_expiry on mandate (valid_until, id) where withdrawn_at is null;
      call app.protect('mandate', 'select, insert, update');
      create policy read on mandate for select using ((select app.scope('proxy:read')) @> area_code);
      create policy add on mandate for insert with check ((select app.scope('proxy:work')) @> area_code and recorded_by = (select app.actor_id()) and area_code = app.household_area(household_id));
      create policy edit on mandate for update using ((select app.scope('mandate:withdraw')) @> area_code);
      create function app.mandate_stays() returns trigger language plpgsql as $$
        begin
          if old.withdrawn_at is not null or (to_jsonb(old) - '{withdrawn_at,withdrawn_by,withdraw_reason,version}'::text[]) <> (to_jsonb(new) - '{withdrawn_at,withdrawn_by,withdraw_reason,version}'::text[]) then
            raise exception 'a mandate is withdrawn, never changed' using errcode = 'restrict_violation', constraint = 'mandate_stays';
          end if;
          return new;
        end $$;
      create trigger stays before update on mandate for each row execute function app.mandate_stays();
      -- Whether a mandate covers a service now: its days, its scope, and nobody withdrew it.
      create function app.mandate_holds(mandate uuid, service text) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from mandate m where m.id = $1 and m.withdrawn_at is null and app.today() between m.valid_from and m.valid_until and $2 = any (m.scope)) $$;
      revoke execute on function app.mandate_holds from public;

      create sequence proxy_order_number;
      grant usage on sequence proxy_order_number to finemesh_app;
      create table proxy_order (
        id uuid primary key,
        number text not null default 'DB' || lpad(nextval('proxy_order_number')::text, 6, '0') constraint proxy_number_taken unique,
        household_id uuid not null references household,
        mandate_id uuid not null references mandate,
        area_code bigint not null references admin_area,
        service_code text not null references service_type (code),
        matter text not null check (length(matter) between 1 and 500),
        state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'CANCELLED')),
        owner_id uuid references account,
        opened_at timestamptz(3) not null,
        opened_by uuid not null references account,
        ended_at timestamptz(3),
        result text check (length(result) between 1 and 1000),
        demo boolean not null default false,
        version int not null default 1,
        check ((state = 'OPEN') = (ended_at is null and result is null))
      );
      create index proxy_order_queue on proxy_order (state, opened_at, id);
      create index proxy_order_household on proxy_order (household_id, opened_at desc);
      call app.protect('proxy_order', 'select, insert, update');
      create policy read on proxy_order for select using ((select app.scope('proxy:read')) @> area_code);
      create policy add on proxy_order for insert with check ((select app.scope('proxy:work')) @> area_code and opened_by = (select app.actor_id()) and area_code = app.household_area(household_id));
      create policy edit on proxy_order for update using ((select app.scope('proxy:work')) @> area_code);

      create table proxy_step (
        id uuid primary key,
        order_id uuid not null references proxy_order,
        at timestamptz(3) not null,
        by_id uuid not null references account,
        place text not null check (place in ('COUNTER', 'ONLINE', 'PHONE', 'HOME')),
        text text not null check (length(text) between 1 and 500),
        resident_came boolean not null default false,
        over_reason text check (length(over_reason) between 1 and 500)
      );
      create index proxy_step_order on proxy_step (order_id, at, id);
      call app.protect('proxy_step', 'select, insert');
      create policy read on proxy_step for select using (exists (select from proxy_order o where o.id = order_id));
      create policy add on proxy_step for insert with check (by_id = (select app.actor_id()) and exists (select from proxy_order o where o.id = order_id and (select app.scope('proxy:work')) @> o.area_code));
      create trigger insert_only before update or delete or truncate on proxy_step for each statement execute function app.refuse_change();

      -- A paper and where it is: taken, passed on, returned. Each event is signed for with a receipt and never rewritten.
      create sequence custody_receipt_number;
      grant usage on sequence custody_receipt_number to finemesh_app;
      create table document_custody (
        id uuid primary key,
        order_id uuid not null references proxy_order,
        kind_code text not null references document_kind (code),
        label text not null check (length(label) between 1 and 200),
        asked_reason text check (length(asked_reason) between 1 and 500),
        taken_at timestamptz(3) not null,
        returned_at timestamptz(3),
        version int not null default 1
      );
      create index document_custody_order on document_custody (order_id, taken_at, id);
      create index document_custody_out on document_custody (order_id) where returned_at is null;
      call app.protect('document_custody', 'select, insert, update', '''label''');
      create policy read on document_custody for select using (exists (select from proxy_order o where o.id = order_id));
      create policy add on document_custody for insert with check (returned_at is null and exists (select from proxy_order o where o.id = order_id and (select app.scope('proxy:work')) @> o.area_code));
      create policy edit on document_custody for update using (exists (select from proxy_order o where o.id = order_id and (select app.scope('proxy:work')) @> o.area_code));
      create table custody_event (
        id uuid primary key,
        document_id uuid not null references document_custody,
        number int not null check (number >= 1),
        verb text not null check (verb in ('TAKEN', 'PASSED', 'RETURNED')),
        at timestamptz(3) not null,
        giver text not null check (length(giver) between 1 and 100),
        receiver text not null check (length(receiver) between 1 and 100),
        receipt text not null default 'SJ' || lpad(nextval('custody_receipt_number')::text, 7, '0') constraint custody_receipt_once unique,
        by_id uuid not null references account,
        constraint custody_event_once unique (document_id, number)
      );
      call app.protect('custody_event', 'select, insert', '''giver'', ''receiver''');
      create policy read on custody_event for select using (exists (select from document_custody d where d.id = document_id));
      create policy add on custody_event for insert with check (by_id = (select app.actor_id()) and exists (select from document_custody d join proxy_order o on o.id = d.order_id where d.id = document_id and (select app.scope('proxy:work')) @> o.area_code));
      create trigger insert_only before update or delete or truncate on custody_event for each statement execute function app.refuse_change();
      create trigger stays before delete or truncate on document_custody for each statement execute function app.refuse_change();

      create function app.proxy_acting() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare o proxy_order; trips int; allowed double precision;
        begin
          select * into o from proxy_order where id = new.order_id for update;
          if o.state <> 'OPEN' then raise exception 'the order has ended' using errcode = 'restrict_violation', constraint = 'proxy_order_ended'; end if;
          if not app.mandate_holds(o.mandate_id, o.service_code) then raise exception 'no mandate holds' using errcode = 'restrict_violation', constraint = 'proxy_without_mandate'; end if;
          if tg_table_name = 'proxy_step' then
            if new.resident_came and new.over_reason is null then
              select count(*) into trips from proxy_step where order_id = new.order_id and resident_came;
              allowed := app.parameter('proxy.trips.max', o.area_code, app.today());
              if trips >= allowed then raise exception 'one trip more than promised' using errcode = 'restrict_violation', constraint = 'proxy_trip_over'; end if;
            end if;
          elsif new.asked_reason is null then
            if exists (select from document_kind k where k.code = new.kind_code and k.held_by is not null) then raise exception 'the offices have this paper' using errcode = 'restrict_violation', constraint = 'proxy_must_not_ask'; end if;
            if exists (select from document_custody d join proxy_order p on p.id = d.order_id where p.household_id = o.household_id and d.kind_code = new.kind_code and d.kind_code <> 'OTHER') then
              raise exception 'this paper was asked for before' using errcode = 'restrict_violation', constraint = 'proxy_asked_again'; end if;
          end if;
          return new;
        end $$;
      create trigger acting before insert on proxy_step for each row execute function app.proxy_acting();
      create trigger acting before insert on document_custody for each row execute function app.proxy_acting();

      create function app.custody_follows() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare d document_custody; last custody_event; o proxy_order;
        begin
          select * into d from document_custody where id = new.document_id for update;
          select * into last from custody_event where document_id = new.document_id order by number desc limit 1;
          if last.id is null then
            if new.verb <> 'TAKEN' then raise exception 'a chain of custody begins with taking' using errcode = 'restrict_violation', constraint = 'custody_chain'; end if;
          elsif new.verb = 'TAKEN' or last.verb = 'RETURNED' or new.giver <> last.receiver then
            raise exception 'only who has a paper gives it on' using errcode = 'restrict_violation', constraint = 'custody_chain';
          end if;
          new.number := coalesce(last.number, 0) + 1;
          if new.verb = 'RETURNED' then update document_custody set returned_at = new.at, version = version + 1 where id = d.id; end if;
          if new.verb = 'PASSED' then update document_custody set version = version + 1 where id = d.id; end if;
          return new;
        end $$;
      create trigger follows before insert on custody_event for each row execute function app.custody_follows();
      create function app.custody_stays() returns trigger language plpgsql as $$
        begin
          if (to_jsonb(old) - '{returned_at,version}'::text[]) <> (to_jsonb(new) - '{returned_at,version}'::text[]) or old.returned_at is not null
            or (new.returned_at is not null and pg_trigger_depth() < 2) then
            raise exception 'custody is written by its events' using errcode = 'restrict_violation', constraint = 'custody_chain';
          end if;
          return new;
        end $$;
      create trigger chain before update on document_custody for each row execute function app.custody_stays();

      create function app.proxy_order_moves() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if tg_op = 'INSERT' then
            if new.state <> 'OPEN' or not app.mandate_holds(new.mandate_id, new.service_code) or not exists (select from mandate m where m.id = new.mandate_id and m.household_id = new.household_id) then
              raise exception 'no mandate holds' using errcode = 'restrict_violation', constraint = 'proxy_without_mandate';
            end if;
            return new;
          end if;
          if old.state <> 'OPEN' or (old.household_id, old.mandate_id, old.service_code, old.opened_at) is distinct from (new.household_id, new.mandate_id, new.service_code, new.opened_at) then
            raise exception 'the order has ended' using errcode = 'restrict_violation', constraint = 'proxy_order_ended';
          end if;
          if new.state <> 'OPEN' and exists (select from document_custody d where d.order_id = new.id and d.returned_at is null) then
            raise exception 'papers are out' using errcode = 'restrict_violation', constraint = 'proxy_papers_out';
          end if;
          return new;
        end $$;
      create trigger moves before insert or update on proxy_order for each row execute function app.proxy_order_moves();

      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'proxy.trips.max', 1, 'trip', '2020-01-01', '青岛市民政局新闻发布会 2020-08-17: 最多跑一次', false),
        (gen_random_uuid(), 'mandate.expiring.days', 14, 'day', '2020-01-01', null, true);
    `);
    await db.query(
      'insert into document_kind (code, name, name_en, held_by, sort) select code, name, name_en, held_by, sort from jsonb_to_recordset($1) as k (code text, name text, name_en text, held_by text, sort int)',
      [JSON.stringify(KINDS.map(([code, name, nameEn, heldBy], sort) => ({ code, name, name_en: nameEn, held_by: heldBy, sort })))],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table custody_event, document_custody, proxy_step, proxy_order, mandate, document_kind cascade; drop sequence proxy_order_number, custody_receipt_number;
      drop function app.mandate_stays, app.mandate_holds, app.proxy_acting, app.custody_follows, app.custody_stays, app.proxy_order_moves;
      delete from policy_parameter where key in ('proxy.trips.max', 'mandate.expiring.days')`);
  }
}
