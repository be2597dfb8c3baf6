import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long work: jobs with progress, match runs with their proposals, imports with their rows. */
export class CreateWork20261101000500 implements MigrationInterface {
  name = 'CreateWork20261101000500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table job_run (
        id uuid primary key,
        kind text not null check (kind in ('IMPORT_CHECK', 'IMPORT_APPLY', 'MATCH_RUN', 'EXPORT')),
        state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
        subject_id uuid,
        done int not null default 0,
        total int not null default 0,
        message text,
        cancel_requested boolean not null default false,
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        finished_at timestamptz(3)
      );
      create index job_run_owner on job_run (created_by, created_at desc);
      call app.protect('job_run', 'select, insert, update');
      create policy own on job_run for all using (created_by = (select app.actor_id())) with check (created_by = (select app.actor_id()));

      create table match_run (
        id uuid primary key,
        area_code bigint not null references admin_area,
        horizon_days int not null check (horizon_days between 1 and 60),
        state text not null default 'RUNNING' check (state in ('RUNNING', 'READY', 'COMMITTED', 'DISCARDED', 'FAILED', 'CANCELLED')),
        job_id uuid references job_run,
        filled jsonb not null default '[]',
        unfilled jsonb not null default '[]',
        score double precision,
        optimal boolean not null default false,
        gap double precision,
        gini_load double precision,
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        finished_at timestamptz(3),
        version int not null default 1
      );
      create index match_run_recent on match_run (created_at desc, id);
      call app.protect('match_run', 'select, insert, update');
      create policy read on match_run for select using ((select app.scope('match:read')) @> app.area_range(area_code));
      create policy add on match_run for insert with check ((select app.scope('match:run')) @> app.area_range(area_code));
      create policy edit on match_run for update using ((select app.scope('match:run')) @> app.area_range(area_code));

      create table match_proposal (
        id uuid primary key,
        run_id uuid not null references match_run,
        need_id uuid not null references service_need on delete cascade,
        volunteer_id uuid not null references volunteer on delete cascade,
        score double precision not null,
        parts jsonb not null,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        included boolean not null default true,
        outcome text check (outcome in ('SENT', 'CHANGED_MEANWHILE')),
        constraint proposal_once unique (run_id, need_id, volunteer_id)
      );
      create index match_proposal_need on match_proposal (need_id);
      create index match_proposal_volunteer on match_proposal (volunteer_id);
      call app.protect('match_proposal', 'select, insert, update');
      create policy read on match_proposal for select using (exists (select from match_run r where r.id = run_id));
      create policy add on match_proposal for insert with check (exists (select from match_run r where r.id = run_id and (select app.scope('match:run')) @> app.area_range(r.area_code)));
      create policy edit on match_proposal for update using (exists (select from match_run r where r.id = run_id and (select app.scope('match:run')) @> app.area_range(r.area_code)));

      create table upload (
        id uuid primary key,
        account_id uuid not null references account,
        file_name text not null,
        bytes int not null,
        created_at timestamptz(3) not null default app.now()
      );
      call app.protect('upload', 'select, insert, delete');
      create policy own on upload for all using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()) and (select app.can('import:run')));

      create table import_batch (
        id uuid primary key,
        kind text not null check (kind in ('HOUSEHOLDS', 'VOLUNTEERS', 'NEEDS')),
        file_name text not null,
        upload_id uuid references upload on delete set null,
        state text not null default 'UPLOADED' check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDONE', 'FAILED')),
        columns jsonb not null default '[]',
        header_key text not null default '',
        mapping jsonb not null default '[]',
        rows_read int not null default 0,
        rows_ok int not null default 0,
        rows_rejected int not null default 0,
        rows_duplicate int not null default 0,
        failure text,
        job_id uuid references job_run,
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        applied_at timestamptz(3),
        -- The operation that wrote the rows: whatever another one did to them since makes the import impossible to undo.
        applied_by_operation uuid,
        undone_at timestamptz(3),
        version int not null default 1,
        check (rows_read = rows_ok + rows_rejected + rows_duplicate)
      );
      create index import_batch_recent on import_batch (created_by, created_at desc, id desc);
      call app.protect('import_batch', 'select, insert, update', '''columns''');
      create policy own on import_batch for all using (created_by = (select app.actor_id())) with check (created_by = (select app.actor_id()) and (select app.can('import:run')));

      -- Below: what was in the files. Personal data, seen by the importer alone, sealed or masked, never audited by value.
      create table upload_part (
        upload_id uuid not null references upload on delete cascade,
        ordinal int not null,
        content_sealed text not null,
        primary key (upload_id, ordinal)
      );
      create table import_row (
        batch_id uuid not null references import_batch on delete cascade,
        row_number int not null,
        cells jsonb not null,
        verdict text not null check (verdict in ('OK', 'REJECTED', 'DUPLICATE')),
        resolved jsonb,
        primary key (batch_id, row_number)
      );
      create table import_cell_error (
        batch_id uuid not null references import_batch on delete cascade,
        ordinal int not null,
        row_number int not null,
        header text,
        field text,
        value text,
        code text not null,
        message text not null,
        duplicate_of_row int,
        duplicate_of text,
        primary key (batch_id, ordinal)
      );
    `);
    for (const [table, owner, key] of [
      ['upload_part', 'upload', 'upload_id'],
      ['import_row', 'import_batch', 'batch_id'],
      ['import_cell_error', 'import_batch', 'batch_id'],
    ]) {
      await db.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy keeper on ${table} to current_user using (true) with check (true);
        grant select, insert, delete on ${table} to finemesh_app;
        create policy own on ${table} for all using (${key} in (select id from ${owner}));
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table import_cell_error, import_row, import_batch, upload_part, upload, match_proposal, match_run, job_run cascade`,
    );
  }
}
