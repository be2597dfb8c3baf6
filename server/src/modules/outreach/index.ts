import type { DomainModule } from '../../platform/graphql/module.js';
import { OutreachRecordFields, PolicyNoticeFields } from './fields.js';
import { OutreachRecord, PolicyNotice } from './notice.js';
import { OutreachResolver } from './resolver.js';

/** Outreach: which household was told which version of a policy, how and when, and who is left. */
export const outreachModule: DomainModule = {
  name: 'outreach',
  entities: [PolicyNotice, OutreachRecord],
  resolvers: [OutreachResolver, PolicyNoticeFields, OutreachRecordFields],
};
