import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { Assignment } from './assignment.js';
import {
  AssignmentCancelInput,
  AssignmentFinishInput,
  AssignmentMissInput,
  AssignmentStartInput,
  AssignmentVerifyInput,
  OfferAcceptInput,
  OfferDeclineInput,
  OfferSendInput,
  OfferWithdrawInput,
} from './inputs.js';
import { assignmentById, offerById, ownVolunteerId } from './loaders.js';
import { PhoneSettings } from './marks.js';
import { Offer } from './offer.js';
import { acceptOffer, declineOffer, sendOffer, withdrawOffer } from './offers.js';
import { AssignmentPayload, OfferAcceptPayload, OfferPayload } from './payloads.js';
import { cancelVisit, finishVisit, missVisit, startVisit, verifyVisit } from './visits.js';

const offerOf = async (op: Operation, id: string) => ({ offer: (await fresh(op).load(offerById, id)) ?? undefined });
const visitOf = async (op: Operation, id: string) => ({ assignment: (await fresh(op).load(assignmentById, id)) ?? undefined });

/** What was loaded before a write is old after it. */
function fresh(op: Operation): Operation {
  op.forgetLoaded();
  return op;
}

/** Offers, as coordinators send and volunteers answer them. */
@Resolver()
export class OfferResolver {
  @Query(() => [Offer], { description: "Offers that wait for the viewer's answer, the earliest visit first." })
  @Guard('offer:answer')
  myOffers(@Ctx() { op }: Context): Promise<Offer[]> {
    return op.rows<Offer>(
      `select ${columns(op, Offer, 'o')} from offer o where o.volunteer_id = (select app.volunteer_id()) and o.state = 'SENT' and (o.expires_at is null or o.expires_at > $1) order by o.starts_at, o.id limit 100`,
      [op.now],
    );
  }

  @Mutation(() => OfferPayload, {
    description:
      'Offers a seat to a volunteer. Codes: NOT_FOUND, SEAT_TAKEN, VOLUNTEER_INELIGIBLE, DUPLICATE, ILLEGAL_TRANSITION, IN_THE_PAST, OUT_OF_RANGE, REQUEST_REUSED.',
  })
  @Guard('offer:send')
  offerSend(@Ctx() { op }: Context, @Arg('input', () => OfferSendInput) input: OfferSendInput): Promise<OfferPayload> {
    return mutate(op, OfferPayload, async () => offerOf(op, await sendOffer(op, input)));
  }

  @Mutation(() => OfferPayload, { description: 'Takes an offer back. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.' })
  @Guard('offer:send')
  offerWithdraw(@Ctx() { op }: Context, @Arg('input', () => OfferWithdrawInput) input: OfferWithdrawInput): Promise<OfferPayload> {
    return mutate(op, OfferPayload, async () => {
      await withdrawOffer(op, input);
      return offerOf(op, input.id);
    });
  }

