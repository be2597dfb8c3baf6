import type { DomainModule } from '../../platform/graphql/module.js';
import { useEligibility } from '../assignments/index.js';
import { checkPairs } from './candidates.js';
import {
  MatchCandidateFields,
  MatchCandidatesFields,
  MatchProposalFields,
  MatchLackFields,
  MatchRunFields,
  MatchWeightsChangeFields,
  ShortageRelaxationFields,
  UnfilledNeedFields,
} from './fields.js';
import { MatchProposal, MatchRun } from './match-run.js';
import { MatchResolver, MatchWeightsResolver } from './resolver.js';
import { matchRunJob } from './run-job.js';

export { solve } from './engine/index.js';

useEligibility(checkPairs);

/** Who fits whom, and plans for many needs at once. */
export const matchingModule: DomainModule = {
  name: 'matching',
  entities: [MatchRun, MatchProposal],
  resolvers: [
    MatchResolver,
    MatchWeightsResolver,
    MatchCandidateFields,
    MatchCandidatesFields,
    MatchRunFields,
    MatchProposalFields,
    UnfilledNeedFields,
    MatchWeightsChangeFields,
    MatchLackFields,
    ShortageRelaxationFields,
  ],
  jobs: { MATCH_RUN: matchRunJob },
};
