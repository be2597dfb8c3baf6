import { civilDate } from '../../platform/clock.js';
import { addDays, dayNumberOf, instantAt } from '../calendars/index.js';
import type { Member } from './family.js';
import { dialectOf } from './family.js';
import type { Ground, Service } from './ground.js';
import { offersOf, type NeedDraft, type NeedWriter, type OfferDraft, type VisitDraft } from './need-rows.js';
import { PURPOSES, type HouseholdPlan } from './plan.js';
import { takeNow, takeSlot, type Slot } from './schedule.js';
import type { Bench, Worker } from './volunteers.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const LOGS = [
  '老人精神状态良好，聊了家常，提醒按时服药。',
  '已完成服务，家中安全无异常。',
  '代买米面油和降压药，账目已当面核对。',
  '打扫了厨房和卧室，更换了灯泡。',
  '材料已备齐，下周一到街道便民服务中心提交。',
  '情绪比上次平稳，约定下次再来。',
  '陪同复查，医生建议三个月后再来。',
  '孩子作业完成较好，建议继续辅导。',
];
const NOTES = [
  '老人听力不好，敲门请用力些。',
  '家中有狗，进门前先打电话。',
  '行动不便，请带助行器。',
  '希望下午来。',
  '单元门禁坏了，到楼下请打电话。',
];
const DECLINES: readonly (readonly [string, number])[] = [
  ['NO_TIME', 6],
  ['TOO_FAR', 3],
  ['NOT_SKILLED', 1],
  ['UNWELL', 2],
  ['CONFLICT_OF_INTEREST', 1],
];
const VERIFIERS = ['社区网格员入户核实', '12349 热线回访核实', '村居委会核实', '社工入户评估'];

/** Ages that some services are for; the others are for everyone. */
const AGES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  PROXY_CHILD: [0, 17],
  CHILD_SUPPORT: [0, 17],
  TUTORING_CHILD: [6, 17],
  PROXY_EDUCATION_AID: [15, 24],
  PROXY_OLD_AGE: [80, 120],
  PROXY_CARE_HOME: [65, 120],
  PROXY_CARE_ASSESSMENT: [65, 120],
  PROXY_HOME_ADAPTATION: [60, 120],
  BATHING: [65, 120],
  RESPITE: [60, 120],
  DIGITAL_HELP: [50, 120],
  JOB_SUPPORT: [18, 59],
};

/** A household whose needs are written. */
export interface ServedHousehold {
  readonly id: string;
  readonly areaCode: number;
  readonly plan: HouseholdPlan;
  readonly headId: string;
  readonly head: Member;
  /** Ages of its members in years. */
  readonly ages: readonly number[];
}

/** Writes the needs of households: what was done in the past, and what is open today. */
export class WorkHistory {
  private readonly span: number;

  constructor(
    private readonly ground: Ground,
    private readonly bench: Bench,
    private readonly writer: NeedWriter,
  ) {
    // About a visit in two weeks for each volunteer, at least half a year of it.
    this.span = Math.max(180, Math.round((ground.size.history / Math.max(1, ground.size.volunteers)) * 45));
  }

  /** Writes a household's needs. @returns the end of the last visit */
  write(household: ServedHousehold): Date | null {
    let last: Date | null = null;
    const note = (served: Date | null): void => void (served && (!last || served > last) && (last = served));
    for (let at = 0; at < household.plan.history; at += 1) note(this.writePast(household));
    for (let at = 0; at < household.plan.open; at += 1) note(this.writeOpen(household));
    return last;
  }

