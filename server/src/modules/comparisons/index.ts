import type { DomainModule } from '../../platform/graphql/module.js';
import { JobKind } from '../../platform/jobs/index.js';
import { ComparisonFinding, ComparisonRow, ComparisonRun, ListComparison } from './comparison.js';
import { ComparisonFindingFields, ComparisonRowFields, ComparisonRunFields, ListComparisonFields } from './fields.js';
import { comparisonLeads } from './leads.js';
import { ComparisonResolver } from './resolver.js';
import { comparisonRun } from './run.js';

export { ListComparison } from './comparison.js';
export { differencesOf, type Placed } from './differences.js';
export { pairLists, type ComparisonPoints } from './engine.js';
export { type ListRow } from './lists.js';
export { comparisonById } from './loaders.js';
export { plainAddress } from './similar.js';

/** List comparison: two lists held against each other, and what a person decides on each difference. */
export const comparisonsModule: DomainModule = {
  name: 'comparisons',
  entities: [ListComparison, ComparisonRun, ComparisonFinding, ComparisonRow],
  resolvers: [ComparisonResolver, ListComparisonFields, ComparisonRunFields, ComparisonRowFields, ComparisonFindingFields],
  jobs: { [JobKind.LIST_COMPARISON]: comparisonRun, [JobKind.COMPARISON_LEADS]: comparisonLeads },
};
