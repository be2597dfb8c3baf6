import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { addAbsence, addExclusion, addQualification } from './dated-service.js';
import { addHours, removeHours } from './hours.js';
import {
  VolunteerAbsenceAddInput,
  VolunteerActivateInput,
  VolunteerCreateInput,
  VolunteerExclusionAddInput,
  VolunteerHoursAddInput,
  VolunteerHoursRemoveInput,
  VolunteerQualificationAddInput,
  VolunteerUpdateInput,
} from './inputs.js';
import { listVolunteers, VolunteerFilter } from './list.js';
import { volunteerById } from './loaders.js';
import { VolunteerConnection, VolunteerPayload } from './payloads.js';
import { activateVolunteer, createVolunteer, updateVolunteer } from './service.js';
import { Volunteer } from './volunteer.js';

/** Does the work and answers with the volunteer as it is then. */
function changing(op: Operation, volunteerId: string, work: () => Promise<void>): Promise<VolunteerPayload> {
  return mutate(op, VolunteerPayload, async () => {
    await work();
    return answer(op, volunteerId);
  });
}

async function answer(op: Operation, id: string): Promise<Partial<VolunteerPayload>> {
  op.forgetLoaded();
  return { volunteer: (await op.load(volunteerById, id)) ?? undefined };
}

/** Volunteers. */
@Resolver()
export class VolunteerResolver {
  @Query(() => VolunteerConnection, { description: 'Volunteers whom the viewer may see, by number.' })
  @Guard('volunteer:browse')
  async volunteers(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => VolunteerFilter, { nullable: true, description: 'Which to list.' }) filter?: VolunteerFilter | null,
  ) {
    return VolunteerConnection.of(await listVolunteers(op, page, filter ?? {}));
  }

  @Query(() => Volunteer, { nullable: true, description: 'One volunteer; null when there is none that the viewer may see.' })
  @Guard('volunteer:browse')
  volunteer(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<Volunteer | null> {
    return op.load(volunteerById, id);
  }

  @Mutation(() => VolunteerPayload, {
    description:
      'Records a volunteer in state APPLIED. Codes: INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE, DUPLICATE, INVALID_CHOICE, NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:edit')
  volunteerCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerCreateInput) input: VolunteerCreateInput,
  ): Promise<VolunteerPayload> {
    return mutate(op, VolunteerPayload, async () => answer(op, await createVolunteer(op, input)));
  }

  @Mutation(() => VolunteerPayload, {
    description:
      'Changes a volunteer. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REQUIRED, INVALID_CHOICE, INVALID_FORMAT, OUT_OF_RANGE.',
  })
  @Guard('volunteer:edit')
  volunteerUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerUpdateInput) input: VolunteerUpdateInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.id, () => updateVolunteer(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description:
      'Makes a vetted volunteer active, or extends the vetting. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST.',
  })
  @Guard('volunteer:edit')
  volunteerActivate(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerActivateInput) input: VolunteerActivateInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.id, () => activateVolunteer(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description:
      'Adds an absence: volunteers their own, staff those of their areas. Codes: NOT_FOUND, OUT_OF_RANGE, IN_THE_PAST, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:absence')
  volunteerAbsenceAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerAbsenceAddInput) input: VolunteerAbsenceAddInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.volunteerId, () => addAbsence(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description:
      'Adds hours by rule or for one day: volunteers their own, staff those of their areas. Codes: NOT_FOUND, REQUIRED, OUT_OF_RANGE, IN_THE_PAST, INVALID_CHOICE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:absence')
  volunteerHoursAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerHoursAddInput) input: VolunteerHoursAddInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.volunteerId, () => addHours(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description: 'Takes hours out: volunteers their own, staff those of their areas. Codes: NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:absence')
  volunteerHoursRemove(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerHoursRemoveInput) input: VolunteerHoursRemoveInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.volunteerId, () => removeHours(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description: 'Adds a qualification or training. Codes: NOT_FOUND, INVALID_CHOICE, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:edit')
  volunteerQualificationAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerQualificationAddInput) input: VolunteerQualificationAddInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.volunteerId, () => addQualification(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description: 'Excludes a household for a volunteer. Codes: NOT_FOUND, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:edit')
  volunteerExclusionAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerExclusionAddInput) input: VolunteerExclusionAddInput,
  ): Promise<VolunteerPayload> {
    return changing(op, input.volunteerId, () => addExclusion(op, input));
  }
}
