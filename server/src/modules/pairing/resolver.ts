import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import {
  PairingFundAddInput,
  PairingMilestoneAddInput,
  PairingMilestoneCompleteInput,
  PairingParticipantAddInput,
  PairingProjectCreateInput,
  PairingProjectFilter,
  PairingProjectMoveInput,
  PairingProjectPublishInput,
  PairingProjectUpdateInput,
  PairingRevealInput,
  SupporterCreateInput,
  SupporterUpdateInput,
  SupporterVerifyInput,
} from './inputs.js';
import { listProjects } from './list.js';
import { participantById, projectById, supporterById } from './loaders.js';
import { addParticipant, revealParticipant } from './participants.js';
import {
  PairingParticipantPayload,
  PairingProjectConnection,
  PairingProjectPayload,
  PairingRevealPayload,
  SupporterConnection,
  SupporterPayload,
  SupporterRevealPayload,
} from './payloads.js';
import { PairingProject } from './project.js';
import {
  addFund,
  addMilestone,
  advanceProject,
  completeMilestone,
  createProject,
  publishProject,
  reportProject,
  updateProject,
} from './projects.js';
import { createSupporter, listSupporters, revealSupporter, updateSupporter, verifySupporter } from './supporters.js';

/** Runs a change of a project and answers with the project after it. */
export function changedProject(op: Operation, id: string, change: () => Promise<string | void>): Promise<PairingProjectPayload> {
  return mutate(op, PairingProjectPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { project: (await op.load(projectById, made ?? id)) ?? undefined };
  });
}

/** Projects, their supporters and households. */
@Resolver()
export class PairingProjectResolver {
  @Query(() => PairingProjectConnection, { description: 'Projects, the newest first.' })
  @Guard('project:browse')
  async pairingProjects(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PairingProjectFilter, { nullable: true, description: 'Which projects; all conditions hold together.' })
    filter?: PairingProjectFilter,
  ) {
    return PairingProjectConnection.of(await listProjects(op, filter ?? {}, page));
  }

  @Query(() => PairingProject, { nullable: true, description: 'A project; null when it does not exist for the viewer.' })
  @Guard('project:browse')
  pairingProject(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<PairingProject | null> {
    return op.load(projectById, id);
  }

  @Query(() => SupporterConnection, { description: 'Supporters, the newest first.' })
  @Guard('project:browse')
  async supporters(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return SupporterConnection.of(await listSupporters(op, page));
  }

  @Mutation(() => PairingProjectPayload, { description: 'Makes a project. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED.' })
  @Guard('project:work')
  pairingProjectCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingProjectCreateInput) input: PairingProjectCreateInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, '', () => createProject(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Rewrites a project. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OUT_OF_RANGE, ILLEGAL_TRANSITION.',
  })
  @Guard('project:work')
  pairingProjectUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingProjectUpdateInput) input: PairingProjectUpdateInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.id, () => updateProject(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description:
      'Takes a project to its next state: recruiting, running, evaluated, closed. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE.',
  })
  @Guard('project:work')
  pairingProjectAdvance(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingProjectMoveInput) input: PairingProjectMoveInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.id, () => advanceProject(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Switches the anonymous public page on or off. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION.',
  })
  @Guard('project:work')
  pairingProjectPublish(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingProjectPublishInput) input: PairingProjectPublishInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.id, () => publishProject(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Records that the report that was due was made today. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION.',
  })
  @Guard('project:work')
  pairingProjectReportFinish(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingProjectMoveInput) input: PairingProjectMoveInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.id, () => reportProject(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Adds a milestone. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  pairingMilestoneAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingMilestoneAddInput) input: PairingMilestoneAddInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.projectId, () => addMilestone(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Records that a milestone was reached. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OUT_OF_RANGE, ILLEGAL_TRANSITION.',
  })
  @Guard('project:work')
  pairingMilestoneComplete(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingMilestoneCompleteInput) input: PairingMilestoneCompleteInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, '', () => completeMilestone(op, input));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Adds a line of money. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  pairingFundAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingFundAddInput) input: PairingFundAddInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.projectId, () => addFund(op, input));
  }

  @Mutation(() => SupporterPayload, { description: 'Records a supporter. Codes: NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED.' })
  @Guard('project:work')
  supporterCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => SupporterCreateInput) input: SupporterCreateInput,
  ): Promise<SupporterPayload> {
    return mutate(op, SupporterPayload, async () => ({
      supporter: (await op.load(supporterById, await createSupporter(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => SupporterPayload, {
    description: 'Records that a supporter was looked into. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, IN_THE_PAST.',
  })
  @Guard('project:work')
  supporterVerify(
    @Ctx() { op }: Context,
    @Arg('input', () => SupporterVerifyInput) input: SupporterVerifyInput,
  ): Promise<SupporterPayload> {
    return mutate(op, SupporterPayload, async () => {
      await verifySupporter(op, input);
      op.forgetLoaded();
      return { supporter: (await op.load(supporterById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => SupporterPayload, {
    description: 'Changes a supporter. Codes: NOT_FOUND, STALE_VERSION, OUT_OF_RANGE.',
  })
  @Guard('project:work')
  supporterUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => SupporterUpdateInput) input: SupporterUpdateInput,
  ): Promise<SupporterPayload> {
    return mutate(op, SupporterPayload, async () => {
      await updateSupporter(op, input);
      op.forgetLoaded();
      return { supporter: (await op.load(supporterById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => SupporterRevealPayload, {
    description:
      'Shows name, contact and telephone number of a supporter and records who asked, when and why. Codes: NOT_FOUND, REASON_REQUIRED.',
  })
  @Guard('project:work')
  supporterReveal(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingRevealInput) input: PairingRevealInput,
  ): Promise<SupporterRevealPayload> {
    return mutate(op, SupporterRevealPayload, () => revealSupporter(op, input));
  }

  @Mutation(() => PairingParticipantPayload, {
    description:
      'Brings a household into a project, anonymous to the organisation. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE, OUT_OF_RANGE, INVALID_CHOICE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:nominate')
  pairingParticipantAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingParticipantAddInput) input: PairingParticipantAddInput,
  ): Promise<PairingParticipantPayload> {
    return mutate(op, PairingParticipantPayload, async () => ({
      participant: (await op.load(participantById, await addParticipant(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => PairingRevealPayload, {
    description:
      "Shows the clear text that the household's consent names and records who asked, when and why. Codes: NOT_FOUND, CONSENT_MISSING.",
  })
  @Guard('project:work')
  pairingParticipantReveal(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingRevealInput) input: PairingRevealInput,
  ): Promise<PairingRevealPayload> {
    return mutate(op, PairingRevealPayload, () => revealParticipant(op, input));
  }
}
