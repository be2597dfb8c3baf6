import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import type { Plan } from './documents';
import { contentOf, valuesOf } from './values';

const kept = {
  summary: '独居老人',
  householdWords: null,
  agreedOn: '2026-06-01',
  goals: [
    {
      domain: 'INCOME',
      text: '月收入提高',
      indicator: '月收入',
      baseline: 80_050,
      target: 120_000,
      unit: '分',
      dueOn: '2026-12-31',
      measures: [
        {
          text: '上门',
          service: { code: 'HOME_VISIT' },
          everyDays: 7,
          startsOn: '2026-06-10',
          endsOn: null,
          owner: 'w1',
          strengthens: true,
        },
      ],
    },
  ],
} as unknown as Plan;

describe('the form of a plan', () => {
  it('reads money in yuan and gives back what was kept', () => {
    const values = valuesOf(kept);
    expect(values.goals?.[0]).toMatchObject({ baseline: 800.5, target: 1200, unit: '元' });
    const [goal] = contentOf(values).goals;
    expect(goal).toMatchObject({ baseline: 80_050, target: 120_000, unit: '分', dueOn: '2026-12-31' });
    expect(goal?.measures).toEqual([
      { text: '上门', serviceCode: 'HOME_VISIT', everyDays: 7, startsOn: '2026-06-10', endsOn: null, owner: 'w1', strengthens: true },
    ]);
  });

  it('keeps other units as they are and sends no empty words', () => {
    const content = contentOf({
      summary: ' 概况 ',
      householdWords: '  ',
      goals: [{ domain: 'CARE', text: ' 每周 ', unit: '次', target: 4, measures: [{ text: '探访', startsOn: dayjs('2026-06-10') }] }],
    });
    expect(content).toMatchObject({ summary: '概况', householdWords: null, agreedOn: null });
    expect(content.goals[0]).toMatchObject({
      text: '每周',
      unit: '次',
      target: 4,
      baseline: null,
      measures: [{ serviceCode: null, everyDays: null }],
    });
  });
});
