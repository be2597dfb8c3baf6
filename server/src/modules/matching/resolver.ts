import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { pageLength } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { MatchCandidate, MatchCandidates } from './candidate.js';
import { explain, type Explanation, rank, ruleCheck } from './candidates.js';
import type { Evaluation } from './evaluate.js';
import {
  MatchLockSetInput,
  MatchProposalToggleInput,
  MatchRepeatStartInput,
  MatchRunCommitInput,
  MatchRunDiscardInput,
  MatchRunPayload,
  MatchRunStartInput,
  MatchTrialStartInput,
} from './inputs.js';
import { runById } from './loaders.js';
import { MatchRun } from './match-run.js';
import { commitRun, discardRun, lockProposal, planAgain, recentRuns, startRun, startTrial, toggleProposal } from './runs.js';
import { MatchWeights, MatchWeightsPayload, MatchWeightsPreview, MatchWeightsPreviewInput, MatchWeightsSetInput } from './weights.js';
import { previewWeights, setWeights, weightsOf } from './weights-service.js';

function candidateOf(evaluation: Evaluation | Explanation, place: number | null): MatchCandidate {
  const { slot, rules, ...rest } = evaluation;
  return Object.assign(
    new MatchCandidate(),
    { changes: [], mayFit: evaluation.eligible, ...rest },
    {
      rank: evaluation.eligible ? place : null,
      rules: rules.map(ruleCheck),
      startsAt: new Date(slot.start),
      endsAt: new Date(slot.end),
    },
  );
}

async function answer(op: Operation, id: string): Promise<Partial<MatchRunPayload>> {
  op.forgetLoaded();
  return { matchRun: (await op.load(runById, id)) ?? undefined };
}

/** Who fits whom. */
@Resolver()
export class MatchResolver {
  @Query(() => MatchCandidates, {
    nullable: true,
    description: 'Everyone who could serve a need, ranked; null when there is no such need for the viewer.',
  })
  @Guard('match:read')
  async matchCandidates(
    @Ctx() { op }: Context,
    @Arg('needId', () => ID, { description: 'The need.' }) needId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows wanted, 1 to 100.' }) first: number,
  ): Promise<MatchCandidates | null> {
    const length = pageLength(first);
    const ranking = await rank(op, needId);
    if (!ranking) return null;
    const { evaluations, eligibleCount, consideredCount } = ranking;
    const candidates = evaluations.slice(0, length).map((evaluation, index) => candidateOf(evaluation, index + 1));
    return Object.assign(new MatchCandidates(), { needId, candidates, eligibleCount, consideredCount });
  }

  @Query(() => MatchCandidate, {
    nullable: true,
    description: 'One pair explained: why, and why not; null when there is no such need or volunteer for the viewer.',
  })
  @Guard('match:read')
  async matchExplain(
    @Ctx() { op }: Context,
    @Arg('needId', () => ID, { description: 'The need.' }) needId: string,
    @Arg('volunteerId', () => ID, { description: 'The volunteer.' }) volunteerId: string,
  ): Promise<MatchCandidate | null> {
    const evaluation = await explain(op, needId, volunteerId);
    return evaluation && candidateOf(evaluation, null);
  }

  @Query(() => MatchRun, { nullable: true, description: 'One plan; null when there is none for the viewer.' })
  @Guard('match:read')
  matchRun(@Ctx() { op }: Context, @Arg('id', () => ID, { description: 'The plan.' }) id: string): Promise<MatchRun | null> {
    return op.load(runById, id);
  }

  @Query(() => [MatchRun], { description: "Plans of the viewer's areas, the newest first." })
  @Guard('match:read')
  matchRuns(
    @Ctx() { op }: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows wanted, 1 to 100.' }) first: number,
  ): Promise<MatchRun[]> {
    return recentRuns(op, pageLength(first));
  }

  @Mutation(() => MatchRunPayload, {
    description:
      'Orders a plan for the open needs of an area; a job computes it. Codes: INVALID_FORMAT, NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('match:run')
  matchRunStart(@Ctx() { op }: Context, @Arg('input', () => MatchRunStartInput) input: MatchRunStartInput): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => answer(op, await startRun(op, input)));
  }

  @Mutation(() => MatchRunPayload, { description: 'Takes a line of a plan in or out. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION.' })
  @Guard('match:run')
  matchProposalToggle(
    @Ctx() { op }: Context,
    @Arg('input', () => MatchProposalToggleInput) input: MatchProposalToggleInput,
  ): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => answer(op, await toggleProposal(op, input)));
  }

  @Mutation(() => MatchRunPayload, {
    description: 'Locks a line of a plan, or unlocks it. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('match:run')
  matchLockSet(@Ctx() { op }: Context, @Arg('input', () => MatchLockSetInput) input: MatchLockSetInput): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => answer(op, await lockProposal(op, input)));
  }

  @Mutation(() => MatchRunPayload, {
    description:
      'Plans again from the present facts; locked lines stay, lines taken out do not come back, the old plan is put aside. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('match:run')
  matchRepeatStart(
    @Ctx() { op }: Context,
    @Arg('input', () => MatchRepeatStartInput) input: MatchRepeatStartInput,
  ): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => answer(op, await planAgain(op, input)));
  }

  @Mutation(() => MatchRunPayload, {
    description:
      'Asks what a plan would be like with one pair that has to stand, or with more volunteers: a job solves both and keeps the difference. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUIRED, INVALID_FORMAT, REQUEST_REUSED.',
  })
  @Guard('match:run')
  matchTrialStart(@Ctx() { op }: Context, @Arg('input', () => MatchTrialStartInput) input: MatchTrialStartInput): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => answer(op, await startTrial(op, input)));
  }

  @Mutation(() => MatchRunPayload, {
    description:
      'Sends the included lines as offers, in one transaction; lines that changed meanwhile are marked. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('match:run')
  matchRunCommit(@Ctx() { op }: Context, @Arg('input', () => MatchRunCommitInput) input: MatchRunCommitInput): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => {
      await commitRun(op, input.id);
      return answer(op, input.id);
    });
  }

  @Mutation(() => MatchRunPayload, { description: 'Puts a plan aside. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION.' })
  @Guard('match:run')
  matchRunDiscard(@Ctx() { op }: Context, @Arg('input', () => MatchRunDiscardInput) input: MatchRunDiscardInput): Promise<MatchRunPayload> {
    return mutate(op, MatchRunPayload, async () => {
      await discardRun(op, input.id);
      return answer(op, input.id);
    });
  }
}

/** What the parts of a score are worth, area by area. */
@Resolver()
export class MatchWeightsResolver {
  @Query(() => MatchWeightsPreview, {
    nullable: true,
    description: 'Who would stand first for open needs of an area with other weights; null for an area that does not exist.',
  })
  @Guard('parameter:edit')
  matchWeightsPreview(
    @Ctx() { op }: Context,
    @Arg('input', () => MatchWeightsPreviewInput) input: MatchWeightsPreviewInput,
  ): Promise<MatchWeightsPreview | null> {
    return previewWeights(op, input);
  }

  @Mutation(() => MatchWeightsPayload, {
    description:
      'Sets weights of an area from a day on. Codes: REQUIRED, INVALID_FORMAT, NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('parameter:edit')
  matchWeightsSet(
    @Ctx() { op }: Context,
    @Arg('input', () => MatchWeightsSetInput) input: MatchWeightsSetInput,
  ): Promise<MatchWeightsPayload> {
    return mutate(op, MatchWeightsPayload, async () => ({
      matchWeights: Object.assign(new MatchWeights(), { weights: await weightsOf(op, await setWeights(op, input)) }),
    }));
  }
}
