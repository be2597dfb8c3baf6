import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Plans that start from what stands: locked lines, accepted visits that may move outside a frozen window, and trials
 * ('three more of this team', 'this one instead') whose difference to the plan is kept and nothing sent.
 */
export class ExtendMatching20261126020000 implements MigrationInterface {
  name = 'ExtendMatching20261126020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table match_run
        add column kind text not null default 'PLAN',
        add column replan boolean not null default false,
        add column most_visits int,
        add column based_on uuid references match_run,
        add column scenario jsonb not null default '{}',
        add column difference jsonb,
        add column kept int not null default 0,
        add column never_asked double precision,
        add constraint match_run_kind check (kind in ('PLAN', 'TRIAL')),
        add constraint match_run_trial_of check (kind = 'PLAN' or based_on is not null),
        add constraint match_run_most_visits check (most_visits between 1 and 50);
      create index match_run_based_on on match_run (based_on, created_at) where based_on is not null;
      alter table match_proposal
        add column locked boolean not null default false,
        -- An accepted visit that the plan takes back, so that its volunteer is free for another line.
        add column takes_back uuid references assignment on delete cascade;
      create index match_proposal_takes_back on match_proposal (takes_back) where takes_back is not null;

      -- Accepted visits of some needs that begin after an instant: what a new plan may move.
      create index assignment_movable on assignment (need_id, starts_at) where state = 'CONFIRMED';

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'match.frozen.hours', 48, 'hour', '2000-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from policy_parameter where key = 'match.frozen.hours';
      drop index assignment_movable;
      alter table match_proposal drop column locked, drop column takes_back;
      alter table match_run drop column kind, drop column replan, drop column most_visits, drop column based_on, drop column scenario, drop column difference, drop column kept, drop column never_asked;
    `);
  }
}
