import type { Row } from './reach.js';
import type { TableAccess } from './rows.js';

/** Who opens calendar feeds: always one's own, for there is no target to aim elsewhere. */
export const feedsMatrix: Readonly<Record<string, Row>> = {
  calendarFeedOpen: { reach: { VOLUNTEER: 'all' } },
  calendarFeedClose: { reach: { VOLUNTEER: 'all' } },
};

export const feedsTables: Readonly<Record<string, TableAccess>> = {
  calendar_feed: { area: null, owner: 't.account_id', see: [], ownerWrites: { add: ['VOLUNTEER'], change: ['VOLUNTEER'] } },
};

export const feedsGrants: Readonly<Record<string, string>> = { calendar_feed: 'INSERT SELECT UPDATE' };

export const feedsFunctions: Readonly<Record<string, string>> = {
  'app.calendar_events': 'whoever holds the link, without a session: times and services, neither names nor places',
  'app.calendar_hours': 'as calendar_events: when the holder of the link can serve',
  'app.calendar_feed_lives': 'as calendar_events: whether the link still answers',
};
