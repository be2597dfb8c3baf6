import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { Job, jobById } from '../../platform/jobs/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { needById, ServiceNeed } from '../tasks/index.js';
import { Volunteer, volunteerById } from '../volunteers/index.js';
import { MatchCandidate, MatchCandidates } from './candidate.js';
import { proposalsByRun } from './loaders.js';
import { MatchLack, MatchProposal, MatchRun, ShortageRelaxation, UnfilledNeed } from './match-run.js';
import { lacksOf } from './lacks.js';
import { MatchWeightsChange } from './weights.js';

/** Fields of candidates. */
@Resolver(() => MatchCandidate)
export class MatchCandidateFields {
  @FieldResolver(() => Volunteer, { description: 'The volunteer.' })
  volunteer(@Ctx() { op }: Context, @Root() candidate: MatchCandidate): Promise<Volunteer | null> {
    return op.load(volunteerById, candidate.volunteerId);
  }
}

/** Fields of rankings. */
@Resolver(() => MatchCandidates)
export class MatchCandidatesFields {
  @FieldResolver(() => ServiceNeed, { description: 'The need.' })
  need(@Ctx() { op }: Context, @Root() ranking: MatchCandidates): Promise<ServiceNeed | null> {
    return op.load(needById, ranking.needId);
  }
}

/** Fields of plans. */
@Resolver(() => MatchRun)
export class MatchRunFields {
  @FieldResolver(() => AdminArea, { description: 'The area whose open needs are planned.' })
  area(@Ctx() { op }: Context, @Root() run: MatchRun): Promise<AdminArea | null> {
    return op.load(areaByCode, run.areaCode);
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job that computes it; null for everyone but whoever ordered it.' })
  async job(@Ctx() { op }: Context, @Root() run: MatchRun): Promise<Job | null> {
    return run.jobId === null ? null : op.load(jobById, run.jobId);
  }

  @FieldResolver(() => [MatchProposal], { description: 'Lines of the plan, by need.' })
  proposals(@Ctx() { op }: Context, @Root() run: MatchRun): Promise<MatchProposal[]> {
    return op.load(proposalsByRun, run.id);
  }

  @FieldResolver(() => [UnfilledNeed], { description: 'Needs with seats that the plan leaves empty.' })
  async unfilled(@Ctx() { op }: Context, @Root() run: MatchRun): Promise<UnfilledNeed[]> {
    // A need may have been taken away (an import undone) since the plan was made.
    const needs = await Promise.all(run.shortages.map((shortage) => op.load(needById, shortage.needId)));
    return run.shortages
      .filter((_, index) => needs[index] !== null)
      .map((shortage) => Object.assign(new UnfilledNeed(), { relaxation: null }, shortage));
  }

  @FieldResolver(() => [MatchLack], { description: 'The same seats by what they want, the largest number first.' })
  lacks(@Root() run: MatchRun): MatchLack[] {
    return lacksOf(run.shortages);
  }
}

/** Fields of what is short. */
@Resolver(() => MatchLack)
export class MatchLackFields {
  @FieldResolver(() => AdminArea, { description: 'The district.' })
  area(@Ctx() { op }: Context, @Root() lack: MatchLack): Promise<AdminArea | null> {
    return op.load(areaByCode, lack.district);
  }

  @FieldResolver(() => [ServiceNeed], { description: 'The needs.' })
  async needs(@Ctx() { op }: Context, @Root() lack: MatchLack): Promise<ServiceNeed[]> {
    return (await Promise.all(lack.needIds.map((id) => op.load(needById, id)))).filter((need) => need !== null);
  }
}

/** Fields of changes that would help. */
@Resolver(() => ShortageRelaxation)
export class ShortageRelaxationFields {
  @FieldResolver(() => Volunteer, { nullable: true, description: 'Whom it concerns; null when the viewer may not see them.' })
  volunteer(@Ctx() { op }: Context, @Root() relaxation: ShortageRelaxation): Promise<Volunteer | null> {
    return op.load(volunteerById, relaxation.volunteerId);
  }
}

/** Fields of proposals. */
@Resolver(() => MatchProposal)
export class MatchProposalFields {
  @FieldResolver(() => ServiceNeed, { description: 'The need.' })
  need(@Ctx() { op }: Context, @Root() proposal: MatchProposal): Promise<ServiceNeed | null> {
    return op.load(needById, proposal.needId);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the line takes an accepted visit back, so that its volunteer is free for another.',
  })
  isTakenBack(@Root() proposal: MatchProposal): boolean {
    return proposal.takesBack !== null;
  }

  @FieldResolver(() => Volunteer, { description: 'The volunteer.' })
  volunteer(@Ctx() { op }: Context, @Root() proposal: MatchProposal): Promise<Volunteer | null> {
    return op.load(volunteerById, proposal.volunteerId);
  }
}

/** Fields of what stays unfilled. */
@Resolver(() => UnfilledNeed)
export class UnfilledNeedFields {
  @FieldResolver(() => ServiceNeed, { description: 'The need.' })
  need(@Ctx() { op }: Context, @Root() unfilled: UnfilledNeed): Promise<ServiceNeed | null> {
    return op.load(needById, unfilled.needId);
  }
}

/** Fields of what other weights would change. */
@Resolver(() => MatchWeightsChange)
export class MatchWeightsChangeFields {
  @FieldResolver(() => ServiceNeed, { description: 'The need.' })
  need(@Ctx() { op }: Context, @Root() change: MatchWeightsChange): Promise<ServiceNeed | null> {
    return op.load(needById, change.needId);
  }

  @FieldResolver(() => Volunteer, { description: 'Who stands first now.' })
  before(@Ctx() { op }: Context, @Root() change: MatchWeightsChange): Promise<Volunteer | null> {
    return op.load(volunteerById, change.beforeId);
  }

  @FieldResolver(() => Volunteer, { description: 'Who would.' })
  after(@Ctx() { op }: Context, @Root() change: MatchWeightsChange): Promise<Volunteer | null> {
    return op.load(volunteerById, change.afterId);
  }
}
