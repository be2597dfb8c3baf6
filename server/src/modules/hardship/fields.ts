import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context } from '../../platform/graphql/context.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { accountName } from '../accounts/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { Household, householdById, Person, personById } from '../households/index.js';
import { CareCheck, CareEvidence, CareThingStanding, DispersedCare, DispersedVisit } from './care.js';
import { caresByHousehold, checksByCare, evidenceByCare, visitsByCare } from './loaders.js';
import { standings } from './standing.js';

/** Fields of cares. */
@Resolver(() => DispersedCare)
export class CareFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<Household | null> {
    return op.load(householdById, care.householdId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The person who is cared for, masked.' })
  person(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<Person | null> {
    return op.load(personById, care.personId);
  }

  @FieldResolver(() => [CareThingStanding], { description: 'The five things as they stand today, always all five.' })
  async things(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<CareThingStanding[]> {
    const soon = await policyParameter(op, 'hardship.evidence.expiring.days');
    return standings(await op.load(evidenceByCare, care.id), civilDate(op.now), soon);
  }

  @FieldResolver(() => [CareEvidence], { description: 'All evidence, the newest first.' })
  evidence(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<CareEvidence[]> {
    return op.load(evidenceByCare, care.id);
  }

  @FieldResolver(() => [DispersedVisit], { description: 'Visits, the newest first.' })
  visits(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<DispersedVisit[]> {
    return op.load(visitsByCare, care.id);
  }

  @FieldResolver(() => [CareCheck], { description: 'The last answer to each item of the checklist that is asked today.' })
  checks(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<CareCheck[]> {
    return op.load(checksByCare, care.id);
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'The clock of the next visit.' })
  async clock(@Ctx() { op }: Context, @Root() care: DispersedCare): Promise<SlaClock | null> {
    return (await op.load(clocksBySubject, care.id)).at(-1) ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record evidence, visits and answers, and end it.' })
  viewerCanWork(@Ctx() { op }: Context, @Root() care: DispersedCare): boolean {
    return care.endedOn === null && op.actor.can('hardship:work', care.areaCode);
  }
}

/** Fields of evidence. */
@Resolver(() => CareEvidence)
export class EvidenceFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever recorded it.' })
  recordedByName(@Ctx() { op }: Context, @Root() evidence: CareEvidence): Promise<string | null> {
    return op.load(accountName, evidence.recordedBy);
  }
}

/** Fields of visits. */
@Resolver(() => DispersedVisit)
export class CareVisitFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever recorded it.' })
  recordedByName(@Ctx() { op }: Context, @Root() visit: DispersedVisit): Promise<string | null> {
    return op.load(accountName, visit.recordedBy);
  }
}

/** Fields of answers. */
@Resolver(() => CareCheck)
export class CheckFields {
  @FieldResolver(() => ID, { description: 'Id of the item that was asked.' })
  item(@Root() check: CareCheck): string {
    return check.itemId;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answered.' })
  checkedByName(@Ctx() { op }: Context, @Root() check: CareCheck): Promise<string | null> {
    return op.load(accountName, check.checkedBy);
  }
}

/** Cares of households. */
@Resolver(() => Household)
export class HouseholdCareFields {
  @FieldResolver(() => [DispersedCare], {
    description: 'Care at home of its members, the newest first; empty when the viewer may not read it.',
  })
  dispersedCares(@Ctx() { op }: Context, @Root() household: Household): Promise<DispersedCare[]> {
    return op.load(caresByHousehold, household.id);
  }
}
