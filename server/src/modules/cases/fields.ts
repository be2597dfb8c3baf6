import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { Household, householdById } from '../households/index.js';
import { Assignment, assignmentById } from '../assignments/index.js';
import { deadlineClock, DeadlineClock } from '../calendars/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { needById, ServiceNeed } from '../tasks/index.js';
import { coverByCase } from './absence.js';
import { AssessmentForm, NeedsAssessment } from './assessment.js';
import { assessmentsByCase, formById } from './assessments.js';
import { Case, CaseState } from './case.js';
import { countsByCase, countsByOwnership, dutiesByCase, ownershipsByCase } from './duties.js';
import { CaseDuty, CaseOwnership, DutyCounts } from './duty.js';
import { CaseEvent, eventsByCase } from './events.js';
import { casesByHousehold, openCaseByHousehold } from './loaders.js';
import { nextSteps } from './states.js';

/** Fields of cases. */
@Resolver(() => Case)
export class CaseFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() found: Case): Promise<Household | null> {
    return op.load(householdById, found.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area of the household when the case was opened.' })
  area(@Ctx() { op }: Context, @Root() found: Case): Promise<AdminArea | null> {
    return op.load(areaByCode, found.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answers for it.' })
  ownerName(@Ctx() { op }: Context, @Root() found: Case): Promise<string | null> {
    return op.load(accountName, found.ownerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer owns it.' })
  viewerOwns(@Ctx() { op }: Context, @Root() found: Case): boolean {
    return found.ownerId === op.actor.accountId;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of whoever is asked to take it over; null unless it is being handed over.',
  })
  async receiverName(@Ctx() { op }: Context, @Root() found: Case): Promise<string | null> {
    return found.receiverId === null ? null : op.load(accountName, found.receiverId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever covers it today; null while its owner is there.' })
  async coverName(@Ctx() { op }: Context, @Root() found: Case): Promise<string | null> {
    const cover = await op.load(coverByCase, found.id);
    return cover === null ? null : op.load(accountName, cover);
  }

  @FieldResolver(() => [SlaClock], { description: 'Its clocks, the oldest first; empty when the viewer may not see clocks here.' })
  clocks(@Ctx() { op }: Context, @Root() found: Case): Promise<SlaClock[]> {
    return op.load(clocksBySubject, found.id);
  }

  @FieldResolver(() => [CaseDuty], { description: 'Its duties: the open ones by when they are due, then the last done; at most 200.' })
  duties(@Ctx() { op }: Context, @Root() found: Case): Promise<CaseDuty[]> {
    return op.load(dutiesByCase, found.id);
  }

  @FieldResolver(() => DutyCounts, { description: 'Its duties, counted; a hand-over changes none of these numbers.' })
  counts(@Ctx() { op }: Context, @Root() found: Case): Promise<DutyCounts> {
    return op.load(countsByCase, found.id);
  }

  @FieldResolver(() => [CaseOwnership], { description: 'Who owned it when, the first owner first.' })
  owners(@Ctx() { op }: Context, @Root() found: Case): Promise<CaseOwnership[]> {
    return op.load(ownershipsByCase, found.id);
  }

  @FieldResolver(() => [NeedsAssessment], { description: 'Its needs assessments, the last first.' })
  assessments(@Ctx() { op }: Context, @Root() found: Case): Promise<NeedsAssessment[]> {
    return op.load(assessmentsByCase, found.id);
  }

  @FieldResolver(() => [CaseState], { description: 'Steps that the viewer may take with it now.' })
  viewerSteps(@Ctx() { op }: Context, @Root() found: Case): CaseState[] {
    return op.actor.can('case:edit', found.areaCode) ? nextSteps(found.state) : [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change it: tasks, assessments, suspending, closing.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() found: Case): boolean {
    return op.actor.can('case:edit', found.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may hand it over now.' })
  viewerCanHandOver(@Ctx() { op }: Context, @Root() found: Case): boolean {
    const may = op.actor.can('case:assign', found.areaCode) || (found.ownerId === op.actor.accountId && found.heldState === null);
    return may && found.state !== CaseState.CLOSED && found.state !== CaseState.TRANSFERRING && op.actor.can('case:edit', found.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer is asked to take it over.' })
  viewerReceives(@Ctx() { op }: Context, @Root() found: Case): boolean {
    return found.receiverId !== null && found.receiverId === op.actor.accountId;
  }

  @FieldResolver(() => [CaseEvent], { description: 'Its trail, oldest first.' })
  events(@Ctx() { op }: Context, @Root() found: Case): Promise<CaseEvent[]> {
    return op.load(eventsByCase, found.id);
  }
}

/** Fields of a case's trail. */
@Resolver(() => CaseEvent)
export class CaseEventFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever did it; null for the system.' })
  async actorName(@Ctx() { op }: Context, @Root() event: CaseEvent): Promise<string | null> {
    return event.accountId === null ? null : op.load(accountName, event.accountId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the other person concerned, e.g. the new owner.' })
  async otherName(@Ctx() { op }: Context, @Root() event: CaseEvent): Promise<string | null> {
    return event.otherId === null ? null : op.load(accountName, event.otherId);
  }
}

/** Cases of households. */
@Resolver(() => Household)
export class HouseholdCaseFields {
  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The open case (个案); null when there is none or the viewer may not read cases.',
  })
  openCase(@Ctx() { op }: Context, @Root() household: Household): Promise<Case | null> {
    return op.load(openCaseByHousehold, household.id);
  }

  @FieldResolver(() => [Case], { description: 'All cases, the newest first; empty when the viewer may not read cases.' })
  cases(@Ctx() { op }: Context, @Root() household: Household): Promise<Case[]> {
    return op.load(casesByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may open a case of it; an open one stands in the way.' })
  async viewerCanOpenCase(@Ctx() { op }: Context, @Root() household: Household): Promise<boolean> {
    return op.actor.can('case:edit', household.areaCode) && (await op.load(openCaseByHousehold, household.id)) === null;
  }
}

/** Fields of duties. */
@Resolver(() => CaseDuty)
export class CaseDutyFields {
  @FieldResolver(() => DeadlineClock, { description: 'Its clock, computed now; a breach survives late completion and every hand-over.' })
  clock(@Ctx() { op }: Context, @Root() duty: CaseDuty): Promise<DeadlineClock> {
    return deadlineClock(op, duty.dueAt, { doneAt: duty.doneAt });
  }

  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'The need that it is about.' })
  async need(@Ctx() { op }: Context, @Root() duty: CaseDuty): Promise<ServiceNeed | null> {
    return duty.needId === null ? null : op.load(needById, duty.needId);
  }

  @FieldResolver(() => Assignment, { nullable: true, description: 'The visit that it is about.' })
  async visit(@Ctx() { op }: Context, @Root() duty: CaseDuty): Promise<Assignment | null> {
    return duty.assignmentId === null ? null : op.load(assignmentById, duty.assignmentId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of whoever did it; null while it is open, or when it ended by itself.',
  })
  async doneByName(@Ctx() { op }: Context, @Root() duty: CaseDuty): Promise<string | null> {
    return duty.doneBy === null ? null : op.load(accountName, duty.doneBy);
  }
}

/** Fields of ownerships. */
@Resolver(() => CaseOwnership)
export class CaseOwnershipFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of the owner.' })
  ownerName(@Ctx() { op }: Context, @Root() ownership: CaseOwnership): Promise<string | null> {
    return op.load(accountName, ownership.ownerId);
  }

  @FieldResolver(() => DutyCounts, { description: 'What is open with them, what was done and what was missed in their time.' })
  counts(@Ctx() { op }: Context, @Root() ownership: CaseOwnership): Promise<DutyCounts> {
    return op.load(countsByOwnership, ownership.id);
  }
}

/** Fields of needs assessments. */
@Resolver(() => NeedsAssessment)
export class NeedsAssessmentFields {
  @FieldResolver(() => AssessmentForm, { nullable: true, description: 'The form that was answered.' })
  form(@Ctx() { op }: Context, @Root() assessment: NeedsAssessment): Promise<AssessmentForm | null> {
    return op.load(formById, assessment.formId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever assessed.' })
  assessorName(@Ctx() { op }: Context, @Root() assessment: NeedsAssessment): Promise<string | null> {
    return op.load(accountName, assessment.assessorId);
  }
}
