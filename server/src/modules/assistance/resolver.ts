import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { AssistanceApplication, ApplicationDocumentKind } from './application.js';
import { recordDecision, recordIndividualDecision } from './decide.js';
import { addDelegation, endDelegation } from './delegate.js';
import {
  ApplicationDocumentAddInput,
  ApplicationTripRecordInput,
  AssistanceApplicationCreateInput,
  AssistanceApplicationFilter,
  AssistanceApplicationMoveInput,
  AssistanceApplicationReasonInput,
  AssistanceApplicationReturnInput,
  AssistanceApplicationUpdateInput,
  AssistanceDecisionRecordInput,
  DelegationAddInput,
  DelegationEndInput,
  IndividualDecisionRecordInput,
} from './inputs.js';
import { listApplications, listDelegations } from './list.js';
import { applicationById, delegationById } from './loaders.js';
import { AssistanceApplicationConnection, AssistanceApplicationPayload, DelegationConnection, DelegationPayload } from './payloads.js';
import {
  addDocument,
  createApplication,
  recordTrip,
  returnApplication,
  submitApplication,
  updateApplication,
  withdrawApplication,
} from './write.js';

/** Runs a change and answers with the application after it. */
function changed(op: Operation, change: () => Promise<string | void>, id = ''): Promise<AssistanceApplicationPayload> {
  return mutate(op, AssistanceApplicationPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { application: (await op.load(applicationById, made ?? id)) ?? undefined };
  });
}

/** Applications for assistance, from draft to decision. */
@Resolver()
export class ApplicationResolver {
  @Query(() => AssistanceApplication, { nullable: true, description: 'An application; null when it does not exist for the viewer.' })
  @Guard('assistance:read')
  assistanceApplication(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<AssistanceApplication | null> {
    return op.load(applicationById, id);
  }

  @Query(() => AssistanceApplicationConnection, { description: 'Applications, the oldest first.' })
  @Guard('assistance:read')
  async assistanceApplications(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AssistanceApplicationFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: AssistanceApplicationFilter,
  ) {
    return AssistanceApplicationConnection.of(await listApplications(op, filter ?? {}, page));
  }

  @Query(() => [ApplicationDocumentKind], { description: 'Kinds of document of the checklist, by code.' })
  @Guard('catalogue:read')
  documentKinds(@Ctx() { op }: Context): Promise<ApplicationDocumentKind[]> {
    return op.rows<ApplicationDocumentKind>(
      `select ${columns(op, ApplicationDocumentKind, 'k')} from application_document_kind k where k.active order by k.code`,
    );
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: 'Begins an application. Codes: NOT_FOUND, DUPLICATE, REQUIRED, INVALID_CHOICE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('assistance:apply')
  assistanceApplicationCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceApplicationCreateInput) input: AssistanceApplicationCreateInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => createApplication(op, input));
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: 'Changes what is being written. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, INVALID_CHOICE.',
  })
  @Guard('assistance:apply')
  assistanceApplicationUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceApplicationUpdateInput) input: AssistanceApplicationUpdateInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => updateApplication(op, input), input.id);
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: 'Submits for decision. Codes: REQUIRED (a document), NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:apply')
  assistanceApplicationSubmit(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceApplicationMoveInput) input: AssistanceApplicationMoveInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => submitApplication(op, input), input.id);
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description:
      'Returns it to be mended; its clock stands still. Codes: NOT_FOUND (application, kind of document), STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:decide')
  assistanceApplicationReturn(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceApplicationReturnInput) input: AssistanceApplicationReturnInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => returnApplication(op, input), input.id);
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: 'The applicant withdraws it. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:apply')
  assistanceApplicationWithdraw(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceApplicationReasonInput) input: AssistanceApplicationReasonInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => withdrawApplication(op, input), input.id);
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: 'Counts a trip of the applicant. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:apply')
  applicationTripRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => ApplicationTripRecordInput) input: ApplicationTripRecordInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => recordTrip(op, input), input.id);
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: 'Adds a document; each kind once. Codes: NOT_FOUND, DUPLICATE, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:apply')
  applicationDocumentAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => ApplicationDocumentAddInput) input: ApplicationDocumentAddInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => addDocument(op, input), input.applicationId);
  }
}

/** Decisions, and the power to make them. */
@Resolver()
export class DecisionResolver {
  @Mutation(() => AssistanceApplicationPayload, {
    description:
      'Decides on an application. Codes: REQUIRED, SAME_PERSON, NOT_ALLOWED (no authority now), OUT_OF_RANGE (cap), DUPLICATE, ILLEGAL_TRANSITION, NOT_FOUND, STALE_VERSION, INVALID_CHOICE (a status that excludes it).',
  })
  @Guard('assistance:decide')
  assistanceDecisionRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceDecisionRecordInput) input: AssistanceDecisionRecordInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => recordDecision(op, input), input.id);
  }

  @Mutation(() => AssistanceApplicationPayload, {
    description: "Records a meeting's decision (一事一议). Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, DUPLICATE, ILLEGAL_TRANSITION.",
  })
  @Guard('assistance:decide')
  individualDecisionRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => IndividualDecisionRecordInput) input: IndividualDecisionRecordInput,
  ): Promise<AssistanceApplicationPayload> {
    return changed(op, () => recordIndividualDecision(op, input), input.applicationId);
  }

  @Query(() => DelegationConnection, { description: 'Delegations of the power to decide, the newest first.' })
  @Guard('delegation:read')
  async delegations(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('areaCode', () => String, { nullable: true, description: 'Those that touch this area.' }) areaCode?: string,
  ) {
    return DelegationConnection.of(await listDelegations(op, areaCode, page));
  }

  @Mutation(() => DelegationPayload, {
    description:
      'Delegates the power to decide. Codes: NOT_FOUND, INVALID_FORMAT, INVALID_CHOICE, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('delegation:edit')
  delegationAdd(@Ctx() { op }: Context, @Arg('input', () => DelegationAddInput) input: DelegationAddInput): Promise<DelegationPayload> {
    return mutate(op, DelegationPayload, async () => {
      const id = await addDelegation(op, input);
      return { delegation: (await op.load(delegationById, id)) ?? undefined };
    });
  }

  @Mutation(() => DelegationPayload, {
    description:
      'Ends a delegation now; decisions made under it stay valid. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('delegation:edit')
  delegationEnd(@Ctx() { op }: Context, @Arg('input', () => DelegationEndInput) input: DelegationEndInput): Promise<DelegationPayload> {
    return mutate(op, DelegationPayload, async () => {
      await endDelegation(op, input);
      op.forgetLoaded();
      return { delegation: (await op.load(delegationById, input.id)) ?? undefined };
    });
  }
}
