import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { needById, ServiceNeed } from '../tasks/index.js';
import { Volunteer, volunteerById, VolunteerPayload } from '../volunteers/index.js';
import { VolunteerDuty } from './duty.js';
import { VolunteerLeaveInput, VolunteerSuspendInput } from './inputs.js';
import { dutiesByVolunteer, leave, suspend } from './service.js';

/** Does the step and answers with the volunteer as it is then. */
function stepping(op: Operation, id: string, work: () => Promise<void>): Promise<VolunteerPayload> {
  return mutate(op, VolunteerPayload, async () => {
    await work();
    op.forgetLoaded();
    return { volunteer: (await op.load(volunteerById, id)) ?? undefined };
  });
}

/** Volunteers who go, for a while or for good. */
@Resolver()
export class LeavingResolver {
  @Mutation(() => VolunteerPayload, {
    description:
      'Suspends an active volunteer; each open duty needs an answer. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, COVER_MISSING (with the duties), REQUIRED, SAME_PERSON, SEAT_TAKEN, VOLUNTEER_INELIGIBLE, IN_THE_PAST.',
  })
  @Guard('volunteer:edit')
  volunteerSuspend(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerSuspendInput) input: VolunteerSuspendInput,
  ): Promise<VolunteerPayload> {
    return stepping(op, input.id, () => suspend(op, input));
  }

  @Mutation(() => VolunteerPayload, {
    description:
      'A volunteer leaves for good; each open duty needs an answer. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, COVER_MISSING (with the duties), REQUIRED, SAME_PERSON, SEAT_TAKEN, VOLUNTEER_INELIGIBLE, IN_THE_PAST.',
  })
  @Guard('volunteer:edit')
  volunteerLeave(@Ctx() { op }: Context, @Arg('input', () => VolunteerLeaveInput) input: VolunteerLeaveInput): Promise<VolunteerPayload> {
    return stepping(op, input.id, () => leave(op, input));
  }
}

/** What volunteers owe. */
@Resolver(() => Volunteer)
export class VolunteerDutyField {
  @FieldResolver(() => [VolunteerDuty], {
    description: 'What the volunteer still owes, the soonest first; empty for whoever may not change the volunteer.',
  })
  openDuties(@Ctx() { op }: Context, @Root() { id }: Volunteer): Promise<VolunteerDuty[]> {
    return op.load(dutiesByVolunteer, id);
  }
}

/** Fields of duties. */
@Resolver(() => VolunteerDuty)
export class VolunteerDutyFields {
  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'What for; null when it is elsewhere and the viewer may not see it.' })
  need(@Ctx() { op }: Context, @Root() { needId }: VolunteerDuty): Promise<ServiceNeed | null> {
    return op.load(needById, needId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area of it.' })
  async area(@Ctx() { op }: Context, @Root() { areaCode }: VolunteerDuty): Promise<AdminArea | null> {
    return op.load(areaByCode, areaCode);
  }
}
