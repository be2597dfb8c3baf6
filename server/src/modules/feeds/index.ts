import type { DomainModule } from '../../platform/graphql/module.js';
import { CalendarFeed, CalendarFeedResolver, feedRoutes, ViewerFeedFields } from './feed.js';

/** Calendars of one's own. */
export const feedsModule: DomainModule = {
  name: 'feeds',
  entities: [CalendarFeed],
  resolvers: [CalendarFeedResolver, ViewerFeedFields],
  routes: feedRoutes,
};
