import type { Ground, Service } from './ground.js';
import type { Slot } from './schedule.js';

/** What a need row is made of; its derived columns follow from the rows of its offers and assignments. */
export interface NeedDraft {
  readonly householdId: string;
  readonly personId: string | null;
  readonly areaCode: number;
  readonly service: Service;
  readonly tier: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly window: readonly [Date, Date] | null;
  readonly requiredSex: string | null;
  readonly requiredDialect: string | null;
  readonly note: string | null;
  readonly waivedReason: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedOn: string | null;
}

/** How an offer ended. */
export interface OfferDraft {
  readonly volunteerId: string;
  readonly seat: number;
  readonly state: 'SENT' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
  readonly declineReason?: string;
}

/** What became of an accepted offer. */
export interface VisitDraft {
  readonly state: 'CONFIRMED' | 'IN_PROGRESS' | 'DONE' | 'VERIFIED' | 'MISSED' | 'CANCELLED';
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly outcome?: string;
  readonly log?: string;
  readonly cancelReason?: string;
}

const HELD = new Set(['CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED']);
const SERVED = new Set(['DONE', 'VERIFIED']);

/** Writes one need with its offers and visits, and the columns that the database would derive of them. */
export class NeedWriter {
  private count = 0;

  constructor(
    private readonly ground: Ground,
    /** Who sends offers and verifies, by district. */
    private readonly staffOf: (areaCode: number) => string,
  ) {}

  /** Needs written so far. */
  get written(): number {
    return this.count;
  }

  /** @returns the end of the last visit that was served, or null */
  write(draft: NeedDraft, offers: readonly (OfferDraft & { visit?: VisitDraft })[]): Date | null {
    const { chance, copier } = this.ground;
    this.count += 1;
    const id = chance.id(draft.createdAt.getTime());
    const staff = this.staffOf(draft.areaCode);
    const visits = offers.flatMap((offer) => (offer.visit ? [offer.visit] : []));
    const filled = visits.filter((visit) => HELD.has(visit.state)).length;
    const served = visits.filter((visit) => SERVED.has(visit.state));
    const offered = offers.filter((offer) => offer.state === 'SENT').length;
    const lastServed = served.reduce<Date | null>(
      (last, { checkedOutAt }) => (checkedOutAt && (!last || checkedOutAt > last) ? checkedOutAt : last),
      null,
    );
    const seats = draft.service.people;
    const state =
      draft.waivedReason !== null
        ? 'WAIVED'
        : served.length >= seats
          ? 'DONE'
          : filled >= seats
            ? 'ASSIGNED'
            : filled + offered >= seats
              ? 'OFFERED'
              : 'UNMATCHED';
    copier.add('service_need', {
      id,
      number: `XQ${String(this.count).padStart(7, '0')}`,
      household_id: draft.householdId,
      person_id: draft.personId,
      service_code: draft.service.code,
      area_code: draft.areaCode,
      tier: draft.tier,
      state,
      window_start: draft.window?.[0] ?? null,
      window_end: draft.window?.[1] ?? null,
      due_at: draft.dueAt,
      done_at: served.length >= seats ? lastServed : null,
      minutes: draft.service.minutes,
      seats,
      seats_filled: filled,
      seats_offered: offered,
      required_sex: draft.requiredSex,
      required_dialect: draft.requiredDialect,
      prefer_continuity: chance.happens(0.3),
      note: draft.note,
      verified_by: draft.verifiedBy,
      verified_on: draft.verifiedOn,
      waived_reason: draft.waivedReason,
      // The day after it was recorded, when somebody rang and heard that it is not needed.
      waived_at: draft.waivedReason === null ? null : new Date(Math.min(draft.createdAt.getTime() + 86_400_000, this.ground.now.getTime())),
      demo: true,
      created_by: staff,
      created_at: draft.createdAt,
    });
    for (const offer of offers) this.writeOffer(id, draft, offer, staff);
    return lastServed;
  }

  private writeOffer(needId: string, draft: NeedDraft, offer: OfferDraft & { visit?: VisitDraft }, staff: string): void {
    const { chance, copier, policy, now } = this.ground;
    const id = chance.id(offer.sentAt.getTime());
    const { visit } = offer;
    copier.add('offer', {
      id,
      need_id: needId,
      volunteer_id: offer.volunteerId,
      area_code: draft.areaCode,
      seat: offer.seat,
      holds_seat: offer.state === 'SENT' || (offer.state === 'ACCEPTED' && visit !== undefined && HELD.has(visit.state)),
      state: offer.state,
      starts_at: offer.startsAt,
      ends_at: offer.endsAt,
      sent_at: offer.sentAt,
      sent_by: staff,
      expires_at: offer.expiresAt,
      answered_at: offer.answeredAt,
      decline_reason: offer.declineReason ?? null,
      demo: true,
    });
    if (!visit) return;
    const away = new Date(offer.endsAt.getTime() + policy.travelBufferMinutes * 60_000);
    const verifiedAt =
      visit.state === 'VERIFIED' && visit.checkedOutAt
        ? new Date(Math.min(visit.checkedOutAt.getTime() + chance.int(2, 40) * 3_600_000, now.getTime()))
        : null;
    copier.add('assignment', {
      id: chance.id(offer.answeredAt?.getTime() ?? offer.sentAt.getTime()),
      offer_id: id,
      need_id: needId,
      household_id: draft.householdId,
      volunteer_id: offer.volunteerId,
      area_code: draft.areaCode,
      state: visit.state,
      starts_at: offer.startsAt,
      ends_at: offer.endsAt,
      occupied: `["${offer.startsAt.toISOString()}","${away.toISOString()}")`,
      checked_in_at: visit.checkedInAt,
      checked_out_at: visit.checkedOutAt,
      minutes_served:
        visit.checkedInAt && visit.checkedOutAt ? Math.round((visit.checkedOutAt.getTime() - visit.checkedInAt.getTime()) / 60_000) : null,
      outcome: visit.outcome ?? null,
      log: visit.log ?? null,
      cancel_reason: visit.cancelReason ?? null,
      verified_by: verifiedAt && staff,
      verified_at: verifiedAt,
      demo: true,
    });
  }
}

/** The offers of a slot, one seat each. */
export function offersOf(
  slot: Slot,
  offer: Omit<OfferDraft, 'volunteerId' | 'seat' | 'startsAt' | 'endsAt'>,
  visit?: () => VisitDraft,
): (OfferDraft & { visit?: VisitDraft })[] {
  return slot.workers.map((worker, at) => ({
    ...offer,
    volunteerId: worker.id,
    seat: at + 1,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    ...(visit ? { visit: visit() } : {}),
  }));
}
