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

/** The needs that a first page of them can show, by households as `$1`. */
export const firstNeeds = `select n.id from unnest($1::uuid[]) h (id)
  cross join lateral (select id from service_need where household_id = h.id order by due_at, id limit 100) n`;