  /** A need that waits for the demo volunteer's answer, and one that the demo volunteer serves today. */
  writeForDemo(household: ServedHousehold, demo: Worker, which: 'offer' | 'today'): void {
    const { now, services, today, policy } = this.ground;
    const service =
      services.find((candidate) => candidate.code === (which === 'offer' ? 'SHOPPING' : 'HOME_VISIT')) ??
      this.chooseService(household, () => true);
    if (!service) throw new Error('the catalogue has no service for the demo volunteer');
    const sentAt = new Date(now.getTime() - 20 * MINUTE);
    // In the daytime of today; late in the evening its time has come already.
    const wanted = Math.ceil((now.getTime() + 60 * MINUTE) / (15 * MINUTE)) * 15 * MINUTE;
    const startsAt =
      which === 'offer'
        ? instantAt(addDays(today, 1), 9 * 60 + 30)
        : new Date(Math.min(Math.max(wanted, instantAt(today, 9 * 60).getTime()), instantAt(today, 22 * 60).getTime()));
    const slot: Slot = { startsAt, endsAt: new Date(startsAt.getTime() + service.minutes * MINUTE), workers: [demo] };
    demo.taken.add(dayNumberOf(civilDate(startsAt)));
    const draft = this.draft(household, service, 'ROUTINE', new Date(now.getTime() - 2 * DAY), new Date(startsAt.getTime() + 3 * DAY));
    const expiresAt = new Date(sentAt.getTime() + (policy.expiryMinutes['ROUTINE'] ?? 1440) * MINUTE);
    if (which === 'offer') this.writer.write(draft, offersOf(slot, { state: 'SENT', sentAt, expiresAt, answeredAt: null }));
    else
      this.writer.write(
        draft,
        offersOf(
          slot,
          { state: 'ACCEPTED', sentAt: new Date(now.getTime() - DAY), expiresAt, answeredAt: new Date(now.getTime() - 20 * HOUR) },
          () => ({ state: 'CONFIRMED', checkedInAt: null, checkedOutAt: null }),
        ),
      );
  }

  private writePast(household: ServedHousehold): Date | null {
    const { chance, now, today } = this.ground;
    const service = this.chooseService(household, (candidate) => this.candidates(household, candidate).length >= candidate.people);
    const day = dayNumberOf(today) - 1 - Math.floor(chance.fraction() ** 1.3 * this.span);
    const slot = service && takeSlot(chance, this.candidates(household, service), service.people, service.minutes, day, -1, null);
    const fallback = service ?? this.ground.services[0];
    if (!fallback) throw new Error('the catalogue is empty');
    if (!slot || chance.happens(0.02)) {
      const createdAt = instantAt(addDays(today, day - dayNumberOf(today)), 600);
      this.writer.write(
        {
          ...this.draft(household, fallback, 'ROUTINE', createdAt, new Date(createdAt.getTime() + 10 * DAY)),
          waivedReason: chance.pick(['家庭已搬离', '亲属已提供照料', '家庭表示不再需要', '重复登记']),
        },
        [],
      );
      return null;
    }
    const tier = chance.weighted([
      ['EMERGENCY', 4],
      ['URGENT', 26],
      ['ROUTINE', 70],
    ] as const);
    const before = tier === 'EMERGENCY' ? chance.int(3, 12) * HOUR : chance.int(20, 96) * HOUR;
    const createdAt = new Date(slot.startsAt.getTime() - before);
    const sentAt = new Date(createdAt.getTime() + before * 0.2);
    // Nine in ten were done in time.
    const dueAt = chance.happens(0.9)
      ? new Date(slot.endsAt.getTime() + chance.int(1, 48) * HOUR)
      : new Date(slot.startsAt.getTime() - chance.int(1, 20) * HOUR);
    const recent = now.getTime() - slot.endsAt.getTime() < 4 * DAY;
    const accepted = offersOf(
      slot,
      { state: 'ACCEPTED', sentAt, expiresAt: slot.startsAt, answeredAt: new Date(sentAt.getTime() + before * 0.1) },
      () => this.servedVisit(slot, recent && chance.happens(0.6) ? 'DONE' : 'VERIFIED'),
    );
    return this.writer.write(this.draft(household, fallback, tier, createdAt, dueAt), [
      ...this.refusedBefore(household, fallback, slot, createdAt),
      ...accepted,
    ]);
  }

