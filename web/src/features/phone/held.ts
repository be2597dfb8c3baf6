import type { DeclineReason, PhoneContactQuery, PhoneHomeQuery, PhonePastQuery, PriorityTier, VisitOutcome } from '../../gql/graphql';
import type { Entry } from './outbox/entry';

/** An offer as the phone knows it. */
export type PhoneOffer = PhoneHomeQuery['myOffers'][number];

/** A visit as the phone knows it. */
export type PhoneVisit = PhoneHomeQuery['myAssignments'][number] & { readonly log?: PhonePastQuery['myAssignments'][number]['log'] };

/** Whom to meet and where. */
export type PhoneContact = NonNullable<NonNullable<PhoneContactQuery['myAssignment']>['contact']>;

/** Shape of what is held; what an older version of the page held is asked for anew. */
export const HELD_SHAPE = 4;

/** A need as whoever noticed it tells it; all but the place and the words may be unknown. */
interface NewReport {
  readonly areaCode: string;
  readonly tier: PriorityTier;
  readonly content: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** Hours in which one can serve: of a weekday by rule, or of one day. */
interface NewHours {
  readonly weekday: number | null;
  readonly day: string | null;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly everyWeeks: number;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly onHolidays: boolean;
}

/** What was last seen of the server; it rests on the phone, sealed, for as long as the city allows. */
export interface Held {
  readonly shape: number;
  /** When it was asked for (milliseconds of the server's clock). */
  readonly at: number;
  readonly home: PhoneHomeQuery;
  /** Contacts of visits whose pages were opened, by id of the visit. */
  readonly contacts: Readonly<Record<string, PhoneContact>>;
}

/** What was written down with a deed; sealed while it waits. */
export type Words =
  | { readonly deed: 'accept'; readonly offer: PhoneOffer }
  | { readonly deed: 'decline'; readonly offer: PhoneOffer; readonly reason: DeclineReason; readonly note: string }
  | { readonly deed: 'start'; readonly visit: PhoneVisit; readonly place: { readonly latitude: number; readonly longitude: number } | null }
  | { readonly deed: 'finish'; readonly visit: PhoneVisit; readonly outcome: VisitOutcome; readonly minutes: number; readonly log: string }
  | { readonly deed: 'concern'; readonly visit: PhoneVisit; readonly text: string }
  | { readonly deed: 'photo'; readonly visit: PhoneVisit; readonly content: string }
  | { readonly deed: 'absence'; readonly volunteerId: string; readonly from: string; readonly until: string; readonly reason: string }
  | ({ readonly deed: 'report' } & NewReport)
  | { readonly deed: 'hours'; readonly volunteerId: string; readonly hours: NewHours }
  | { readonly deed: 'hoursRemove'; readonly volunteerId: string; readonly id: string };

/** A deed with its words opened. */
export interface OpenDeed {
  readonly entry: Entry;
  readonly words: Words;
}
