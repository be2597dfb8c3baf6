import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Guard, Public } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { maskPhone } from '../households/index.js';
import { Volunteer, volunteerById } from '../volunteers/index.js';
import {
  ApplicationConnection,
  JoinForm,
  VolunteerApplication,
  VolunteerApplicationPayload,
  VolunteerApplicationRevealPayload,
  VolunteerApplyPayload,
} from './application.js';
import {
  VolunteerApplicationAcceptInput,
  VolunteerApplicationDeclineInput,
  VolunteerApplicationFilter,
  VolunteerApplicationAdvanceInput,
  VolunteerApplicationRevealInput,
  VolunteerApplyInput,
} from './inputs.js';
import {
  acceptApplicant,
  applicationById,
  applyAsVolunteer,
  declineApplicant,
  interviewApplicant,
  joinForm,
  listApplications,
  revealApplicant,
} from './service.js';

/** Does a step and answers with the application after it. */
function stepping(op: Operation, id: string, step: () => Promise<void>): Promise<VolunteerApplicationPayload> {
  return mutate(op, VolunteerApplicationPayload, async () => {
    await step();
    op.forgetLoaded();
    return { application: (await op.load(applicationById, id)) ?? undefined };
  });
}

/** Applications to serve. */
@Resolver()
export class JoiningResolver {
  @Query(() => JoinForm, { description: 'What whoever wants to join chooses from and agrees to. Anybody may ask.' })
  @Public()
  joinForm(@Ctx() { op }: Context): Promise<JoinForm> {
    return joinForm(op);
  }

  @Mutation(() => VolunteerApplyPayload, {
    description:
      'Receives an application from anybody; whether the number waits already is not told. Codes: REQUIRED, INVALID_FORMAT, NOT_FOUND, STALE_VERSION, TOO_MANY_ATTEMPTS.',
  })
  @Public()
  volunteerApply(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerApplyInput) input: VolunteerApplyInput,
  ): Promise<VolunteerApplyPayload> {
    return mutate(op, VolunteerApplyPayload, async () => {
      await applyAsVolunteer(op, input);
      return { received: true };
    });
  }

  @Query(() => ApplicationConnection, {
    description: 'Applications in the areas of the viewer: those that wait by when they came, others the newest first.',
  })
  @Guard('applicant:decide')
  async volunteerApplications(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => VolunteerApplicationFilter, { nullable: true, description: 'Which; those that wait when left out.' })
    filter?: VolunteerApplicationFilter | null,
  ) {
    return ApplicationConnection.of(await listApplications(op, filter ?? {}, page));
  }

  @Query(() => VolunteerApplication, { nullable: true, description: 'One application; null when it does not exist for the viewer.' })
  @Guard('applicant:decide')
  volunteerApplication(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<VolunteerApplication | null> {
    return op.load(applicationById, id);
  }

  @Mutation(() => VolunteerApplicationPayload, {
    description: 'Agrees on a talk, or notes what it showed. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('applicant:decide')
  volunteerApplicationAdvance(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerApplicationAdvanceInput) input: VolunteerApplicationAdvanceInput,
  ): Promise<VolunteerApplicationPayload> {
    return stepping(op, input.id, () => interviewApplicant(op, input));
  }

  @Mutation(() => VolunteerApplicationPayload, {
    description:
      'Takes an applicant in as a volunteer who is to be vetted. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, INVALID_FORMAT, INVALID_CHOICE, NOT_ALLOWED.',
  })
  @Guard('applicant:decide')
  volunteerApplicationAccept(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerApplicationAcceptInput) input: VolunteerApplicationAcceptInput,
  ): Promise<VolunteerApplicationPayload> {
    return stepping(op, input.id, () => acceptApplicant(op, input));
  }

  @Mutation(() => VolunteerApplicationPayload, {
    description: 'Declines an application with a reason. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('applicant:decide')
  volunteerApplicationDecline(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerApplicationDeclineInput) input: VolunteerApplicationDeclineInput,
  ): Promise<VolunteerApplicationPayload> {
    return stepping(op, input.id, () => declineApplicant(op, input));
  }

  @Mutation(() => VolunteerApplicationRevealPayload, {
    description: 'Telephone number of an applicant in clear, kept in the access log. Codes: NOT_FOUND, REASON_REQUIRED.',
  })
  @Guard('applicant:decide')
  volunteerApplicationReveal(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerApplicationRevealInput) input: VolunteerApplicationRevealInput,
  ): Promise<VolunteerApplicationRevealPayload> {
    return mutate(op, VolunteerApplicationRevealPayload, async () => ({ phone: await revealApplicant(op, input) }));
  }
}

/** Fields of applications. */
@Resolver(() => VolunteerApplication)
export class VolunteerApplicationFields {
  @FieldResolver(() => String, { description: 'Telephone number, masked: 138****1234.' })
  phone(@Root() application: VolunteerApplication): string {
    return maskPhone(application.phone);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'District.' })
  area(@Ctx() { op }: Context, @Root() application: VolunteerApplication): Promise<AdminArea | null> {
    return op.load(areaByCode, application.areaCode);
  }

  @FieldResolver(() => Volunteer, {
    nullable: true,
    description: 'Whom the applicant became; null before, or when the viewer may not see.',
  })
  async volunteer(@Ctx() { op }: Context, @Root() application: VolunteerApplication): Promise<Volunteer | null> {
    return application.volunteerId === null ? null : op.load(volunteerById, application.volunteerId);
  }
}
