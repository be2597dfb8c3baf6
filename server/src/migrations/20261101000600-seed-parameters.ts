import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Parameter {
  key: string;
  value: number;
  unit: string;
  /** Where the value stands; a value without a source is a sample for the city to replace. */
  source?: string;
}

const BUREAU = '青岛市民政局新闻发布会 2020-08-17';

const PARAMETERS: Parameter[] = [
  { key: 'session.hours', value: 12, unit: 'hour' },
  { key: 'undo.seconds', value: 8, unit: 'second' },
  { key: 'deadline.due_soon.working_days', value: 2, unit: 'working day' },
  { key: 'need.due.hours.emergency', value: 24, unit: 'hour', source: `${BUREAU}: 绿色通道` },
  { key: 'need.due.hours.urgent', value: 72, unit: 'hour' },
  { key: 'need.due.hours.routine', value: 336, unit: 'hour' },
  { key: 'offer.expiry.minutes.emergency', value: 30, unit: 'minute' },
  { key: 'offer.expiry.minutes.urgent', value: 240, unit: 'minute' },
  { key: 'offer.expiry.minutes.routine', value: 1440, unit: 'minute' },
  { key: 'travel.buffer.minutes', value: 30, unit: 'minute' },
  { key: 'person.adult_age', value: 18, unit: 'year', source: '中华人民共和国民法典 第十七条' },
  { key: 'consent.guardian_below_age', value: 14, unit: 'year', source: '中华人民共和国个人信息保护法 第三十一条' },
  { key: 'match.weight.skill_closeness', value: 20, unit: 'point' },
  { key: 'match.weight.distance', value: 25, unit: 'point' },
  { key: 'match.weight.continuity', value: 20, unit: 'point' },
  { key: 'match.weight.load_fairness', value: 15, unit: 'point' },
  { key: 'match.weight.preference', value: 8, unit: 'point' },
  { key: 'match.weight.reliability', value: 7, unit: 'point' },
  { key: 'match.weight.experience', value: 5, unit: 'point' },
  { key: 'match.daily.minutes', value: 480, unit: 'minute' },
  { key: 'match.daily.care_visits', value: 3, unit: 'visit' },
  { key: 'match.distance.half_km', value: 3, unit: 'kilometre' },
  { key: 'match.lead.minutes.emergency', value: 30, unit: 'minute' },
  { key: 'match.lead.minutes.urgent', value: 120, unit: 'minute' },
  { key: 'match.lead.minutes.routine', value: 720, unit: 'minute' },
  { key: 'match.horizon.days', value: 14, unit: 'day' },
  { key: 'match.solve.seconds', value: 60, unit: 'second' },
];

/** A first value, for the whole city, of every threshold, deadline and weight that the code reads. */
export class SeedParameters20261101000600 implements MigrationInterface {
  name = 'SeedParameters20261101000600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `insert into policy_parameter (id, key, value, unit, valid_from, source, sample)
       select gen_random_uuid(), key, value, unit, '2000-01-01', source, source is null from jsonb_to_recordset($1) as p (key text, value double precision, unit text, source text)`,
      [JSON.stringify(PARAMETERS)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from policy_parameter where key = any ($1)', [PARAMETERS.map((parameter) => parameter.key)]);
  }
}