  @Mutation(() => OfferAcceptPayload, {
    description:
      'The volunteer accepts. Codes: NOT_FOUND, STALE_VERSION, OFFER_EXPIRED, VOLUNTEER_UNAVAILABLE, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('offer:answer')
  offerAccept(@Ctx() { op }: Context, @Arg('input', () => OfferAcceptInput) input: OfferAcceptInput): Promise<OfferAcceptPayload> {
    return mutate(op, OfferAcceptPayload, async () => {
      const assignmentId = await acceptOffer(op, input);
      return { ...(await offerOf(op, input.id)), ...(await visitOf(op, assignmentId)) };
    });
  }

  @Mutation(() => OfferPayload, {
    description: 'The volunteer declines with a reason. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('offer:answer')
  offerDecline(@Ctx() { op }: Context, @Arg('input', () => OfferDeclineInput) input: OfferDeclineInput): Promise<OfferPayload> {
    return mutate(op, OfferPayload, async () => {
      await declineOffer(op, input);
      return offerOf(op, input.id);
    });
  }
}

/** Assignments: the visits themselves. */
@Resolver()
export class AssignmentResolver {
  @Query(() => [Assignment], {
    description: "The viewer's assignments: living ones, earliest first; with `includePast` the latest hundred of all, newest first.",
  })
  @Guard('assignment:serve')
  myAssignments(
    @Ctx() { op }: Context,
    @Arg('includePast', () => Boolean, { defaultValue: false, description: 'Whether visits that are over come too.' }) includePast: boolean,
  ): Promise<Assignment[]> {
    const which = includePast
      ? 'order by a.starts_at desc, a.id'
      : "and a.state in ('CONFIRMED', 'IN_PROGRESS') order by a.starts_at, a.id";
    return op.rows<Assignment>(
      `select ${columns(op, Assignment, 'a')} from assignment a where a.volunteer_id = (select app.volunteer_id()) ${which} limit 100`,
    );
  }

  @Query(() => Assignment, { nullable: true, description: "One of the viewer's own assignments; null when it is not the viewer's." })
  @Guard('assignment:serve')
  async myAssignment(@Ctx() { op }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Assignment | null> {
    const visit = await op.load(assignmentById, id);
    return visit !== null && visit.volunteerId === (await ownVolunteerId(op)) ? visit : null;
  }

  @Query(() => PhoneSettings, { description: "What the volunteer's phone has to know of the city's rules." })
  @Guard('assignment:serve')
  async phoneSettings(@Ctx() { op }: Context): Promise<PhoneSettings> {
    const [keepHours, lateHours] = await Promise.all([policyParameter(op, 'phone.keep.hours'), policyParameter(op, 'phone.late.hours')]);
    return Object.assign(new PhoneSettings(), { keepHours, lateHours });
  }

  @Mutation(() => AssignmentPayload, {
    description: 'The volunteer checks in. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED.',
  })
  @Guard('assignment:serve')
  assignmentStart(
    @Ctx() { op }: Context,
    @Arg('input', () => AssignmentStartInput) input: AssignmentStartInput,
  ): Promise<AssignmentPayload> {
    return mutate(op, AssignmentPayload, async () => {
      await startVisit(op, input);
      return visitOf(op, input.id);
    });
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'The volunteer checks out and logs. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUIRED, OUT_OF_RANGE, REQUEST_REUSED.',
  })
  @Guard('assignment:serve')
  assignmentFinish(
    @Ctx() { op }: Context,
    @Arg('input', () => AssignmentFinishInput) input: AssignmentFinishInput,
  ): Promise<AssignmentPayload> {
    return mutate(op, AssignmentPayload, async () => {
      await finishVisit(op, input);
      return visitOf(op, input.id);
    });
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Staff verify a finished visit; never whoever served. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, SAME_PERSON.',
  })
  @Guard('assignment:edit')
  assignmentVerify(
    @Ctx() { op }: Context,
    @Arg('input', () => AssignmentVerifyInput) input: AssignmentVerifyInput,
  ): Promise<AssignmentPayload> {
    return mutate(op, AssignmentPayload, async () => {
      await verifyVisit(op, input);
      return visitOf(op, input.id);
    });
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Cancels a living assignment, by its volunteer or by staff; the seat is free again. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assignment:cancel')
  assignmentCancel(
    @Ctx() { op }: Context,
    @Arg('input', () => AssignmentCancelInput) input: AssignmentCancelInput,
  ): Promise<AssignmentPayload> {
    return mutate(op, AssignmentPayload, async () => {
      await cancelVisit(op, input);
      return visitOf(op, input.id);
    });
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Records that the volunteer did not come; the seat is free again. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, OUT_OF_RANGE.',
  })
  @Guard('assignment:edit')
  assignmentMiss(@Ctx() { op }: Context, @Arg('input', () => AssignmentMissInput) input: AssignmentMissInput): Promise<AssignmentPayload> {
    return mutate(op, AssignmentPayload, async () => {
      await missVisit(op, input);
      return visitOf(op, input.id);
    });
  }
}
