import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { GeoPoint } from '../../platform/graphql/geo-point.js';
import { needById, ServiceNeed } from '../tasks/index.js';
import { Volunteer, volunteerById } from '../volunteers/index.js';
import { Assignment, AssignmentState, HouseholdContact, VisitCompanion } from './assignment.js';
import { contactOf } from './contact.js';
import { assignmentById, assignmentsByNeed, companionsById, offersByNeed, ownVolunteerId, suspendedById } from './loaders.js';
import { marksByAssignment, placeOf, VisitMark } from './marks.js';
import { Offer, OfferState } from './offer.js';

const undoSeconds = batched<string, number>(async (op, keys) => {
  const row = await op.row<{ seconds: number | null }>("select app.parameter('undo.seconds', null, app.today()) as seconds");
  return keys.map(() => row?.seconds ?? 0);
});

/** Fields of offers. */
@Resolver(() => Offer)
export class OfferFields {
  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'The need.' })
  need(@Ctx() { op }: Context, @Root() offer: Offer): Promise<ServiceNeed | null> {
    return op.load(needById, offer.needId);
  }

  @FieldResolver(() => Volunteer, {
    nullable: true,
    description: 'The volunteer; null when the viewer may not see volunteers of that area.',
  })
  volunteer(@Ctx() { op }: Context, @Root() offer: Offer): Promise<Volunteer | null> {
    return op.load(volunteerById, offer.volunteerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer is the one who answers it, now.' })
  async viewerCanAnswer(@Ctx() { op }: Context, @Root() offer: Offer): Promise<boolean> {
    return (
      offer.state === OfferState.SENT &&
      (offer.expiresAt === null || offer.expiresAt > op.now) &&
      offer.volunteerId === (await ownVolunteerId(op))
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may take it back now.' })
  viewerCanWithdraw(@Ctx() { op }: Context, @Root() offer: Offer): boolean {
    return offer.state === OfferState.SENT && op.actor.can('offer:send', offer.areaCode);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Until when (UTC) the console shows the undo button; taking back stays possible until it is answered.',
  })
  async undoableUntil(@Ctx() { op }: Context, @Root() offer: Offer): Promise<Date | null> {
    return offer.sentAt && offer.state === OfferState.SENT ? undoUntil(op, offer.sentAt) : null;
  }
}

async function undoUntil(op: Operation, sentAt: Date): Promise<Date> {
  return new Date(sentAt.getTime() + (await op.load(undoSeconds, 'all')) * 1000);
}

/** Fields of assignments. */
@Resolver(() => Assignment)
export class AssignmentFields {
  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'The need.' })
  need(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<ServiceNeed | null> {
    return op.load(needById, assignment.needId);
  }

  @FieldResolver(() => Volunteer, {
    nullable: true,
    description: 'The volunteer; null when the viewer may not see volunteers of that area.',
  })
  volunteer(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<Volunteer | null> {
    return op.load(volunteerById, assignment.volunteerId);
  }

  @FieldResolver(() => HouseholdContact, {
    nullable: true,
    description:
      'Clear name, telephone and address, for the volunteer of a living assignment only; null for everyone else. Each reading is recorded.',
  })
  contact(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<HouseholdContact | null> {
    return contactOf(op, assignment);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether vetting, a needed qualification or the household's consent has run out for its day: it stands still until renewed.",
  })
  suspended(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<boolean> {
    return op.load(suspendedById, assignment.id);
  }

  @FieldResolver(() => [VisitMark], { description: 'When it began and ended by the phone of the volunteer, and when that was heard.' })
  marks(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<VisitMark[]> {
    return op.load(marksByAssignment, assignment.id);
  }

  @FieldResolver(() => [VisitCompanion], {
    description:
      'Who goes along, by name: for the volunteer of a living visit; nobody for everyone else, who sees the assignments of the need.',
  })
  companions(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<VisitCompanion[]> {
    return op.load(companionsById, assignment.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may check in now.' })
  async viewerCanStart(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<boolean> {
    return assignment.state === AssignmentState.CONFIRMED && assignment.volunteerId === (await ownVolunteerId(op));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may check out now.' })
  async viewerCanFinish(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<boolean> {
    return assignment.state === AssignmentState.IN_PROGRESS && assignment.volunteerId === (await ownVolunteerId(op));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may verify it now.' })
  async viewerCanVerify(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<boolean> {
    return (
      assignment.state === AssignmentState.DONE &&
      op.actor.can('assignment:edit', assignment.areaCode) &&
      assignment.volunteerId !== (await ownVolunteerId(op))
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may cancel it now.' })
  async viewerCanCancel(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<boolean> {
    const living = assignment.state === AssignmentState.CONFIRMED || assignment.state === AssignmentState.IN_PROGRESS;
    return living && (op.actor.can('assignment:edit', assignment.areaCode) || assignment.volunteerId === (await ownVolunteerId(op)));
  }
}

/** Fields of marks. */
@Resolver(() => VisitMark)
export class VisitMarkFields {
  @FieldResolver(() => GeoPoint, {
    nullable: true,
    description:
      'Where the volunteer was, when it chose to say so: for itself and for whoever may verify the visit; null for everyone else.',
  })
  async place(@Ctx() { op }: Context, @Root() mark: VisitMark): Promise<GeoPoint | null> {
    const visit = await op.load(assignmentById, mark.assignmentId);
    const mine = visit !== null && visit.volunteerId === (await ownVolunteerId(op));
    return visit !== null && (mine || op.actor.can('assignment:edit', visit.areaCode)) ? placeOf(mark) : null;
  }
}

/** Offers and assignments of needs. */
@Resolver(() => ServiceNeed)
export class NeedOfferFields {
  @FieldResolver(() => [Offer], { description: 'Offers of the need that the viewer may see, the newest first.' })
  offers(@Ctx() { op }: Context, @Root() need: ServiceNeed): Promise<Offer[]> {
    return op.load(offersByNeed, need.id);
  }

  @FieldResolver(() => [Assignment], { description: 'Assignments of the need that the viewer may see, the newest first.' })
  assignments(@Ctx() { op }: Context, @Root() need: ServiceNeed): Promise<Assignment[]> {
    return op.load(assignmentsByNeed, need.id);
  }
}
