import type { DomainModule } from '../../platform/graphql/module.js';
import { GridAssignmentFields, GridCellFields, GridCoverFields, GridLoadFields, GridMoveFields, GridPersonFields } from './fields.js';
import { GridAssignment, GridCover } from './grid.js';
import { GridResolver } from './resolver.js';

export { GridPerson } from './grid.js';

/** The grid: who answers for which cell, and who covers. */
export const gridModule: DomainModule = {
  name: 'grid',
  entities: [GridAssignment, GridCover],
  resolvers: [GridResolver, GridPersonFields, GridAssignmentFields, GridCoverFields, GridCellFields, GridLoadFields, GridMoveFields],
};
