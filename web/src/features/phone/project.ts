import type { Held, OpenDeed, PhoneOffer, PhoneVisit } from './held';
import type { Subject } from './outbox/entry';

/** What the next deed on a visit rests on: a row that the server knows, or a deed that has not arrived yet. */
export interface Footing {
  readonly subject: Subject | null;
  readonly after: string | null;
}

/** A visit as its volunteer sees it, with what is still on its way. */
export interface ShownVisit extends PhoneVisit {
  /** Whether something done on it has not arrived at the server yet. */
  readonly pending: boolean;
  /** What a check-in or check-out rests on. */
  readonly next: Footing;
  /** What a concern rests on: the visit alone, so that nothing else can hold it up. */
  readonly self: Footing;
}

/** Id of a visit that only this phone knows yet: its offer was accepted without network. */
const localId = (offer: PhoneOffer): string => `offer:${offer.id}`;

function visitOf(offer: PhoneOffer): PhoneVisit {
  const { id, startsAt, endsAt, need } = offer;
  return {
    __typename: 'Assignment',
    id: `offer:${id}`,
    state: 'CONFIRMED',
    version: 0,
    startsAt,
    endsAt,
    checkedInAt: null,
    minutesServed: null,
    outcome: null,
    suspended: false,
    companions: [],
    need: need === null ? null : { ...need, note: null, requiredDialect: null },
  };
}

/** Whether a deed has happened as far as its volunteer is concerned, and what the server showed does not know it yet. */
function ahead({ entry }: OpenDeed, held: Held): boolean {
  return entry.state === 'waiting' || (entry.state === 'done' && (entry.settledAt ?? 0) >= held.at);
}

/**
 * Offers and visits as they stand after everything that was done on this phone. A refused deed changes nothing: the
 * server's word stands, and the outbox says why.
 */
export function projected(held: Held, deeds: readonly OpenDeed[]): { offers: PhoneOffer[]; visits: ShownVisit[] } {
  const answered = new Set<string>();
  const visits = new Map<string, ShownVisit>();
  /** Where a visit is found now that had an id of this phone's own before. */
  const renamed = new Map<string, string>();
  for (const visit of held.home.myAssignments) {
    const known = { subject: { id: visit.id, version: visit.version }, after: null };
    visits.set(visit.id, { ...visit, pending: false, next: known, self: known });
  }
  for (const deed of deeds) {
    const { entry, words } = deed;
    if (entry.state === 'refused' || entry.state === 'held') continue;
    const waiting = entry.state === 'waiting';
    const footing: Footing = waiting ? { subject: null, after: entry.key } : { subject: entry.subject, after: null };
    switch (words.deed) {
      case 'accept': {
        answered.add(words.offer.id);
        const id = waiting ? localId(words.offer) : (entry.subject?.id ?? localId(words.offer));
        renamed.set(localId(words.offer), id);
        if (!visits.has(id) && ahead(deed, held))
          visits.set(id, { ...visitOf(words.offer), id, pending: waiting, next: footing, self: footing });
        break;
      }
      case 'decline':
        answered.add(words.offer.id);
        break;
      case 'start':
      case 'finish': {
        const id = renamed.get(words.visit.id) ?? words.visit.id;
        const before = visits.get(id);
        if (!ahead(deed, held)) break;
        const base = before ?? { ...words.visit, id, pending: false, next: footing, self: { subject: { id, version: 0 }, after: null } };
        const at = new Date(entry.at).toISOString();
        visits.set(id, {
          ...base,
          ...(words.deed === 'start'
            ? { state: 'IN_PROGRESS' as const, checkedInAt: at }
            : { state: 'DONE' as const, outcome: words.outcome, minutesServed: words.minutes, log: words.log }),
          pending: base.pending || waiting,
          next: footing,
        });
        break;
      }
      case 'concern':
      case 'photo':
      case 'absence':
      case 'report':
      case 'hours':
      case 'hoursRemove':
        break;
    }
  }
  return { offers: held.home.myOffers.filter((offer) => !answered.has(offer.id)), visits: [...visits.values()] };
}

/** The visit of a page, also when its id was this phone's own before the server gave it one. */
export function findVisit(visits: readonly ShownVisit[], deeds: readonly OpenDeed[], id: string): ShownVisit | undefined {
  const made = deeds.find(({ words, entry }) => words.deed === 'accept' && entry.state === 'done' && localId(words.offer) === id);
  return visits.find((each) => each.id === (made?.entry.subject?.id ?? id));
}
