import { describe, expect, it } from 'vitest';
import { comparePlans } from './compare';
import type { Goal, Measure, Plan } from './documents';

const measure = (change: Partial<Measure> = {}): Measure => ({
  __typename: 'PlanMeasure',
  id: crypto.randomUUID(),
  position: 1,
  text: '上门探访',
  everyDays: 7,
  startsOn: '2026-06-10',
  endsOn: null,
  visitsDone: 0,
  visitsDue: 0,
  owner: 'w1',
  ownerName: '周敏',
  strengthens: false,
  result: null,
  resultNote: null,
  service: { __typename: 'ServiceType', id: 's1', code: 'HOME_VISIT', name: '探访', nameEn: 'Home visit' },
  ...change,
});

const goal = (change: Partial<Goal> = {}): Goal => ({
  __typename: 'PlanGoal',
  id: crypto.randomUUID(),
  position: 1,
  domain: 'CARE',
  text: '每周有人上门',
  indicator: null,
  baseline: null,
  target: null,
  reached: null,
  unit: null,
  dueOn: null,
  result: null,
  resultNote: null,
  measures: [measure()],
  ...change,
});

const plan = (goals: Goal[], change: Partial<Plan> = {}): Plan =>
  ({ id: crypto.randomUUID(), summary: '独居老人', householdWords: null, agreedOn: null, goals, ...change }) as Plan;

const fates = (before: Plan, after: Plan) => comparePlans(before, after).goals.map((each) => `${each.fate} ${each.item.text}`);

describe('two versions of a plan', () => {
  it('with the same words are the same, whatever their ids, order of progress and results', () => {
    const after = plan([goal({ reached: 3, result: 'MET', measures: [measure({ visitsDone: 4, visitsDue: 5 })] })]);
    expect(comparePlans(plan([goal()]), after).same).toBe(true);
  });

  it('tell a goal added from one taken out', () => {
    const income = goal({ domain: 'INCOME', text: '月收入提高' });
    expect(fates(plan([goal()]), plan([goal(), income]))).toEqual(['SAME 每周有人上门', 'ADDED 月收入提高']);
    expect(fates(plan([goal(), income]), plan([income]))).toEqual(['SAME 月收入提高', 'REMOVED 每周有人上门']);
  });

  it('take a reworded goal of the same domain for the same goal and name the fields', () => {
    const [changed] = comparePlans(plan([goal()]), plan([goal({ text: '每周两次上门', dueOn: '2026-12-31' })])).goals;
    expect(changed?.fate).toBe('CHANGED');
    expect(changed?.changes).toEqual([
      { field: 'text', before: '每周有人上门', after: '每周两次上门' },
      { field: 'dueOn', before: null, after: '2026-12-31' },
    ]);
  });

  it('do not see a change in goals that only changed places', () => {
    const other = goal({ domain: 'HEALTH', text: '按时服药' });
    expect(comparePlans(plan([goal(), other]), plan([other, goal()])).same).toBe(true);
  });

  it('show what happened to the measures of a goal that itself stayed', () => {
    const after = plan([goal({ measures: [measure({ everyDays: 14 }), measure({ text: '装扶手', service: null, everyDays: null })] })]);
    const [kept] = comparePlans(plan([goal()]), after).goals;
    expect(kept?.fate).toBe('CHANGED');
    expect(kept?.changes).toEqual([]);
    expect(kept?.measures.map((each) => each.fate)).toEqual(['CHANGED', 'ADDED']);
    expect(kept?.measures[0]?.changes).toEqual([{ field: 'everyDays', before: 7, after: 14 }]);
  });

  it('compare money in yuan and see a changed unit', () => {
    const before = plan([goal({ baseline: 80_000, target: 120_000, unit: '分' })]);
    const [changed] = comparePlans(before, plan([goal({ baseline: 80_000, target: 150_000, unit: '分' })])).goals;
    expect(changed?.changes).toEqual([{ field: 'target', before: '1200 元', after: '1500 元' }]);
  });

  it('name the changed words of the plan itself', () => {
    const difference = comparePlans(plan([goal()]), plan([goal()], { householdWords: '想去看海' }));
    expect(difference.changes).toEqual([{ field: 'householdWords', before: null, after: '想去看海' }]);
    expect(difference.same).toBe(false);
  });
});
