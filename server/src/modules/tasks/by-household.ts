import { columns } from '../../platform/database/loaders.js';
import { pagesBy } from '../../platform/graphql/pages-by.js';
import { ServiceNeed } from './need.js';

/** A page of one household's needs, the earliest due first; many households of one operation share their statements. */
export const needsOfHousehold = pagesBy<ServiceNeed>({
  table: 'service_need',
  select: (op) => columns(op, ServiceNeed, 'r'),
  key: ['household_id', 'uuid'],
  order: [
    ['due_at', 'timestamptz', 'dueAt'],
    ['id', 'uuid', 'id'],
  ],
});