  /** Offers that came to nothing before somebody went. */
  private refusedBefore(household: ServedHousehold, service: Service, slot: Slot, sentAt: Date): OfferDraft[] {
    const { chance } = this.ground;
    if (!chance.happens(0.1)) return [];
    const other = this.candidates(household, service).find((worker) => !slot.workers.includes(worker));
    if (!other) return [];
    const declined = chance.happens(0.7);
    const base = {
      volunteerId: other.id,
      seat: 1,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      sentAt,
      expiresAt: new Date(sentAt.getTime() + 2 * HOUR),
      answeredAt: new Date(sentAt.getTime() + (declined ? 1 : 2) * HOUR),
    };
    return [declined ? { ...base, state: 'DECLINED', declineReason: chance.weighted(DECLINES) } : { ...base, state: 'EXPIRED' }];
  }

  private servedVisit(slot: Slot, state: 'DONE' | 'VERIFIED'): VisitDraft {
    const { chance } = this.ground;
    const checkedInAt = new Date(slot.startsAt.getTime() + chance.int(-4, 9) * MINUTE);
    const length = slot.endsAt.getTime() - slot.startsAt.getTime();
    const checkedOutAt = new Date(
      checkedInAt.getTime() + Math.max(5 * MINUTE, Math.round((length * (0.8 + chance.fraction() * 0.35)) / MINUTE) * MINUTE),
    );
    return {
      state,
      checkedInAt,
      checkedOutAt,
      outcome: chance.weighted([
        ['COMPLETED', 92],
        ['PARTLY_COMPLETED', 5],
        ['NOBODY_HOME', 2],
        ['REFUSED_BY_HOUSEHOLD', 1],
      ] as const),
      log: chance.pick(LOGS),
    };
  }

  private writeOpen(household: ServedHousehold): Date | null {
    const { chance, now, today, policy } = this.ground;
    const service = this.chooseService(household, () => true);
    if (!service) return null;
    const tier = chance.weighted([
      ['EMERGENCY', 7],
      ['URGENT', 28],
      ['ROUTINE', 65],
    ] as const);
    const hours = policy.dueHours[tier] ?? 72;
    const wish = chance.weighted([
      ['UNMATCHED', 50],
      ['OFFERED', 18],
      ['ASSIGNED', 30],
      ['IN_PROGRESS', 2],
    ] as const);
    // Some that nobody took on are late by now: that is what a workbench is for.
    const createdAt = new Date(
      now.getTime() - Math.floor((wish === 'UNMATCHED' ? chance.fraction() * 1.2 : chance.fraction() ** 1.4) * hours * HOUR) - 5 * MINUTE,
    );
    const dueAt = new Date(createdAt.getTime() + hours * HOUR);
    const draft = this.draft(household, service, tier, createdAt, dueAt);
    const candidates = this.candidates(household, service).filter(
      (worker) =>
        (draft.requiredSex === null || worker.sex === draft.requiredSex) &&
        (draft.requiredDialect === null || worker.languages.includes(draft.requiredDialect)),
    );
    const sentAt = new Date(
      Math.max(createdAt.getTime(), now.getTime() - chance.int(2, Math.round((policy.expiryMinutes[tier] ?? 60) * 0.8)) * MINUTE),
    );
    const expiresAt = new Date(sentAt.getTime() + (policy.expiryMinutes[tier] ?? 60) * MINUTE);
    if (wish === 'IN_PROGRESS') {
      const slot = takeNow(chance, candidates, service.people, service.minutes, now);
      if (slot)
        return this.writer.write(
          reaching(draft, slot),
          offersOf(slot, { state: 'ACCEPTED', sentAt: createdAt, expiresAt, answeredAt: createdAt }, () => ({
            state: 'IN_PROGRESS',
            checkedInAt: slot.startsAt,
            checkedOutAt: null,
          })),
        );
    }
    const soon = tier === 'EMERGENCY' ? 0 : chance.int(0, tier === 'URGENT' ? 2 : 9);
    const slot =
      wish === 'UNMATCHED'
        ? undefined
        : takeSlot(chance, candidates, service.people, service.minutes, dayNumberOf(today) + soon, 1, new Date(now.getTime() + HOUR));
    if (slot && wish === 'OFFERED' && slot.startsAt > now)
      return this.writer.write(reaching(draft, slot), offersOf(slot, { state: 'SENT', sentAt, expiresAt, answeredAt: null }));
    if (slot)
      return this.writer.write(
        reaching(draft, slot),
        offersOf(slot, { state: 'ACCEPTED', sentAt, expiresAt, answeredAt: new Date((sentAt.getTime() + now.getTime()) / 2) }, () => ({
          state: 'CONFIRMED',
          checkedInAt: null,
          checkedOutAt: null,
        })),
      );
    return this.writer.write(
      chance.happens(0.25) ? inWindow(draft, chance.int(1, 6), today) : draft,
      this.declinedToday(candidates, sentAt),
    );
  }

