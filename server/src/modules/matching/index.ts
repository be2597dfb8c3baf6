import type { DomainModule } from '../../platform/graphql/module.js';
import { useEligibility } from '../assignments/index.js';
import { checkPair } from './candidates.js';
import { MatchCandidateFields, MatchCandidatesFields, MatchProposalFields, MatchRunFields, UnfilledNeedFields } from './fields.js';
import { MatchProposal, MatchRun } from './match-run.js';
import { MatchResolver } from './resolver.js';
import { matchRunJob } from './run-job.js';

export { solve } from './engine/index.js';

useEligibility(checkPair);

/** Who fits whom, and plans for many needs at once. */
export const matchingModule: DomainModule = {
  name: 'matching',
  entities: [MatchRun, MatchProposal],
  resolvers: [MatchResolver, MatchCandidateFields, MatchCandidatesFields, MatchRunFields, MatchProposalFields, UnfilledNeedFields],
  jobs: { MATCH_RUN: matchRunJob },
};
