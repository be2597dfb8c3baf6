import { describe, expect, it } from 'vitest';
import { HELD_SHAPE, type Held, type OpenDeed, type PhoneOffer, type PhoneVisit, type Words } from './held';
import type { Entry } from './outbox/entry';
import { findVisit, projected } from './project';

const need: NonNullable<PhoneOffer['need']> = {
  __typename: 'ServiceNeed',
  id: 'n',
  minutes: 60,
  service: { __typename: 'ServiceType', id: 's', name: '上门探访', nameEn: 'Home visit', team: 'RED_SEAGULL' },
  area: { __typename: 'AdminArea', code: '370212', name: '崂山区', nameEn: null, parent: null },
};
const times = { startsAt: '2026-11-24T01:00:00.000Z', endsAt: '2026-11-24T02:00:00.000Z' };
const offer: PhoneOffer = { __typename: 'Offer', id: 'o', version: 1, ...times, expiresAt: null, need };
const visit: PhoneVisit = {
  __typename: 'Assignment',
  id: 'a',
  version: 4,
  state: 'CONFIRMED',
  ...times,
  checkedInAt: null,
  minutesServed: null,
  outcome: null,
  suspended: false,
  companions: [],
  need: { ...need, note: null, requiredDialect: null },
};
const held: Held = {
  shape: HELD_SHAPE,
  at: 1_000,
  contacts: {},
  home: {
    viewer: null,
    adminAreas: [],
    phoneSettings: { __typename: 'PhoneSettings', keepHours: 1, lateHours: 1 },
    myOffers: [offer],
    myAssignments: [visit],
  },
};

function deed(words: Words, change: Partial<Entry>): OpenDeed {
  const entry: Entry = {
    key: words.deed,
    seq: 1,
    deed: words.deed,
    subject: null,
    after: null,
    sealed: null,
    at: 500,
    state: 'waiting',
    attempts: 0,
    leasedUntil: 0,
    notBefore: 0,
    reasons: [],
    settledAt: null,
    ...change,
  };
  return { entry, words };
}

const accept = (change: Partial<Entry>) => deed({ deed: 'accept', offer }, change);
const start = (of: PhoneVisit, change: Partial<Entry>) => deed({ deed: 'start', visit: of, place: null }, change);

describe('what the phone shows', () => {
  it('is what the server knows, while nothing was done', () => {
    const { offers, visits } = projected(held, []);
    expect(offers).toEqual([offer]);
    expect(visits).toMatchObject([{ id: 'a', pending: false, next: { subject: { id: 'a', version: 4 }, after: null } }]);
  });

  it('is an accepted offer as a visit before the server knows, on which the check-in rests', () => {
    const shown = projected(held, [accept({})]);
    expect(shown.offers).toEqual([]);
    expect(shown.visits[1]).toMatchObject({ id: 'offer:o', state: 'CONFIRMED', pending: true, next: { subject: null, after: 'accept' } });
  });

  it('finds that visit again under the id that the server gave it', () => {
    const deeds = [accept({ state: 'done', subject: { id: 'b', version: 1 }, settledAt: 2_000 })];
    const { visits } = projected(held, deeds);
    expect(findVisit(visits, deeds, 'offer:o')).toMatchObject({ id: 'b', pending: false, next: { subject: { id: 'b', version: 1 } } });
    const local = { ...visit, id: 'offer:o' };
    const later = [...deeds, start(local, { key: 's', seq: 2 })];
    expect(projected(held, later).visits[1]).toMatchObject({
      id: 'b',
      state: 'IN_PROGRESS',
      next: { subject: null, after: 's' },
      self: { subject: { id: 'b' } },
    });
  });

  it('is checked in and over on the phone first; a concern rests on the visit alone', () => {
    const finish = deed({ deed: 'finish', visit, outcome: 'COMPLETED', minutes: 5, log: '探访' }, { key: 'f', seq: 2 });
    expect(projected(held, [start(visit, { key: 's' }), finish]).visits).toMatchObject([
      { id: 'a', state: 'DONE', log: '探访', pending: true, next: { after: 'f' }, self: { subject: { id: 'a', version: 4 }, after: null } },
    ]);
  });

  it('leaves what was refused or held to the word of the server', () => {
    const shown = projected(held, [accept({ state: 'refused' }), start({ ...visit, id: 'offer:o' }, { state: 'held' })]);
    expect(shown.offers).toEqual([offer]);
    expect(shown.visits).toHaveLength(1);
  });

  it('lets a newer word of the server stand over what has arrived', () => {
    const arrived = start(visit, { state: 'done', subject: { id: 'a', version: 5 }, settledAt: 900 });
    expect(projected(held, [arrived]).visits).toMatchObject([{ state: 'CONFIRMED', pending: false }]);
    expect(projected({ ...held, at: 800 }, [arrived]).visits).toMatchObject([{ state: 'IN_PROGRESS' }]);
  });
});
