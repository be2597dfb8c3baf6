import type { DomainModule } from '../../platform/graphql/module.js';
import { NoticeFields, SubsidyDueFields, SubsidyResolver } from './resolver.js';
import { PriceTrigger, SubsidyNotice } from './subsidy.js';

/** Price-linked subsidy: monthly triggers, the roll of a day, who was told. */
export const subsidyModule: DomainModule = {
  name: 'subsidy',
  entities: [PriceTrigger, SubsidyNotice],
  resolvers: [SubsidyResolver, SubsidyDueFields, NoticeFields],
};