  /** A refusal of today, which leaves the need to be offered again. */
  private declinedToday(candidates: readonly Worker[], sentAt: Date): OfferDraft[] {
    const { chance, now } = this.ground;
    if (candidates.length === 0 || !chance.happens(0.2)) return [];
    const startsAt = new Date(now.getTime() + chance.int(20, 70) * HOUR);
    return [
      {
        volunteerId: chance.pick(candidates).id,
        seat: 1,
        state: 'DECLINED',
        startsAt,
        endsAt: new Date(startsAt.getTime() + HOUR),
        sentAt,
        expiresAt: startsAt,
        answeredAt: new Date((sentAt.getTime() + now.getTime()) / 2),
        declineReason: chance.weighted(DECLINES),
      },
    ];
  }

  private draft(household: ServedHousehold, service: Service, tier: string, createdAt: Date, dueAt: Date): NeedDraft {
    const { chance } = this.ground;
    const { head, plan } = household;
    return {
      householdId: household.id,
      personId: chance.happens(0.6) ? household.headId : null,
      areaCode: household.areaCode,
      service,
      tier,
      createdAt,
      dueAt,
      window: null,
      requiredSex: service.code === 'BATHING' ? head.sex : null,
      requiredDialect: !head.dialects.includes('普通话') && chance.happens(0.4) ? dialectOf(plan.district) : null,
      note: chance.happens(0.2) ? chance.pick(NOTES) : null,
      waivedReason: null,
      verifiedBy: chance.happens(0.8) ? chance.pick(VERIFIERS) : null,
      verifiedOn: civilDate(createdAt),
    };
  }

  /** A service to which the household agreed. */
  private chooseService(household: ServedHousehold, fits: (service: Service) => boolean): Service | undefined {
    const { chance, services } = this.ground;
    const agreed = services.filter((service) => {
      const [from, to] = AGES[service.code] ?? [0, 120];
      return household.plan.consents.includes(PURPOSES[service.team] ?? '') && household.ages.some((age) => age >= from && age <= to);
    });
    for (let tried = 0; tried < 8 && agreed.length > 0; tried += 1) {
      const service = chance.pick(agreed);
      if (fits(service)) return service;
    }
    return agreed.find(fits);
  }

  private candidates(household: ServedHousehold, service: Service): readonly Worker[] {
    return this.bench.of(household.plan.district, service.code);
  }
}

/** A need is never due before the visit that is agreed for it. */
function reaching(draft: NeedDraft, slot: Slot): NeedDraft {
  return draft.dueAt > slot.endsAt ? draft : { ...draft, dueAt: new Date(slot.endsAt.getTime() + 2 * HOUR) };
}

/** A need that can only be served in the daytime of one day. */
function inWindow(draft: NeedDraft, days: number, today: string): NeedDraft {
  const day = addDays(today, days);
  const window: [Date, Date] = [instantAt(day, 9 * 60), instantAt(day, 17 * 60)];
  return { ...draft, window, dueAt: window[1] };
}
