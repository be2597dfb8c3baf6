import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { PairingFilter, PairingProjectFilter } from './inputs.js';
import { AT_RISK } from './loaders.js';
import { Pairing } from './pairing.js';
import { PairingProject } from './project.js';

/** A page of projects, the newest first. */
export function listProjects(op: Operation, filter: PairingProjectFilter, args: PageArgs): Promise<Page<PairingProject>> {
  const where = new Where();
  if (filter.areaCode)
    where.and('int8range(?, ?) && app.area_range(p.area_code)', ...areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode'])));
  if (filter.states?.length) where.and('p.state = any (?::text[])', filter.states);
  return entityPage(op, PairingProject, 'p', { where, by: ['createdAt', 'id'], descending: true }, args);
}

/** A page of pairings: first those whose time has come, the longest overdue before all. */
export function listPairings(op: Operation, filter: PairingFilter, args: PageArgs): Promise<Page<Pairing>> {
  // Both places are named in every form of the statement: $1 is the project or null, $2 the instant.
  const where = new Where()
    .and('(?::uuid is null or p.project_id = $1)', filter.projectId ?? null)
    .and('?::timestamptz is not null', op.now);
  const living = "(p.state <> 'ENDED' and (p.occupied_until is null or p.occupied_until > $2))";
  if (filter.living === true) where.and(living);
  if (filter.living === false) where.and(`not ${living}`);
  if (filter.atRisk === true) where.and(AT_RISK);
  return entityPage(op, Pairing, 'p', { where, by: ['attentionAt', 'id'] }, args);
}
