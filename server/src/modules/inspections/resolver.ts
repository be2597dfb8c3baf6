import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { recordVisit, correctFinding, returnFinding, verifyFinding } from './findings.js';
import { InspectionPlan } from './inspection.js';
import {
  InspectionFindingFilter,
  InspectionFindingMoveInput,
  InspectionFindingCorrectInput,
  InspectionFindingReturnInput,
  InspectionPlanCancelInput,
  InspectionPlanCreateInput,
  InspectionPlanMoveInput,
  InspectionVisitRecordInput,
} from './inputs.js';
import { listFindings, listPlans } from './list.js';
import { findingById, planById, visitById } from './loaders.js';
import {
  InspectionFindingConnection,
  InspectionFindingPayload,
  InspectionPlanConnection,
  InspectionPlanPayload,
  InspectionVisitPayload,
} from './payloads.js';
import { cancelPlan, closePlan, createPlan, startPlan } from './service.js';

/** Runs a change of a plan and answers with it. */
function changedPlan(op: Operation, change: () => Promise<string>): Promise<InspectionPlanPayload> {
  return mutate(op, InspectionPlanPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { plan: (await op.load(planById, id)) ?? undefined };
  });
}

/** Runs a change of a finding and answers with it. */
function changedFinding(op: Operation, id: string, change: () => Promise<void>): Promise<InspectionFindingPayload> {
  return mutate(op, InspectionFindingPayload, async () => {
    await change();
    op.forgetLoaded();
    return { finding: (await op.load(findingById, id)) ?? undefined };
  });
}

/** Inspection. */
@Resolver()
export class InspectionResolver {
  @Query(() => InspectionPlanConnection, { description: 'Plans of areas that the viewer inspects whole, the newest first.' })
  @Guard('inspection:plan')
  async inspectionPlans(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return InspectionPlanConnection.of(await listPlans(op, page));
  }

  @Query(() => InspectionPlan, { nullable: true, description: 'One plan; null when it does not exist for the viewer.' })
  @Guard('inspection:plan')
  inspectionPlan(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<InspectionPlan | null> {
    return op.load(planById, id);
  }

  @Query(() => InspectionFindingConnection, { description: 'Findings, the newest first.' })
  @Guard('inspection:read')
  async inspectionFindings(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => InspectionFindingFilter, { nullable: true, description: 'Which; all conditions hold together.' })
    filter?: InspectionFindingFilter,
  ) {
    return InspectionFindingConnection.of(await listFindings(op, filter ?? {}, page));
  }

  @Mutation(() => InspectionPlanPayload, {
    description: 'Commits a plan. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, DUPLICATE, INVALID_FORMAT, REQUEST_REUSED.',
  })
  @Guard('inspection:plan')
  inspectionPlanCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionPlanCreateInput) input: InspectionPlanCreateInput,
  ): Promise<InspectionPlanPayload> {
    return changedPlan(op, () => createPlan(op, input));
  }

  @Mutation(() => InspectionPlanPayload, {
    description:
      'Reveals the seed and draws the sample. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST, OUT_OF_RANGE.',
  })
  @Guard('inspection:plan')
  inspectionPlanStart(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionPlanMoveInput) input: InspectionPlanMoveInput,
  ): Promise<InspectionPlanPayload> {
    return changedPlan(op, async () => {
      await startPlan(op, input);
      return input.id;
    });
  }

  @Mutation(() => InspectionPlanPayload, {
    description: 'Calls a plan off before its start. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('inspection:plan')
  inspectionPlanCancel(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionPlanCancelInput) input: InspectionPlanCancelInput,
  ): Promise<InspectionPlanPayload> {
    return changedPlan(op, async () => {
      await cancelPlan(op, input);
      return input.id;
    });
  }

  @Mutation(() => InspectionPlanPayload, {
    description: 'Closes a plan with nothing open. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE.',
  })
  @Guard('inspection:plan')
  inspectionPlanClose(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionPlanMoveInput) input: InspectionPlanMoveInput,
  ): Promise<InspectionPlanPayload> {
    return changedPlan(op, async () => {
      await closePlan(op, input);
      return input.id;
    });
  }

  @Mutation(() => InspectionVisitPayload, {
    description:
      'Records a visit with its findings. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED, INVALID_CHOICE.',
  })
  @Guard('inspection:plan')
  inspectionVisitRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionVisitRecordInput) input: InspectionVisitRecordInput,
  ): Promise<InspectionVisitPayload> {
    return mutate(op, InspectionVisitPayload, async () => {
      await recordVisit(op, input);
      op.forgetLoaded();
      return { visit: (await op.load(visitById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => InspectionFindingPayload, {
    description: 'Says what was done about a finding. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED.',
  })
  @Guard('inspection:rectify')
  inspectionFindingCorrect(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionFindingCorrectInput) input: InspectionFindingCorrectInput,
  ): Promise<InspectionFindingPayload> {
    return changedFinding(op, input.id, () => correctFinding(op, input));
  }

  @Mutation(() => InspectionFindingPayload, {
    description: 'Verifies what another person mended. Codes: SAME_PERSON, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('inspection:plan')
  inspectionFindingVerify(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionFindingMoveInput) input: InspectionFindingMoveInput,
  ): Promise<InspectionFindingPayload> {
    return changedFinding(op, input.id, () => verifyFinding(op, input));
  }

  @Mutation(() => InspectionFindingPayload, {
    description:
      'Sends back what was not enough. Codes: SAME_PERSON, REASON_REQUIRED, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('inspection:plan')
  inspectionFindingReturn(
    @Ctx() { op }: Context,
    @Arg('input', () => InspectionFindingReturnInput) input: InspectionFindingReturnInput,
  ): Promise<InspectionFindingPayload> {
    return changedFinding(op, input.id, () => returnFinding(op, input));
  }
}
