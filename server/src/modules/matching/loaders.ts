import { byKey, manyBy } from '../../platform/database/loaders.js';
import { MatchProposal, MatchRun } from './match-run.js';

/** A plan by id. */
export const runById = byKey<MatchRun>(() => MatchRun);
/** A line of a plan by id. */
export const proposalById = byKey<MatchProposal>(() => MatchProposal);
/** Lines of a plan in the order in which they were made: by need, the best first. */
export const proposalsByRun = manyBy<MatchProposal>(() => MatchProposal, 'runId', 't.id');
